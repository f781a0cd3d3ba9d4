"""The two cycles of action research side by side, each step with what the session holds for it already.

After McKay & Marshall (2001): one cycle serves the problem, one the research, and both run over the same events
(method reference 5.5). What is held is listed, never counted against anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.record import Record
from ssm_studio.domain.research import CYCLES, CycleNote
from ssm_studio.domain.study import Study

Held = tuple[str, Record, str]
"""Kind, record, and the one field of it that counts; "" for the whole record."""
_Finder = Callable[[Study], Iterable[Held]]
STEPS: Final = 8


@dataclass(frozen=True, slots=True)
class Step:
    """One step of one cycle.

    Attributes:
        cycle: "ps" or "r".
        number: 1 to 8.
        lens: the id of the lens element that names it ("mm.ps.1").
        held: what the session has for it.
        note: what the researcher noted there; None where nothing.
    """

    cycle: str
    number: int
    lens: str
    held: tuple[Held, ...]
    note: CycleNote | None


def board(study: Study) -> tuple[Step, ...]:
    """Both cycles, the problem-solving one first, each in its order."""
    notes = {(each.cycle, each.step): each for each in study.cycle_notes.values()}
    return tuple(
        Step(
            cycle,
            number,
            f"mm.{cycle}.{number}",
            tuple(_HELD[cycle, number](study)),
            notes.get((cycle, number)),
        )
        for cycle in CYCLES
        for number in range(1, STEPS + 1)
    )


def _all(*kinds: str) -> _Finder:
    def find(study: Study) -> Iterator[Held]:
        for kind in kinds:
            yield from ((kind, each, "") for each in study.table(kind).values())

    return find


def _header(*fields: str) -> _Finder:
    def find(study: Study) -> Iterator[Held]:
        yield from (
            ("session", study.session, name) for name in fields if getattr(study.session, name)
        )

    return find


def _declared(*fields: str) -> _Finder:
    def find(study: Study) -> Iterator[Held]:
        declared = study.declaration
        if declared is not None:
            yield from (("research", declared, name) for name in fields if getattr(declared, name))

    return find


def _both(*finders: _Finder) -> _Finder:
    def find(study: Study) -> Iterator[Held]:
        for each in finders:
            yield from each(study)

    return find


def _found(study: Study) -> Iterator[Held]:
    """The actions of which somebody said what they brought."""
    for each in study.actions.values():
        if each.found is not None or each.status in ("done", "dropped"):
            yield "action", each, ""


def _originals(study: Study) -> Iterator[Held]:
    """What was read: the elements of a concept as their source has them."""
    for each in study.reconstruction.values():
        if each.original is not None or each.original_source or each.original_page:
            yield "reconstruction", each, "original"


def _yields(study: Study) -> Iterator[Held]:
    """The blocks of which the plan says what they are to yield."""
    yield from (("block", each, "outputs") for each in study.blocks.values() if each.outputs)


def _marked(study: Study) -> Iterator[Held]:
    """What was marked as serving the research interest too."""
    for kind, each in study.everything():
        if each.interest in ("r", "both") and kind not in (
            "research",
            "reconstruction",
            "learning",
        ):
            yield kind, each, ""


_HELD: Final[dict[tuple[str, int], _Finder]] = {
    ("ps", 1): _both(_header("situation"), _declared("factual_issue", "problem_situation")),
    ("ps", 2): _all("picture", "analysis_one", "analysis_two", "analysis_three"),
    ("ps", 3): _both(_declared("problem_solving_method"), _all("block", "system")),
    ("ps", 4): _all("change", "action"),
    ("ps", 5): _all("follow_up"),
    ("ps", 6): _both(_all("follow_up", "indicator")),
    ("ps", 7): _found,
    ("ps", 8): _header("exit_problem_solving"),
    ("r", 1): _declared("area_of_concern", "theoretical_issue"),
    ("r", 2): _both(_declared("framework"), _originals),
    ("r", 3): _declared("research_method", "declaration"),
    ("r", 4): _yields,
    ("r", 5): _all("follow_up"),
    ("r", 6): _both(_all("evidence"), _marked),
    ("r", 7): _all("reconstruction", "learning"),
    ("r", 8): _header("exit_research"),
}
