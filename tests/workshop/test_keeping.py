"""What was saved can be proved from the log; where rows and log differ, both are shown and a person chooses."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.errors import ReadOnlyError, SessionFileError
from ssm_studio.store import log_table
from ssm_studio.store.errors import DamagedFileError
from ssm_studio.store.verify import study_at
from ssm_studio.workshop import maintenance
from ssm_studio.workshop.workshop import Workshop, open_session
from tests.workshop.steps import STEPS, Make, first, move, on_disk, write_plain, write_text

OUTSIDE = (
    "DELETE FROM elements",
    "UPDATE elements SET x = 4711",
    "UPDATE root_definitions SET p = json_quote('something else')",
    "INSERT INTO learning (id, about) VALUES ('new', 'M')",
    "UPDATE sessions SET title = NULL",
)


def outside(path: Path, *statements: str) -> None:
    """Another program writes past ours."""
    with closing(sqlite3.connect(path)) as conn:
        for each in statements:
            conn.execute(each)
        conn.commit()


@pytest.mark.parametrize("make", STEPS)
def test_after_each_step_rows_and_log_agree(workshop: Workshop, make: Make) -> None:
    workshop.do(make(workshop.study))
    workshop.undo()
    workshop.redo()
    report = maintenance.examine(workshop.path)
    assert report.whole
    assert report.rows == workshop.study
    assert report.verdict is not None
    assert report.verdict.study == workshop.study


@pytest.mark.parametrize("statement", OUTSIDE)
def test_what_was_written_past_the_log_is_found_and_shown(path: Path, statement: str) -> None:
    outside(path, statement)
    with open_session(path) as workshop:
        assert "doctor made" in workshop.read_only
        with pytest.raises(ReadOnlyError):
            workshop.do(write_plain(workshop.study))
    report = maintenance.examine(path)
    assert not report.whole
    assert report.verdict is not None
    assert report.verdict.broken is None
    assert report.verdict.differences
    assert all(each.in_rows != each.in_log for each in report.verdict.differences)


@pytest.mark.parametrize("how", [maintenance.REBUILD, maintenance.ACCEPT])
@pytest.mark.parametrize("statement", OUTSIDE)
def test_either_side_can_be_chosen_and_the_other_is_kept(
    path: Path, how: str, statement: str
) -> None:
    before = on_disk(path)
    outside(path, statement)
    tampered = path.read_bytes()
    after = on_disk(path)
    kept = maintenance.mend_file(path, how)
    assert kept is not None
    assert on_disk(path) == (before if how == maintenance.REBUILD else after)
    assert maintenance.examine(path).whole
    assert on_disk(kept) == after
    with open_session(path) as workshop:
        assert not workshop.read_only
        assert workshop.do(write_plain(workshop.study)).changed
    assert path.read_bytes() != tampered
    assert maintenance.mend_file(path, how) is None


def test_what_is_done_by_hand_to_the_log_is_found(path: Path) -> None:
    with open_session(path) as workshop:
        workshop.do(write_text(workshop.study))
        workshop.do(move(workshop.study))
    for change in (
        "UPDATE change_log SET author = 'somebody else' WHERE seq = 2",
        "UPDATE change_log SET label = 'nothing' WHERE seq = 2",
        "UPDATE change_log SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 2",
        "UPDATE change_log SET puts = replace(puts, 'something', 'anything') WHERE seq = 2",
        "UPDATE change_log SET parent = NULL WHERE seq = 2",
    ):
        forged = Path(shutil.copy(path, path.with_name("forged.ssm")))
        outside(forged, "DROP TRIGGER change_log_never_updated", change)
        report = maintenance.examine(forged)
        assert report.verdict is not None
        assert report.verdict.broken == 2, change
        assert not report.whole
        forged.unlink()


def test_a_file_with_rows_of_one_moment_and_a_log_of_another_is_no_secret(path: Path) -> None:
    """What a slow copy comes to: some pages older than others."""
    with open_session(path) as workshop:
        # The first step in a picture writes every place into it.
        workshop.do(move(workshop.study))
    old = Path(shutil.copy(path, path.with_name("old.ssm")))
    with open_session(path) as workshop:
        for number in range(150):
            element = first(workshop.study, "element")
            workshop.do(edit.set_fields(workshop.study, "element", element, x=number))
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("ATTACH ? AS old", (str(old),))
        conn.execute("DELETE FROM elements")
        conn.execute("INSERT INTO elements SELECT * FROM old.elements")
        conn.commit()
    with open_session(path) as workshop:
        assert workshop.read_only
    report = maintenance.examine(path)
    assert report.verdict is not None
    # The element, and the thought beside it that went along.
    assert "E01" in {each.ref for each in report.verdict.differences}
    assert {each.field for each in report.verdict.differences} == {"x"}


def test_a_row_that_is_gone_while_the_session_is_open_is_no_success(workshop: Workshop) -> None:
    study = workshop.study
    outside(workshop.path, "DELETE FROM relations", "DELETE FROM elements")
    with pytest.raises(DamagedFileError, match="log"):
        workshop.do(write_text(study))
    assert workshop.study is study
    assert len(workshop.log()) == 1


def test_what_others_write_past_the_log_while_it_is_open_is_noticed(workshop: Workshop) -> None:
    assert not workshop.reload_if_changed()
    outside(workshop.path, "UPDATE elements SET x = 4711")
    assert workshop.reload_if_changed()
    assert "doctor" in workshop.read_only
    assert {each.x for each in workshop.study.elements.values()} == {4711}


def test_a_copied_file_is_another_replica(path: Path) -> None:
    with open_session(path) as workshop:
        workshop.do(move(workshop.study))
        workshop.do(write_text(workshop.study))
    copy = Path(shutil.copy(path, path.with_name("copy.ssm")))
    with open_session(copy) as workshop:
        workshop.do(move(workshop.study))
        entries = workshop.log()
    first_, second, third, fourth = entries
    assert first_.replica != second.replica == third.replica != fourth.replica
    assert [each.parent for each in entries[1:]] == [each.id for each in entries[:-1]]
    with open_session(path) as workshop:
        workshop.do(move(workshop.study))
        assert workshop.log()[-1].replica == second.replica


def test_a_snapshot_is_the_study_of_its_entry(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_table, "SNAPSHOT_EVERY", 3)
    with open_session(path) as workshop:
        for number in range(7):
            element = first(workshop.study, "element")
            workshop.do(edit.set_fields(workshop.study, "element", element, x=number))
    with closing(sqlite3.connect(path)) as conn:
        places = [study_at(conn, seq).elements[element].x for seq in range(2, 9)]
        assert places == list(range(7))
        conn.execute("DELETE FROM snapshots WHERE seq > 3")
        assert study_at(conn, 8) == on_disk(path)
        conn.rollback()
        found = conn.execute("SELECT seq, entry, study FROM snapshots ORDER BY seq").fetchall()
        ids = dict(conn.execute("SELECT seq, id FROM change_log"))
    assert [(seq, entry) for seq, entry, _study in found] == [(3, ids[3]), (6, ids[6])]
    assert [json.loads(each)["element"][element]["x"] for *_ids, each in found] == [1, 4]


def test_a_whole_copy_is_made_while_it_is_open(workshop: Workshop, tmp_path: Path) -> None:
    workshop.do(write_text(workshop.study))
    copy = maintenance.copy(workshop.path, tmp_path)
    assert copy == tmp_path / "made.ssm"
    assert on_disk(copy) == workshop.study
    assert maintenance.examine(copy).whole
    with pytest.raises(SessionFileError, match="already"):
        maintenance.copy(workshop.path, copy)


def test_a_copy_that_fails_leaves_nothing(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("ssm_studio.store.session_file.put_in_place", full)
    with pytest.raises(SessionFileError):
        maintenance.copy(workshop.path, tmp_path / "copy.ssm")
    assert [each.name for each in tmp_path.iterdir()] == ["sessions"]


def test_a_journal_mode_of_somebody_else_is_put_right_while_it_is_open(workshop: Workshop) -> None:
    assert not workshop.reload_if_changed()
    outside(workshop.path, "PRAGMA journal_mode = WAL", "CREATE TABLE others (x)")
    workshop.reload_if_changed()
    workshop.do(write_plain(workshop.study))
    assert [each.name for each in workshop.path.parent.iterdir()] == [workshop.path.name]
    assert workshop.path.read_bytes()[18:20] == b"\x01\x01"


def test_copies_into_a_folder_take_the_next_free_name(workshop: Workshop, tmp_path: Path) -> None:
    folder = tmp_path / "exports"
    folder.mkdir()
    names = [maintenance.copy_into(workshop.path, folder).name for _number in range(3)]
    assert names == ["made.ssm", "made-2.ssm", "made-3.ssm"]
