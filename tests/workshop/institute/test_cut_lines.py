"""A line that is cut at any byte, and many laptops at once: nothing is there twice, and nothing is lost."""

from __future__ import annotations

import asyncio
import threading
from contextlib import closing, suppress

import asyncpg
import pytest

from ssm_studio.store.institute import server_entries
from ssm_studio.store.institute.port import Parcel
from ssm_studio.store.institute.postgres import PostgresLibrary
from ssm_studio.store.institute.server import UnreachableError
from ssm_studio.store.text_json import dump
from tests.postgres import PASSWORD, Cluster
from tests.workshop.institute.lines import CutLine
from tests.workshop.institute.parcels import entries, parcel

PLACES = 100
COUNT = 12


def push_through(
    cluster: Cluster, database: str, sent: Parcel, left: int, *, upstream: bool
) -> int:
    """Push over a line that is cut; how many bytes passed."""
    line = CutLine(cluster.port, left=left, upstream=upstream)
    url = cluster.url(database, "ani").replace(f":{cluster.port}/", f":{line.port}/")
    with closing(PostgresLibrary(url)) as library:
        with suppress(UnreachableError):
            library.push(sent)
        passed = line.passed
        line.close()
    return passed


@pytest.mark.parametrize("upstream", [True, False], ids=["going", "coming"])
def test_a_push_is_cut_at_a_hundred_places(
    cluster: Cluster, database: str, monkeypatch: pytest.MonkeyPatch, upstream: bool
) -> None:
    """Half of them in what is sent, half in what is answered; entries travel in loads of five."""
    monkeypatch.setattr(server_entries, "MOST", 5)
    whole = parcel("whole", entries("whole", COUNT))
    size = push_through(cluster, database, whole, 2**40, upstream=upstream)
    assert size > 1000
    with closing(PostgresLibrary(cluster.url(database, "ani"))) as library:
        partly = 0
        for number in range(PLACES // 2):
            name = f"cut{number:02d}"
            sent = parcel(name, entries(name, COUNT))
            push_through(cluster, database, sent, size * number // (PLACES // 2), upstream=upstream)
            there = library.pull(name)
            assert [each.id for each in there.entries] == [e.id for e in sent.entries][
                : len(there.entries)
            ]
            partly += 0 < len(there.entries) < COUNT
            assert library.push(sent).new == COUNT - len(there.entries)
            assert library.push(sent).new == 0
            again = library.pull(name)
            assert list(again.entries) == list(sent.entries)
            assert again.received == COUNT
        assert partly
        assert len(library.search("word7", PLACES)) == PLACES // 2 + 1
        assert all(len(hit.snippets) == 1 for hit in library.search("word7", PLACES))


def test_whoever_pulls_misses_nothing_that_is_written_meanwhile(
    cluster: Cluster, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two laptops push into one session at once while a third pulls what is new, again and again."""
    monkeypatch.setattr(server_entries, "MOST", 2)
    lines = {name: entries(name, 40) for name in ("one", "two")}
    failed: list[BaseException] = []
    going = threading.Barrier(3)

    def work(name: str) -> None:
        try:
            with closing(PostgresLibrary(cluster.url(database, "ani"))) as library:
                going.wait()
                for count in range(4, 41, 4):
                    library.push(parcel("shared", lines[name][:count]))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=work, args=(name,)) for name in lines]
    for each in threads:
        each.start()
    seen: list[str] = []
    with closing(PostgresLibrary(cluster.url(database, "budi"))) as library:
        library.list()
        going.wait()
        after = 0
        while any(each.is_alive() for each in threads):
            came = library.pull("shared", after)
            seen += [each.id for each in came.entries]
            after = max(after, came.received)
        seen += [each.id for each in library.pull("shared", after).entries]
    assert not failed
    assert len(seen) == len(set(seen)) == 80
    assert set(seen) == {each.id for made in lines.values() for each in made}


def test_a_line_that_is_cut_tells_no_password(cluster: Cluster) -> None:
    url = cluster.url("postgres", "ani").replace(str(cluster.port), "1")
    with closing(PostgresLibrary(url)) as library, pytest.raises(UnreachableError) as told:
        library.list()
    assert PASSWORD not in f"{told.value} {told.value.__cause__}"


async def test_who_pushes_second_waits_so_that_no_number_is_seen_before_a_smaller_one(
    cluster: Cluster, database: str
) -> None:
    """A pull that saw number 2 while number 1 is not there yet would never bring it."""
    push = "select push_entries('shared', null, $1::jsonb)"
    url, path = cluster.url(database, "ani"), {"search_path": "ssm_studio"}
    first, second, look = [await asyncpg.connect(url, server_settings=path) for _n in range(3)]
    await first.execute(push, "[]")
    sent = [dump([server_entries.sent(each)]) for each in (*entries("one", 1), *entries("two", 1))]
    slow = first.transaction()
    await slow.start()
    await first.execute(push, sent[0])
    later = asyncio.create_task(second.execute(push, sent[1]))
    waits = "select count(*) from pg_locks where not granted and pid = $1"
    while not later.done() and not await look.fetchval(waits, second.get_server_pid()):
        continue
    assert not later.done()
    assert await look.fetch("select from entry") == []
    await slow.commit()
    await later
    rows = await look.fetch("select id, received from entry order by received")
    assert [tuple(row) for row in rows] == [("one-0001", 1), ("two-0001", 2)]
    for each in (first, second, look):
        await each.close()
