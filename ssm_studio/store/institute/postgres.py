"""A library on a PostgreSQL server, many teams and one place."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from ssm_studio.domain.listed_action import ListedAction
from ssm_studio.store import actions_and_issues
from ssm_studio.store.institute import server_entries
from ssm_studio.store.institute.port import (
    FORGOTTEN,
    PRIVATE,
    CameUp,
    Cut,
    FoundSession,
    Listed,
    Parcel,
    Shown,
    Taken,
    Theme,
)
from ssm_studio.store.institute.server import Connection, Server
from ssm_studio.store.names import slug
from ssm_studio.store.search_hits import SNIPPET_LENGTH, Snippet
from ssm_studio.store.text_json import dump

_KNOWN: Final = f"""
    select array(select id || E'\\n' || {server_entries.FORM_IN_SQL} from entry where session = $1) as entries,
        array(select head from copy where session = $1) as heads
"""
_PUSH_ENTRIES: Final = "select push_entries($1, $2, $3::jsonb)"
_PUSH_LAST: Final = "select push_entries($1, $2, $3::jsonb), push_copy($1, $2, $4::jsonb)"
_SESSIONS: Final = """
    select id, title, team, changed, shared, received from session
    where not $1 or team = any ((select my_teams())::text[]) order by changed desc, id
"""
_ENTRIES: Final = "select * from entry where session = $1 and received > $2 order by received"
_CUTS: Final = "select record, how from cut where session = $1 and received > $2 order by received"
_SINCE: Final = """
    select received, array(select id from entry where session = s.id and received > $2) as entries,
        array(select record from cut where session = s.id and received > $2) as cuts
    from session as s where id = $1
"""
_ACTIONS: Final = """
    select distinct on (a.record) a.kept, s.title, s.place, s.changed, s.team
    from action as a join session as s on s.id = a.session join copy as c using (session, replica)
    order by a.record, s.cycle desc nulls last, c.changed desc
"""
_THEMES: Final = """
    select t.lens, min(t.theme) as theme, array_agg(distinct s.title || E'\\n' || s.id) as sessions,
        count(distinct s.id) filter (where t.done) as done
    from theme as t join session as s on s.id = t.session
    group by t.lens, folded(t.theme) order by count(distinct s.id) desc, theme
"""
_HISTORY: Final = """
    with named as (
        select record, folded(label) as words from issue where record = $1 or folded(label) = folded($1)
    )
    select distinct on (i.session, i.record) i.*, s.title, s.cycle, c.changed
    from issue as i join session as s on s.id = i.session join copy as c using (session, replica)
    where i.record in (select record from named) or folded(i.label) in (select words from named)
    order by i.session, i.record, c.changed desc
"""


class PostgresLibrary:
    """Sessions on a server, as far as the role that is logged in may see them."""

    def __init__(self, url: str, team: str | None = None) -> None:
        """Nothing is opened yet; `team` is whose a new session becomes, where the role is in one of them.

        Raises:
            UsageError: what it takes is not installed, or the line would be open.
        """
        self.server = Server(url)
        self._team = team

    def list(self, *, own: bool = False) -> tuple[Listed, ...]:
        """The sessions that this role may see, or those of its teams, the one changed last first."""
        rows = self.server.do(lambda conn: conn.fetch(_SESSIONS, own))
        return tuple(Listed(**row) for row in rows)

    def teams(self) -> tuple[str, ...]:
        """Those that the role that is logged in is in."""
        return tuple(self.server.do(lambda conn: conn.fetchval("select my_teams()")))

    def search(self, words: str, most: int = 20) -> tuple[FoundSession, ...]:
        """The sessions that hold all the words, the one changed last first."""
        wanted = [each for each in words.replace("\0", " ").split() if each.strip("*")]
        if not wanted:
            return ()
        rows = self.server.do(
            lambda conn: conn.fetch("select * from find_sessions($1, $2)", wanted, most)
        )
        bare = [each.rstrip("*").casefold() for each in wanted]
        return tuple(
            FoundSession(
                row["id"], row["title"], row["team"], row["changed"], tuple(_snippets(row, bare))
            )
            for row in rows
        )

    def actions(self) -> tuple[ListedAction, ...]:
        """What was agreed in all sessions that this role may see."""
        rows = self.server.do(lambda conn: conn.fetch(_ACTIONS))
        found = [
            actions_and_issues.listed(
                json.loads(row["kept"]),
                Path(f"{slug(row['title'])}.ssm"),
                row["title"],
                row["changed"],
                row["place"],
            )
            for row in rows
        ]
        return tuple(sorted(found, key=lambda each: (each.path.stem, each.ref)))

    def themes(self) -> tuple[Theme, ...]:
        """What came up in how many of the sessions that this role may see."""
        rows = self.server.do(lambda conn: conn.fetch(_THEMES))
        return tuple(
            Theme(
                row["lens"],
                row["theme"],
                tuple(
                    (id_, title)
                    for title, _nl, id_ in (e.rpartition("\n") for e in row["sessions"])
                ),
                row["done"],
            )
            for row in rows
        )

    def history(self, words: str) -> tuple[CameUp, ...]:
        """The issue with these words, or of this id, in each session that has it."""
        asked = words.replace("\0", " ").strip()
        rows = self.server.do(lambda conn: conn.fetch(_HISTORY, asked))
        found = [
            CameUp(
                row["session"],
                row["title"],
                row["cycle"] or 1,
                row["changed"],
                row["record"],
                row["ref"],
                row["label"],
                tuple((ref, status) for ref, status in json.loads(row["became"] or "[]")),
            )
            for row in rows
        ]
        return tuple(sorted(found, key=lambda each: (each.cycle, each.changed)))

    def push(self, parcel: Parcel) -> Taken:
        """Take in what is new in a parcel; repeated after any cut it doubles nothing."""
        return self.server.do(lambda conn: self._push(conn, parcel))

    async def _push(self, conn: Connection, parcel: Parcel) -> Taken:
        session, team = parcel.session, self._team
        known = await conn.fetchrow(_KNOWN, session)
        there = {id_: form for id_, _nl, form in (e.rpartition("\n") for e in known["entries"])}
        # Before anything else: what has become private must not stay a moment longer.
        await self._push_cuts(conn, parcel, there)
        going = [one for one in map(server_entries.sent, parcel.entries) if _is_news(one, there)]
        *loads, last = [*server_entries.in_loads(going)] or [[]]
        for load in loads:
            await conn.execute(_PUSH_ENTRIES, session, team, dump(load))
        if parcel.shown is None:
            await conn.execute(_PUSH_ENTRIES, session, team, dump(last))
        else:
            own = {each.id for each in parcel.entries}
            about = _about(parcel.shown, [head for head in known["heads"] if head in own])
            about["shared"] = parcel.shared
            # One way there and back, and once to the disk: most sessions go in one load.
            await conn.execute(_PUSH_LAST, session, team, dump(last), _without_nul(dump(about)))
        seen = await self._seen(conn, parcel)
        return Taken(sum(one["id"] not in there for one in going), seen)

    async def _push_cuts(self, conn: Connection, parcel: Parcel, there: Collection[str]) -> None:
        from asyncpg import UndefinedFunctionError

        # What was released long ago must not undo what somebody else made private since.
        released = [record for record, entry in parcel.released if entry not in there]
        if not parcel.cuts and not released:
            return
        cuts: dict[str, list[str]] = {PRIVATE: [], FORGOTTEN: []}
        for each in parcel.cuts:
            cuts[each.how].append(each.record)
        values = (parcel.session, self._team, cuts[PRIVATE], cuts[FORGOTTEN], released)
        copy = parcel.shown.replica if parcel.shown is not None else None
        try:
            await conn.execute("select push_cuts($1, $2, $3, $4, $5, $6)", *values, copy)
        except UndefinedFunctionError:
            # A library that was not brought to today's shape yet.
            await conn.execute("select push_cuts($1, $2, $3, $4, $5)", *values)

    async def _seen(self, conn: Connection, parcel: Parcel) -> int:
        """Up to where a session is known to who pushed it: all of it, where nothing came from others meanwhile."""
        row = await conn.fetchrow(_SINCE, parcel.session, parcel.received)
        known = {each.id for each in parcel.entries}
        cut = {each.record for each in parcel.cuts}
        same = known.issuperset(row["entries"]) and cut.issuperset(row["cuts"])
        return int(row["received"]) if same else parcel.received

    def pull(self, session: str, after: int = 0) -> Parcel:
        """What came into a session after what was received last; never a part of what came at once."""
        asked = session.replace("\0", " ")
        return self.server.do(lambda conn: self._pull(conn, asked, after))

    async def _pull(self, conn: Connection, session: str, after: int) -> Parcel:
        async with conn.transaction(isolation="repeatable_read", readonly=True):
            head = await conn.fetchrow(
                "select title, received, shared from session where id = $1", session
            )
            if head is None:
                return Parcel(session, "", ())
            entries = await conn.fetch(_ENTRIES, session, after)
            cuts = await conn.fetch(_CUTS, session, after)
        return Parcel(
            session,
            head["title"],
            tuple(server_entries.received(row) for row in entries),
            tuple(Cut(**row) for row in cuts),
            shared=head["shared"],
            received=head["received"],
        )

    def close(self) -> None:
        """End the connection."""
        self.server.close()


def _is_news(one: dict[str, Any], there: dict[str, str]) -> bool:
    return there.get(one["id"]) != server_entries.form(one)


def _about(shown: Shown, knows: Iterable[str]) -> dict[str, Any]:
    records, kinds, refs, texts = ([e[n] for e in shown.texts] for n in range(4))
    about = asdict(shown) | {"records": records, "kinds": kinds, "refs": refs, "texts": texts}
    names = {
        "actions": ("record", "owner", "kept"),
        "themes": ("lens", "theme", "records", "done"),
        "issues": ("record", "ref", "label", "became"),
    }
    for name, fields in names.items():
        about[name] = [dict(zip(fields, each, strict=True)) for each in getattr(shown, name)]
    return about | {"knows": list(knows)}


def _without_nul(words: str) -> str:
    """JSON whose texts PostgreSQL can hold."""
    return words.replace("\\u0000", " ") if "\\u0000" in words else words


def _snippets(row: Any, bare: list[str]) -> Iterable[Snippet]:
    for ref, kind, text in zip(
        row["refs"] or (), row["kinds"] or (), row["texts"] or (), strict=True
    ):
        places = [at for each in bare if (at := text.casefold().find(each)) >= 0]
        start = max(min(places, default=0) - SNIPPET_LENGTH // 3, 0)
        piece = " ".join(text[start : start + SNIPPET_LENGTH].split())
        more = "…" if start + SNIPPET_LENGTH < len(text) else ""
        yield Snippet(kind, ref, f"{'…' if start else ''}{piece}{more}")
