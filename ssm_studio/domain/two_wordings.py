"""Where two people worded one text differently at the same time: both wordings, and the step that chooses.

Both stand in the text until somebody chooses; nothing waits for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from ssm_studio.domain.changes import BOTH, NOTHING, Changeset, Clash
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _

TONGUES: Final = ("plain", "en", "id")


@dataclass(frozen=True, slots=True)
class TwoWordings:
    """A text as each of two people would have it.

    Attributes:
        tongue: which wording of a `Text` it is; "" where the field is a plain string.
        both: what stands there for now.
    """

    kind: str
    id: str
    field: str
    tongue: str
    mine: str
    theirs: str
    both: str


def wordings(clashes: Iterable[Clash]) -> Iterator[TwoWordings]:
    """Those of the clashes in which a person has to choose; what could be merged needs none."""
    for clash in clashes:
        for tongue in TONGUES if isinstance(clash.mine, Text) else ("",):
            mine, theirs, kept = (
                _part(each, tongue) for each in (clash.mine, clash.theirs, clash.kept)
            )
            if clash.field and mine and theirs and differ(mine, theirs, kept):
                yield TwoWordings(clash.kind, clash.id, clash.field, tongue, mine, theirs, kept)


def differ(mine: str, theirs: str, both: str) -> bool:
    """Whether a text holds words of both sides that say the same thing differently."""
    return both.count(BOTH) > max(mine.count(BOTH), theirs.count(BOTH))


def tongue_of(study: Study, kind: str, id_: str, field: str) -> str:
    """Which wording of a text is written, and "" for a plain string."""
    value = getattr(study.get(kind, id_), field, None)
    if not isinstance(value, Text):
        return ""
    return "plain" if value.plain is not None else "id" if study.language == "id" else "en"


def stands(study: Study, two: TwoWordings) -> bool:
    """Whether there is something to choose still."""
    return two.both in _part(getattr(study.get(two.kind, two.id), two.field, None), two.tongue)


def choose(study: Study, two: TwoWordings, words: str) -> Changeset:
    """The step that puts `words` where both wordings stand; what was written around them since stays."""
    record = study.get(two.kind, two.id)
    if record is None or not stands(study, two):
        return NOTHING
    value = getattr(record, two.field)
    text = _part(value, two.tongue).replace(two.both, words)
    after: Any = replace(value, **{two.tongue: text}) if two.tongue else text
    label = _("Choose a wording in “{name}”").format(name=short_name(record, study.language))
    return set_fields(study, two.kind, two.id, label, **{two.field: after})


def _part(value: Any, tongue: str) -> str:
    words = getattr(value, tongue) if tongue and isinstance(value, Text) else value
    return words if isinstance(words, str) else ""
