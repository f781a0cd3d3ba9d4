"""Where two people worded one text differently at the same time: both wordings, and the step that chooses.

Both stand in the text until somebody chooses; nothing waits for that. What clashed is kept in `edit_clashes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ssm_studio.domain.changes import BOTH, Changeset
from ssm_studio.domain.changes import Clash as Met
from ssm_studio.domain.clash import Clash, ClashSide
from ssm_studio.domain.edit_clashes import BOTH as KEEP_BOTH
from ssm_studio.domain.edit_clashes import (
    OTHER,
    TONGUES,
    WAYS,
    settle,
    sides_of,
    standing,
)
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.values import dataclass


@dataclass(frozen=True, slots=True)
class TwoWordings:
    """A text as each of two people would have it.

    Attributes:
        tongue: which wording of a `Text` it is; "" where the field is a plain string.
        both: what stands there for now.
        clash: the id of the record that keeps it; "" before there is one.
        mine_by: who wrote mine, and when; empty before there is a record.
        theirs_by: who wrote theirs, and when.
    """

    kind: str
    id: str
    field: str
    tongue: str
    mine: str
    theirs: str
    both: str
    clash: str = ""
    mine_by: tuple[str, str] = ("", "")
    theirs_by: tuple[str, str] = ("", "")


def wordings(clashes: Iterable[Met]) -> Iterator[TwoWordings]:
    """Those of the clashes in which a person has to choose; what could be merged needs none."""
    for clash in clashes:
        for tongue in TONGUES if isinstance(clash.mine, Text) else ("",):
            mine, theirs, kept = (
                _part(each, tongue) for each in (clash.mine, clash.theirs, clash.kept)
            )
            if clash.field and mine and theirs and differ(mine, theirs, kept):
                yield TwoWordings(clash.kind, clash.id, clash.field, tongue, mine, theirs, kept)


def two_wordings(study: Study, clash: Clash, author: str = "") -> TwoWordings | None:
    """What there is to choose in a clash that was kept; None where both wordings stand side by side no more.

    The side of `author` is mine; where both or none are theirs, the later one.
    """
    both, record = standing(study, clash), study.find(clash.about or "")
    if not both or record is None:
        return None
    theirs, mine = _theirs_and_mine(study, clash, author)
    return TwoWordings(
        kind_of(record).name,
        record.id,
        clash.field or "",
        clash.lang or "",
        mine.text or "",
        theirs.text or "",
        both,
        clash.id,
        (mine.author or "", mine.at or ""),
        (theirs.author or "", theirs.at or ""),
    )


def differ(mine: str, theirs: str, both: str) -> bool:
    """Whether a text holds words of both sides that say the same thing differently."""
    return both.count(BOTH) > max(mine.count(BOTH), theirs.count(BOTH))


def tongue_of(study: Study, kind: str, id_: str, field: str) -> str:
    """Which wording of a text is written, and "" for a plain string."""
    value = getattr(study.get(kind, id_), field, None)
    if not isinstance(value, Text):
        return ""
    return "plain" if value.plain is not None else "id" if study.language == "id" else "en"


def choose(
    study: Study, two: TwoWordings, words: str, *, both: bool = False, at: str = ""
) -> Changeset:
    """The step that puts `words` where both wordings stand; what was written around them since stays.

    With `both` the two stay as they stand, and are settled.
    """
    ways = {each.text: way for way, each in zip(WAYS, sides_of(study, two.clash), strict=False)}
    how = ways.get(words, OTHER)
    return settle(study, two.clash, KEEP_BOTH if both else how, words, at=at)


def _theirs_and_mine(study: Study, clash: Clash, author: str) -> tuple[ClashSide, ClashSide]:
    first, second = sides_of(study, clash.id)[:2]
    return (second, first) if first.author == author != second.author else (first, second)


def _part(value: Any, tongue: str) -> str:
    words = getattr(value, tongue) if tongue and isinstance(value, Text) else value
    return words if isinstance(words, str) else ""
