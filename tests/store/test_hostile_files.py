"""A file from somebody else: each shape ends in a study or in a sentence, and nothing of it ever runs."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.errors import StudioError
from ssm_studio.store import foreign, search_index
from ssm_studio.store.peek import title_of
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop import maintenance
from ssm_studio.workshop.workshop import open_session
from tests.store.hostile_files import RAN, SHAPES, make, whole

HARMLESS = {
    "another-table",
    "another-view-for-ever",
    "another-index",
    "an-index-over-an-expression",
    "a-thousand-tables",
    "without-our-triggers",
}
"""Shapes that may be worked in: what others keep in a file is named and left alone."""

OTHER_WRITERS = {"page-size-512", "page-size-65536", "auto-vacuum", "write-ahead-log", "utf-16"}
"""Whole sessions that some other tool wrote anew."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("source") / "whole.ssm"
    whole(path)
    return path


@pytest.fixture
def path(shape: str, source: Path, tmp_path: Path) -> Path:
    found = tmp_path / f"{shape}.ssm"
    make(shape, source, found)
    return found


def ran(path: Path) -> int:
    """How often something of the file was run, as it says itself."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as conn:
        (count,) = conn.execute(f"SELECT count(*) FROM {RAN}").fetchone()
        return int(count)
    return 0


def test_there_are_many_shapes() -> None:
    assert len(SHAPES) >= 50


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_ends_in_a_study_or_a_sentence(shape: str, path: Path) -> None:
    try:
        with open_session(path) as workshop:
            told = workshop.read_only + " ".join(workshop.notices)
            study = workshop.study
            with suppress(StudioError):
                workshop.log()
            with suppress(StudioError):
                step = edit.write(study, "session", study.session.id, "place", "Kediri")
                assert workshop.do(step).changed or not study.sessions
            with suppress(StudioError):
                workshop.undo()
            writable = not workshop.read_only
    except StudioError as error:
        told, writable = error.title, False
    if path.is_file():
        assert ran(path) == 0
    if shape in HARMLESS | OTHER_WRITERS:
        assert writable
    elif shape != "garbage-at-the-end":
        assert told, "opened without a word"
        assert not writable
    assert "\x1b" not in told
    assert "\u202e" not in told


@pytest.mark.parametrize(
    "shape",
    [
        each
        for each in SHAPES
        if each.startswith(("trigger", "another-", "our-view", "generated-column"))
        and each not in ("trigger-named-like-sqlite", "another-database")
    ],
)
def test_a_clean_copy_holds_the_data_and_nothing_of_others(path: Path, source: Path) -> None:
    copy = maintenance.copy(path, path.with_name("clean.ssm"))
    with closing(SessionFile.open(copy)) as clean, closing(SessionFile.open(source)) as first:
        assert clean.load() == first.load()
        assert not clean.read_only
        assert not clean.notices
        assert clean.headings() == first.headings()


def test_the_library_lists_them_all_and_waits_for_none(source: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    folder.mkdir()
    shutil.copy(source, folder / "good.ssm")
    for each in SHAPES:
        make(each, source, folder / f"{each}.ssm")
    catalogue = search_index.Catalogue(folder, tmp_path / "cache")
    catalogue.refresh()
    found = {each.path.stem: each for each in catalogue.summaries()}
    assert set(found) == {*SHAPES, "good"}
    assert not found["good"].problem
    for name in ("fifo", "socket", "device", "folder", "link-loop", "text", "a-million-rows"):
        assert found[name].problem, name
    assert [
        each.path.stem for each in catalogue.search(found["good"].title) if each.path.stem == "good"
    ]
    catalogue.close()
    assert not any(
        ran(folder / f"{each}.ssm") for each in SHAPES if (folder / f"{each}.ssm").is_file()
    )


@pytest.mark.parametrize("shape", SHAPES)
def test_a_glance_at_the_title_ends_too(path: Path) -> None:
    with suppress(StudioError):
        title_of(path)


@pytest.mark.parametrize(
    ("shape", "unread"), [("generated-instead-of-ours", {"learning"}), ("generated-column", set())]
)
def test_only_what_is_computed_in_place_of_our_data_is_not_read(
    path: Path, source: Path, unread: set[str]
) -> None:
    with closing(sqlite3.connect(path)) as conn:
        assert foreign.look(conn).unreadable == unread
    with closing(SessionFile.open(path)) as file, closing(SessionFile.open(source)) as first:
        assert file.load().learning == ({} if unread else first.load().learning)


def test_a_clean_copy_is_guarded_again_where_somebody_took_the_guards_away(
    source: Path, tmp_path: Path
) -> None:
    path = tmp_path / "unguarded.ssm"
    shutil.copy(source, path)
    with closing(sqlite3.connect(path)) as conn:
        for name in ("change_log_never_updated", "change_log_never_deleted"):
            conn.execute(f"DROP TRIGGER {name}")
        conn.commit()
    copy = maintenance.copy(path, tmp_path / "clean.ssm")
    with (
        closing(sqlite3.connect(copy)) as conn,
        pytest.raises(sqlite3.DatabaseError, match="log"),
    ):
        conn.execute("DELETE FROM change_log")
