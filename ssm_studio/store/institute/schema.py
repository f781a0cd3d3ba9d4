"""The tables of a library on a server, brought to today's shape one migration after the other."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _
from ssm_studio.store.institute.server import Connection, Server

SCHEMA: Final = "ssm_studio"
NAMES: Final = ("l001_library", "l002_teams")
_OLDEST: Final = 150000
"""Of PostgreSQL, as it numbers itself."""
_LOCK: Final = 0x73736D
"""Of whoever makes tables, so that two do not at once."""


def init(server: Server) -> tuple[str, ...]:
    """Make the library, or bring it to today's shape; the migrations that it had not had.

    Raises:
        StudioError: the server is too old, or this role may not make tables there.
    """
    return server.do(_init)


async def _init(conn: Connection) -> tuple[str, ...]:
    version = int(await conn.fetchval("select current_setting('server_version_num')"))
    if version < _OLDEST:
        raise UsageError(
            _("This PostgreSQL is of version {number}; the library needs 15 or newer.").format(
                number=version // 10000
            ),
            _("Nothing was changed."),
        )
    encoding = await conn.fetchval("select current_setting('server_encoding')")
    if encoding != "UTF8":
        raise UsageError(
            _("This database keeps text as {encoding}; the library needs UTF8.").format(
                encoding=encoding
            ),
            _("Nothing was changed."),
        )
    async with conn.transaction():
        await conn.execute("select pg_advisory_xact_lock($1)", _LOCK)
        if not await conn.fetchval("select to_regnamespace($1) is not null", SCHEMA):
            await conn.execute(f"create schema {SCHEMA}")
        await conn.execute(
            f"create table if not exists {SCHEMA}.migration "
            "(name text primary key, at timestamptz not null default now())"
        )
        there = set(await applied(conn))
        new = tuple(each for each in NAMES if each not in there)
        for name in new:
            sql = files("ssm_studio") / "store" / "institute" / "sql" / f"{name}.sql"
            await conn.execute(sql.read_text(encoding="utf-8"))
            await conn.execute("insert into migration (name) values ($1)", name)
    return new


async def applied(conn: Connection) -> tuple[str, ...]:
    """The migrations that a library has had."""
    rows = await conn.fetch(f"select name from {SCHEMA}.migration order by name")
    return tuple(row["name"] for row in rows)
