"""What a laptop keeps of its dealings with a library: nothing is asked, counted or told a second time."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.store.errors import DamagedFileError
from ssm_studio.store.institute.links import Link, Links
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.folder import FolderLibrary
from ssm_studio.workshop.institute.local import read_local
from ssm_studio.workshop.institute.syncing import (
    ABSENT,
    APART,
    BROUGHT,
    MERGED,
    NEW,
    SAME,
    Exchange,
)
from tests.workshop.institute.sessions import add, begin, labels, laptop, write

Homes = Callable[[str], Home]


@pytest.fixture(params=["folder", "postgres"])
def two(request: pytest.FixtureRequest, home_of: Homes) -> Iterator[tuple[Exchange, Exchange]]:
    """Two laptops and a library of both."""
    if request.param == "folder":
        shared = home_of("shared")
        made = [Exchange(home_of(who), FolderLibrary(shared), "it") for who in ("ani", "budi")]
    else:
        url = request.getfixturevalue("url")
        made = [laptop(home_of(who), url(who)) for who in ("ani", "budi")]
    yield made[0], made[1]
    for each in made:
        each.close()


def news_of(exchange: Exchange) -> list[str]:
    """What is brought now; a folder does not number what came in, so it is asked and has nothing."""
    return [each.what for each in exchange.pull().came if each.what != SAME]


def test_what_was_brought_and_merged_is_not_told_of_again(
    two: tuple[Exchange, Exchange], home_of: Homes
) -> None:
    ani, budi = two
    path = begin(home_of("ani"))
    issue = add(path, "The gate leaks", "Ani")
    ani.push()
    (came,) = budi.pull().came
    assert came.what == NEW
    assert came.path is not None
    there = came.path
    assert budi.waiting() == []
    add(path, "Nobody measures the water", "Ani")
    ani.push()
    assert news_of(budi) == [BROUGHT]
    assert budi.newer() == ()
    assert news_of(budi) == []
    assert budi.waiting() == []
    write(path, issue, "The gate rusts", "Ani")
    write(there, issue, "The gate sticks", "Budi")
    ani.push()
    assert [(each.what, each.clashes) for each in budi.pull().came] == [(APART, 0)]
    assert [(each.what, each.clashes) for each in budi.pull(merge=True).came] == [(MERGED, 1)]
    assert budi.newer() == ()
    assert news_of(budi) == []
    assert budi.waiting() == [there], "what merging came to is not in the library yet"
    budi.push()
    ani.pull()
    assert labels(path) == labels(there)


def test_what_merging_came_to_waits_also_where_all_else_was_pushed(
    two: tuple[Exchange, Exchange], home_of: Homes
) -> None:
    ani, budi = two
    path = begin(home_of("ani"))
    ani.push()
    (came,) = budi.pull().came
    assert came.path is not None
    add(path, "Ani goes on", "Ani")
    add(came.path, "Budi goes on", "Budi")
    budi.push()
    ani.push()
    assert budi.waiting() == []
    (joined,) = budi.pull(merge=True).came
    # A folder has joined the two by itself.
    assert (joined.what, budi.waiting()) in ((MERGED, [came.path]), (BROUGHT, []))
    assert {"Ani goes on", "Budi goes on"} <= labels(came.path)


def test_what_was_deleted_here_is_told_and_comes_back_whole_when_it_is_named(
    two: tuple[Exchange, Exchange], home_of: Homes
) -> None:
    ani, budi = two
    path = begin(home_of("ani"), "Water")
    ani.push()
    (came,) = budi.pull().came
    assert came.path is not None
    came.path.unlink()
    assert [(each.what, each.title) for each in budi.pull().came] == [(ABSENT, "Water")]
    assert not list(home_of("budi").sessions.iterdir())
    (came,) = budi.pull(["Water"]).came
    assert came.what == NEW
    assert came.path is not None
    assert labels(came.path) == labels(path)


def test_what_was_counted_of_a_file_is_kept_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "one.ssm"
    Links(tmp_path).put_made(path, (1, 2), "s", {"themes": ["Water"]})
    assert Links(tmp_path).made(path, (1, 2)) == {"themes": ["Water"]}
    for changed in ((1, 3), (2, 2)):
        assert Links(tmp_path).made(path, changed) is None
    assert Links(tmp_path).made(tmp_path / "two.ssm", (1, 2)) is None
    Links(tmp_path).put_made(path, (3, 4), "s", {"themes": []})
    assert Links(tmp_path).made(path, (1, 2)) is None


def _no_database(file: Path) -> None:
    file.write_bytes(b"no database at all, and longer than its head is" * 9)


def _older(file: Path) -> None:
    with closing(sqlite3.connect(file)) as conn:
        conn.execute("PRAGMA user_version = 1")


def test_links_of_another_version_or_none_are_made_anew(tmp_path: Path) -> None:
    link = Link("s", "one.ssm", 3, "e", 1, 2)
    for spoil in (_no_database, _older):
        links = Links(tmp_path)
        links.put("here", link)
        assert links.of("here") == {"s": link}
        assert links.of("elsewhere") == {}
        spoil(tmp_path / "institute.db")
        assert links.of("here") == {}
        links.put("here", link)
        assert links.of("here") == {"s": link}


def test_a_file_without_the_head_of_its_log_is_told_to_be_damaged(home_of: Homes) -> None:
    path = begin(home_of("ani"))
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("DELETE FROM log_head")
    with pytest.raises(DamagedFileError):
        read_local(path)
