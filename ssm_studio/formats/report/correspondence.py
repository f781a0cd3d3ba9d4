"""The correspondence matrix on paper: what people ticked, and what the rows and columns that stayed empty ask."""

from __future__ import annotations

from ssm_studio.domain.edit_correspondence import LETTERS
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.formats.report.page import Page
from ssm_studio.method.correspondence import EMPTY_COLUMN, EMPTY_ROW, correspondence
from ssm_studio.method.prompts import BY_KEY

TICK = "■"


def correspondence_table(page: Page, model: ConceptualModel, ref: str) -> None:
    """Activities against the letters of the definition; nothing where nobody has ticked anything.

    What shared words only suggest is left out: a reader could not tell a guess from what the room said.
    """
    t = page.t
    matrix = correspondence(page.study, model.id, page.language)
    if not matrix.ticks:
        return
    page.table(
        t("Correspondence of {ref} with its root definition").format(ref=ref),
        (t("Activity"), *LETTERS),
        [
            (
                f"{row.number} {row.words}",
                *(TICK if (row.id, letter) in matrix.ticks else "" for letter in LETTERS),
            )
            for row in matrix.rows
        ],
        keep=1 + len(LETTERS),
    )
    numbers = ", ".join(row.number for row in matrix.rows if row.id in matrix.empty_rows)
    asked = [
        (f"{letter} {t(BY_KEY[letter].name)}", t(EMPTY_COLUMN[letter]))
        for letter in matrix.empty_columns
    ]
    page.facts((*([(numbers, t(EMPTY_ROW))] if numbers else ()), *asked))
