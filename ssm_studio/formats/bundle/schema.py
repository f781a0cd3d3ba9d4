"""The bundle's JSON Schema, made from the same declarations as import and export.

It asks for little, because a bundle may be written by hand: nearly everything may be left out or null, and keys
that it does not know are welcome and kept. It refuses values of a type that a session could not hold.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ssm_studio.domain.field_types import FLAG, MARKS, NUMBER, TEXT, TEXTS, WORD, WORDS
from ssm_studio.domain.kinds import CHILDREN, KINDS, Kind
from ssm_studio.domain.record import ANYTHING
from ssm_studio.formats.bundle.codec import LARGEST, Path, Slot, section, slots

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of a bundle: whatever it accepts is imported and exported again as the same data."""
    root = _record("session")
    for kind in KINDS:
        if kind.section and not kind.parent_kind:
            _place(root, section(kind.name), _section(kind))
    kinds = {kind.name: _record(kind.name) for kind in KINDS if kind.section}
    return {
        "$schema": _DIALECT,
        "title": "ssm_studio bundle",
        "description": "One Soft Systems Methodology session: everything in it, as one document.",
        **root,
        "$defs": {"text": _TEXT, "whole": _WHOLE, **kinds},
    }


_TEXT: Final = {
    "description": "A text: plain, or in English (en) and Indonesian (id).",
    "type": ["string", "object"],
    "properties": {"en": {"type": ["string", "null"]}, "id": {"type": ["string", "null"]}},
}
_WHOLE: Final = {"type": "integer", "minimum": -LARGEST, "maximum": LARGEST}
_NOTHING: Final = {"type": "null"}


def _or_null(ref: str) -> dict[str, Any]:
    return {"anyOf": [{"$ref": f"#/$defs/{ref}"}, dict(_NOTHING)]}


def _word(slot: Slot) -> dict[str, Any]:
    if slot.choices:
        return {"enum": [*slot.choices, None]}
    return {"type": ["string", "null"]}


_OF_SHAPE: Final[dict[str, Callable[[Slot], dict[str, Any]]]] = {
    WORD: _word,
    NUMBER: lambda _slot: _or_null("whole"),
    FLAG: lambda _slot: {"type": ["boolean", "null"]},
    TEXT: lambda _slot: _or_null("text"),
    WORDS: lambda slot: {
        "type": ["array", "null"],
        "items": {"enum": list(slot.choices)} if slot.choices else {"type": "string"},
    },
    TEXTS: lambda _slot: {"type": ["array", "null"], "items": {"$ref": "#/$defs/text"}},
    MARKS: lambda _slot: {"type": ["object", "null"], "additionalProperties": _or_null("whole")},
}


def _record(kind: str) -> dict[str, Any]:
    """One record's object: its own fields and the lists of records that it owns."""
    described: dict[str, Any] = {"type": "object", "properties": {}}
    if kind != "session":
        type_ = next(each.type for each in KINDS if each.name == kind)
        described["description"] = (type_.__doc__ or "").split("\n")[0]
    for slot in slots(kind):
        _place(described, slot.path, _field(slot))
    for child in CHILDREN[kind]:
        _place(described, section(child.name), _section(child))
    return described


def _field(slot: Slot) -> dict[str, Any]:
    described = _OF_SHAPE[slot.shape](slot)
    if slot.refers == ANYTHING:
        return described | {"description": "Short name of a record, or of a part of one."}
    if slot.refers:
        return described | {"description": f"Short name: {slot.refers}."}
    return described


def _section(kind: Kind) -> dict[str, Any]:
    if kind.single:
        return _or_null(kind.name)
    return {"type": ["array", "null"], "items": {"$ref": f"#/$defs/{kind.name}"}}


def _place(described: dict[str, Any], path: Path, inner: dict[str, Any]) -> None:
    here = described["properties"]
    for key in path[:-1]:
        holder = here.setdefault(key, {"type": ["object", "null"], "properties": {}})
        here = holder["properties"]
    here[path[-1]] = inner
