"""What was agreed is listed over all sessions, out of the catalogue, once and never what is private."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.listed_action import ListedAction, is_past, uids
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop.agreed_actions import agreed_actions
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.studies import Build


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "sessions", tmp_path / "exports", tmp_path / "cache")


def session(home: Home, title: str, *actions: dict[str, object], parent: str = "") -> Path:
    build = Build()
    build.add("session", title=Text(en=title), languages=("en",), parent_session=parent or None)
    for each in actions:
        build.add("action", **each)
    return create_from_study(home, build.study, title)


def listed(home: Home, *paths: Path) -> list[ListedAction]:
    return agreed_actions(home, paths)[0]


def test_actions_of_all_sessions_in_the_order_of_their_files(home: Home) -> None:
    session(home, "Beta", {"text": Text(en="Write"), "person": "Sri", "by_when": "2026-03-01"})
    session(home, "Alpha", {"text": Text(id="Tulis")}, {"status": "done"})
    found = listed(home)
    assert [(each.session, each.ref, each.status) for each in found] == [
        ("Alpha", "ACT1", "proposed"),
        ("Alpha", "ACT2", "done"),
        ("Beta", "ACT1", "proposed"),
    ]
    assert found[2].person == "Sri"
    assert found[2].day == date(2026, 3, 1)
    assert found[2].is_overdue(date(2026, 3, 2))
    assert not found[2].is_overdue(date(2026, 3, 1))
    assert found[0].text == Text(id="Tulis")


def test_a_session_that_did_not_change_is_not_opened_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = session(home, "Alpha", {"text": Text(en="Write")})
    before = listed(home)
    opened: list[Path] = []
    real = SessionFile.open

    def watched(path: Path, **more: bool) -> SessionFile:
        opened.append(path)
        return real(path, **more)

    monkeypatch.setattr(SessionFile, "open", watched)
    assert listed(home) == before
    assert opened == []
    monkeypatch.undo()
    with open_session(path) as workshop:
        id_ = before[0].id
        workshop.do(edit.set_fields(workshop.study, "action", id_, "", status="done"))
    assert [each.status for each in listed(home)] == ["done"]


def test_the_last_follow_up_is_told_and_what_is_private_never(home: Home) -> None:
    build = Build()
    action = build.add("action", text=Text(en="Write"))
    build.add("action", text=Text(en="Hidden"), visibility="facilitator")
    build.add("follow_up", action=action, date="2026-02-01", status="blocked")
    build.add("follow_up", action=action, date="2026-01-01", status="in_progress")
    build.add(
        "follow_up", action=action, date="2026-05-01", visibility="facilitator", status="dropped"
    )
    create_from_study(home, build.study, "One")
    (found,) = listed(home)
    assert (found.looked_on, found.looked_status) == ("2026-02-01", "blocked")
    for each in home.cache.iterdir():
        assert b"Hidden" not in each.read_bytes()


def test_what_is_illustration_is_never_overdue(home: Home) -> None:
    create_from_study(home, example_study("en"), "East Java")
    found = listed(home)
    assert len(found) == 6
    assert all(each.is_open and each.illustrated for each in found)
    assert not any(each.is_overdue(date(2090, 1, 1)) for each in found)


def test_an_action_that_was_carried_on_is_listed_in_the_later_cycle_only(home: Home) -> None:
    # Built alike, both have the same ids: the first action lives on in the second session.
    session(home, "First", {"text": Text(en="Write")}, {"text": Text(en="Read")})
    session(home, "Second", {"text": Text(en="Write")}, parent="first")
    session(home, "Copied", {"text": Text(en="Write")})
    assert [(each.session, each.ref) for each in listed(home)] == [
        ("Copied", "ACT1"),
        ("First", "ACT2"),
        ("Second", "ACT1"),
    ]


def test_a_session_elsewhere_is_read_when_it_is_named(home: Home, tmp_path: Path) -> None:
    path = session(home, "Alpha", {"text": Text(en="Write")})
    away = tmp_path / "away.ssm"
    shutil.move(path, away)
    assert listed(home) == []
    assert [each.path for each in listed(home, away)] == [away]


def test_a_copy_gets_names_of_its_own_and_the_first_keeps_its(home: Home) -> None:
    path = session(home, "Alpha", {"text": Text(en="Write")})
    alone = uids(listed(home))
    copy = path.with_stem("alpha-2")
    shutil.copy(path, copy)
    both = uids(listed(home))
    assert len(set(both.values())) == 2
    assert {key: both[key] for key in alone} == alone


def test_a_file_that_is_no_session_is_named_and_the_others_are_listed(home: Home) -> None:
    session(home, "Alpha", {"text": Text(en="Write")})
    (home.sessions / "bad.ssm").write_bytes(b"no session")
    actions, unreadable = agreed_actions(home)
    assert len(actions) == 1
    assert [each.path.name for each in unreadable] == ["bad.ssm"]


@pytest.mark.parametrize(
    ("said", "past"),
    [
        ("2026-03-01", True),
        ("2026-03-02", False),
        ("2026-02", True),
        ("2026-03", False),
        ("2025", True),
        ("before the Musrenbang", False),
        ("", False),
    ],
)
def test_a_day_a_month_and_a_year_go_by_and_a_moment_in_words_does_not(
    said: str, past: bool
) -> None:
    assert is_past(said, date(2026, 3, 2)) is past
