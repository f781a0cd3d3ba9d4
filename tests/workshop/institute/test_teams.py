"""A role in several teams, copies that each keep private for themselves, and a library that was made before that."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.picture import Photo
from ssm_studio.domain.record import new_id
from ssm_studio.errors import UsageError
from ssm_studio.store.institute import members, schema
from ssm_studio.store.institute.postgres import PostgresLibrary
from ssm_studio.store.institute.server import Server
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute.syncing import APART, MERGED, Exchange, photographs_said
from ssm_studio.workshop.photos import keep_photos
from ssm_studio.workshop.workshop import open_session
from tests.postgres import Cluster
from tests.workshop.institute.sessions import add, begin, everything, labels, laptop, see

Homes = Callable[[str], Home]
Url = Callable[[str], str]


def test_a_role_in_two_teams_says_whose_a_new_session_is(home_of: Homes, url: Url) -> None:
    path = begin(home_of("ani"))
    with closing(Server(url("postgres"))) as owner:
        members.grant(owner, "ani", "Health")
        members.grant(owner, "ani", "Health")
        assert [(e.team, e.role) for e in members.members(owner)] == [
            *(("Health", "ani"), ("Health", "citra"), ("Water", "ani"), ("Water", "budi")),
        ]
    with closing(laptop(home_of("ani"), url("ani"))) as ani:
        ((_name, error),) = ani.push().failed
        assert isinstance(error, UsageError)
        assert "Water, Health" in error.title
        assert not ani.look()
    with closing(Exchange(home_of("ani"), PostgresLibrary(url("ani"), "Health"), "it")) as ani:
        ani.push([path])
    with closing(PostgresLibrary(url("citra"))) as citra, closing(Server(url("postgres"))) as owner:
        assert [each.team for each in citra.list()] == ["Health"]
        members.revoke(owner, "ani", "Health")
        with closing(PostgresLibrary(url("ani"))) as ani_:
            assert ani_.teams() == ("Water",)
            assert not ani_.list()
        members.revoke(owner, "ani", "Water")
        assert "ani" not in {each.role for each in members.members(owner)}


def second_laptop(path: Path, home: Home) -> Path:
    """The same session on another laptop of the same person, with an id of its own."""
    there = home.ready(home.sessions) / path.name
    shutil.copy(path, there)
    add(there, "Seen on the second laptop", "Ani")
    return there


def test_what_two_laptops_of_one_role_keep_private_stays_until_both_release_it(
    home_of: Homes, url: Url, cluster: Cluster, database: str
) -> None:
    path = begin(home_of("ani"))
    id_ = add(path, "Kickbacks at the sluice", "Ani", "facilitator")
    other = second_laptop(path, home_of("ani2"))
    one, two = laptop(home_of("ani"), url("ani")), laptop(home_of("ani2"), url("ani"))
    with closing(one), closing(two):
        one.push()
        two.push()
        see(path, id_, "public")
        one.push()
        assert "Kickbacks" not in everything(cluster, database)
        see(other, id_, "public")
        two.push()
        assert "Kickbacks" in everything(cluster, database)


def test_a_library_of_before_is_brought_to_todays_shape(
    cluster: Cluster, home_of: Homes, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster.sql("postgres", "create database before")
    path = begin(home_of("ani"))
    id_ = add(path, "Kickbacks at the sluice", "Ani", "facilitator")
    with closing(Server(cluster.url("before"))) as owner:
        with monkeypatch.context() as then:
            then.setattr(schema, "NAMES", ("l001_library",))
            assert schema.init(owner) == ("l001_library",)
        members.grant(owner, "ani", "Water")
        with closing(laptop(home_of("ani"), cluster.url("before", "ani"))) as ani:
            # Today's program pushes to it.
            assert not ani.push().failed
            assert members.status(owner).missing == ("l002_teams",)
            assert schema.init(owner) == ("l002_teams",)
            assert schema.init(owner) == ()
            assert cluster.sql("before", "select keepers from ssm_studio.cut") == [(["ani"],)]
            # And who had the rights has them.
            see(path, id_, "public")
            assert not ani.push().failed
            assert "Kickbacks" in everything(cluster, "before")
        members.grant(owner, "ani", "Health")
        assert members.status(owner).missing == ()
    cluster.sql("postgres", "drop database before with (force)")


def test_photographs_stay_where_they_were_added_and_both_are_told(home_of: Homes, url: Url) -> None:
    path = begin(home_of("ani"))
    data = b"pixels"
    digest = sha256(data).hexdigest()
    with open_session(path, author="Ani") as workshop:
        for visibility in (None, "facilitator"):
            photo = Photo(id=new_id(), kept_sha256=digest, visibility=visibility)
            workshop.do(edit.add(workshop.study, photo))
    keep_photos(path, [(digest, "x", data)])
    one, two = laptop(home_of("ani"), url("ani")), laptop(home_of("budi"), url("budi"))
    with closing(one), closing(two):
        (pushed,) = one.push().came
        (came,) = two.pull().came
        assert (pushed.photographs, came.photographs) == (1, 1)
        assert came.path is not None
        assert data not in came.path.read_bytes()
        add(path, "More", "Ani")
        one.push()
        (again,) = two.pull().came
        assert again.photographs == 0
    assert photographs_said(True, 1) != photographs_said(False, 1)


@pytest.mark.parametrize("counted_on", [True, False], ids=["as the page says", "without that"])
def test_nothing_is_missed_after_the_library_came_back_from_a_backup(
    home_of: Homes, url: Url, cluster: Cluster, database: str, counted_on: bool
) -> None:
    path = begin(home_of("ani"))
    one, two = laptop(home_of("ani"), url("ani")), laptop(home_of("budi"), url("budi"))
    with closing(one), closing(two):
        one.push()
        (other,) = [each.path for each in two.pull().came if each.path]
        backup = "select max(received) from ssm_studio.entry"
        ((then,),) = cluster.sql(database, backup)
        for number in range(4):
            add(path, f"After the backup {number}", "Ani")
        one.push()
        cluster.sql(
            database,
            f"delete from ssm_studio.entry where received > {then}",
            f"update ssm_studio.session set received = {then}",
        )
        if counted_on:
            cluster.sql(database, "update ssm_studio.session set received = received + 1000000")
        add(other, "Budi after the restore", "Budi")
        two.push()
        one.sync()
        one.push([path])
        two.sync()
        found = {f"After the backup {number}" for number in range(4)} | {"Budi after the restore"}
        assert found <= labels(path)
        assert found <= labels(other)


def test_a_session_of_another_team_that_was_brought_is_kept_up_and_never_pushed(
    home_of: Homes, url: Url
) -> None:
    path = begin(home_of("ani"))
    water, health = laptop(home_of("ani"), url("ani")), laptop(home_of("citra"), url("citra"))
    with closing(water), closing(health):
        water.push([path], shared=True)
        assert not health.pull().came
        (came,) = health.pull(["Water for the lower fields"]).came
        assert came.path is not None
        add(came.path, "What another team thinks of it", "Citra")
        add(path, "Ani goes on", "Ani")
        water.push()
        assert [each.what for each in health.pull().came] == [APART]
        done = health.sync()
        assert [each.what for each in done.came] == [MERGED]
        assert not done.failed
        assert {"Ani goes on", "What another team thinks of it"} <= labels(came.path)
        water.push([path], shared=False)
        health.pull()
        assert not health.sync().failed
        assert "What another team thinks of it" in labels(came.path)
    assert "What another team thinks of it" not in labels(path)
