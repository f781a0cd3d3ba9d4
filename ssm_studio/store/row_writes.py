"""How a changed record is written into its row: never over something else than what it was believed to be."""

from __future__ import annotations

import sqlite3

from ssm_studio.domain.changes import RecordChange
from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.study import Study
from ssm_studio.store.rows import codec


def write(conn: sqlite3.Connection, put: RecordChange) -> bool:
    """Write one record's change; whether its row was there, as it was believed to be."""
    how = codec(put.kind)
    if put.after is None:
        done = conn.execute(f'DELETE FROM "{how.table}" WHERE "id" = ?', (put.id,))
        return put.before is None or done.rowcount == 1
    if put.before is None:
        try:
            conn.execute(how.insert, how.to_row(put.after))
        except sqlite3.IntegrityError as error:
            if error.sqlite_errorname == "SQLITE_CONSTRAINT_PRIMARYKEY":
                return False
            raise
        return True
    changed = how.differing(put.before, put.after)
    if not changed:
        return True
    sets = ", ".join(f'"{column.name}" = ?' for column, _old, _new in changed)
    same = " AND ".join(f'"{column.name}" IS ?' for column, _old, _new in changed)
    now = [column.to_row(new) for column, _old, new in changed]
    was = [column.to_row(old) for column, old, _new in changed]
    done = conn.execute(
        f'UPDATE "{how.table}" SET {sets} WHERE "id" = ? AND {same}', (*now, put.id, *was)
    )
    return done.rowcount == 1


def replace_all(conn: sqlite3.Connection, study: Study) -> None:
    """Write the rows of a whole study in place of all that are there."""
    for kind in reversed(KINDS):
        conn.execute(f'DELETE FROM "{kind.table}"')
    for kind in KINDS:
        how = codec(kind.name)
        conn.executemany(how.insert, map(how.to_row, study.table(kind.name).values()))
