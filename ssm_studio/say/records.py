"""Rename or delete anything by its short name; elements also by their whole label, activities by their number."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit import delete as delete_record
from ssm_studio.domain.edit import write
from ssm_studio.domain.edit_model import activity_numbered
from ssm_studio.domain.edit_picture import relabel
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import Record
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene
from ssm_studio.say.lookup import find, not_clear, the_one
from ssm_studio.say.results import Understood
from ssm_studio.say.tokens import Phrase, shown

NAMED: Final = {
    "element": (1, "label"),
    "relation": (1, "label"),
    "theme": (1, "name"),
    "picture": (1, "title"),
    "system": (2, "name"),
    "definition": (2, "sentence"),
    "customer": (2, "who"),
    "actor": (2, "who"),
    "owner": (2, "who"),
    "constraint": (2, "what"),
    "model": (3, "title"),
    "activity": (3, "text"),
    "row": (4, ""),
    "debate": (4, "text"),
    "accommodation": (4, "text"),
    "change": (4, "text"),
    "action": (4, "text"),
    "learning": (4, "text"),
}
"""What can be named by its short name: the stage in which it is seen, and the field that holds its words."""


def delete(scene: Scene, rest: Phrase) -> Understood:
    """Delete the record that is named, with what it owns."""
    kind, record = _meant(scene, rest)
    step = delete_record(scene.study, kind, record.id)
    return Understood(step, kind, record.id, NAMED[kind][0])


def rename(scene: Scene, rest: Phrase) -> Understood:
    """Give a record other words: “rename E15 …”, or “rename Governor : …” by its label."""
    first = rest.text[:200].split(maxsplit=1)[0]
    name, words = rest.part(0, len(first)), rest.part(len(first))
    found = _by_short_name(scene, name.text.rstrip(":"))
    if found is None or words.text.startswith(":"):
        name, after = rest.cut(":")
        if after is None:
            raise rest.puzzled(
                _("A code or a label and “:” are missing, as in: rename E15 new words")
            )
        words = after
        found = _meant(scene, name)
    kind, record = found
    stage, field = NAMED[kind]
    if not words or not field:
        raise rest.puzzled(_("This needs new words, and something that carries words."))
    if kind in ("element", "relation"):
        step = relabel(scene.study, record.id, words.text)
    else:
        step = write(scene.study, kind, record.id, field, words.text)
    return Understood(Changeset(step.label, step.puts), kind, record.id, stage)


def _by_short_name(scene: Scene, typed: str) -> tuple[str, Record] | None:
    """What carries this short name; rows of a definition only in the one in view."""
    wanted = typed.strip().casefold()
    if not wanted or len(wanted) > 40:
        return None
    for kind in NAMED:
        parent = BY_NAME[kind].parent_field
        for record in scene.study.table(kind).values():
            if record.ref.casefold() == wanted and (
                parent != "definition" or getattr(record, parent) == scene.definition
            ):
                return kind, record
    if scene.place.stage in (3, 4) and scene.model:
        activity = activity_numbered(scene.study, scene.model, wanted)
        return ("activity", activity) if activity else None
    return None


def _meant(scene: Scene, phrase: Phrase) -> tuple[str, Record]:
    named = _by_short_name(scene, phrase.text)
    if named is not None:
        return named
    candidates = scene.elements or tuple(scene.study.elements.values())
    found = find(candidates, phrase.text)
    if found.exact and found.record is not None:
        return "element", found.record
    if found.exact:
        raise phrase.puzzled(not_clear(found.several, phrase, scene.language))
    if found.record is not None or found.several:
        raise phrase.puzzled(
            _("“{words}” is only part of a label; write all of it, or the code.").format(
                words=shown(phrase.text)
            )
        )
    return "element", the_one(candidates, phrase, scene.language)
