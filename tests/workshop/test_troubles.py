"""When the disk refuses: a sentence is raised, memory has not changed, the file is whole, and work goes on."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.study import Study
from ssm_studio.errors import SessionFileError, StudioError
from ssm_studio.store import connection, waiting
from ssm_studio.store.errors import FileBusyError, FileMovedError
from ssm_studio.workshop.workshop import Workshop
from tests.clock import Clock
from tests.workshop.steps import STEPS, Make, first, move, on_disk, several, write_text

steps = pytest.mark.parametrize("make", STEPS)


class Failing:
    """A connection whose n-th statement after BEGIN fails."""

    def __init__(self, conn: Any, number: int, error: BaseException) -> None:
        self._conn, self._left, self._error = conn, number, error
        self._counting = self.failed = False

    def execute(self, sql: str, *args: Any) -> Any:
        if self._counting and sql != "ROLLBACK":
            self._left -= 1
            if self._left == 0:
                self._counting, self.failed = False, True
                raise self._error
        self._counting = self._counting or sql.startswith("BEGIN IMMEDIATE")
        return self._conn.execute(sql, *args)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._conn, name)


def real(workshop: Workshop) -> Any:
    return workshop._file._conn


def put_in(workshop: Workshop, conn: Any) -> None:
    workshop._file._conn = conn


def refused(workshop: Workshop, step: Changeset, error: type[BaseException]) -> StudioError | None:
    """Do a step that must fail, and see that nothing has come of it."""
    study, labels = workshop.study, (workshop.undo_label, workshop.redo_label)
    log, saved_at = workshop.log(), workshop.saved_at
    heard: list[Study] = []
    leave = workshop.subscribe(heard.append)
    with pytest.raises(error) as told:
        workshop.do(step)
    leave()
    assert workshop.study is study
    assert (workshop.undo_label, workshop.redo_label) == labels
    assert workshop.saved_at == saved_at
    assert not heard
    assert workshop.log() == log
    return told.value if isinstance(told.value, StudioError) else None


@steps
@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("database or disk is full", "no room"),
        ("disk I/O error", "no longer be reached"),
        ("attempt to write a readonly database", "may not be written"),
    ],
)
def test_a_disk_that_refuses_at_any_moment(
    workshop: Workshop, make: Make, message: str, title: str
) -> None:
    step, conn = make(workshop.study), real(workshop)
    number = 0
    while True:
        number += 1
        failing = Failing(conn, number, sqlite3.OperationalError(message))
        put_in(workshop, failing)
        if number > len(step.puts) + 3:
            break
        told = refused(workshop, step, SessionFileError)
        assert failing.failed
        assert told is not None
        assert title in told.title
        assert told.hint
        assert on_disk(workshop.path) == workshop.study
    put_in(workshop, conn)
    assert workshop.do(step).changed
    assert on_disk(workshop.path) == workshop.study


@pytest.mark.parametrize("what", ["undo", "redo"])
@pytest.mark.parametrize("message", ["database or disk is full", "database is locked"])
def test_undo_and_redo_that_the_disk_refuses_can_be_done_again(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, what: str, message: str
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.0)
    before = workshop.study
    workshop.do(several(before))
    after = workshop.study
    if what == "redo":
        workshop.undo()
    study, labels = workshop.study, (workshop.undo_label, workshop.redo_label)
    conn = real(workshop)
    for number in (1, 2, 5):
        put_in(workshop, Failing(conn, number, sqlite3.OperationalError(message)))
        with pytest.raises(SessionFileError):
            getattr(workshop, what)()
        assert workshop.study is study
        assert (workshop.undo_label, workshop.redo_label) == labels
        assert on_disk(workshop.path) == study
    put_in(workshop, conn)
    assert getattr(workshop, what)().changed
    assert workshop.study == (before if what == "undo" else after) == on_disk(workshop.path)


@steps
def test_an_error_in_the_program_midway_leaves_nothing_half_done(
    workshop: Workshop, make: Make
) -> None:
    step, conn = make(workshop.study), real(workshop)
    for number in range(1, len(step.puts) + 4):
        put_in(workshop, Failing(conn, number, RuntimeError("midway")))
        refused(workshop, step, RuntimeError)
        assert on_disk(workshop.path) == workshop.study
    put_in(workshop, conn)
    assert workshop.do(step).changed


@steps
def test_a_disk_that_is_really_full(workshop: Workshop, make: Make) -> None:
    conn = real(workshop)
    filler = edit.write(workshop.study, "session", workshop.study.session.id, "place", "x" * 40_000)
    (pages,) = conn.execute("PRAGMA page_count").fetchone()
    conn.execute(f"PRAGMA max_page_count = {pages}")
    told = refused(workshop, filler, SessionFileError)
    assert told is not None
    assert "no room" in told.title
    assert on_disk(workshop.path) == workshop.study
    conn.execute("PRAGMA max_page_count = 1000000")
    assert workshop.do(make(workshop.study)).changed
    assert on_disk(workshop.path) == workshop.study


@steps
def test_a_file_that_another_program_holds(
    workshop: Workshop, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.05)
    real(workshop).execute("PRAGMA busy_timeout = 20")
    step = make(workshop.study)
    holder = sqlite3.connect(workshop.path, isolation_level=None)
    # A reader in the middle of reading lets us write, and stops us only at the end.
    for hold in ("BEGIN IMMEDIATE", "BEGIN"):
        holder.execute(hold)
        holder.execute("SELECT count(*) FROM elements").fetchone()
        study = workshop.study
        with pytest.raises(FileBusyError) as told:
            workshop.do(step)
        assert told.value.hint
        assert workshop.study is study
        holder.execute("ROLLBACK")
    holder.close()
    assert workshop.do(step).changed
    assert on_disk(workshop.path) == workshop.study


@pytest.mark.parametrize("held", [0.4, 1.9])
def test_another_program_that_lets_go_in_time_is_waited_for(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, held: float
) -> None:
    real(workshop).execute("PRAGMA busy_timeout = 1")
    holder = sqlite3.connect(workshop.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    clock = Clock(held, lambda: holder.execute("ROLLBACK"))
    monkeypatch.setattr(connection, "time", clock)
    assert workshop.do(move(workshop.study)).changed
    assert held <= clock.now < held + 0.2
    holder.close()


def test_nobody_waits_for_longer_than_was_promised(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    real(workshop).execute("PRAGMA busy_timeout = 1")
    holder = sqlite3.connect(workshop.path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    clock = Clock(60.0, lambda: None)
    monkeypatch.setattr(connection, "time", clock)
    with pytest.raises(FileBusyError):
        workshop.do(move(workshop.study))
    assert connection.PATIENCE <= clock.now < connection.PATIENCE + 0.2
    holder.close()


def test_a_wait_that_may_last_is_told_within_a_second_and_goes_on(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    real(workshop).execute("PRAGMA busy_timeout = 1")
    holder = sqlite3.connect(workshop.path, isolation_level=None)
    told: list[tuple[Path, float]] = []
    for held, times in ((0.4, 0), (1.9, 1)):
        holder.execute("BEGIN IMMEDIATE")
        clock = Clock(held, lambda: holder.execute("ROLLBACK"))
        monkeypatch.setattr(connection, "time", clock)
        with waiting.told_to(lambda path, clock=clock: told.append((path, clock.now))):  # type: ignore[misc]
            assert workshop.do(several(workshop.study) if times else move(workshop.study)).changed
        assert len(told) == times
    holder.close()
    (path, at) = told[0]
    assert path == workshop.path
    assert at + connection.ONE_WAIT < 1.0


@steps
def test_a_value_that_the_file_refuses(workshop: Workshop, make: Make) -> None:
    id_ = first(workshop.study, "definition")
    for wrong in ({"status": "magic"}, {"version": 2**70}, {"version": "two"}):
        step = edit.set_fields(workshop.study, "definition", id_, **wrong)
        told = refused(workshop, step, SessionFileError)
        assert told is not None
        assert told.detail
    assert workshop.do(make(workshop.study)).changed


@pytest.mark.parametrize("what", ["deleted", "moved", "replaced", "folder gone"])
def test_a_file_that_goes_away_underneath(workshop: Workshop, tmp_path: Path, what: str) -> None:
    workshop.do(write_text(workshop.study))
    path = workshop.path
    away = tmp_path / "away.ssm"
    if what == "deleted":
        path.unlink()
    elif what == "moved":
        path.rename(away)
    elif what == "replaced":
        shutil.copyfile(path, away)
        away.replace(path)
    else:
        path.parent.rename(tmp_path / "away")
    study = workshop.study
    with pytest.raises(FileMovedError) as told:
        workshop.do(several(study))
    assert told.value.hint
    assert workshop.study is study
    copy = workshop.save_copy(tmp_path / "copy.ssm")
    assert on_disk(copy) == study
    with pytest.raises(SessionFileError, match="already"):
        workshop.save_copy(copy)


def test_a_copy_of_an_open_session_has_its_history(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(several(workshop.study))
    copy = workshop.save_copy(tmp_path / "copy.ssm")
    assert on_disk(copy) == workshop.study
    with pytest.raises(SessionFileError):
        workshop.save_copy(tmp_path / "no" / "folder" / "copy.ssm")


CRASH = """
import os, sys
from pathlib import Path
from ssm_studio.workshop.workshop import open_session
from tests.clock import Clock
from tests.workshop.steps import several
from tests.workshop.test_troubles import Failing, put_in, real

class Die(BaseException):
    pass

workshop = open_session(Path(sys.argv[1]))
step = several(workshop.study)
moment = {"first": 2, "midway": 5, "before commit": len(step.puts) + 3}[sys.argv[2]]
failing = Failing(real(workshop), moment, Die())
execute = failing.execute

def dying(sql, *args):
    try:
        return execute(sql, *args)
    except Die:
        os._exit(9)

failing.execute = dying
# Small cache: what is not committed yet has reached the file, and has to be rolled back from the journal.
real(workshop).execute("PRAGMA cache_size = 1")
put_in(workshop, failing)
workshop.do(step)
"""


@pytest.mark.parametrize("moment", ["first", "midway", "before commit"])
def test_a_crash_midway_leaves_the_session_as_it_was(path: Path, moment: str) -> None:
    before = on_disk(path)
    done = subprocess.run(
        [sys.executable, "-c", CRASH, str(path), moment],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 9, done.stderr
    assert on_disk(path) == before
