"""The whole study at some entries of the log, so that an earlier moment is read without all that went before.

They can be made again from the log and are no part of its chain.
"""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from ssm_studio.domain.kinds import BY_NAME, KINDS
from ssm_studio.domain.study import Study
from ssm_studio.store.rows import codec
from ssm_studio.store.text_json import dump


def put(conn: sqlite3.Connection, seq: int, entry: str, study: Study) -> None:
    """Write the study as it is after an entry."""
    conn.execute(
        'INSERT OR REPLACE INTO "snapshots" ("seq", "entry", "study") VALUES (?, ?, ?)',
        (seq, entry, dump(_to_plain(study))),
    )


def _to_plain(study: Study) -> dict[str, dict[str, Any]]:
    """A study as JSON has it: the fields of each record by kind and id."""
    return {
        kind.name: {
            id_: codec(kind.name).to_plain(record) for id_, record in study.table(kind.name).items()
        }
        for kind in KINDS
        if study.table(kind.name)
    }


def _from_plain(plain: dict[str, dict[str, Any]]) -> Study:
    """The study in a snapshot; kinds that this version does not know are left out.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it makes no sense.
    """
    tables: dict[str, Any] = {
        BY_NAME[kind].table: {
            id_: codec(kind).type(**codec(kind).values(fields)) for id_, fields in records.items()
        }
        for kind, records in plain.items()
        if kind in BY_NAME
    }
    return Study(**tables)


def newest_before(conn: sqlite3.Connection, seq: int) -> tuple[int, Study] | None:
    """The last snapshot at or before an entry, with that entry's number."""
    row = conn.execute(
        'SELECT "snapshots"."seq", "study" FROM "snapshots" JOIN "change_log" '
        'ON "change_log"."id" = "entry" WHERE "snapshots"."seq" <= ? ORDER BY 1 DESC LIMIT 1',
        (seq,),
    ).fetchone()
    return (row[0], _from_plain(json.loads(row[1]))) if row else None
