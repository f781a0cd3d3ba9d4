"""Who may use a library on a server, and what stands there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _
from ssm_studio.store.institute import schema
from ssm_studio.store.institute.server import Connection, Server


@dataclass(frozen=True, slots=True)
class Member:
    """A role of the server and the team that it is in."""

    role: str
    team: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Status:
    """What stands on a server, as far as the role that is logged in sees it.

    Attributes:
        missing: migrations that the library has not had yet.
        team: those of this role; "" where it is in none.
    """

    place: str
    version: str
    role: str
    team: str
    missing: tuple[str, ...]
    sessions: int
    shared: int
    entries: int


def grant(server: Server, role: str, team: str) -> None:
    """Let a role of the server use the library, in a team; it may be in several.

    Raises:
        StudioError: there is no such role, or who is logged in does not own the library.
    """
    server.do(lambda conn: _change(conn, role, "select grant_member($1, $2)", role, team))


def revoke(server: Server, role: str, team: str | None = None) -> None:
    """Take a role's rights, or those in one team; what it pushed stays its team's.

    Raises:
        StudioError: there is no such role, or who is logged in does not own the library.
    """
    if team is None:
        server.do(lambda conn: _change(conn, role, "select revoke_member($1)", role))
    else:
        server.do(lambda conn: _change(conn, role, "select revoke_member($1, $2)", role, team))


async def _change(conn: Connection, role: str, sql: str, *values: str) -> None:
    if not await conn.fetchval("select exists (select from pg_roles where rolname = $1)", role):
        raise UsageError(
            _("The server has no role “{role}”.").format(role=role),
            _("Nothing was changed."),
            _("Who runs the server makes one: create role NAME login password '…';"),
        )
    await conn.execute(sql, *values)


def members(server: Server) -> tuple[Member, ...]:
    """The members that the role that is logged in sees: all of its team, or everybody for who owns the library."""
    rows = server.do(
        lambda conn: conn.fetch("select role, team, since from member order by team, role")
    )
    return tuple(Member(**row) for row in rows)


def status(server: Server) -> Status:
    """What stands on a server."""
    return server.do(lambda conn: _status(conn, server.place))


async def _status(conn: Connection, place: str) -> Status:
    role = await conn.fetchval("select session_user::text")
    version = await conn.fetchval("select current_setting('server_version')")
    there = await schema.applied(conn)
    teams = await conn.fetchval("select my_teams()")
    sessions, shared = await conn.fetchrow(
        "select count(*), count(*) filter (where shared) from session"
    )
    entries = await conn.fetchval("select count(*) from entry")
    missing = tuple(each for each in schema.NAMES if each not in there)
    return Status(place, version, role, ", ".join(teams), missing, sessions, shared, entries)
