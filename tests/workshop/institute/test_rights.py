"""Another team logs in and tries: to read, to write, to push under somebody's name, and to say SQL where words go."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from typing import Any

import asyncpg
import pytest

from ssm_studio.errors import StudioError, UsageError
from ssm_studio.store.institute import members, server_entries
from ssm_studio.store.institute.postgres import PostgresLibrary
from ssm_studio.store.institute.server import Server
from ssm_studio.store.text_json import dump
from ssm_studio.workshop.home import Home
from tests.postgres import Cluster
from tests.workshop.institute.parcels import entries, parcel
from tests.workshop.institute.sessions import add, begin, everything, laptop

Url = Callable[[str], str]
Homes = Callable[[str], Home]
TABLES = ("session", "entry", "cut", "copy", "said", "action", "theme", "issue")


@pytest.fixture
def water(url: Url) -> Iterator[PostgresLibrary]:
    """The library as ani sees it, with one session of her team."""
    with closing(PostgresLibrary(url("ani"))) as library:
        library.push(parcel("water", entries("water", 3)))
        yield library


@pytest.fixture
def health(url: Url, water: PostgresLibrary) -> Iterator[PostgresLibrary]:
    """The library as citra of another team sees it."""
    with closing(PostgresLibrary(url("citra"))) as library:
        yield library


def tried(url: str, *statements: str) -> list[Any]:
    """What a role gets by statements of its own."""

    async def run() -> list[Any]:
        conn = await asyncpg.connect(url)
        try:
            await conn.execute("set search_path = ssm_studio")
            found: list[Any] = []
            for each in statements:
                found = await conn.fetch(each)
            return found
        finally:
            await conn.close()

    return asyncio.run(run())


def test_another_team_sees_nothing(health: PostgresLibrary, url: Url) -> None:
    assert health.list() == ()
    assert health.search("word1") == ()
    assert health.actions() == ()
    assert health.themes() == ()
    assert health.history("r-water-0001") == ()
    assert health.pull("water").entries == ()
    for table in TABLES:
        assert tried(url("citra"), f"select * from {table}") == [], table
        assert tried(url("budi"), "select * from entry")
    assert {row["team"] for row in tried(url("citra"), "select * from member")} == {"Health"}


def test_nobody_writes_a_table(health: PostgresLibrary, url: Url) -> None:
    for role in ("ani", "citra"):
        for table in (*TABLES, "member", "migration"):
            for statement in (
                f"delete from {table}",
                f"truncate {table} cascade",
                f"update {table} set {'team' if table in ('session', 'said', 'member') else 'ctid'} = null",
                f"insert into {table} select * from {table}",
                f"drop table {table} cascade",
                f"alter table {table} disable row level security",
                f"create trigger t before insert on {table} execute function my_teams()",
            ):
                with pytest.raises(asyncpg.PostgresError):
                    tried(url(role), statement)
        for statement in (
            "set role postgres",
            "set session authorization ani_or_somebody",
            "create table ssm_studio.mine (a int)",
            "select grant_member('citra', 'Water')",
            "select mine('water', null)",
            "select cut_texts('water', array['r-water-0001'])",
            "alter function my_teams() security invoker",
        ):
            with pytest.raises(asyncpg.PostgresError):
                tried(url(role), statement)
    assert len(PostgresLibrary(url("budi")).pull("water").entries) == 3


def test_another_team_does_not_push_into_a_session(
    health: PostgresLibrary, water: PostgresLibrary, cluster: Cluster, database: str
) -> None:
    before = everything(cluster, database)
    more = entries("evil", 1, before="water-0003")
    with pytest.raises(UsageError):
        health.push(parcel("water", more))
    with pytest.raises(UsageError):
        health.push(
            replace(parcel("water", more), released=(("r-water-0001", "evil-0001"),), shared=True)
        )
    assert everything(cluster, database) == before
    # An entry of theirs in a session of one's own.
    stolen = replace(parcel("own", entries("water", 1)), shown=None)
    with pytest.raises(UsageError):
        health.push(stolen)
    assert [each.id for each in water.pull("water").entries] == [f"water-000{n}" for n in (1, 2, 3)]


def test_who_pushed_is_who_is_logged_in(health: PostgresLibrary, url: Url) -> None:
    sent = server_entries.sent(entries("own", 1)[0])
    sent |= {"pushed_by": "ani", "session": "water", "received": 99, "pushed_at": "1999-01-01"}
    statement = f"select push_entries('own', null, '{dump([sent])}'::jsonb)"
    tried(url("citra"), statement)
    ((who, session, received),) = tried(
        url("citra"), "select pushed_by::text, session, received from entry"
    )
    assert (who, session, received) == ("citra", "own", 1)
    for team in ("Water", "Anything"):
        with pytest.raises(UsageError), closing(PostgresLibrary(url("citra"), team)) as library:
            library.push(parcel(f"for {team}", entries(team, 1)))


def test_a_role_does_not_bring_a_team_of_its_own(health: PostgresLibrary, url: Url) -> None:
    """Neither a table that stands in the way of ours nor a setting changes whose the sessions are."""
    found = tried(
        url("citra"),
        "create temporary table member (role name, team text)",
        "insert into pg_temp.member values ('citra', 'Water')",
        "set search_path = pg_temp, ssm_studio",
        "select set_config('ssm.who', 'ani', false)",
        "select * from ssm_studio.find_sessions(array['word1'], 10)",
    )
    assert found == []
    assert tried(url("citra"), "select my_teams()")[0][0] == ["Health"]


def test_a_session_of_another_team_is_brought_to_be_read(
    water: PostgresLibrary, home_of: Homes, url: Url
) -> None:
    """What is done in it stays at home, and holds up nothing of one's own."""
    ani = laptop(home_of("ani"), url("ani"))
    begin(home_of("ani"), "Theirs")
    ani.push(shared=True)
    citra = laptop(home_of("citra"), url("citra"))
    assert not citra.pull().came
    (came,) = citra.pull(["theirs"]).came
    assert came.path is not None
    add(came.path, "Citra thinks so too", "Citra")
    begin(home_of("citra"), "Ours")
    done = citra.push()
    assert [each.title for each in done.came] == ["Ours"]
    assert not done.failed
    assert citra.waiting() == []
    assert citra.push([came.path]).failed
    for each in (ani, citra):
        each.close()


HOSTILE = (
    "'); drop table ssm_studio.entry; --",
    '"; delete from entry; --',
    "$$; select pg_sleep(100); $$",
    "\\'; commit; drop schema ssm_studio cascade; --",
    "%s {0} :x $1 ?",
    "a' or 'a'='a",
    "& | ! ( ) <-> :* ''",
    "\x00\x01\u202e\U0001f98a",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_are_never_orders(
    health: PostgresLibrary, water: PostgresLibrary, url: Url, words: str
) -> None:
    made = entries("hostile", 1)
    sent = parcel("hostile", made)
    assert sent.shown is not None
    shown = replace(
        sent.shown, title=words, place=words, texts=(("r", words, words, f"{words} end"),)
    )
    health.push(replace(sent, title=words, shown=shown))
    (listed,) = health.list()
    assert listed.title == words.replace("\x00", " ")
    health.search(words)
    assert health.search(f"end {words}") or not any(map(str.isalnum, words)) or "\x00" in words
    health.history(words)
    health.pull(words)
    assert health.search(f"water {words}") == ()
    assert len(water.pull("water").entries) == 3
    with closing(Server(url("postgres"))) as server, pytest.raises(UsageError):
        members.grant(server, words.replace("\x00", ""), "T")


def test_what_is_marked_for_the_institute_is_read_by_all_and_written_by_its_team(
    health: PostgresLibrary, water: PostgresLibrary
) -> None:
    water.push(replace(parcel("water", entries("water", 3)), shared=True))
    assert [each.id for each in health.list()] == ["water"]
    assert health.search("word2")[0].team == "Water"
    assert len(health.pull("water").entries) == 3
    with pytest.raises(UsageError):
        health.push(parcel("water", entries("evil", 1)))
    water.push(parcel("water", entries("water", 3)))
    assert health.list(), "a push that does not say leaves it as it is"
    water.push(replace(parcel("water", entries("water", 3)), shared=False))
    assert health.list() == ()
    assert health.search("word2") == ()


def test_who_is_in_no_team_and_who_left(url: Url, water: PostgresLibrary) -> None:
    with closing(PostgresLibrary(url("nobody_yet"))) as library:
        with pytest.raises(StudioError) as told:
            library.list()
        assert "correct-horse" not in str(told.value)
    with closing(Server(url("postgres"))) as owner:
        members.revoke(owner, "budi")
    with closing(PostgresLibrary(url("budi"))) as library, pytest.raises(UsageError):
        library.list()
    with closing(Server(url("ani"))) as server:
        with pytest.raises(UsageError):
            members.grant(server, "budi", "Water")
        with pytest.raises(UsageError):
            members.revoke(server, "citra")
    assert len(water.pull("water").entries) == 3
