"""Which record a line speaks of: by its short name ("E05", "P01" for P1) or by its whole label."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ssm_studio.domain.edit_model import activity_numbered
from ssm_studio.domain.kinds import BY_NAME, KINDS
from ssm_studio.domain.record import Record
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene
from ssm_studio.say.lookup import REF, find, plain_ref, the_one
from ssm_studio.say.tokens import Phrase, shown

Named = tuple[str, Record]
_PREFIXES: Final = frozenset(each.prefix.casefold() for each in KINDS if each.prefix)


def looks_like_ref(words: str) -> bool:
    """Whether words are a short name of some kind, of something that is there or not."""
    match = REF.fullmatch(words.casefold()) if len(words) <= 20 else None
    return match is not None and match[1] in _PREFIXES


def by_ref(scene: Scene, words: str) -> Named | None:
    """What carries a short name; rows of a definition first in the one in view."""
    wanted = plain_ref(words)
    if not wanted:
        return None
    several = [
        (kind, record)
        for kind, record in scene.study.everything()
        if record.ref and wanted in map(plain_ref, (record.ref, *(record.was or "").split()))
    ]
    for kind, record in several:
        if BY_NAME[kind].parent_kind == "definition" and _is_in(scene, record):
            return kind, record
    return several[0] if several else None


def by_own_ref(scene: Scene, words: str) -> Named | None:
    """What came from elsewhere with a short name of another kind than ours, such as “RC-marr-10”."""
    wanted = words.casefold()
    for kind, record in scene.study.everything():
        if record.ref and record.ref.casefold() == wanted:
            return kind, record
    return None


def _is_in(scene: Scene, record: Record) -> bool:
    return getattr(record, "definition", None) == scene.definition


def named(scene: Scene, phrase: Phrase) -> Named:
    """The record that a piece of a line names, of whatever kind.

    Raises:
        Puzzled: none is called so, or several are.
    """
    if (found := by_ref(scene, phrase.text)) is not None:
        return found
    if scene.place.stage in (3, 4) and scene.model:
        activity = activity_numbered(scene.study, scene.model, phrase.text)
        if activity is not None:
            return "activity", activity
    if (labelled := by_label(scene, phrase.text)) is not None:
        return labelled
    raise phrase.puzzled(nothing_called(phrase))


def by_label(scene: Scene, words: str) -> Named | None:
    """What alone has this whole label: in the picture in view, else anywhere."""
    tables = (
        ("element", scene.elements),
        *((each, scene.study.table(each).values()) for each in _LABELLED),
    )
    for kind, records in tables:
        found = find(records, words)
        if found.exact and found.record is not None:
            return kind, found.record
    return None


_LABELLED: Final = ("element", "theme", "participant", "picture", "system", "change", "action")


def nothing_called(phrase: Phrase) -> str:
    """The sentence about a name that nothing has."""
    return _(
        "Nothing is called “{words}”. Type find and a word of it to see what there is."
    ).format(words=shown(phrase.text))


def one_of(scene: Scene, records: Iterable[Record], phrase: Phrase) -> Record:
    """The one among records that a piece names, “P01” for P1 too.

    Raises:
        Puzzled: none of them is called so.
    """
    candidates = tuple(records)
    wanted = plain_ref(phrase.text)
    for each in candidates:
        if wanted and wanted == plain_ref(each.ref):
            return each
    if not candidates:
        raise phrase.puzzled(nothing_called(phrase))
    return the_one(candidates, phrase, scene.language)


def none_of(phrase: Phrase, names: str) -> str:
    """That a piece of a line is none of the words that may stand there."""
    if not phrase:
        return _("Type one of {names} here.").format(names=names)
    return _("“{words}” is not known here. Type one of {names}.").format(
        words=shown(phrase.text), names=names
    )
