"""At the edges of a session: leaving it, a file that goes while news is read, an undo that somebody forestalled."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.store.errors import FileMovedError
from ssm_studio.workshop.workshop import Workshop, open_session
from tests.workshop.steps import first, move


def label(workshop: Workshop, id_: str) -> str:
    """What an element says."""
    text = workshop.study.elements[id_].label
    return text.read(workshop.study.language) if text else ""


def test_who_has_left_holds_the_file_no_longer_and_hears_nothing(path: Path) -> None:
    heard: list[Study] = []
    with open_session(path) as workshop:
        workshop.subscribe(heard.append)
        before = workshop.study
    with pytest.raises(StudioError):
        workshop.do(move(before))
    with pytest.raises(StudioError):
        workshop.log()
    assert heard == []


@pytest.mark.parametrize("how", ["deleted", "renamed", "another put in its place"])
def test_a_file_that_is_gone_is_told_though_its_news_could_still_be_read(
    workshop: Workshop, other: Workshop, path: Path, tmp_path: Path, how: str
) -> None:
    before = workshop.study
    other.do(move(other.study))
    other.close()
    if how == "deleted":
        path.unlink()
    else:
        path.rename(tmp_path / "elsewhere.ssm")
    if how == "another put in its place":
        path.write_bytes((tmp_path / "elsewhere.ssm").read_bytes())
    with pytest.raises(FileMovedError):
        workshop.reload_if_changed()
    assert workshop.study is before


def test_an_undo_that_somebody_forestalled_is_no_second_one(
    workshop: Workshop, other: Workshop
) -> None:
    """Nothing before that step is taken back in its place, and it can be brought back once."""
    id_ = first(workshop.study, "element")
    was = label(workshop, id_)
    workshop.do(edit.set_fields(workshop.study, "element", id_, x=77))
    earlier = workshop.undo_label
    workshop.do(edit.write(workshop.study, "element", id_, "label", "mine"))
    step = workshop.log()[-1]
    other.reload_if_changed()
    assert other.undo().changed
    theirs = other.log()
    workshop.undo()
    assert label(workshop, id_) == was
    assert workshop.study.elements[id_].x == 77
    assert workshop.log() == theirs
    assert (workshop.undo_label, workshop.redo_label) == (earlier, step.label)
    assert workshop.redo().changed
    assert label(workshop, id_) == "mine"


def test_an_undo_of_what_was_typed_away_meanwhile_counts_though_it_changes_nothing(
    workshop: Workshop, other: Workshop
) -> None:
    """The next undo goes on to the step before."""
    id_ = first(workshop.study, "element")
    was = label(workshop, id_)
    workshop.do(edit.write(workshop.study, "element", id_, "label", "mine"))
    step = workshop.log()[-1]
    other.reload_if_changed()
    other.do(edit.write(other.study, "element", id_, "label", was))
    assert not workshop.undo().clashes
    assert label(workshop, id_) == was
    assert workshop.log()[-1].undo_of == step.seq
    assert workshop.redo_label == step.label


def test_a_step_that_says_what_the_other_said_already_is_no_step(
    workshop: Workshop, other: Workshop
) -> None:
    id_ = first(workshop.study, "element")
    mine = edit.write(workshop.study, "element", id_, "label", "the same")
    other.do(edit.write(other.study, "element", id_, "label", "the same"))
    entries = len(other.log())
    outcome = workshop.do(mine)
    assert not outcome.clashes
    assert len(workshop.log()) == entries
    assert workshop.undo_label == other.undo_label
