"""A line that is cut at any byte, and many laptops at once: nothing is there twice, and nothing is lost."""

from __future__ import annotations

import threading
from contextlib import closing, suppress

import pytest

from ssm_studio.store.institute import travelling
from ssm_studio.store.institute.port import Parcel
from ssm_studio.store.institute.postgres import PostgresLibrary
from ssm_studio.store.institute.server import UnreachableError
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
    monkeypatch.setattr(travelling, "MOST", 5)
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
    monkeypatch.setattr(travelling, "MOST", 2)
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
