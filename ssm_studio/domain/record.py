"""What every record has, and how a record's fields are declared.

A field is declared once, in its dataclass. From that one declaration follow its column in the session file
(`store.rows`), its place in a bundle (`formats.bundle`, `path`), what else must change when a record that it
refers to is deleted (`refers`), and its place in the JSON Schema.

`field_types` lists the types that a field may have. A field without a value is None or ().
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, field, fields
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar, dataclass_transform

from ssm_studio.values import with_fields

T = TypeVar("T")

ANYTHING: Final = "*"
"""`refers` of a field that may name a record of any kind, or a part of one ("RD2.w")."""


def column(
    path: str = "",
    *,
    refers: str = "",
    parent: str = "",
    choices: tuple[str, ...] = (),
    default: Any = None,
    since: int = 0,
) -> Any:
    """Declare a field of a record.

    Args:
        path: where the value stands in a bundle, dotted; the field's own name when empty.
        refers: the kind of record whose id the value is (or ids, or names of a mapping), or `ANYTHING`.
        parent: the kind of record that owns this one; it is not written in a bundle, where children stand
            inside their parent, and it is a foreign key in the session file.
        choices: the only values that make sense; others are refused by the file and the schema.
        default: the value of a field that nobody has filled.
        since: the number of the migration that brought its column, for fields that came after `m002`; they
            stand after those that were there before (`kinds.fields_of`).
    """
    return field(
        default=default,
        metadata={
            "path": path,
            "refers": refers,
            "parent": parent,
            "choices": choices,
            "since": since,
        },
    )


def _identity() -> Any:
    """Declare the field that every record must be given."""
    return field(metadata={"path": None, "refers": "", "parent": "", "choices": ()})


@dataclass_transform(
    eq_default=True, kw_only_default=True, frozen_default=True, field_specifiers=(_identity,)
)
def record(type_: type[T]) -> type[T]:
    """Make a class of records out of its declared fields: immutable, with keywords only.

    What makes, compares, hashes and shows a record, and keeps it as it is, stands once in `Record`. Written by
    `dataclass` for each of the thirty classes it would take a short command a fifth of its time.
    """
    return with_fields(type_, kw_only=True)


CONFIDENCES: Final = ("low", "medium", "high")
"""How sure those who wrote something down are of it."""
_VISIBILITIES: Final = ("public", "session", "facilitator")


@record
class Record:
    """One thing that a session holds.

    Attributes:
        id: unique across machines and for ever; never shown.
        ref: the short name that people see and cite ("E01", "RD1", "CM1.3"); "" where the kind has none.
        provenance: who says so; free text, because studies bring their own marks ("source:S000").
        kept: JSON object text of what a bundle said about this record that no field holds, given back on export.
        was: short names that it had before two copies were found to use one for two records; a space between two.
        lens_tags: ids of lens elements that somebody saw in it ("bsc.p.customer").
    """

    id: str = _identity()
    ref: str = column("id", default="")
    provenance: str | None = column()
    visibility: str | None = column(choices=_VISIBILITIES)
    interest: str | None = column(choices=("ps", "r", "both"))
    kept: str = field(
        default="", metadata={"path": None, "refers": "", "parent": "", "choices": ()}
    )
    was: str | None = column(since=3)
    lens_tags: tuple[str, ...] = column(default=(), since=4)

    def __init__(self, **values: Any) -> None:
        for name, put, default in (_SHAPES.get(self.__class__) or _shape(self.__class__)).parts:
            value = values.pop(name, default)
            if value is MISSING:
                raise TypeError(f"{self.__class__.__name__} without {name}")
            put(self, value)
        if values:
            raise TypeError(f"{self.__class__.__name__} has no {', '.join(values)}")

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if other.__class__ is not self.__class__:
            return NotImplemented
        values = (_SHAPES.get(self.__class__) or _shape(self.__class__)).values
        return bool(values(self) == values(other))

    def __hash__(self) -> int:
        return hash((_SHAPES.get(self.__class__) or _shape(self.__class__)).values(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return _remade, (
            self.__class__,
            {each.name: getattr(self, each.name) for each in fields(self)},
        )

    def __repr__(self) -> str:
        said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self))
        return f"{self.__class__.__qualname__}({said})"


def _remade(type_: type[Record], values: dict[str, Any]) -> Record:
    return type_(**values)


class _Shape(NamedTuple):
    """How a class of records is filled, part by part (name, what sets it, default), and read as a whole."""

    parts: tuple[tuple[str, Callable[[Any, Any], None], Any], ...]
    values: Callable[[Any], Any]


_SHAPES: Final[dict[type[Record], _Shape]] = {}


def _shape(type_: type[Record]) -> _Shape:
    declared = fields(type_)
    parts = tuple((each.name, getattr(type_, each.name).__set__, each.default) for each in declared)
    found = _SHAPES[type_] = _Shape(parts, attrgetter(*(each.name for each in declared)))
    return found


def names_any(reference: str, refers: str, ids: set[str]) -> bool:
    """Whether a reference is to one of `ids`; one to anything may name a part of a record ("id.w", "id>id")."""
    if reference in ids:
        return True
    return refers == ANYTHING and any(part.split(".")[0] in ids for part in reference.split(">"))


_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """A new record id: UUID version 7, later ones sort after earlier ones within this process."""
    global _last  # noqa: PLW0603 - ids of one process must rise
    with _lock:
        # 48 bits of milliseconds and 12 bits below them that count up within one millisecond.
        _last = max(_last + 1, time.time_ns() // 1_000_000 << 12)
        stamp = _last
    low = int.from_bytes(os.urandom(8)) & (1 << 62) - 1 | 2 << 62
    digits = f"{stamp >> 12:012x}7{stamp & 0xFFF:03x}{low:016x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
