"""Keeping house: where the folders are, which session is meant, copies, titles, trash."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ssm_studio.domain.action import AgreedAction
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.errors import StudioError, UsageError
from ssm_studio.store import connection
from ssm_studio.workshop import sessions
from ssm_studio.workshop.home import Home, find_home
from ssm_studio.workshop.workshop import open_session
from tests.studies import UNSTORABLE, identifier, rich_study
from tests.workshop.steps import on_disk, several


def test_a_chosen_home_comes_before_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSM_STUDIO_HOME", str(tmp_path / "variable"))
    assert find_home(str(tmp_path / "chosen")).sessions == tmp_path / "chosen" / "sessions"
    assert find_home().sessions == tmp_path / "variable" / "sessions"
    assert find_home("").exports == tmp_path / "variable" / "exports"
    assert not (tmp_path / "variable").exists()


def test_a_checkout_is_its_own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSM_STUDIO_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "ssm-studio"\n', encoding="utf-8")
    assert find_home().sessions != tmp_path / "sessions"
    (tmp_path / "sessions").mkdir()
    assert find_home().sessions == tmp_path / "sessions"
    (tmp_path / "pyproject.toml").write_text("[project", encoding="utf-8")
    assert find_home().sessions.name == "sessions"
    assert find_home().sessions.parent.name == "ssm_studio"


def test_a_home_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(UsageError) as told:
        sessions.create(find_home(str(tmp_path / "file")), "Ward", "en")
    assert told.value.hint
    with pytest.raises(UsageError):
        find_home("a\0b")


@pytest.mark.parametrize(
    "title", ["../../x", "CON", "", "\0", "a" * 5000, "/etc/passwd", "..", *UNSTORABLE]
)
def test_any_title_makes_a_session_in_the_folder(home: Home, title: str) -> None:
    path = sessions.create(home, title, "en")
    assert path.parent == home.sessions
    assert [each.name for each in home.sessions.iterdir()] == [path.name]
    on_disk(path)


def test_a_whole_study_becomes_one_entry_of_the_log(home: Home) -> None:
    study = rich_study("id")
    path = sessions.create_from_study(home, study, label="Import of a bundle")
    with open_session(path) as workshop:
        assert workshop.study == study
        (entry,) = workshop.log()
        assert entry.label == "Import of a bundle"
        assert workshop.undo_label == ""


def test_a_study_with_what_no_file_can_hold_is_made_storable(home: Home) -> None:
    study = new_study(UNSTORABLE[0] + UNSTORABLE[1], "en")
    assert "\ufffd" in on_disk(sessions.create_from_study(home, study)).title


def test_a_session_is_meant_by_path_slug_or_beginning(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    ward, water = (sessions.create(home, title, "en") for title in ("Ward", "Water"))
    second = sessions.create(home, "Ward", "en")
    for name, path in (
        ("ward", ward),
        ("WARD", ward),
        ("ward.ssm", ward),
        ("ward-2", second),
        ("wat", water),
        (str(water), water),
    ):
        assert sessions.resolve(home, name) == path
    monkeypatch.chdir(home.sessions)
    assert sessions.resolve(home, "water.ssm").samefile(water)
    with pytest.raises(UsageError, match=r"ward, ward-2, water"):
        sessions.resolve(home, "wa")
    for name in ("nothing", "", "../../x", "a\0b", "x" * 5000, "%s", "*"):
        with pytest.raises(UsageError, match="ward-2"):
            sessions.resolve(home, name)


def test_without_sessions_the_hint_says_how_to_begin(home: Home) -> None:
    with pytest.raises(UsageError, match="ssm-studio new"):
        sessions.resolve(home, "ward")


def test_a_duplicate_has_its_own_title_and_the_history(home: Home, path: Path) -> None:
    with open_session(path) as workshop:
        workshop.do(several(workshop.study))
        before = workshop.study
        copy = sessions.duplicate(home, path, "Second round")
        assert not workshop.reload_if_changed()
    assert copy == home.sessions / "second-round.ssm"
    assert sorted(each.name for each in home.sessions.iterdir()) == ["made.ssm", copy.name]
    assert on_disk(path) == before
    found = on_disk(copy)
    assert found.title == "Second round"
    assert found.elements == before.elements
    with open_session(copy) as workshop:
        workshop.undo()
        workshop.undo()
        assert workshop.study == rich_study()


def test_a_title_can_be_changed_and_the_file_keeps_its_name(path: Path) -> None:
    sessions.rename(path, "Another [/x] title")
    with open_session(path) as workshop:
        assert workshop.study.title == "Another [/x] title"
        workshop.undo()
        assert workshop.study == rich_study()


def test_what_goes_to_the_trash_is_no_longer_listed(home: Home, path: Path) -> None:
    (home.sessions / "broken.ssm").write_bytes(b"rubbish")
    gone = [sessions.trash(home, each) for each in (path, home.sessions / "broken.ssm")]
    assert all(each.parent == home.sessions / "trash" for each in gone)
    assert sessions.list_sessions(home) == []
    assert on_disk(gone[0]) == rich_study()
    with pytest.raises(StudioError):
        sessions.trash(home, path)


def test_overdue_is_what_should_have_been_done_by_now(home: Home) -> None:
    by_when = ("2026-11-20", "2026-11-21", "2026-10", "2026-11", "2025", "next week", None)
    actions = [
        AgreedAction(
            id=identifier(n), ref=f"ACT{n}", text=Text(en="x"), by_when=when, status=status
        )
        for n, (when, status) in enumerate(
            (w, s) for w in by_when for s in ("agreed", "done", None)
        )
    ]
    study = replace(new_study("Ward", "en"), actions={each.id: each for each in actions})
    sessions.create_from_study(home, study)
    (found,) = sessions.list_sessions(home)
    assert found.open_actions == 14
    assert found.overdue(date(2026, 11, 21)) == 6


def test_search_finds_sessions_by_title_and_content(home: Home, path: Path) -> None:
    sessions.create(home, "Serah terima", "id")
    (hit,) = sessions.search(home, "serah")
    assert hit.title == "Serah terima"
    assert sessions.search(home, '"x e-mail') == []
    study: Study = rich_study()
    label = next(each.label for each in study.elements.values() if each.label)
    (hit,) = sessions.search(home, label.read("en"))
    assert hit.path == path
    assert hit.snippets[0].kind == "element"


@pytest.mark.parametrize("error", [OSError(28, "No space left"), PermissionError(13, "No")])
def test_housekeeping_that_the_disk_refuses_is_told_and_loses_nothing(
    home: Home, path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(*_what: object, **_how: object) -> None:
        raise error

    before = path.read_bytes()
    monkeypatch.setattr("os.link", refuse)
    monkeypatch.setattr(Path, "touch", refuse)
    monkeypatch.setattr("shutil.move", refuse)
    works: tuple[Callable[[], object], ...] = (
        lambda: sessions.create(home, "Ward", "en"),
        lambda: sessions.duplicate(home, path, "Ward"),
        lambda: sessions.trash(home, path),
    )
    for work in works:
        with pytest.raises(StudioError) as told:
            work()
        assert told.value.hint
    monkeypatch.undo()
    assert path.read_bytes() == before
    assert [each.name for each in home.sessions.iterdir() if each.is_file()] == [path.name]


def test_housekeeping_on_a_held_or_damaged_file_is_told_and_loses_nothing(
    home: Home, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.0)
    content = path.read_bytes()
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StudioError):
        sessions.rename(path, "Ward")
    with pytest.raises(StudioError):
        sessions.duplicate(home, path, "Ward")
    holder.close()
    assert path.read_bytes() == content
    broken = content[: len(content) // 2]
    path.write_bytes(broken)
    with pytest.raises(sessions.DamagedFileError):
        sessions.rename(path, "Ward")
    with pytest.raises(sessions.DamagedFileError):
        sessions.duplicate(home, path, "Ward")
    assert path.read_bytes() == broken
    assert [each.name for each in home.sessions.iterdir()] == [path.name]


def test_a_session_of_a_newer_program_is_copied_as_it_is(home: Home, path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("INSERT INTO _sqlite_migrations VALUES (99, 'ssm_studio', 'm999_moods', '')")
    conn.close()
    copy = sessions.duplicate(home, path, "Ward")
    assert copy.name == "ward.ssm"
    assert on_disk(copy) == rich_study()
    assert len(list(home.sessions.iterdir())) == 2


def test_a_session_without_a_header_gets_one_with_its_title(home: Home) -> None:
    path = sessions.create_from_study(home, Study(), "bare")
    sessions.rename(path, "Ward")
    assert on_disk(path).title == "Ward"


def test_what_a_killed_program_left_unfinished_is_swept_up(home: Home, path: Path) -> None:
    old, young = home.sessions / ".ward.ssm.1.new", home.sessions / ".ward.2.copy"
    for each in (old, young):
        each.write_bytes(b"half a session")
    os.utime(old, (0, 0))
    assert [each.path for each in sessions.list_sessions(home)] == [path]
    sessions.create(home, "Water", "en")
    assert young.exists()
    assert not old.exists()


def test_the_author_is_who_says_so_or_whose_machine_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSM_STUDIO_AUTHOR", "  Sri ")
    assert sessions.author_name() == "Sri"
    monkeypatch.delenv("SSM_STUDIO_AUTHOR")
    assert sessions.author_name()

    def nobody() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert sessions.author_name() == "facilitator"


def test_a_folder_is_made_with_all_that_is_above_it_and_only_once(tmp_path: Path) -> None:
    home = find_home(str(tmp_path / "far" / "away"))
    for _each in range(2):
        assert home.ready(home.sessions) == home.sessions
        assert home.sessions.is_dir()
    (tmp_path / "far" / "away" / "exports").write_text("in the way", "utf-8")
    with pytest.raises(UsageError):
        home.ready(home.exports)
