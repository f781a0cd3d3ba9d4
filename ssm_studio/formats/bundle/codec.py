"""How the declared fields of a record stand in JSON, and back again without losing anything.

A field's place (`path`) and its type come from its declaration in `domain`; nothing is listed twice here. What a
JSON object says beyond the declared fields, and what it says in another way than we would write it, stays in the
object as it was: the caller keeps that remainder beside the record and gives it to `encode` later.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ssm_studio.domain.field_types import FLAG, MARKS, NUMBER, TEXT, TEXTS, WORD, WORDS, type_of
from ssm_studio.domain.kinds import BY_NAME, CHILDREN, fields_of, path_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.text import Text
from ssm_studio.errors import UsageError
from ssm_studio.i18n import N_, _

Path = tuple[str, ...]
MISSING: Final = object()
"""Nothing stands there; JSON's null is a value of its own."""

LARGEST: Final = 2**53 - 1
"""Whole numbers up to here are the same in every program that reads JSON."""

_SAID_LAST: Final = ("provenance", "visibility", "interest", "was")


@dataclass(frozen=True, slots=True)
class Slot:
    """One declared field as a bundle sees it.

    Attributes:
        name: of the field in its record.
        path: the keys that lead to it from the record's own object.
        shape: which of `field_types` it has.
        refers: the kind of record that it names, "" where it names none.
        choices: the only words that it may be; () where any word is.
        default: its value when a bundle does not say it.
    """

    name: str
    path: Path
    shape: str
    refers: str
    choices: tuple[str, ...]
    default: Any


class NotKeptError(UsageError):
    """A bundle says something of a type that no session can hold."""


def refuse(where: str, expected: str, found: Any) -> NotKeptError:
    """The trouble that `found` stands at `where` and something else is needed there."""
    return NotKeptError(
        _("This bundle cannot be imported."),
        _("At “{where}” there should be {expected}, but there is {found}.").format(
            where=where or _("the top"), expected=_(expected), found=_describe(found)
        ),
        _("Nothing was imported. `ssm-studio schema` prints what a bundle may hold."),
    )


_FOUND: Final[tuple[tuple[Any, str], ...]] = (
    (type(None), N_("nothing (null)")),
    (bool, N_("true or false")),
    (int | float, N_("a number")),
    (list, N_("a list")),
    (dict, N_("an object")),
)


def _describe(found: Any) -> str:
    if isinstance(found, str):
        words = " ".join(found.split())
        return f"“{words[:40]}…”" if len(words) > 40 else f"“{words}”"
    return next((_(name) for type_, name in _FOUND if isinstance(found, type_)), repr(found)[:40])


@cache
def slots(kind: str) -> tuple[Slot, ...]:
    """The fields of a kind of record that a bundle says; the ones that every record has come last."""
    type_: type[Record] = BY_NAME[kind].type
    found = [
        Slot(
            field.name,
            tuple(path.split(".")),
            type_of(field),
            field.metadata["refers"],
            field.metadata["choices"],
            field.default,
        )
        for field in fields_of(type_)
        if (path := path_of(field)) is not None
    ]
    return tuple(sorted(found, key=lambda slot: slot.name in _SAID_LAST))


@cache
def section(kind: str) -> Path:
    """The keys that lead to the list of this kind, from the root or from the record that owns it."""
    named = BY_NAME[kind].section
    return tuple(named.split(".")) if named else ()


# --- one value of each shape: what it means, and what of it no field holds --------------------------------


def _decode_word(value: Any, slot: Slot, where: str) -> tuple[Any, Any]:
    if not isinstance(value, str):
        raise refuse(where, N_("a text in quotes"), value)
    if slot.choices and value not in slot.choices:
        raise refuse(where, " | ".join(slot.choices), value)
    # A word that is the same as none ("" as an id) is left where it stands.
    return value, value if value == slot.default else MISSING


def _decode_number(value: Any, _slot: Slot, where: str) -> tuple[Any, Any]:
    return whole(value, where), MISSING


def whole(value: Any, where: str) -> int:
    """`value` as a whole number, which JSON may also write as 2.0.

    Raises:
        NotKeptError: it is no whole number; `where` says of what.
    """
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value // 1:
        raise refuse(where, N_("a whole number"), value)
    if abs(value) > LARGEST:
        raise refuse(where, N_("a whole number of at most 15 digits"), value)
    return int(value)


def _decode_flag(value: Any, _slot: Slot, where: str) -> tuple[Any, Any]:
    if not isinstance(value, bool):
        raise refuse(where, N_("true or false"), value)
    return value, MISSING


def _decode_text(value: Any, _slot: Slot, where: str) -> tuple[Any, Any]:
    if isinstance(value, str):
        return Text(plain=value), MISSING
    if not isinstance(value, dict):
        raise refuse(where, N_("a text, or an object with “en” and “id”"), value)
    rest = dict(value)
    said: dict[str, str] = {}
    for language in ("en", "id"):
        words = value.get(language)
        if isinstance(words, str):
            said[language] = rest.pop(language)
        elif words is not None:
            raise refuse(f"{where}.{language}", N_("a text in quotes"), words)
    if said and isinstance(rest.get("plain"), str):
        said["plain"] = rest.pop("plain")
    return (Text(**said) if said else None), rest if rest or not said else MISSING


def _decode_words(value: Any, slot: Slot, where: str) -> tuple[Any, Any]:
    items = _list(value, where)
    one = dataclasses.replace(slot, default=None)
    for index, item in enumerate(items):
        _decode_word(item, one, f"{where}[{index}]")
    return tuple(items), MISSING if items else value


def _decode_texts(value: Any, slot: Slot, where: str) -> tuple[Any, Any]:
    found = [
        _decode_text(item, slot, f"{where}[{i}]") for i, item in enumerate(_list(value, where))
    ]
    # A list has no keys by which an odd part could be kept alone, so the whole list is.
    whole_ = bool(found) and all(rest is MISSING for _text, rest in found)
    return tuple(text or Text() for text, _rest in found), MISSING if whole_ else value


def _decode_marks(value: Any, _slot: Slot, where: str) -> tuple[Any, Any]:
    if not isinstance(value, dict):
        raise refuse(where, N_("an object with names and numbers"), value)
    marks = tuple(
        (name, whole(mark, f"{where}.{name}")) for name, mark in value.items() if mark is not None
    )
    rest = {name: None for name, mark in value.items() if mark is None}
    return marks, rest if rest or not marks else MISSING


def _list(value: Any, where: str) -> list[Any]:
    if not isinstance(value, list):
        raise refuse(where, N_("a list"), value)
    return value


def _encode_text(value: Text, rest: Any) -> Any:
    if value.en is None and value.id is None:
        return value.plain if value.plain is not None else rest
    said = {"en": value.en, "id": value.id, "plain": value.plain}
    base = dict(rest) if isinstance(rest, dict) else {}
    return base | {language: words for language, words in said.items() if words is not None}


def _encode_marks(value: tuple[tuple[str, int], ...], rest: Any) -> Any:
    return (dict(rest) if isinstance(rest, dict) else {}) | dict(value)


def _encode_texts(value: tuple[Text, ...], _rest: Any) -> Any:
    return [_encode_text(text, {}) for text in value]


_DECODE: Final[dict[str, Callable[[Any, Slot, str], tuple[Any, Any]]]] = {
    WORD: _decode_word,
    NUMBER: _decode_number,
    FLAG: _decode_flag,
    TEXT: _decode_text,
    WORDS: _decode_words,
    TEXTS: _decode_texts,
    MARKS: _decode_marks,
}
_ENCODE: Final[dict[str, Callable[[Any, Any], Any]]] = {
    TEXT: _encode_text,
    WORDS: lambda value, _rest: list(value),
    TEXTS: _encode_texts,
    MARKS: _encode_marks,
}


# --- a record's fields in their object --------------------------------------------------------------------


def decode(kind: str, raw: dict[str, Any], where: str) -> dict[str, Any]:
    """The values of a record's fields, taken out of `raw`; what no field holds is left in it.

    References are still the short names that the bundle uses.

    Raises:
        NotKeptError: a declared place holds a value of another type.
    """
    values: dict[str, Any] = {}
    for slot in slots(kind):
        found = look(raw, slot.path, where)
        if found is MISSING or found is None:
            continue
        spot = ".".join((where, *slot.path)) if where else ".".join(slot.path)
        values[slot.name], rest = _DECODE[slot.shape](found, slot, spot)
        put(raw, slot.path, rest)
    return values


def encode(kind: str, values: dict[str, Any], kept: str) -> dict[str, Any]:
    """The JSON object of a record: what was `kept` of the one it came from, with the fields as they are now."""
    raw = _remembered(kept)
    for slot in slots(kind):
        value = values[slot.name]
        rest = look(raw, slot.path, None)
        if value == slot.default or value == Text():
            if rest is not MISSING and _still_says(slot, rest):
                put(raw, slot.path, MISSING)
        elif not (slot.shape == TEXTS and _says(slot, rest) == value):
            write = _ENCODE.get(slot.shape)
            put(raw, slot.path, write(value, rest) if write else value)
    return raw


def _remembered(kept: str) -> dict[str, Any]:
    """What a record keeps beside its fields."""
    if not kept:
        return {}
    raw = json.loads(kept)
    return raw if isinstance(raw, dict) else {}


def _says(slot: Slot, rest: Any) -> Any:
    if rest is MISSING or rest is None:
        return slot.default
    try:
        return _DECODE[slot.shape](rest, slot, "")[0]
    except NotKeptError:
        return slot.default


def _still_says(slot: Slot, rest: Any) -> bool:
    """Whether the remainder holds a value of a field that has been emptied since."""
    return _says(slot, rest) not in (slot.default, None)


def look(raw: dict[str, Any], path: Path, where: str | None) -> Any:
    """What stands at `path`, or MISSING; an object that should be on the way must be one if `where` is given.

    Raises:
        NotKeptError: it is none.
    """
    here: Any = raw
    for depth, key in enumerate(path):
        if not isinstance(here, dict):
            if here is not None and where is not None:
                raise refuse(".".join(filter(None, (where, *path[:depth]))), N_("an object"), here)
            return MISSING
        if key not in here:
            return MISSING
        here = here[key]
    return here


def put(raw: dict[str, Any], path: Path, value: Any) -> None:
    """Set `value` at `path`; MISSING takes it away with the objects that it leaves empty."""
    trail = [raw]
    for key in path[:-1]:
        inner = trail[-1].get(key)
        if not isinstance(inner, dict):
            if value is MISSING:
                return
            inner = trail[-1][key] = {}
        trail.append(inner)
    if value is not MISSING:
        trail[-1][path[-1]] = value
        return
    trail[-1].pop(path[-1], None)
    for depth in range(len(trail) - 1, 0, -1):
        if trail[depth]:
            return
        del trail[depth - 1][path[depth - 1]]


# --- the order of keys ------------------------------------------------------------------------------------


@cache
def _order(kind: str) -> dict[str, Any]:
    tree: dict[str, Any] = {}
    if kind == "session":
        # The header's fields stand in several sections; the sections come in the order of the stages.
        paths: Iterable[Path] = (("meta",), ("session",), *_sections(), *_paths(kind))
    else:
        paths = (*_paths(kind), *(section(child.name) for child in CHILDREN[kind]))
    for path in paths:
        branch = tree
        for key in path:
            branch = branch.setdefault(key, {})
    return tree


def _paths(kind: str) -> Iterator[Path]:
    return (slot.path for slot in slots(kind))


def _sections() -> Iterator[Path]:
    return (
        section(name) for name, each in BY_NAME.items() if each.section and not each.parent_kind
    )


def in_order(kind: str, raw: dict[str, Any]) -> dict[str, Any]:
    """`raw` with its keys in the order of the declaration, unknown ones after them as they came."""
    return _sorted_by(raw, _order(kind))


def _sorted_by(raw: dict[str, Any], tree: dict[str, Any]) -> dict[str, Any]:
    keys = [key for key in tree if key in raw]
    keys += [key for key in raw if key not in tree]
    return {
        key: _sorted_by(raw[key], tree[key])
        if isinstance(raw[key], dict) and tree.get(key)
        else raw[key]
        for key in keys
    }
