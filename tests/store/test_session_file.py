"""Opening: what is not a whole session of ours is told in a sentence, and never written to."""

from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ssm_studio.domain.changes import Changeset, RecordChange
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.errors import SessionFileError, StudioError
from ssm_studio.store import connection, errors, new_shape, schema, session_file
from ssm_studio.store.salvage import salvage
from ssm_studio.store.session_file import SessionFile
from tests.studies import identifier, rich_study


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session file to copy; making one takes longer than most tests."""
    path = tmp_path_factory.mktemp("made") / "made.ssm"
    session_file.create(path, rich_study(), author="Sri", label="Made")
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path))


def opened(path: Path) -> Study:
    file = SessionFile.open(path)
    try:
        return file.load()
    finally:
        file.close()


def test_a_study_comes_back_whole(path: Path) -> None:
    assert opened(path) == rich_study()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_taken_name_is_refused_and_left_alone(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(errors.NameTakenError):
        session_file.create(path, Study(), author="Sri", label="Made")
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + bytes(200), b"{}" * 99])
def test_another_file_is_refused_and_left_alone(tmp_path: Path, content: bytes) -> None:
    other = tmp_path / "other.ssm"
    other.write_bytes(content)
    with pytest.raises(SessionFileError) as told:
        SessionFile.open(other)
    assert "other.ssm" in told.value.title
    assert other.read_bytes() == content


def test_a_database_of_somebody_else_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as conn:
        conn.execute("CREATE TABLE t (x)")
    conn.close()
    with pytest.raises(SessionFileError, match="not a session file"):
        SessionFile.open(other)


@pytest.mark.parametrize("name", ["nothing.ssm", "no/such/folder.ssm", "a\0b.ssm", "x" * 400])
def test_a_missing_file_is_told_and_not_made(tmp_path: Path, name: str) -> None:
    with pytest.raises(SessionFileError):
        SessionFile.open(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SessionFileError, match="is a folder"):
        SessionFile.open(tmp_path)


def test_no_permission_is_told(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SessionFileError, match="permission"):
        SessionFile.open(path)


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_written_is_opened_for_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    closed = path if what == "file" else path.parent
    monkeypatch.setattr(os, "access", lambda each, _mode: Path(each) != closed)
    file = SessionFile.open(path)
    assert "made.ssm" in file.read_only
    assert file.load() == rich_study()
    with pytest.raises(StudioError):
        file.commit(Changeset("x", ()), author="Sri")
    file.close()


def test_a_newer_file_is_read_with_what_this_version_knows(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("INSERT INTO _sqlite_migrations VALUES (99, 'ssm_studio', 'm999_moods', '')")
        conn.execute("ALTER TABLE elements ADD COLUMN mood TEXT")
        conn.execute("DROP VIEW read_themes")
        conn.execute("ALTER TABLE themes DROP COLUMN lens")
        conn.execute("DROP VIEW read_learning")
        conn.execute("DROP TABLE learning")
    conn.close()
    before = path.read_bytes()
    file = SessionFile.open(path)
    assert "newer version" in file.read_only
    study = file.load()
    file.close()
    assert study.elements == rich_study().elements
    assert list(study.themes) == list(rich_study().themes)
    assert not study.learning
    assert path.read_bytes() == before


def big_session(tmp_path: Path) -> Path:
    study = rich_study()
    picture = next(iter(study.pictures))
    elements = {
        (id_ := identifier(5000 + n)): Element(
            id=id_,
            ref=f"E{500 + n}",
            kind="actor",
            picture=picture,
            label=Text(en=f"farmer {n} " * 20),
        )
        for n in range(400)
    }
    whole = replace(study, elements={**study.elements, **elements})
    path = tmp_path / "big.ssm"
    session_file.create(path, whole, author="Sri", label="Made")
    return path


def _without_owner(kind: str, record: Record | None) -> Record | None:
    """The record as it is when what it belongs to could not be read."""
    field = BY_NAME[kind].parent_field
    lost: dict[str, Any] = {field: None} if field else {}
    return replace(record, **lost) if record else None


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_a_damaged_file_is_not_touched_and_what_is_left_is_read(
    tmp_path: Path, share: float
) -> None:
    path = big_session(tmp_path)
    whole = opened(path)
    content = bytearray(path.read_bytes())
    # Three pages of rubbish somewhere behind the schema.
    pages = len(content) // 4096
    start = int(pages * share) * 4096
    content[start : start + 3 * 4096] = b"\xa5" * 3 * 4096
    path.write_bytes(content)
    with pytest.raises(errors.DamagedFileError) as told:
        SessionFile.open(path)
    assert told.value.detail
    assert told.value.hint
    found = salvage(path)
    assert path.read_bytes() == bytes(content)
    assert sorted(each.name for each in tmp_path.iterdir()) == [path.name]
    assert found.title == whole.title
    assert sum(1 for _ in found.everything()) > 100
    for kind, record in found.everything():
        assert record in (expected := whole.get(kind, record.id), _without_owner(kind, expected))
    again = tmp_path / "again.ssm"
    session_file.create(again, found, author="Sri", label="Salvaged")
    assert opened(again) == found


@pytest.mark.parametrize("page", [14, 44, 62, 81])
def test_a_broken_list_of_tables_does_not_cost_the_rest(tmp_path: Path, page: int) -> None:
    path = big_session(tmp_path)
    whole = opened(path)
    content = bytearray(path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    path.write_bytes(content)
    with pytest.raises(errors.DamagedFileError):
        SessionFile.open(path)
    assert salvage(path) == whole
    assert path.read_bytes() == bytes(content)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_of_a_file_cut_short_the_beginning_is_read(tmp_path: Path, share: float) -> None:
    path = big_session(tmp_path)
    whole = opened(path)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    found = salvage(path)
    assert found.title == whole.title
    for kind, record in found.everything():
        assert replace(record, ref="") == replace(whole.get(kind, record.id), ref="")


def test_what_is_left_of_a_file_of_the_first_version_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.ssm"
    conn = sqlite3.connect(path, isolation_level=None)
    with monkeypatch.context() as first:
        first.setattr(schema, "NAMES", schema.NAMES[:1])
        schema.migrate(conn)
    conn.execute("INSERT INTO models (id, ref) VALUES ('m', 'CM1')")
    conn.close()
    assert salvage(path).models["m"].ref == "CM1"


def test_a_file_cut_short_is_damaged(path: Path) -> None:
    content = path.read_bytes()[: path.stat().st_size // 2]
    path.write_bytes(content)
    with pytest.raises(SessionFileError):
        SessionFile.open(path)
    assert path.read_bytes() == content


def test_nothing_left_to_read_is_told(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))
    with pytest.raises(errors.DamagedFileError):
        SessionFile.open(path)
    with pytest.raises(errors.DamagedFileError, match="backup"):
        salvage(path)


def test_a_row_that_makes_no_sense_is_damage_and_the_others_are_salvaged(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("PRAGMA ignore_check_constraints = ON")
        conn.execute("UPDATE elements SET label = 'no JSON' WHERE ref = 'E01'")
    conn.close()
    with pytest.raises(errors.DamagedFileError):
        opened(path)
    found = salvage(path)
    whole = rich_study()
    assert len(found.elements) == len(whole.elements) - 1
    assert found.themes == whole.themes


def test_a_lost_owner_leaves_its_records_behind(path: Path) -> None:
    with sqlite3.connect(path) as conn:
        conn.execute("DELETE FROM root_definitions")
    conn.close()
    found = salvage(path)
    assert len(found.customers) == len(rich_study().customers)
    assert {each.definition for each in found.customers.values()} == {None}


def test_a_busy_file_is_told_in_good_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(errors.FileBusyError):
        SessionFile.open(path)
    other.execute("ROLLBACK")
    other.close()
    assert opened(path) == rich_study()


def test_a_copy_made_while_it_is_open_is_whole(path: Path, tmp_path: Path) -> None:
    file = SessionFile.open(path)
    file.load()
    new = Element(id=identifier(9000), ref="E900")
    file.commit(Changeset("Add", (RecordChange("element", new.id, None, new),)), author="Sri")
    copy = tmp_path / "copy.ssm"
    shutil.copyfile(path, copy)
    assert opened(copy).elements[new.id] == new
    second = tmp_path / "second.ssm"
    file.copy_to(second)
    with pytest.raises(errors.NameTakenError):
        file.copy_to(second)
    file.close()
    assert opened(second) == opened(path)


def test_a_session_left_in_write_ahead_mode_becomes_one_file_again(path: Path) -> None:
    conn = sqlite3.connect(path)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.close()
    assert opened(path) == rich_study()
    assert path.read_bytes()[18:20] == b"\x01\x01"
    assert [each.name for each in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("database or disk is full"),
        sqlite3.OperationalError("disk I/O error"),
        OSError(28, "No space left on device"),
        PermissionError(13, "Permission denied"),
    ],
)
def test_a_session_that_cannot_be_made_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def refuse(_conn: object) -> None:
        raise error

    monkeypatch.setattr(new_shape, "give", refuse)
    with pytest.raises(SessionFileError, match=r"new\.ssm"):
        session_file.create(tmp_path / "new.ssm", rich_study(), author="Sri", label="Made")
    assert not list(tmp_path.iterdir())


def test_a_disk_without_hard_links_makes_sessions_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_paths: object) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "new.ssm"
    session_file.create(path, rich_study(), author="Sri", label="Made")
    assert opened(path) == rich_study()
    with pytest.raises(errors.NameTakenError):
        session_file.create(path, Study(), author="Sri", label="Made")
    assert opened(path) == rich_study()


@pytest.mark.parametrize("name", ["a#b.ssm", "a?mode=memory.ssm", "100%25.ssm", "a b é 👩‍👧.ssm"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    session_file.create(path, rich_study(), author="Sri", label="Made")
    assert opened(path) == rich_study()
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_what_could_not_be_read_again_is_not_written(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither as a new file nor as a step with many new records; what is there stays."""
    study = rich_study()
    many = connection.MANY
    monkeypatch.setattr(
        connection, "MOST_RECORDS", sum(1 for _each in study.everything()) + many - 1
    )
    new = [Element(id=identifier(9000 + n), ref=f"E{900 + n}") for n in range(many)]
    step = Changeset("Many", tuple(RecordChange("element", each.id, None, each) for each in new))
    file = SessionFile.open(path)
    assert file.load() == study
    with pytest.raises(SessionFileError, match="would have more than"):
        file.commit(step, author="Sri")
    assert file.load() == study
    file.close()
    monkeypatch.setattr(connection, "MOST_RECORDS", many)
    with pytest.raises(SessionFileError, match="would have more than"):
        session_file.create(tmp_path / "other.ssm", study, author="Sri", label="Made")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
