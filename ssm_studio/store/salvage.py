"""Reading what is left of a damaged session file, without touching it."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from ssm_studio.domain.changes import in_order
from ssm_studio.domain.kinds import BY_NAME, KINDS
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.store import connection, troubles
from ssm_studio.store.rows import Codec, codec


def salvage(path: Path) -> Study:
    """Every record that can still be read, row by row from both ends of each table.

    A record whose owner is lost loses its link to it, and is kept.

    Raises:
        SessionFileError: there is no such file, or nothing in it can be read.
    """
    connection.look(path)
    tables: dict[str, dict[str, Any]] = {}
    try:
        conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    except sqlite3.Error as error:
        raise troubles.told(error, path) from error
    with closing(conn):
        conn.text_factory = lambda raw: raw.decode("utf-8", "replace")
        for kind in KINDS:
            tables[kind.table] = in_order(_rows(conn, codec(kind.name)))
    if not any(tables.values()):
        trouble = troubles.damaged(path)
        raise troubles.DamagedFileError(
            trouble.title,
            _("Nothing in it can be read any more."),
            _("Use a copy from your backup."),
        )
    return _without_lost_owners(Study(**tables))


def _rows(conn: sqlite3.Connection, how: Codec) -> dict[str, Any]:
    found: dict[str, Any] = {}
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
