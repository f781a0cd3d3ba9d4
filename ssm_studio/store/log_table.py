"""The tables of the change log in an open session file: append an entry, keep the log's head, find an entry."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Final

from ssm_studio.domain.record import new_id
from ssm_studio.store import chain, row_checksum
from ssm_studio.store.text_json import dump
from ssm_studio.values import dataclass

_CHECKED: Final = 4
"""Newest entries whose seals are verified on opening; `ssm-studio doctor` verifies all."""

SNAPSHOT_EVERY: Final = 1000
"""Entries from one snapshot of the whole study to the next."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands beside the log: its newest entry, and what the rows came to after it."""

    entry: str | None
    digest: str | None
    rows: str
    replica: str
    place: str | None


def newest(conn: sqlite3.Connection) -> int:
    """The number of the newest entry; 0 where there is none."""
    (seq,) = conn.execute('SELECT max("seq") FROM "change_log"').fetchone()
    return seq or 0


def head(conn: sqlite3.Connection) -> Head | None:
    """What stands beside the log; None where there is nothing."""
    row = conn.execute(
        'SELECT "entry", "digest", "rows", "replica", "place" FROM "log_head" WHERE "one" = 1'
    ).fetchone()
    return Head(*row) if row else None


def fits(conn: sqlite3.Connection, there: Head) -> bool:
    """Whether the numbers have no hole, and the newest entries carry the seals that they were given."""
    # Of the table itself: in a copy taken page by page the index of ids may be of another moment.
    low, high, count = conn.execute(
        'SELECT min("seq"), max("seq"), count(*) FROM "change_log" NOT INDEXED'
    ).fetchone()
    if not count:
        return there.entry is None
    if (low, high) != (1, count):
        return False
    rows = conn.execute(
        'SELECT "id", "replica", "parent", "merged", "at", "merge_key", "undo_of", '
        '"label", "author", "puts", "salts", "digest", '
        '(SELECT "digest" FROM "change_log" AS "before" WHERE "before"."id" = "entry"."parent") '
        'FROM "change_log" AS "entry" WHERE "seq" > ? ORDER BY "seq"',
        (high - _CHECKED,),
    )
    try:
        for *sealed, label, author, puts, salts, digest, parent_digest in rows:
            said = chain.pieces(label, author, chain.parsed_puts(puts))
            seal = chain.seal(chain.Sealed(*sealed), parent_digest, json.loads(salts), said)
            if seal != digest:
                return False
    except (ValueError, TypeError, AttributeError, RecursionError):
        return False
    newest_ = conn.execute(
        'SELECT "id", "digest" FROM "change_log" WHERE "seq" = ?', (high,)
    ).fetchone()
    return bool(newest_ == (there.entry, there.digest))


def place_of(path: Path, replica: str) -> str:
    """Which file this is on which disk, as nobody else can read it; a copy is another one."""
    found = path.stat()
    return hashlib.sha256(f"{replica} {found.st_dev} {found.st_ino}".encode()).hexdigest()[:32]


def replica_for(conn: sqlite3.Connection, path: Path) -> Head:
    """The head with the replica under which this file is written: another one once the file was copied."""
    there = head(conn) or Head(None, None, row_checksum.NONE, new_id(), None)
    place = place_of(path, there.replica)
    if there.place in (None, place):
        return Head(there.entry, there.digest, there.rows, there.replica, place)
    replica = new_id()
    return Head(there.entry, there.digest, there.rows, replica, place_of(path, replica))


def append(
    conn: sqlite3.Connection,
    seq: int,
    entry: chain.Sealed,
    parent_digest: str | None,
    author: str,
    label: str,
    puts: str,
) -> str:
    """Write an entry with new salts; its digest."""
    said = chain.pieces(label, author, chain.parsed_puts(puts))
    salts = chain.new_salts(len(said))
    digest = chain.seal(entry, parent_digest, salts, said)
    conn.execute(
        'INSERT INTO "change_log" ("seq", "id", "replica", "parent", "merged", "at", "author", "label", '
        '"merge_key", "undo_of", "puts", "salts", "digest") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        (
            seq,
            entry.id,
            entry.replica,
            entry.parent,
            entry.merged,
            entry.at,
            author,
            label,
            entry.merge_key,
            entry.undo_of,
            puts,
            dump(salts),
            digest,
        ),
    )
    return digest


def put_head(conn: sqlite3.Connection, there: Head) -> None:
    """Write what stands beside the log."""
    conn.execute(
        'INSERT OR REPLACE INTO "log_head" ("one", "entry", "digest", "rows", "replica", "place") '
        "VALUES (1, ?, ?, ?, ?, ?)",
        (there.entry, there.digest, there.rows, there.replica, there.place),
    )


def id_of(conn: sqlite3.Connection, seq: int | None) -> str | None:
    """The id of an entry by its number."""
    if seq is None:
        return None
    row = conn.execute('SELECT "id" FROM "change_log" WHERE "seq" = ?', (seq,)).fetchone()
    return str(row[0]) if row else None


def forgotten(conn: sqlite3.Connection) -> frozenset[str]:
    """The ids of the records that were forgotten and never come back."""
    return frozenset(id_ for (id_,) in conn.execute('SELECT "record" FROM "forgotten"'))


def forgotten_kinds(conn: sqlite3.Connection) -> dict[str, str]:
    """The kind of each record that was forgotten, by its id."""
    return dict(conn.execute('SELECT "record", "kind" FROM "forgotten"').fetchall())


def stubs(conn: sqlite3.Connection) -> frozenset[str]:
    """The ids of the entries in which something was forgotten: nobody undoes them."""
    if not conn.execute("SELECT 1 FROM sqlite_schema WHERE name = 'forgotten'").fetchone():
        return frozenset()
    return frozenset(id_ for (id_,) in conn.execute('SELECT DISTINCT "entry" FROM "forgotten"'))


def last_until(conn: sqlite3.Connection, stamp: str) -> int:
    """The number of the newest entry that was written at or before a time (as the file holds it); 0 for none."""
    (seq,) = conn.execute(
        'SELECT max("seq") FROM "change_log" WHERE "at" <= ?', (stamp,)
    ).fetchone()
    return seq or 0


def sealed_as(conn: sqlite3.Connection, begun: str) -> int | None:
    """The number of the entry whose seal begins so; None where no entry ever had such a seal."""
    found = conn.execute(
        'SELECT "seq" FROM "change_log" WHERE substr("digest", 1, ?) = ? ORDER BY "seq" LIMIT 1',
        (len(begun), begun),
    ).fetchone()
    return int(found[0]) if found else None
