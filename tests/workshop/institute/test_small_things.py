"""What a library promises beside its large things, each alone and without a server."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.action import AgreedAction, FollowUp
from ssm_studio.domain.changes import join
from ssm_studio.domain.notes import Note, with_notes
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import new_study
from ssm_studio.domain.text import Text
from ssm_studio.errors import StudioError, UsageError
from ssm_studio.store.institute import postgres, schema, server_entries
from ssm_studio.store.institute.server import Server, UnreachableError
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.forgetting import carry_out, prepare
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.institute import background
from ssm_studio.workshop.institute.all_sessions import AllSessions
from ssm_studio.workshop.institute.derived import shown_of
from ssm_studio.workshop.institute.folder import FolderLibrary
from ssm_studio.workshop.institute.local import parcel_of, read_local
from ssm_studio.workshop.institute.syncing import BROUGHT, NEW, PUSHED, SAME, Came, Done, Exchange
from ssm_studio.workshop.reading import read_study
from ssm_studio.workshop.workshop import open_session
from tests.workshop.institute.sessions import add, begin, labels

Homes = Callable[[str], Home]


@pytest.fixture
def ani(home_of: Homes) -> Iterator[Exchange]:
    """Ani's laptop, and a folder that she shares with Budi."""
    with closing(Exchange(home_of("ani"), FolderLibrary(home_of("shared")), "it")) as one:
        yield one


@pytest.fixture
def budi(home_of: Homes) -> Iterator[Exchange]:
    with closing(Exchange(home_of("budi"), FolderLibrary(home_of("shared")), "it")) as one:
        yield one


def test_a_word_is_looked_for_from_its_third_letter_on() -> None:
    assert AllSessions.is_asked("di air")
    assert AllSessions.is_asked("air*")
    assert not AllSessions.is_asked("di ke ai*")


def test_the_place_that_is_shown_has_the_first_of_the_words_and_says_what_is_left_out() -> None:
    text = f"Water comes late {'and later ' * 20}to the gate"
    row = {"refs": ["E1"], "kinds": ["element"], "texts": [text]}
    (both,), (last,) = (postgres._snippets(row, words) for words in (["gate", "water"], ["gate"]))
    assert both.text.startswith("Water comes late and")
    assert both.text.endswith("…")
    assert last.text.startswith("…")
    assert last.text.endswith("to the gate")
    (whole,) = postgres._snippets(row | {"texts": ["Water"]}, ["gate"])
    assert whole.text == "Water"


def test_a_load_is_as_large_as_may_be_and_no_larger() -> None:
    half = {"pieces": ["x" * (server_entries.LARGEST // 2)]}
    assert list(server_entries.in_loads([half, half])) == [[half, half]]
    more = {"pieces": ["x", *half["pieces"]]}
    assert list(server_entries.in_loads([half, more])) == [[half], [more]]
    small = [{"pieces": ["x"]}] * (server_entries.MOST + 1)
    assert [len(each) for each in server_entries.in_loads(small)] == [server_entries.MOST, 1]


def test_a_session_whose_file_has_another_name_now_is_pushed_as_before(
    ani: Exchange, home_of: Homes
) -> None:
    path = begin(home_of("ani"), "Water")
    ani.push()
    path = path.rename(path.with_name("other name.ssm"))
    add(path, "Ani goes on", "Ani")
    (came,) = ani.push().came
    assert (came.what, came.path) == (PUSHED, path)


def test_an_issue_is_followed_by_its_words_and_the_newest_session_is_found_first(
    home_of: Homes,
) -> None:
    home = home_of("ani")
    paths = [begin(home, title) for title in ("Water", "Clinic")]
    for number, path in enumerate(paths):
        add(path, f"An issue of {path.stem} alone", "Ani")
        os.utime(path, (10**9, 10**9 - number))
    library = FolderLibrary(home)
    assert [each.title for each in library.search("gate")] == ["Water", "Clinic"]
    came = library.history("the gate is said to be open")
    assert {each.title for each in came} == {"Water", "Clinic"}
    assert {each.words for each in came} == {"The gate is said to be open"}


def test_what_was_made_with_a_forgotten_record_comes_to_the_other_laptop(
    ani: Exchange, budi: Exchange, home_of: Homes
) -> None:
    path = begin(home_of("ani"))
    with open_session(path, author="Ani") as workshop:
        angry, calm = (
            Element(id=new_id(), kind="issue", label=Text(en=words))
            for words in ("Said in anger", "Said in calm")
        )
        steps = [edit.add(workshop.study, each) for each in (angry, calm)]
        workshop.do(join("Two at once", *steps))
    ref = read_study(path)[0].elements[angry.id].ref
    carry_out(home_of("ani"), prepare(path, [ref]))
    ani.push()
    (came,) = budi.pull().came
    assert came.path is not None
    assert labels(came.path) == {"The gate is said to be open", "Said in calm"}


def test_of_two_files_of_one_session_the_one_that_was_pushed_is_kept_up(
    ani: Exchange, budi: Exchange, home_of: Homes
) -> None:
    path = begin(home_of("ani"))
    ani.push()
    second = Path(shutil.copy(path, path.with_name("a first name.ssm")))
    (came,) = budi.pull().came
    assert came.path is not None
    add(came.path, "Budi sees more", "Budi")
    budi.push()
    assert [each.what for each in ani.pull().came] == [BROUGHT]
    assert "Budi sees more" in labels(path)
    assert "Budi sees more" not in labels(second)


def test_notes_in_the_margin_stay_however_often_they_are_changed_and_the_rest_goes(
    home_of: Homes,
) -> None:
    """In the same field stands what a bundle said of a record that the program has no place for."""
    path = begin(home_of("ani"))
    with open_session(path, author="Ani") as workshop:
        for kept in (
            with_notes("", (Note("Once doubted", "Prof"),)),
            with_notes("", (Note("Twice doubted", "Prof"),)),
            '{"colour": "like the river"}',
        ):
            (id_,) = workshop.study.elements
            workshop.do(edit.set_fields(workshop.study, "element", id_, "A note", kept=kept))
        made = Element(id=new_id(), kind="issue", kept='{"colour": "like the canal"}')
        workshop.do(edit.add(workshop.study, made))
    sent = repr(parcel_of(read_local(path)).entries)
    assert "doubted" not in sent
    assert "like the canal" in sent


def test_what_else_a_step_rewords_that_releases_something_keeps_what_it_said_before(
    home_of: Homes,
) -> None:
    path = begin(home_of("ani"))
    hidden = add(path, "Kickbacks at the sluice", "Ani", "facilitator")
    with open_session(path, author="Ani") as workshop:
        (open_,) = set(workshop.study.elements) - {hidden}
        workshop.do(
            join(
                "Both at once",
                edit.set_fields(workshop.study, "element", hidden, "", visibility="public"),
                edit.write(workshop.study, "element", open_, "label", "The gate is open"),
            )
        )
    sent = repr(parcel_of(read_local(path)).entries)
    for words in ("The gate is said to be open", "The gate is open", "Kickbacks"):
        assert words in sent


@pytest.mark.parametrize("named", ["open", "private"])
def test_a_step_keeps_its_name_unless_that_tells_of_something_private(
    home_of: Homes, named: str
) -> None:
    path = begin(home_of("ani"))
    # As many letters as an id has.
    words = {"open": "Gate number four", "private": "Kickbacks at the sluice of the river"}
    assert len(words["private"]) == len(new_id())
    made = [
        Element(id=new_id(), kind="issue", label=Text(en=said), visibility=visibility)
        for said, visibility in zip(words.values(), (None, "facilitator"), strict=True)
    ]
    with open_session(path, author="Ani") as workshop:
        study = workshop.study
        workshop.do(join(f"Add “{words[named]}”", *(edit.add(study, each) for each in made)))
    label = parcel_of(read_local(path)).entries[-1].label
    assert label == ("Add “Gate number four”" if named == "open" else "")


def test_where_an_answer_did_not_come_the_next_question_has_a_line_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines: list[Any] = []

    async def connect(_server: Server) -> Any:
        lines.append(SimpleNamespace(is_closed=lambda: False, terminate=lambda: None))
        return lines[-1]

    async def waits_in_vain(_line: Any) -> None:
        raise TimeoutError

    async def asks(line: Any) -> Any:
        return line

    monkeypatch.setattr(Server, "_connect", connect)
    with closing(Server("postgresql://ani@localhost/ssm")) as server:
        with pytest.raises(UnreachableError):
            server.do(waits_in_vain)
        assert server.do(asks) is server.do(asks) is lines[1]


def test_of_a_sync_is_told_what_came_and_the_first_file_that_failed() -> None:
    came = [Came(BROUGHT, "Water"), Came(NEW, "Clinic"), Came(SAME, "School")]
    assert background._told(Done(came)) == ("2 sessions were brought up to date. 1 is new here.")
    photographs = [Came(PUSHED, "Water", photographs=4), Came(BROUGHT, "Water", photographs=2)]
    assert "2 photographs stayed on the machine" in background._told(Done(photographs))
    failed: list[tuple[str, StudioError]] = [
        ("a.ssm", UsageError("It is damaged.")),
        ("b.ssm", UsageError("So is this.")),
    ]
    assert background._told(Done(came, failed)).endswith("1 is new here. a.ssm: It is damaged.")


def test_a_theme_is_done_when_its_own_action_was_last_seen_done(home_of: Homes) -> None:
    ids = {"one": "bsc.p.customer", "other": "bsc.p.learning"}
    study = replace(
        new_study("Water", "en"),
        actions={
            each: AgreedAction(id=each, ref=f"ACT{number}", status="agreed", lens=lens)
            for number, (each, lens) in enumerate(ids.items())
        },
        follow_ups={
            "f1": FollowUp(id="f1", action="one", date="2026-01-01", status="agreed"),
            "f2": FollowUp(id="f2", action="one", date="2026-02-01", status="done"),
        },
    )
    done = {lens: done for lens, _name, _ids, done in shown_of(study, "r", "h").themes}
    assert done == {ids["one"]: True, ids["other"]: False}
    create_from_study(home_of("ani"), study, "Water")
    counted = {each.lens: each.done for each in FolderLibrary(home_of("ani")).themes()}
    assert counted == {ids["one"]: 1, ids["other"]: 0}


class OldServer:
    """Answers what its version is, and that it keeps no Unicode."""

    def __init__(self, version: int) -> None:
        self._version = version

    def do(self, work: Callable[[Any], Awaitable[Any]]) -> Any:
        async def run() -> Any:
            return await work(self)

        return asyncio.run(run())

    async def fetchval(self, sql: str) -> str:
        return str(self._version) if "server_version_num" in sql else "SQL_ASCII"


@pytest.mark.parametrize(
    ("version", "told"),
    [(140005, "version 14"), (149999, "version 14"), (150000, "SQL_ASCII"), (170002, "SQL_ASCII")],
)
def test_the_first_postgresql_of_version_15_is_new_enough(version: int, told: str) -> None:
    server: Any = OldServer(version)
    with pytest.raises(UsageError, match=told):
        schema.init(server)
