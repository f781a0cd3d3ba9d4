"""What makes the change log provable: each entry names the one before it and is sealed over its content.

The seal is laid over salted digests of the pieces of an entry (its label, its author, each changed record), so
that a piece can be taken out later (`forget`) while every seal still verifies: its digest stays where its salt was.
Nobody can try out words against a digest whose salt is gone.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from ssm_studio.store.text_json import dump
from ssm_studio.values import dataclass

_FORM: Final = "ssm-log-1"
"""Stands in each seal, so that a later way of sealing cannot be taken for this one."""

_SALT_BYTES: Final = 16
_GONE: Final = "="
"""Stands before the digest of a piece whose content and salt are gone."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the seal of an entry is laid over, beside its pieces.

    Attributes:
        id: the entry's own, a UUID of version 7.
        replica: the copy of the file in which it was written.
        parent: the entry before it; None for the first.
        merged: where it merged another copy, the newest entry of that one.
        undo_of: the entry that it took back.
    """

    id: str
    replica: str
    parent: str | None
    merged: str | None
    at: str
    merge_key: str | None
    undo_of: str | None


def pieces(label: str, author: str, puts: Sequence[Any]) -> list[str]:
    """The pieces of an entry, each as the text that is salted: label, author, one for each put."""
    return [dump(label), dump(author), *(dump(each) for each in puts)]


def new_salts(count: int) -> list[str]:
    """As many new salts, in hex."""
    return [os.urandom(_SALT_BYTES).hex() for _number in range(count)]


def _piece_digest(salt: str, piece: str) -> str:
    """The digest of one piece under its salt; the one that is kept where the piece itself is gone."""
    if is_gone(salt):
        return salt.removeprefix(_GONE)
    return hashlib.sha256(bytes.fromhex(salt) + piece.encode()).hexdigest()


def is_gone(salt: str) -> bool:
    """Whether the piece of this salt was forgotten."""
    return salt.startswith(_GONE)


def forgotten(salt: str, piece: str) -> str:
    """What stands in a salt's place once its piece is forgotten."""
    return _GONE + _piece_digest(salt, piece)


def seal(entry: Sealed, parent_digest: str | None, salts: Iterable[str], said: list[str]) -> str:
    """The digest of an entry, in hex.

    Raises:
        ValueError: there is not one salt for each piece.
    """
    digests = [_piece_digest(*each) for each in zip(salts, said, strict=True)]
    whole = [
        _FORM,
        entry.id,
        entry.replica,
        entry.parent,
        parent_digest,
        entry.merged,
        entry.at,
        entry.merge_key,
        entry.undo_of,
        digests,
    ]
    return hashlib.sha256(dump(whole).encode()).hexdigest()


def id_from_before(at: str, *rest: object) -> str:
    """An entry id for one that was written without: the same in every copy, and made of nothing that was said.

    `at` is the time as the file holds it; `rest` what else tells the entry from others of that moment.
    """
    low = hashlib.sha256(dump([at, *map(str, rest)]).encode()).digest()
    try:
        moment = int(datetime.fromisoformat(at).timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        moment = 0
    number = (max(moment, 0) & (1 << 48) - 1) << 80 | 7 << 76
    number |= (int.from_bytes(low[:2]) & 0xFFF) << 64
    number |= 2 << 62 | int.from_bytes(low[2:10]) & (1 << 62) - 1
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def parsed_puts(puts: str) -> list[Any]:
    """The puts of an entry from their text.

    Raises:
        ValueError: it is no JSON array.
    """
    try:
        found = json.loads(puts)
    except RecursionError as error:
        raise ValueError("puts are nested too deep") from error
    if not isinstance(found, list):
        raise ValueError("puts are no list")
    return found
