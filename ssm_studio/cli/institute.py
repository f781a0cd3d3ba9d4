"""The commands `library`, `push`, `pull` and `sync`: sessions of this home and the library of an institute."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from typing import TYPE_CHECKING, Any, Final

import click

from ssm_studio.cli.options import Asked, PlainHelp, argument, command, everywhere, option
from ssm_studio.cli.output import give_json, give_path, give_table, harmless, say
from ssm_studio.domain.dates import day_said
from ssm_studio.i18n import _, ngettext

if TYPE_CHECKING:
    from datetime import datetime

    from ssm_studio.store.institute.server import Server
    from ssm_studio.workshop.institute.syncing import Came, Done, Exchange

LONGEST: Final = 400


def institute_commands() -> list[click.Command]:
    """The commands about the library of an institute."""
    return [_library_group(), *_travelling_commands()]


class _Group(PlainHelp, click.Group):
    """A group of commands of ours."""


def _library_group() -> click.Group:
    group = _Group(
        "library",
        callback=click.pass_context(_tell_what_there_is),
        invoke_without_command=True,
        params=everywhere(),
        help=_(
            "Set up the library of an institute on PostgreSQL, and see what stands there.\n\n"
            "SSM_STUDIO_LIBRARY or --library says where it is. Passwords belong into PGPASSFILE or the service "
            "file of libpq and not into the address."
        ),
        short_help=_(
            "Set up the library of an institute on PostgreSQL, and see what stands there."
        ),
    )
    role, team = (
        argument("role", metavar="ROLE"),
        option(
            ["--team"],
            metavar="T",
            required=True,
            help=_("The team; a role may be in several."),
        ),
    )
    for each in (
        command(
            "init",
            _init,
            _("Make the library in a database, or bring it to today's shape; run as its owner."),
            argument("address", metavar="[URL]", required=False),
        ),
        command(
            "grant", _grant, _("Let a role of the server use the library, in a team."), role, team
        ),
        command(
            "revoke",
            _revoke,
            _("Take a role's rights, or those in one team; what it pushed stays its team's."),
            role,
            option(["--team"], metavar="T", help=_("Only out of this team.")),
        ),
        command("members", _members, _("List who uses the library, by team."), _as_json()),
        command("status", _status, _("Tell what stands there, and what waits here."), _as_json()),
        command("list", _list, _("List the sessions there that you may see."), _as_json()),
    ):
        group.add_command(each)
    return group


def _tell_what_there_is(ctx: click.Context) -> None:
    """Print the commands of the library where none was named, or what they lack."""
    if ctx.invoked_subcommand is None:
        from ssm_studio.store.institute.server import need_package

        need_package()
        click.echo(ctx.get_help())


def _as_json() -> click.Option:
    return option(["--json", "as_json"], is_flag=True, help=_("Print JSON."))


def _travelling_commands() -> list[click.Command]:
    sessions = argument("sessions", nargs=-1, metavar="[SESSION]...")
    team = option(["--team"], metavar="T", help=_("The team to which a new session belongs."))
    return [
        command(
            "push",
            _push,
            _(
                "Push sessions into the library of the institute: those that are named, or all that changed.\n\n"
                "What is for the facilitator only stays here, and so does Analysis Three. What was made private or "
                "forgotten since is taken out there."
            ),
            sessions,
            option(
                ["--institute/--team-only", "shared"],
                default=None,
                help=_("Whether the whole institute may see these sessions, or the team alone."),
            ),
            team,
        ),
        command(
            "pull",
            _pull,
            _(
                "Bring what is new in the library: of one's team, or of the sessions that are named.\n\n"
                "A session in which somebody worked here meanwhile stays as it is, and is named; `sync` merges it."
            ),
            sessions,
        ),
        command(
            "sync",
            _sync,
            _("Push, pull and merge, for the sessions of your teams."),
            sessions,
            team,
        ),
    ]


def _exchange(asked: Asked, team: str | None = None) -> closing[Any]:
    from ssm_studio.workshop.institute.chosen_library import name_of, open_library, server_place
    from ssm_studio.workshop.institute.syncing import Exchange

    place = server_place(asked.library)
    home = asked.find_home()
    return closing(Exchange(home, open_library(home, place, team), name_of(place)))


def _server(asked: Asked, address: str | None = None) -> closing[Server]:
    from ssm_studio.store.institute.server import Server
    from ssm_studio.workshop.institute.chosen_library import server_place

    return closing(Server(server_place(address or asked.library)))


def _init(asked: Asked, address: str | None) -> int:
    from ssm_studio.store.institute.schema import init

    with _server(asked, address) as server:
        new = init(server)
        if new:
            say(_("The library stands at {address}.").format(address=server.place))
            say(_("Let people in with: ssm-studio library grant ROLE --team TEAM"))
        else:
            say(_("The library at {address} has today's shape.").format(address=server.place))
    return 0


def _grant(asked: Asked, role: str, team: str) -> int:
    from ssm_studio.store.institute.members import grant

    with _server(asked) as server:
        grant(server, role, team.strip())
    say(_("{role} is in the team “{team}” now.").format(role=harmless(role), team=harmless(team)))
    return 0


def _revoke(asked: Asked, role: str, team: str | None) -> int:
    from ssm_studio.store.institute.members import revoke

    with _server(asked) as server:
        revoke(server, role, team.strip() if team else None)
    if team:
        say(
            _("{role} is not in the team “{team}” any more.").format(
                role=harmless(role), team=harmless(team)
            )
        )
        return 0
    say(_("{role} has no rights in the library any more.").format(role=harmless(role)))
    return 0


def _members(asked: Asked, *, as_json: bool) -> int:
    from ssm_studio.store.institute.members import members

    with _server(asked) as server:
        found = members(server)
    if as_json:
        give_json([{"role": e.role, "team": e.team, "since": e.since.isoformat()} for e in found])
    elif found:
        give_table((e.team, e.role, _day(e.since)) for e in found)
    else:
        say(_("Nobody is in the library yet, or nobody of your team."))
    return 0


def _status(asked: Asked, *, as_json: bool) -> int:
    from ssm_studio.store.institute.members import status

    with _server(asked) as server:
        found = status(server)
    with _exchange(asked) as exchange:
        waiting = exchange.waiting()
        newer = exchange.newer()
    if as_json:
        give_json(
            {
                "address": found.place,
                "server": found.version,
                "role": found.role,
                "team": found.team,
                "missing": list(found.missing),
                "sessions": found.sessions,
                "institute": found.shared,
                "entries": found.entries,
                "waiting": [each.stem for each in waiting],
                "newer": list(newer),
            }
        )
        return 0
    team = found.team or _("no team")
    give_table(
        (
            (_("address"), found.place),
            (_("server"), f"PostgreSQL {found.version}"),
            (_("you"), f"{found.role} · {team}"),
            (_("sessions that you may see"), str(found.sessions)),
            (_("of them for the institute"), str(found.shared)),
            (_("entries"), str(found.entries)),
            (_("waiting here to be pushed"), ", ".join(e.stem for e in waiting) or "–"),
            (_("newer there"), ", ".join(newer) or "–"),
        )
    )
    if found.missing:
        say(
            _("The library is older than this program: who owns it runs `ssm-studio library init`.")
        )
    return 0


def _list(asked: Asked, *, as_json: bool) -> int:
    with _exchange(asked) as exchange:
        found = exchange.look()
    if as_json:
        give_json(
            [
                {
                    "id": each.id,
                    "title": each.title,
                    "team": each.team,
                    "institute": each.shared,
                    "changed": each.changed.isoformat(),
                }
                for each in found
            ]
        )
    elif found:
        give_table((each.id, _day(each.changed), each.team, each.title) for each in found)
    else:
        say(_("The library has no session that you may see."))
    return 0


def _day(at: datetime) -> str:
    return day_said(at.astimezone().strftime("%Y-%m-%d"), _)


def _push(asked: Asked, sessions: Sequence[str], team: str | None, *, shared: bool | None) -> int:
    from ssm_studio.workshop.find_session import resolve

    home = asked.find_home()
    paths = [resolve(home, each) for each in sessions] or None
    with _exchange(asked, team) as exchange:
        done = exchange.push(paths, shared=shared)
        stays = _stays(exchange)
    code = _tell(
        done, nothing="" if shared is not None else _("Nothing here waited to be pushed.") + stays
    )
    if shared is not None:
        for each in done.came:
            say(harmless(_seen_by(shared).format(title=each.title), LONGEST))
    return code


def _pull(asked: Asked, sessions: Sequence[str]) -> int:
    with _exchange(asked) as exchange:
        done = exchange.pull(sessions)
    return _tell(done, nothing=_("The library has nothing that is not here already."))


def _sync(asked: Asked, sessions: Sequence[str], team: str | None) -> int:
    from ssm_studio.workshop.find_session import resolve

    home = asked.find_home()
    paths = [resolve(home, each) for each in sessions] or None
    with _exchange(asked, team) as exchange:
        done = exchange.sync(paths)
        stays = _stays(exchange)
    return _tell(done, nothing=_("Nothing waited to be pushed, and nothing new was there.") + stays)


def _seen_by(shared: bool) -> str:
    """Who may see a session that was pushed, as a sentence about “{title}”."""
    if shared:
        return _("“{title}”: the whole institute may see it now.")
    return _("“{title}”: only its team may see it now.")


def _stays(exchange: Exchange) -> str:
    """What is told where a session of another team is here; "" where none is."""
    if not exchange.holds_foreign():
        return ""
    return " " + _("What was changed here in a session of another team stays here.")


def _tell(done: Done, *, nothing: str) -> int:
    """Say what came of each session; new files on stdout. The exit code: 2 where one could not travel."""
    from ssm_studio.workshop.institute.syncing import NEW, PUSHED, SAME, photographs_said

    told = [each for each in done.came if each.what != SAME]
    for each in told:
        say(harmless(_SAID[each.what](each), LONGEST))
        if each.photographs:
            say(photographs_said(each.what == PUSHED, each.photographs))
        if each.what == NEW and each.path is not None:
            give_path(each.path)
    for name, error in done.failed:
        say(harmless(f"{name}: {error}", LONGEST))
    if nothing and not told and not done.failed:
        say(nothing)
    return 2 if done.failed else 0


def _pushed(came: Came) -> str:
    words = ngettext(
        "“{title}”: {count} entry pushed.", "“{title}”: {count} entries pushed.", came.count
    )
    return words.format(title=came.title, count=came.count)


def _caught_up(came: Came) -> str:
    words = ngettext(
        "“{title}”: {count} entry brought.", "“{title}”: {count} entries brought.", came.count
    )
    return words.format(title=came.title, count=came.count)


def _merged(came: Came) -> str:
    words = _("“{title}”: merged with what others did.").format(title=came.title)
    if came.clashes:
        more = ngettext(
            "{count} clash waits in stage four.",
            "{count} clashes wait in stage four.",
            came.clashes,
        )
        words += " " + more.format(count=came.clashes)
    return words


_SAID: Final[dict[str, Callable[[Came], str]]] = {
    "pushed": _pushed,
    "new": lambda came: _("“{title}” is here now.").format(title=came.title),
    "brought": _caught_up,
    "merged": _merged,
    "apart": lambda came: _(
        "“{title}” was worked on here and there; `ssm-studio sync` merges the two."
    ).format(title=came.title),
    "absent": lambda came: _(
        "“{title}” was here once and is not brought again; pull it by its name if you want it."
    ).format(title=came.title),
    "second": lambda came: _(
        "“{name}” is a second copy of “{title}” and stays here; `ssm-studio merge` makes one of the two."
    ).format(name=came.path.stem if came.path else "", title=came.title),
}
