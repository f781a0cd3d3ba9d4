"""Reading what is left of a damaged session file, without touching it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ssm_studio.domain.changes import in_order
from ssm_studio.domain.kinds import BY_NAME, KINDS
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.store import connection, errors, new_shape
from ssm_studio.store.rows import Codec, codec

_FILE_HEADER: Final = 100
_MOST_MISSING: Final = 1 << 30
"""A page count beyond this is taken for damage to the header."""


def salvage(path: Path) -> Study:
    """Every record that can still be read, row by row from both ends of each table.

    A record whose owner is lost loses its link to it, and is kept.

    Raises:
        SessionFileError: there is no such file, or nothing in it can be read.
    """
    connection.look(path)
    tables: dict[str, dict[str, Any]] = {}
    try:
        content = path.read_bytes()
    except OSError as error:
        raise errors.from_system(error, path) from error
    with closing(_readable(content)) as conn:
        conn.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for kind in KINDS:
            tables[kind.table] = in_order(_rows(conn, codec(kind.name)))
    if not any(tables.values()):
        trouble = errors.damaged(path)
        raise errors.DamagedFileError(
            trouble.title,
            _("Nothing in it can be read any more."),
            _("Use a copy from your backup."),
        )
    return _without_lost_owners(Study(**tables))


def _readable(content: bytes) -> sqlite3.Connection:
    """A copy in memory, with the list of its tables mended where that is broken."""
    size = int.from_bytes(content[16:18]) or 4096
    size = 65536 if size == 1 else size
    wanted = int.from_bytes(content[28:32]) * size
    if len(content) < wanted < _MOST_MISSING:
        # SQLite reads nothing at all of a file that is shorter than its header says.
        content = content.ljust(wanted, b"\0")
    if not _lists_tables(content):
        content = _with_list_of_tables(content, size)
    return _copy(content)


def _copy(content: bytes) -> sqlite3.Connection:
    conn = sqlite3.connect(":memory:")
    with suppress(sqlite3.Error):
        conn.deserialize(content)
    return conn


def _lists_tables(content: bytes) -> bool:
    with closing(_copy(content)) as conn:
        try:
            return bool(conn.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
        except sqlite3.Error:
            return False


def _with_list_of_tables(content: bytes, size: int) -> bytes:
    """The content with the list of tables of a new session file, if most of its own is the same as there."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as conn:
        new = new_shape.content()
        conn.deserialize(new)
        roots = {number for (number,) in conn.execute("SELECT rootpage FROM sqlite_master")}
    if size != (int.from_bytes(new[16:18]) or size):
        return content
    # Every table of a new file is one empty page: all the other pages in use hold the list of tables.
    listing = set(range(2, len(new) // size + 1)) - roots - _free(new, size)
    pages = [slice((number - 1) * size, number * size) for number in sorted(listing)]
    same = sum(content[page] == new[page] for page in pages)
    here = sum(any(content[page]) for page in pages)
    if same * 2 < here or not same:
        return content
    mended = bytearray(content)
    for page in (slice(_FILE_HEADER, size), *pages):
        mended[page] = new[page]
    return bytes(mended)


def _free(content: bytes, size: int) -> set[int]:
    """The pages that nothing uses: listed on trunk pages, of which the header names the first."""
    found: set[int] = set()
    trunk = int.from_bytes(content[32:36])
    while trunk and trunk not in found:
        page = content[(trunk - 1) * size : trunk * size]
        count = int.from_bytes(page[4:8])
        found |= {int.from_bytes(page[8 + 4 * n : 12 + 4 * n]) for n in range(count)} | {trunk}
        trunk = int.from_bytes(page[:4])
    return found


def _rows(conn: sqlite3.Connection, how: Codec) -> dict[str, Any]:
    found: dict[str, Any] = {}
    with suppress(sqlite3.Error):
        # A file of an older version has fewer columns.
        there = {row[1] for row in conn.execute(f'PRAGMA table_info("{how.table}")')}
        how = how.only(there) if "id" in there else how
    columns = ", ".join(f'"{each.name}"' for each in how.columns)
    for direction in ("ASC", "DESC"):
        # An error ends one reading; the other end of the table may still be whole.
        with suppress(sqlite3.Error):
            # NOT INDEXED: the table may be whole where its index is not.
            for row in conn.execute(
                f'SELECT {columns} FROM "{how.table}" NOT INDEXED ORDER BY rowid {direction}'
            ):
                with suppress(ValueError, TypeError, AttributeError, KeyError):
                    record = how.from_row(row)
                    if record.id:
                        found.setdefault(record.id, record)
    return found


def _without_lost_owners(study: Study) -> Study:
    tables: dict[str, dict[str, Record]] = {}
    for kind in KINDS:
        field = kind.parent_field
        if field is None or kind.parent_kind is None:
            continue
        owners = study.table(kind.parent_kind)
        tables[BY_NAME[kind.name].table] = {
            id_: each if getattr(each, field) in owners else replace(each, **{field: None})
            for id_, each in study.table(kind.name).items()
        }
    return replace(study, **tables)  # type: ignore[arg-type]
