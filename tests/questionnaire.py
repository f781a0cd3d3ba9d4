"""A questionnaire to try things with: 28 respondents over the four perspectives of the balanced scorecard.

It has the shape of one in a study of a directorate, and every answer in it is made up: take it in with
`--provenance invented`. `python -m tests.questionnaire > FILE.csv` writes it; with `--interviews`, six interviews.
"""

from __future__ import annotations

import csv
import io
import sys
from typing import Final

RESPONDENTS: Final = 28
GROUPS: Final = ("Heads of section", "Analysts", "Field officers", "Administration")
HEADINGS: Final = (
    "respondent",
    "group",
    "perspective",
    "question",
    "rating",
    "concern",
    "quotation",
)
ASKED: Final = {
    "bsc.p.financial": "Is money spent on what matters?",
    "bsc.p.customer": "Do those we serve notice what we do?",
    "bsc.p.process": "Does work go from hand to hand without waiting?",
    "bsc.p.learning": "Do we learn from what went wrong?",
}
CONCERNS: Final = {
    "bsc.p.financial": (
        "the budget is fixed before the plan",
        "nobody knows what an activity costs",
    ),
    "bsc.p.customer": (
        "citizens hear of it last",
        "complaints are filed, not read",
        "the counter decides alone",
    ),
    "bsc.p.process": ("one signature takes nine days", "each unit keeps its own list"),
    "bsc.p.learning": (
        "training goes to those who have time",
        "mistakes are hidden",
        "reports are not read",
    ),
}


def rows() -> list[tuple[str, ...]]:
    """The heading and four rows a respondent, the same every time."""
    found: list[tuple[str, ...]] = [HEADINGS]
    for number in range(1, RESPONDENTS + 1):
        for place, (lens, question) in enumerate(ASKED.items()):
            concerns = CONCERNS[lens]
            concern = concerns[(number * 5 + place) % len(concerns)] if (number + place) % 3 else ""
            found.append(
                (
                    f"R{number:02d}",
                    GROUPS[number % len(GROUPS)],
                    lens,
                    question,
                    str((number * 7 + place * 3) % 5 + 1),
                    concern,
                    f"In week {number} I would say: {concern or 'it depends'}.",
                )
            )
    return found


def as_csv(separator: str = ",", encoding: str = "utf-8") -> bytes:
    """The questionnaire as a file."""
    file = io.StringIO()
    csv.writer(file, delimiter=separator, lineterminator="\r\n").writerows(rows())
    return file.getvalue().encode(encoding)


def interviews(separator: str = ",", encoding: str = "utf-8") -> bytes:
    """What six of them said when they were talked with, a passage a row: evidence in people's own words."""
    file = io.StringIO()
    lines = csv.writer(file, delimiter=separator, lineterminator="\r\n")
    lines.writerow(("participant", "group", "quotation"))
    for number in range(1, 7):
        for lens, concerns in CONCERNS.items():
            words = concerns[number % len(concerns)]
            said = f"Well, asked about it I would say that {words}, and {ASKED[lens][:-1].lower()}?"
            lines.writerow((f"R{number:02d}", GROUPS[number % len(GROUPS)], said))
    return file.getvalue().encode(encoding)


if __name__ == "__main__":
    made = interviews() if "--interviews" in sys.argv else as_csv()
    sys.stdout.write(made.decode())
