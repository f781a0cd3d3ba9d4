"""Whether a session file is what its log says: the chain of entries, and the rows against a replay of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ssm_studio.domain.changes import in_order
from ssm_studio.domain.kinds import BY_NAME, KINDS
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.store import chain, snapshots
from ssm_studio.store.change_log import forward_into
from ssm_studio.store.rows import codec


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which a row is not what the log says.

    Attributes:
        field: "" where the whole record is on one side only.
        in_rows, in_log: the values, as the log writes them; None where there is none.
    """

    kind: str
    id: str
    ref: str
    field: str
    in_rows: Any
    in_log: Any


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of looking at a whole file.

    Attributes:
        entries: how many there are.
        head: the seal of the newest, in hex; "" where there is none.
        broken: the first entry whose seal or parent does not fit, by its number; None where all do.
        differences: between rows and log.
        study: what the log says the study is; None where it cannot be replayed.
        why: a sentence of Python's about what could not be replayed, for a report.
    """

    entries: int
    head: str
    broken: int | None
    differences: tuple[Difference, ...]
    study: Study | None
    why: str = ""

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return self.broken is None and not self.differences and self.study is not None


def verify(conn: sqlite3.Connection, rows: Study) -> Verdict:
    """Look at the whole log of a file of today's shape, and compare its outcome with the rows."""
    entries, head, broken = _chain(conn)
    try:
        study = _replay(conn)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        return Verdict(entries, head, broken, (), None, f"{type(error).__name__}: {error}")
    return Verdict(entries, head, broken, tuple(differences(rows, study)), study)


def study_at(conn: sqlite3.Connection, seq: int) -> Study:
    """The study as it was after an entry, read from the snapshot before it and the entries since.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: an entry makes no sense after those before it.
    """
    found = snapshots.newest_before(conn, seq)
    if found is None:
        return _carried_on(conn, {}, 0, seq)
    begun, study = found
    tables = {kind.name: dict(study.table(kind.name)) for kind in KINDS}
    return _carried_on(conn, tables, begun, seq)


def _replay(conn: sqlite3.Connection) -> Study:
    """The study after the newest entry, read from the log alone."""
    return _carried_on(conn, {}, 0, None)


def _carried_on(
    conn: sqlite3.Connection, tables: dict[str, dict[str, Record]], first: int, last: int | None
) -> Study:
    """The study after the entries behind `first` up to `last`, carried out on these tables."""
    for (puts,) in conn.execute(
        'SELECT "puts" FROM "change_log" WHERE "seq" > ? AND "seq" <= ? ORDER BY "seq"',
        (first, 2**62 if last is None else last),
    ):
        forward_into(tables, puts)
    whole: dict[str, Any] = {BY_NAME[kind].table: in_order(table) for kind, table in tables.items()}
    return Study(**whole)


def differences(rows: Study, log: Study) -> Iterator[Difference]:
    """Field by field, what the rows have and what the log says."""
    for kind in KINDS:
        how = codec(kind.name)
        here, there = rows.table(kind.name), log.table(kind.name)
        for id_ in sorted({*here, *there}):
            mine, theirs = here.get(id_), there.get(id_)
            if mine is None or theirs is None:
                sides = (None if each is None else how.to_plain(each) for each in (mine, theirs))
                ref = next(each.ref for each in (mine, theirs) if each is not None)
                yield Difference(kind.name, id_, ref, "", *sides)
                continue
            for column, old, new in how.differing(mine, theirs):
                yield Difference(
                    kind.name,
                    id_,
                    mine.ref or theirs.ref,
                    column.name,
                    column.to_plain(old),
                    column.to_plain(new),
                )


def _chain(conn: sqlite3.Connection) -> tuple[int, str, int | None]:
    """How many entries there are, the newest seal, and the first number whose seal does not fit."""
    seals: dict[str, str] = {}
    count, head, broken = 0, "", None
    for row in conn.execute(
        'SELECT "seq", "id", "replica", "parent", "merged", "at", "merge_key", "undo_of", '
        '"label", "author", "puts", "salts", "digest" FROM "change_log" ORDER BY "seq"'
    ):
        seq, *sealed, label, author, puts, salts, digest = row
        count, head = count + 1, digest
        entry = chain.Sealed(*sealed)
        fits = seq == count and (entry.parent is None) == (count == 1)
        fits = fits and (entry.parent is None or entry.parent in seals)
        try:
            said = chain.pieces(label, author, chain.parsed_puts(puts))
            sum_ = chain.seal(entry, seals.get(entry.parent or ""), json.loads(salts), said)
            fits = fits and sum_ == digest
        except (ValueError, TypeError, AttributeError):
            fits = False
        if not fits and broken is None:
            broken = seq
        seals[entry.id] = digest
    if broken is None:
        broken = _merged(conn, seals)
    there = conn.execute('SELECT "digest" FROM "log_head"').fetchone()
    if broken is None and (there[0] if there else None) != (head or None):
        broken = count
    return count, head, broken


def _merged(conn: sqlite3.Connection, seals: dict[str, str]) -> int | None:
    """The number of the first merge with which an entry came whose seal does not fit."""
    if not conn.execute("SELECT 1 FROM sqlite_schema WHERE name = 'merged_log'").fetchone():
        return None
    rows = conn.execute(
        'SELECT "id", "replica", "parent", "merged", "at", "merge_key", "undo_of", '
        '"label", "author", "puts", "salts", "digest" FROM "merged_log"'
    ).fetchall()
    seals = seals | {row[0]: row[-1] for row in rows}
    for *sealed, label, author, puts, salts, digest in rows:
        entry = chain.Sealed(*sealed)
        try:
            said = chain.pieces(label, author, chain.parsed_puts(puts))
            sum_ = chain.seal(entry, seals.get(entry.parent or ""), json.loads(salts), said)
            if sum_ == digest:
                continue
        except (ValueError, TypeError, AttributeError):
            pass
        query = 'SELECT min("seq") FROM "change_log" WHERE "merged" IS NOT NULL'
        return int(conn.execute(query).fetchone()[0] or 1)
    return None
