"""Entries as a server keeps them: piece by piece, as the seal is laid over them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from ssm_studio.store import chain
from ssm_studio.store.institute.outgoing import records_of
from ssm_studio.store.merged_log import RawEntry
from ssm_studio.store.text_json import dump

_SAME: Final = ("id", "replica", "parent", "merged", "at", "merge_key", "undo_of", "digest")
MOST: Final = 500
LARGEST: Final = 1_000_000
"""Entries, and letters, that go in one piece; a line that is cut loses no more."""


def sent(raw: RawEntry) -> dict[str, Any]:
    """An entry as it is sent."""
    pieces = chain.pieces(raw.label, raw.author, chain.parsed_puts(raw.puts))
    return {name: getattr(raw, name) for name in _SAME} | {
        "pieces": pieces,
        "salts": json.loads(raw.salts),
        "records": list(records_of(raw)),
    }


def received(row: Mapping[str, Any]) -> RawEntry:
    """An entry as it came.

    Raises:
        ValueError: it makes no sense.
    """
    label, author, *puts = row["pieces"]
    return RawEntry(
        **{name: row[name] for name in _SAME},
        label=str(json.loads(label)),
        author=str(json.loads(author)),
        puts=f"[{','.join(puts)}]",
        salts=dump(list(row["salts"])),
    )


def form(one: Mapping[str, Any]) -> str:
    """By which two copies of one entry are compared: whether one of them has more cut out of it."""
    words = "\n".join((*one["pieces"], *one["salts"]))
    return hashlib.md5(words.encode(), usedforsecurity=False).hexdigest()


FORM_IN_SQL: Final = "md5(array_to_string(pieces || salts, E'\\n'))"
"""The same, where the server asks itself."""


def in_loads(entries: Iterable[dict[str, Any]]) -> Iterator[Sequence[dict[str, Any]]]:
    """Entries in loads that are neither too many nor too large."""
    load: list[dict[str, Any]] = []
    size = 0
    for each in entries:
        length = sum(map(len, each["pieces"]))
        if load and (len(load) >= MOST or size + length > LARGEST):
            yield load
            load, size = [], 0
        load.append(each)
        size += length
    if load:
        yield load
