"""Copies of a session file that were edited apart become one, and nothing of either is lost."""

from __future__ import annotations

import lzma
import shutil
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit_clashes import FIRST, open_clashes, settle, sides_of
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.errors import UsageError
from ssm_studio.store import attachments, connection
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop.forgetting import carry_out, prepare
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.merging import (
    merge_copies,
    merge_copy,
    plan_copies,
    read_copy,
    sides_by_copy,
)
from ssm_studio.workshop.tables import fork, gather
from ssm_studio.workshop.verifying import verify_session
from ssm_studio.workshop.workshop import Workshop, open_session
from tests.workshop.steps import first

FILES = Path(__file__).parents[1] / "store" / "files"


@pytest.fixture
def copies(path: Path, tmp_path: Path) -> tuple[Path, Path]:
    """One session on two laptops."""
    return path, Path(shutil.copy(path, tmp_path / "other.ssm"))


def wrote(path: Path, author: str, *makes: Changeset | str) -> Study:
    """Words that somebody wrote over the first element's, or steps."""
    with open_session(path, author=author) as workshop:
        for each in makes:
            if isinstance(each, str):
                study = workshop.study
                each = edit.write(study, "element", first(study, "element"), "label", each)
            workshop.do(each)
        return workshop.study


def added(path: Path, author: str, words: str) -> str:
    with open_session(path, author=author) as workshop:
        made = Element(id=new_id(), kind="issue", label=Text(en=words))
        workshop.do(edit.add(workshop.study, made))
    return made.id


def loaded(path: Path) -> Study:
    with closing(SessionFile.open(path, change=False)) as file:
        return file.load()


def label(study: Study, id_: str) -> str:
    return read(study.elements[id_].label, "en")


def whole(path: Path) -> bool:
    return verify_session(path).holds


def test_both_orders_come_to_the_same_and_the_files_are_whole(
    copies: tuple[Path, Path], tmp_path: Path
) -> None:
    one, other = copies
    wrote(one, "Sri", "water comes late")
    wrote(other, "Budi", "water never comes at all")
    mine, theirs = added(one, "Sri", "of Sri"), added(other, "Budi", "of Budi")
    left, right = tmp_path / "left.ssm", tmp_path / "right.ssm"
    merge_copies(one, read_copy(other), left)
    merge_copies(other, read_copy(one), right)
    assert loaded(left) == loaded(right)
    assert whole(left)
    assert whole(right)
    study = loaded(left)
    assert study.elements[mine].ref != study.elements[theirs].ref
    assert study.elements[mine].ref in (study.elements[theirs].was or "").split()
    (clash,) = [each for each in open_clashes(study) if each.field == "label"]
    said = {each.author: each.text for each in sides_of(study, clash.id)}
    assert said == {"Sri": "water comes late", "Budi": "water never comes at all"}
    assert label(study, first(study, "element")) == "water never comes at all"


def test_what_is_merged_twice_or_with_itself_changes_nothing(copies: tuple[Path, Path]) -> None:
    one, other = copies
    added(other, "Budi", "of Budi")
    merge_copy(one, read_copy(other))
    before = one.read_bytes()
    plan, _study = merge_copy(one, read_copy(other))
    assert plan.merged is None
    plan, _study = merge_copy(one, read_copy(one))
    assert plan.merged is None
    assert one.read_bytes() == before


def test_a_dry_run_changes_nothing_and_says_the_same(copies: tuple[Path, Path]) -> None:
    one, other = copies
    wrote(one, "Sri", "water comes late")
    wrote(other, "Budi", "water never comes at all")
    before = one.read_bytes()
    plan, study = plan_copies(one, read_copy(other))
    assert one.read_bytes() == before
    assert plan.merged is not None
    (clash,) = plan.merged.clashes
    mine, theirs = sides_by_copy(plan, study, clash)
    assert mine is not None
    assert theirs is not None
    assert (mine.author, theirs.author) == ("Sri", "Budi")
    _plan, merged = merge_copy(one, read_copy(other))
    assert merged == study


def test_undo_after_a_merge_takes_back_what_was_done_here(copies: tuple[Path, Path]) -> None:
    one, other = copies
    wrote(one, "Sri", "water comes late")
    theirs = added(other, "Budi", "of Budi")
    merge_copy(one, read_copy(other))
    with open_session(one, author="Sri") as workshop:
        workshop.undo()
        assert workshop.study.elements[first(workshop.study, "element")].label != Text(
            en="water comes late"
        )
        assert theirs in workshop.study.elements
    assert whole(one)


@pytest.mark.parametrize("later", ["Sri", "Budi"])
def test_undo_after_a_merge_is_as_if_it_had_been_undone_before(
    copies: tuple[Path, Path], tmp_path: Path, later: str
) -> None:
    """What two wrote into one field is a question no more when one of them takes theirs back."""
    one, other = copies
    said = {"Sri": (one, "water comes late"), "Budi": (other, "water never comes at all")}
    for author in sorted(said, key=later.__eq__):
        wrote(said[author][0], author, said[author][1])
    before = Path(shutil.copy(one, tmp_path / "before.ssm"))
    with open_session(before, author="Sri") as workshop:
        workshop.undo()
    merge_copy(before, read_copy(other))
    merge_copy(one, read_copy(other))
    with open_session(one, author="Sri") as workshop:
        (clash,) = open_clashes(workshop.study)
        assert not workshop.undo().clashes
        id_ = first(workshop.study, "element")
        assert label(workshop.study, id_) == label(loaded(before), id_) == said["Budi"][1]
        assert [each.text for each in sides_of(workshop.study, clash.id)].count(
            said["Budi"][1]
        ) == 1
        workshop.redo()
        assert label(workshop.study, id_) == said[later][1]
        assert [each.id for each in open_clashes(workshop.study)] == [clash.id]
        workshop.undo()
    merge_copy(one, read_copy(other))
    assert not open_clashes(loaded(one))
    assert label(loaded(one), id_) == said["Budi"][1]
    assert whole(one)


@pytest.mark.parametrize("later", ["Sri", "Budi"])
def test_undo_of_the_last_of_several_rewordings_leaves_what_came_before(
    copies: tuple[Path, Path], later: str
) -> None:
    one, other = copies
    wrote(one, "Sri", "water is late")
    added(one, "Sri", "typing one after the other is one step")
    said = {"Sri": (one, "nobody opens any gate"), "Budi": (other, "thirst")}
    for author in sorted(said, key=later.__eq__):
        wrote(said[author][0], author, said[author][1])
    merge_copy(one, read_copy(other))
    with open_session(one, author="Sri") as workshop:
        assert workshop.undo().changed
        (clash,) = open_clashes(workshop.study)
        sides = {(each.author, each.text) for each in sides_of(workshop.study, clash.id)}
        stands = label(workshop.study, first(workshop.study, "element"))
    assert sides == {("Sri", "water is late"), ("Budi", "thirst")}
    assert stands == ("water is late" if later == "Sri" else "thirst")


def test_a_gathered_table_is_one_step_of_undo_and_late_ones_come_late(
    home: Home, path: Path
) -> None:
    before = loaded(path)
    planners, agencies = fork(home, path, ["Planners", "Agencies"]).paths
    mine, theirs = added(planners, "Sri", "of Sri"), added(agencies, "Budi", "of Budi")
    assert gather(path, planners).came == {"element": 1}
    with open_session(path) as workshop:
        assert workshop.undo().changed
        assert mine not in workshop.study.elements
        assert workshop.redo().changed
        assert mine in workshop.study.elements
    assert not gather(path, planners).changed
    assert gather(path, agencies).came == {"element": 1}
    study = loaded(path)
    assert {mine, theirs} <= set(study.elements)
    assert len(study.pictures) == len(before.pictures) + 2
    assert study.session.table is None
    assert whole(path)


def test_each_table_has_its_own_picture_in_view(home: Home, path: Path) -> None:
    from ssm_studio.say.place import first_place
    from ssm_studio.tui.picture.edits import newest_picture

    for name, copy in zip(
        ("Planners", "Agencies"), fork(home, path, ["Planners", "Agencies"]).paths, strict=True
    ):
        study = loaded(copy)
        picture = study.pictures[newest_picture(study) or ""]
        assert study.groups[picture.group or ""].name == Text(en=name)
        assert first_place(study).picture == picture.id


def test_a_deletion_does_not_take_away_what_another_works_with(copies: tuple[Path, Path]) -> None:
    one, other = copies
    study = loaded(one)
    gone = first(study, "element")
    wrote(one, "Sri", edit.delete(study, "element", gone))
    wrote(other, "Budi", "still needed")
    _plan, merged = merge_copy(one, read_copy(other))
    assert label(merged, gone) == "still needed"
    assert set(merged.relations) == set(study.relations)
    (clash,) = [each for each in open_clashes(merged) if each.about == gone]
    way = [each.text for each in sides_of(merged, clash.id)].index(None)
    with open_session(one) as workshop:
        workshop.do(settle(merged, clash.id, (FIRST, "second")[way]))
        assert gone not in workshop.study.elements


def everywhere(folder: Path, words: str) -> list[str]:
    return [each.name for each in folder.rglob("*.ssm") if words.encode() in each.read_bytes()]


def test_what_was_forgotten_stays_forgotten(home: Home, copies: tuple[Path, Path]) -> None:
    one, other = copies
    words = "the xylophone nobody paid for"
    here = added(one, "Sri", words)
    shutil.copy(one, other)
    ref = loaded(one).elements[here].ref
    added(other, "Budi", "of Budi")
    carry_out(home, prepare(one, [ref]))
    _plan, merged = merge_copy(one, read_copy(other))
    assert here not in merged.elements
    assert everywhere(one.parent, words) == []
    assert whole(one)
    merge_copy(other, read_copy(one))
    assert everywhere(other.parent, words) == []
    assert whole(other)


def test_what_is_forgotten_after_a_merge_goes_from_what_was_merged_too(
    home: Home, copies: tuple[Path, Path]
) -> None:
    one, other = copies
    words = "the xylophone nobody paid for"
    theirs = added(other, "Budi", words)
    _plan, merged = merge_copy(one, read_copy(other))
    other.unlink()
    assert everywhere(one.parent, words)
    carry_out(home, prepare(one, [merged.elements[theirs].ref]))
    assert everywhere(one.parent, words) == []
    assert whole(one)


def test_photographs_come_with_the_copy(copies: tuple[Path, Path]) -> None:
    one, other = copies
    import hashlib

    data = b"a picture"
    sha256 = hashlib.sha256(data).hexdigest()
    with open_session(other) as workshop:
        workshop.keep_bytes([(sha256, "image/jpeg", data)])
    added(other, "Budi", "of Budi")
    merge_copy(one, read_copy(other))
    with closing(SessionFile.open(one, change=False)) as file:
        assert file.reading(lambda conn: attachments.get(conn, sha256)) == data


def test_another_session_is_no_copy(home: Home, path: Path) -> None:
    from ssm_studio.workshop.create import create_session

    other = create_session(home, "Another", "en")
    before = path.read_bytes()
    with pytest.raises(UsageError):
        merge_copy(path, read_copy(other))
    assert path.read_bytes() == before


@pytest.mark.parametrize("kept", sorted(FILES.glob("*.xz"))[:4], ids=lambda each: each.stem)
def test_copies_that_parted_before_entries_had_ids_find_each_other(
    kept: Path, tmp_path: Path
) -> None:
    paths = [tmp_path / "one.ssm", tmp_path / "other.ssm"]
    for each in paths:
        each.write_bytes(lzma.decompress(kept.read_bytes()))
        added(each, each.stem, f"of {each.stem}")
    _plan, merged = merge_copy(paths[0], read_copy(paths[1]))
    words = [each.label.en for each in merged.elements.values() if each.label]
    assert {"of one", "of other"} <= set(words)


def test_a_changed_entry_of_a_merged_copy_is_found(copies: tuple[Path, Path]) -> None:
    one, other = copies
    added(other, "Budi", "of Budi")
    merge_copy(one, read_copy(other))
    assert whole(one)
    with closing(sqlite3.connect(one)) as conn, conn:
        conn.execute('DROP TRIGGER "merged_log_never_updated"')
        conn.execute("UPDATE merged_log SET author = 'Sri'")
    assert not whole(one)


def test_an_open_window_sees_a_merge_of_another_program(path: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(path, tmp_path / "other.ssm"))
    theirs = added(other, "Budi", "of Budi")
    with open_session(path, author="Sri") as workshop:
        workshop.do(edit.write(workshop.study, "session", workshop.study.session.id, "place", "X"))
        merge_copy(path, read_copy(other))
        assert workshop.reload_if_changed()
        assert theirs in workshop.study.elements
        assert workshop.undo().changed
        assert theirs in workshop.study.elements
        assert isinstance(workshop, Workshop)


def test_opening_leaves_out_old_pages_of_both_logs_at_home_and_checks_a_copy_whole(
    copies: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = copies
    wrote(other, "Budi", "Weir")
    merge_copy(one, read_copy(other))
    left_out: list[tuple[str, ...]] = []
    real = connection.check

    def noted(conn: sqlite3.Connection, path: Path, but: Collection[str] = ()) -> None:
        left_out.append(tuple(but))
        real(conn, path, but)

    monkeypatch.setattr(connection, "check", noted)
    loaded(one)
    loaded(Path(shutil.copy(one, other)))
    assert left_out == [("change_log", "merged_log"), ()]
