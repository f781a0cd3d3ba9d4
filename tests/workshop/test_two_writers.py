"""Two programs at one file: neither loses an edit, and each hears of the other."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections import Counter
from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import BOTH, apply
from ssm_studio.domain.definitions import Customer
from ssm_studio.domain.edit_clashes import open_clashes, settle, sides_of
from ssm_studio.domain.model import Activity
from ssm_studio.domain.picture import Relation
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.errors import ReadOnlyError
from ssm_studio.store import connection
from ssm_studio.store.errors import DamagedFileError, FileBusyError, FileMovedError
from ssm_studio.workshop import maintenance
from ssm_studio.workshop.create import create_session
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.wordings import chosen_step
from ssm_studio.workshop.workshop import Workshop, open_session
from tests.workshop.steps import STEPS, Make, add_one, first, move, on_disk, several


def label(workshop: Workshop, id_: str) -> str:
    text = workshop.study.elements[id_].label
    return text.read(workshop.study.language) if text else ""


def test_the_second_hears_what_the_first_did(workshop: Workshop, other: Workshop) -> None:
    heard: list[Study] = []
    other.subscribe(heard.append)
    assert not other.reload_if_changed()
    for make in STEPS:
        workshop.do(make(workshop.study))
    workshop.undo()
    assert other.reload_if_changed()
    assert not other.reload_if_changed()
    assert heard == [workshop.study]
    assert list(other.study.elements) == list(workshop.study.elements)
    assert (other.undo_label, other.redo_label) == (workshop.undo_label, workshop.redo_label)
    assert other.saved_at == workshop.saved_at
    assert other.log() == workshop.log()


def test_one_hears_of_a_change_also_right_after_opening(path: Path) -> None:
    with open_session(path) as workshop, open_session(path) as other:
        other.do(move(other.study))
        assert workshop.reload_if_changed()
        assert workshop.study == other.study


@pytest.mark.parametrize("make", STEPS)
def test_a_step_on_an_old_study_is_carried_over(
    workshop: Workshop, other: Workshop, make: Make
) -> None:
    """What the other did elsewhere in the session stays, and nothing clashes."""
    participant = first(workshop.study, "participant")
    other.do(edit.write(other.study, "participant", participant, "pseudonym", "Mbak Wati"))
    other.do(add_one(other.study))
    step = make(workshop.study)
    outcome = workshop.do(step)
    assert outcome.changed
    assert not outcome.clashes
    assert workshop.study.participants[participant].pseudonym == "Mbak Wati"
    assert workshop.study == on_disk(workshop.path)
    assert other.reload_if_changed()
    assert other.study == workshop.study
    refs = [each.ref for each in workshop.study.elements.values()]
    assert len(refs) == len(set(refs))


def test_two_fields_of_one_record_do_not_clash(workshop: Workshop, other: Workshop) -> None:
    id_ = first(workshop.study, "element")
    other.do(edit.write(other.study, "element", id_, "label", "theirs"))
    assert not workshop.do(edit.set_fields(workshop.study, "element", id_, x=99)).clashes
    assert label(workshop, id_) == "theirs"
    assert workshop.study.elements[id_].x == 99


def test_a_clash_keeps_both_texts_and_says_so(workshop: Workshop, other: Workshop) -> None:
    id_ = first(workshop.study, "element")
    other.do(edit.write(other.study, "element", id_, "label", "theirs"))
    outcome = workshop.do(edit.write(workshop.study, "element", id_, "label", "mine"))
    (clash,) = outcome.clashes
    assert (clash.kind, clash.id, clash.field) == ("element", id_, "label")
    assert label(workshop, id_) == f"theirs{BOTH}mine"
    assert on_disk(workshop.path) == workshop.study


def test_both_sides_stay_in_the_file_with_author_and_time(path: Path) -> None:
    """Closed and opened again by a third person, there is still something to choose; Undo takes it back with mine."""
    with open_session(path, author="Sri") as sri, open_session(path, author="Tono") as tono:
        id_ = first(sri.study, "element")
        before, kind = sri.study.elements[id_], sri.study.elements[id_].kind
        tono.do(edit.set_fields(tono.study, "element", id_, label=Text(en="Weir"), kind="rule"))
        sri.do(edit.set_fields(sri.study, "element", id_, label=Text(en="Gate"), kind="role"))
        assert len(sri.wordings.unoffered(sri.study)) == 1
        assert not tono.wordings.unoffered(tono.study)
    with open_session(path, author="Ana") as ana:
        assert not ana.wordings.unoffered(ana.study)
        (two,) = ana.wordings.standing(ana.study)
        found = {
            each.field: [(s.text, s.author) for s in sides_of(ana.study, each.id)]
            for each in open_clashes(ana.study)
        }
        assert found == {
            "label": [("Weir", "Tono"), ("Gate", "Sri")],
            "kind": [("rule", "Tono"), ("role", "Sri")],
        }
        assert all(each.at for each in ana.study.clash_sides.values())
        ana.do(chosen_step(ana.study, two, two.theirs))
        assert label(ana, id_) == "Weir"
        assert [each.field for each in open_clashes(ana.study)] == ["kind"]
        ana.undo()
        ana.undo()
        assert not open_clashes(ana.study)
        assert ana.study.elements[id_].kind == "rule" != kind
        assert before.ref == ana.study.elements[id_].ref


def test_editing_what_the_other_deleted_brings_it_back(workshop: Workshop, other: Workshop) -> None:
    id_ = first(workshop.study, "element")
    other.do(edit.delete(other.study, "element", id_))
    outcome = workshop.do(edit.write(workshop.study, "element", id_, "label", "mine"))
    assert outcome.clashes
    assert label(workshop, id_) == "mine"


def test_deleting_what_the_other_edited_leaves_it(workshop: Workshop, other: Workshop) -> None:
    id_ = first(workshop.study, "element")
    other.do(edit.write(other.study, "element", id_, "label", "theirs"))
    outcome = workshop.do(edit.delete(workshop.study, "element", id_))
    assert outcome.clashes
    assert label(workshop, id_) == "theirs"


def test_what_one_deletes_and_the_other_works_with_stays_whole_and_the_room_is_asked(
    path: Path,
) -> None:
    """An element with its lines, deleted and reworded at once: first by one, then by the other."""
    with open_session(path, author="Sri") as sri, open_session(path, author="Tono") as tono:
        ends = Counter(str(each.source) for each in sri.study.relations.values())
        (one, _count), (other, _fewer) = ends.most_common(2)
        lines = {id_ for id_, each in sri.study.relations.items() if {one, other} & _ends(each)}
        sri.do(edit.delete(sri.study, "element", one))
        tono.do(edit.write(tono.study, "element", one, "label", "Weir"))
        tono.do(edit.write(tono.study, "element", other, "label", "Gate"))
        sri.do(edit.delete(sri.study, "element", other))
        assert lines <= set(sri.study.relations)
        found = {
            str(each.about): [(side.text, side.author) for side in sides_of(sri.study, each.id)]
            for each in open_clashes(sri.study)
        }
        assert found == {
            one: [(None, "Sri"), ("Weir", "Tono")],
            other: [("Gate", "Tono"), (None, "Sri")],
        }
        asked = {str(each.about): each.id for each in open_clashes(sri.study)}
        with pytest.raises(ValueError, match="other"):
            settle(sri.study, asked[one], "other", "Something else")
        sri.do(settle(sri.study, asked[one], "first"))
        sri.do(settle(sri.study, asked[other], "first"))
        assert one not in sri.study.elements
        assert label(sri, other) == "Gate"
        assert not open_clashes(sri.study)
        assert on_disk(path) == sri.study


def _ends(line: Relation) -> set[str | None]:
    return {line.source, line.target}


def test_deleting_the_same_twice_is_no_clash(workshop: Workshop, other: Workshop) -> None:
    id_ = first(workshop.study, "element")
    other.do(edit.delete(other.study, "element", id_))
    assert not workshop.do(edit.delete(workshop.study, "element", id_)).clashes
    assert id_ not in workshop.study.elements


def test_a_new_record_brings_its_deleted_owner_back(workshop: Workshop, other: Workshop) -> None:
    owner = first(workshop.study, "definition")
    record = workshop.study.root_definitions[owner]
    other.do(edit.delete(other.study, "definition", owner))
    new = Customer(id=new_id(), definition=owner, who=Text(en="Farmers"))
    outcome = workshop.do(edit.add(workshop.study, new))
    assert outcome.clashes
    assert workshop.study.root_definitions[owner] == record
    assert new.id in workshop.study.customers
    assert on_disk(workshop.path) == workshop.study


def test_an_owner_with_a_new_record_is_not_deleted(workshop: Workshop, other: Workshop) -> None:
    owner = first(workshop.study, "definition")
    new = Customer(id=new_id(), definition=owner, who=Text(en="Farmers"))
    other.do(edit.add(other.study, new))
    outcome = workshop.do(edit.delete(workshop.study, "definition", owner))
    assert outcome.clashes
    assert owner in workshop.study.root_definitions
    assert new.id in workshop.study.customers
    assert on_disk(workshop.path) == workshop.study


def test_two_new_records_get_two_short_names(workshop: Workshop, other: Workshop) -> None:
    model = first(workshop.study, "model")
    for each in (workshop, other):
        step = edit.add(each.study, Activity(id=new_id(), ref="CM9.9", model=model, number="9"))
        each.do(step)
    refs = [each.ref for each in other.study.activities.values()]
    assert len(refs) == len(set(refs))
    assert {"CM9.9", "CM9.9-2"} <= set(refs)


def test_undo_takes_back_only_the_own_words(workshop: Workshop, other: Workshop) -> None:
    """One person undoes, while the other's words in the same record have just arrived."""
    id_ = first(workshop.study, "element")
    old = label(workshop, id_)
    workshop.do(edit.write(workshop.study, "element", id_, "label", "mine"))
    other.reload_if_changed()
    other.do(edit.set_fields(other.study, "element", id_, x=99))
    assert not workshop.undo().clashes
    assert label(workshop, id_) == old
    assert workshop.study.elements[id_].x == 99
    assert other.reload_if_changed()
    assert (other.undo_label, other.redo_label) == (workshop.undo_label, workshop.redo_label)
    assert workshop.redo().changed
    assert label(workshop, id_) == "mine"
    assert workshop.study.elements[id_].x == 99


def test_undo_of_a_text_that_the_other_went_on_with_says_so(
    workshop: Workshop, other: Workshop
) -> None:
    id_ = first(workshop.study, "element")
    workshop.do(edit.write(workshop.study, "element", id_, "label", "mine"))
    other.reload_if_changed()
    other.do(edit.write(other.study, "element", id_, "label", "mine and theirs"))
    outcome = workshop.undo()
    assert outcome.clashes
    assert "mine and theirs" in label(workshop, id_)
    assert on_disk(workshop.path) == workshop.study


def test_undo_of_a_deletion_that_the_other_undid_keeps_their_words(
    workshop: Workshop, other: Workshop
) -> None:
    id_ = first(workshop.study, "element")
    workshop.do(edit.delete(workshop.study, "element", id_))
    other.reload_if_changed()
    other.undo()
    other.do(edit.write(other.study, "element", id_, "label", "theirs"))
    workshop.undo()
    assert "theirs" in label(workshop, id_)
    assert on_disk(workshop.path) == workshop.study


def test_many_at_once_lose_nothing(path: Path) -> None:
    """Two writers, forty new elements each, as fast as they can."""
    before = len(on_disk(path).elements)
    troubles: list[BaseException] = []

    def write() -> None:
        try:
            with open_session(path) as workshop:
                for _time in range(40):
                    workshop.do(add_one(workshop.study))
        except BaseException as error:
            troubles.append(error)
            raise

    threads = [threading.Thread(target=write) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not troubles
    with open_session(path) as workshop:
        elements = workshop.study.elements.values()
        assert len(elements) == before + 80
        assert len({each.ref for each in elements}) == before + 80
        study = Study()
        for entry in workshop.log():
            study = apply(study, entry.changes)
        assert study == workshop.study


def test_another_session_copied_over_the_file_is_noticed(
    home: Home, workshop: Workshop, tmp_path: Path
) -> None:
    """The study stays in memory and can be saved elsewhere; the other session is not written to."""
    strange = create_session(home, "Somebody else's", "en")
    workshop.do(several(workshop.study))
    with workshop.path.open("r+b") as file:
        file.write(strange.read_bytes())
        file.truncate()
    content = workshop.path.read_bytes()
    study = workshop.study
    with pytest.raises(FileMovedError):
        workshop.do(move(study))
    assert workshop.study == study
    assert workshop.path.read_bytes() == content
    assert on_disk(workshop.save_copy(tmp_path / "mine.ssm")) == study
    shutil.copyfile(workshop.path, tmp_path / "strange.ssm")
    assert on_disk(tmp_path / "strange.ssm").title == "Somebody else's"


def test_a_newer_program_at_the_file_makes_it_read_only(
    workshop: Workshop, other: Workshop
) -> None:
    """The newer one may keep things that this one does not know of."""
    other._file._conn.execute(
        "INSERT INTO _sqlite_migrations VALUES (99, 'ssm_studio', 'm999_moods', '')"
    )
    other.do(move(other.study))
    study = workshop.study
    with pytest.raises(ReadOnlyError):
        workshop.do(several(study))
    assert "newer version" in workshop.read_only
    assert workshop.study == other.study == on_disk(workshop.path)


def test_a_file_held_while_we_would_listen_is_heard_later(
    workshop: Workshop, other: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "PATIENCE", 0.0)
    workshop.reload_if_changed()
    other.do(move(other.study))
    busy = FileBusyError("busy")
    with monkeypatch.context() as held:

        def refuse(*_numbers: object) -> None:
            raise busy

        held.setattr(workshop._file, "entries", refuse)
        assert not workshop.reload_if_changed()
    assert workshop.reload_if_changed()
    assert workshop.study == other.study


def test_what_was_done_past_the_log_is_told_and_a_person_chooses(path: Path) -> None:
    """Somebody deletes a record with another program; the log cannot tell of it."""
    with open_session(path) as workshop:
        id_ = first(workshop.study, "relation")
        workshop.do(edit.set_fields(workshop.study, "relation", id_, strength=1))
        workshop.do(edit.set_fields(workshop.study, "relation", id_, strength=2))
    with sqlite3.connect(path) as conn:
        conn.execute("DELETE FROM relations WHERE id = ?", (id_,))
    conn.close()
    with open_session(path) as workshop:
        assert "doctor" in workshop.read_only
        assert id_ not in workshop.study.relations
        assert len(workshop.log()) == 3
    maintenance.mend_file(path, maintenance.ACCEPT)
    with open_session(path) as workshop:
        assert not workshop.read_only
        assert id_ not in workshop.study.relations
        assert len(workshop.log()) == 4
        workshop.undo()
        assert workshop.study.relations[id_].strength == 2
        workshop.redo()
        assert on_disk(path) == workshop.study
    with sqlite3.connect(path) as conn:
        conn.execute(
            "INSERT INTO change_log VALUES (9, 'i', 'r', NULL, NULL, 'yesterday', 'x', 'x', NULL, NULL, '[]', '[]', '')"
        )
    conn.close()
    with pytest.raises(DamagedFileError):
        open_session(path)
