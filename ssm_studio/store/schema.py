"""The shape of a session file, and how an older one is brought to it.

A migration is frozen once a release has made files with it: what `m001_initial.sql` makes, it makes for ever.
A new field comes with a new migration, and a name in `NAMES`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database, Migrations

APPLICATION_ID: Final = 0x53534D73
"""“SSMs” in the file's header; tells a session from any other SQLite file."""

SET: Final = "ssm_studio"
NAMES: Final = ("m001_initial", "m002_models", "m003_log", "m004_workshop")
"""Every migration of this version, in order; `user_version` is how many there are."""


def statements(name: str) -> list[str]:
    """The statements of a migration's SQL file; a blank line stands between two of them."""
    # Only a file that needs a migration waits for this.
    from importlib.resources import files

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


def migrate(conn: sqlite3.Connection, names: tuple[str, ...] | None = None) -> None:
    """Apply what is missing of `names` (all, if not said): all of it or nothing, also when two programs do at once."""
    wanted = NAMES if names is None else names
    # Loading sqlite-utils costs a fifth of a second, and most files need no migration.
    from sqlite_utils import Database

    from ssm_studio.store.log_upgrade import count_rows

    conn.execute("BEGIN IMMEDIATE")
    try:
        unsealed = "m003_log" not in applied(conn)
        _migrations(wanted).apply(Database(conn, execute_plugins=False))
        if unsealed and "m003_log" in wanted:
            count_rows(conn)
        conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        conn.execute(f"PRAGMA user_version = {len(wanted)}")
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def _migrations(names: tuple[str, ...]) -> Migrations:
    from sqlite_utils import Migrations

    migrations = Migrations(SET)

    for each in names:
        migrations(name=each)(_applying(each))
    return migrations


def _then(name: str, conn: sqlite3.Connection) -> None:
    """What a migration does after its statements."""
    if name == "m003_log":
        from ssm_studio.store.log_upgrade import seal_log

        seal_log(conn)


def _applying(name: str) -> Callable[[Database], None]:
    def apply(db: Database) -> None:
        for statement in statements(name):
            db.conn.execute(statement)
        _then(name, db.conn)

    return apply
