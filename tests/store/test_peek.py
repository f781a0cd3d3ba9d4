"""A glance at a session says its title without opening it, and refuses what is none."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from ssm_studio.domain.study import new_study
from ssm_studio.domain.text import Text
from ssm_studio.errors import SessionFileError
from ssm_studio.store import session_file
from ssm_studio.store.errors import DamagedFileError
from ssm_studio.store.peek import title_of
from tests.studies import empty_study


@pytest.mark.parametrize("spoken", [("en", "id"), ("id", "en"), ("id",), ("nl",), ()])
@pytest.mark.parametrize(
    "title", [Text(en="Ward", id="Bangsal"), Text(plain="[/x] \x1b[2J"), Text(), None]
)
def test_it_is_the_title_that_the_open_session_has(
    tmp_path: Path, spoken: tuple[str, ...], title: Text | None
) -> None:
    study = new_study("", "en")
    session = replace(study.session, title=title, languages=spoken)
    study = replace(study, sessions={session.id: session})
    path = tmp_path / "made.ssm"
    session_file.create(path, study, author="Sri", label="Made")
    assert title_of(path) == study.title


def test_a_session_without_a_header_has_none(tmp_path: Path) -> None:
    path = tmp_path / "made.ssm"
    session_file.create(path, empty_study(), author="Sri", label="Made")
    assert title_of(path) == empty_study().title


def test_what_is_no_session_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.ssm").write_text("Dear all", "utf-8")
    for name in ("letter.ssm", "missing.ssm", ""):
        with pytest.raises(SessionFileError):
            title_of(tmp_path / name)


def test_a_damaged_one_is_called_so(tmp_path: Path) -> None:
    path = tmp_path / "made.ssm"
    session_file.create(path, new_study("Ward", "en"), author="Sri", label="Made")
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    with pytest.raises(DamagedFileError):
        title_of(path)


def test_after_a_crash_it_is_the_title_from_before(tmp_path: Path) -> None:
    path, crashed = tmp_path / "made.ssm", tmp_path / "crashed"
    crashed.mkdir()
    session_file.create(path, new_study("Ward", "en"), author="Sri", label="Made")
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("PRAGMA cache_size = 1")
        conn.execute("BEGIN IMMEDIATE")
        conn.execute("UPDATE sessions SET title = json_object('en', 'Half written')")
        # More than the cache holds, so that it goes to the disk before its time.
        conn.execute("CREATE TABLE filler AS SELECT hex(randomblob(1000000)) AS words")
        for file in tmp_path.glob("made.ssm*"):
            shutil.copy(file, crashed)
        conn.execute("ROLLBACK")
    assert (crashed / "made.ssm-journal").exists()
    assert b"Half written" in (crashed / "made.ssm").read_bytes()
    assert title_of(crashed / "made.ssm") == "Ward"
