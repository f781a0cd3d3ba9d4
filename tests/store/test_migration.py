"""Files of earlier versions open, nothing of them is lost, and what they were is kept beside them."""

from __future__ import annotations

import hashlib
import lzma
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.errors import SessionFileError
from ssm_studio.store import foreign, schema, upgrade_backup
from ssm_studio.store.repair import examine
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop.workshop import open_session

FILES = Path(__file__).parent / "files"
SHAPES = tuple(each.partition("_")[0] for each in schema.NAMES[:-1])

FROZEN = {
    "m001_initial": "659fb480656abb9995b812bf55fed688131e916db19c39e13c920bbe90d9f162",
    "m002_models": "0d106b8fac7e66134ab5de26435cfdf59aec60c9e17df3dc68fc26db81ec264d",
    "m003_log": "aebafa50df71f5987e211099a34b229e0ee4bcb795cc6639b1a8b1842e08a17c",
    "m004_workshop": "d49b6f8c08c89bb237a81d53adcb1b0603d0b4e459850899a60b0d884923e4a1",
}


def old_file(shape: str, folder: Path) -> Path:
    """A file as the program of then made it."""
    path = folder / "old.ssm"
    path.write_bytes(lzma.decompress((FILES / f"{shape}.ssm.xz").read_bytes()))
    return path


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table of records, with the columns that the first version had."""
    with closing(sqlite3.connect(path)) as conn:
        return {
            name: conn.execute(f'SELECT "id", "ref" FROM "{name}" ORDER BY 1').fetchall()
            for (name,) in conn.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
            ).fetchall()
            if not name.startswith(("_", "change_log", "log_", "snap", "forg"))
        }


@pytest.mark.parametrize("name", schema.NAMES)
def test_what_files_were_made_with_stays_as_it_is(name: str) -> None:
    said = "\n\n".join(schema.statements(name))
    assert hashlib.sha256(said.encode()).hexdigest() == FROZEN.get(name)


def test_the_shape_that_is_compared_is_the_shape_that_is_made() -> None:
    for count in range(1, len(schema.NAMES) + 1):
        made = foreign.expected(schema.NAMES[:count])
        assert foreign.fingerprint(made) == foreign.FINGERPRINTS.get(count)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_kept_file_of_each_earlier_version_opens(shape: str, tmp_path: Path) -> None:
    path = old_file(shape, tmp_path)
    as_it_was, rows = path.read_bytes(), rows_of(path)
    with closing(sqlite3.connect(path)) as conn:
        (count,) = conn.execute("SELECT count(*) FROM change_log").fetchone()
    with open_session(path, author="Sri") as workshop:
        assert not workshop.read_only
        (said,) = workshop.notices
        assert "before/old-" in said
        assert len(workshop.log()) == count
        assert workshop.undo().changed
    with closing(SessionFile.open(path)) as file:
        _rows, verdict = examine(file)
        assert verdict.whole
        assert not file.notices
    assert {
        name: each for name, each in rows_of(path).items() if name in rows
    }.keys() == rows.keys()
    (kept,) = (tmp_path / upgrade_backup.FOLDER).iterdir()
    assert kept.name == f"old-{shape}.ssm"
    assert rows_of(kept) == rows
    assert as_it_was != path.read_bytes()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_kept_file_can_be_read_without_being_changed(shape: str, tmp_path: Path) -> None:
    path = old_file(shape, tmp_path)
    as_it_was = path.read_bytes()
    with closing(SessionFile.open(path, change=False)) as file:
        assert file.load().elements
        assert file.headings()
        file.copy_to(tmp_path / "copy.ssm")
    assert path.read_bytes() == as_it_was
    assert rows_of(tmp_path / "copy.ssm") == rows_of(path)


def test_copies_that_came_to_todays_shape_apart_know_what_they_share(tmp_path: Path) -> None:
    ids = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        with open_session(old_file("m002", tmp_path / name)) as workshop:
            ids.append([each.id for each in workshop.log()])
    assert ids[0] == ids[1]
    assert len(set(ids[0])) == len(ids[0])


def test_what_undo_took_back_is_named_by_its_id(tmp_path: Path) -> None:
    path = old_file("m002", tmp_path)
    with open_session(path) as workshop:
        undone = [each for each in workshop.log() if each.undo_of]
    with closing(sqlite3.connect(path)) as conn:
        pairs = conn.execute(
            "SELECT a.seq, b.seq FROM change_log a JOIN change_log b ON a.undo_of = b.id"
        ).fetchall()
    assert pairs == [(each.seq, each.undo_of) for each in undone] != []


def test_where_no_copy_can_be_kept_the_file_is_left_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = old_file("m002", tmp_path)
    as_it_was = path.read_bytes()

    def full(*_args: object) -> Path:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(upgrade_backup, "keep", full)
    with open_session(path) as workshop:
        assert "no copy of it could be kept" in workshop.read_only
        assert workshop.study.elements
        assert workshop.undo_label
    assert path.read_bytes() == as_it_was


def test_a_log_that_cannot_be_read_is_told_and_left(tmp_path: Path) -> None:
    path = old_file("m002", tmp_path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("INSERT INTO change_log VALUES (99, 'x', 'x', 'x', NULL, NULL, '7')")
        conn.commit()
    with pytest.raises(SessionFileError, match="damaged"):
        SessionFile.open(path)
    with closing(sqlite3.connect(path)) as conn:
        assert schema.applied(conn) == schema.NAMES[:2]


DIES = """
import os, signal, sys
from pathlib import Path
from ssm_studio.store import connection
from ssm_studio.store.session_file import SessionFile

connect, left = connection.connect, int(sys.argv[2])

def counted(path, *, write):
    def one_more(_statement):
        global left
        left -= 1
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)

    conn = connect(path, write=write)
    conn.set_trace_callback(one_more)
    return conn

connection.connect = counted
SessionFile.open(Path(sys.argv[1])).load()
"""
"""Opens a file and is killed at its n-th statement."""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="killing is for POSIX")
@pytest.mark.parametrize("number", [25, 60, 120, 140])
def test_killed_in_the_midst_one_of_the_two_is_whole(tmp_path: Path, number: int) -> None:
    """A few moments; `make endurance` tries many."""
    path = old_file("m002", tmp_path)
    rows = rows_of(path)
    done = subprocess.run(
        [sys.executable, "-c", DIES, str(path), str(number)], check=False, capture_output=True
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    with closing(SessionFile.open(path)) as file:
        _rows, verdict = examine(file)
        assert verdict.whole
        assert not file.read_only
    assert {name: each for name, each in rows_of(path).items() if name in rows} == rows
