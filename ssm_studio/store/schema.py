"""The shape of a session file, and how an older one is brought to it.

A migration is frozen once a release has made files with it: what `m001_initial.sql` makes, it makes for ever.
A new field comes with a new migration, and a name in `NAMES`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID: Final = 0x53534D73
"""“SSMs” in the file's header; tells a session from any other SQLite file."""

SET: Final = "ssm_studio"
NAMES: Final = ("m001_initial", "m002_models")
"""Every migration of this version, in order; `user_version` is how many there are."""


def statements(name: str) -> list[str]:
    """The statements of a migration's SQL file; a blank line stands between two of them."""
    text = files("ssm_studio.store").joinpath(f"{name}.sql").read_text(encoding="utf-8")
    return [each for each in text.split("\n\n") if each.strip()]


def applied(conn: sqlite3.Connection) -> tuple[str, ...]:
    """The migrations that a file has had; () for a file without any."""
    found = conn.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"
    ).fetchone()
    if found is None:
        return ()
    rows = conn.execute(
        'SELECT "name" FROM "_sqlite_migrations" WHERE "migration_set" = ? ORDER BY "id"', (SET,)
    )
    return tuple(name for (name,) in rows)


def migrate(conn: sqlite3.Connection) -> None:
    """Apply what is missing, all of it or nothing, also when two programs open one file at once."""
    # Loading sqlite-utils costs a fifth of a second, and most files need no migration.
    from sqlite_utils import Database

    conn.execute("BEGIN IMMEDIATE")
    try:
        _migrations().apply(Database(conn, execute_plugins=False))
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {len(NAMES)}")
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def _migrations() -> Migrations:
    from sqlite_utils import Migrations

    migrations = Migrations(SET)

    for each in NAMES:
        migrations(name=each)(_applying(each))
    return migrations


def _applying(name: str) -> Callable[[Database], None]:
    def apply(db: Database) -> None:
        for statement in statements(name):
            db.conn.execute(statement)

    return apply
