"""What was voted: the questions that can be asked, the rounds that were held, and what may be seen of them."""

from __future__ import annotations

from collections import Counter
from typing import Final

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.study import Study
from ssm_studio.values import dataclass

Marks = tuple[tuple[str, int], ...]
"""Pairs of an id, or of a step of the scale, and a number."""


@dataclass(frozen=True, slots=True)
class Question:
    """What can be asked about records of some kinds.

    Attributes:
        asked: as `Ballot.asked` has it.
        kinds: of which records.
        field: where the record itself says what was voted last: marks by participant, or for dots their number.
        scale: as `Ballot.scale` has it.
        low: the lowest mark.
        high: the highest mark; as many dots as somebody may put on one thing.
    """

    asked: str
    kinds: tuple[str, ...]
    field: str
    scale: str
    low: int
    high: int

    @property
    def counted(self) -> bool:
        """Whether marks are added up, as dots are, and not steps of a scale."""
        return self.asked == "dots"


QUESTIONS: Final = {
    each.asked: each
    for each in (
        Question("dots", ("theme", "system"), "votes", "dots", 0, 9),
        Question("agreement", ("accommodation",), "gradients", "gradients8", 1, 8),
        Question("desirable", ("change",), "desirable_by", "0-3", 0, 3),
        Question("feasible", ("change",), "feasible_by", "0-3", 0, 3),
        Question("quality", ("row",), "quality_by", "1-5", 1, 5),
    )
}
HANDS_SCALE: Final = "hands"
"""The scale of a round in which hands went up for the thing as it is worded, group by group."""


def questions_of(kind: str) -> tuple[Question, ...]:
    """What can be asked about a record of this kind, by vote."""
    return tuple(each for each in QUESTIONS.values() if kind in each.kinds)


def rounds_of(study: Study, target: str, asked: str) -> tuple[Ballot, ...]:
    """The rounds that were held on one question about one record, the first one first."""
    found = (b for b in study.ballots.values() if b.target == target and b.asked == asked)
    return tuple(sorted(found, key=lambda each: (each.round or 0, each.id)))


def shown_rounds(study: Study, target: str, asked: str) -> tuple[Ballot, ...]:
    """The rounds that may be seen: those that are not secret any more; each with its `spread`."""
    return tuple(each for each in rounds_of(study, target, asked) if not each.hidden)


def open_round(study: Study, target: str, asked: str) -> Ballot | None:
    """The newest round, where it was held in the open and person by person: the one that a single mark belongs to."""
    found = rounds_of(study, target, asked)
    return found[-1] if found and found[-1].marks and not found[-1].secret else None


def spread_of(ballot: Ballot) -> Marks:
    """How many gave each mark, lowest first; of dots, how many people put that many."""
    if ballot.spread:
        return tuple(sorted(ballot.spread, key=lambda each: number_of(each[0])))
    counts = Counter(mark for _who, mark in ballot.marks)
    return tuple((str(mark), counts[mark]) for mark in sorted(counts))


def number_of(words: str) -> int:
    return int(words) if words.lstrip("-").isdecimal() else 0


def marks_now(study: Study, target: str, asked: str) -> tuple[int, ...]:
    """Every mark of the newest round that may be seen, lowest first; of no round, what the record itself says."""
    seen = shown_rounds(study, target, asked)
    if seen and seen[-1].scale != HANDS_SCALE:
        return tuple(number_of(m) for m, how_many in spread_of(seen[-1]) for _ in range(how_many))
    question = QUESTIONS[asked]
    records = (study.get(kind, target) for kind in question.kinds)
    record = next((each for each in records if each is not None), None)
    own = getattr(record, question.field, ()) if record is not None else ()
    return tuple(sorted(mark for _who, mark in own)) if isinstance(own, tuple) else ()
