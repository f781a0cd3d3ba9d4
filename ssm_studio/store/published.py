"""Writing the public form of many sessions into one database: tables, foreign keys, full text."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Protocol

from ssm_studio.store import errors


class Column(Protocol):
    """A column: its name and type, and the table whose `id` it holds, "" for none."""

    @property
    def name(self) -> str: ...
    @property
    def sql(self) -> str: ...
    @property
    def refers(self) -> str: ...


class Table(Protocol):
    """A table with the primary key `id`."""

    @property
    def name(self) -> str: ...
    @property
    def columns(self) -> Sequence[Column]: ...


def write(
    path: Path,
    tables: Sequence[Table],
    rows: Iterable[tuple[str, dict[str, Any]]],
    searched: tuple[str, str],
) -> None:
    """Write a database in place of the one that is there, if any; it appears whole or not at all.

    Args:
        rows: the table of each, and its values by column, `id` among them; the first of two with one `id` stays.
        searched: the table and the column for full-text search; the index is called after the table, with `_fts`.

    Raises:
        SessionFileError: the disk refuses.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with suppress(FileNotFoundError):
            draft.unlink()
        with closing(sqlite3.connect(draft)) as conn, conn:
            for table in tables:
                conn.execute(_made(table))
            for name, row in rows:
                columns = ", ".join(f'"{each}"' for each in row)
                marks = ", ".join("?" for _each in row)
                conn.execute(
                    f'INSERT OR IGNORE INTO "{name}" ({columns}) VALUES ({marks})',
                    tuple(row.values()),
                )
            _indexed(conn, tables, *searched)
        draft.replace(path)
    except sqlite3.Error as error:
        raise errors.told(error, path) from error
    except OSError as error:
        raise errors.from_system(error, path) from error
    finally:
        with suppress(OSError):
            draft.unlink()


def _made(table: Table) -> str:
    columns = ['"id" TEXT PRIMARY KEY']
    columns += [
        f'"{each.name}" {each.sql}' + (f' REFERENCES "{each.refers}" ("id")' if each.refers else "")
        for each in table.columns
    ]
    return f'CREATE TABLE "{table.name}" ({", ".join(columns)})'


def _indexed(conn: sqlite3.Connection, tables: Sequence[Table], table: str, column: str) -> None:
    for each in tables:
        for named in each.columns:
            if named.refers:
                conn.execute(
                    f'CREATE INDEX "{each.name}_{named.name}" ON "{each.name}" ("{named.name}")'
                )
    conn.execute(
        f'CREATE VIRTUAL TABLE "{table}_fts" USING fts5 ("{column}", content="{table}", '
        'tokenize="unicode61 remove_diacritics 2")'
    )
    conn.execute(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')
