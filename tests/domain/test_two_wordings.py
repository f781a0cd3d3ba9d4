"""Where two people worded one text differently, somebody chooses; what could be merged asks nobody."""

from __future__ import annotations

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import BOTH, apply, invert, rebase
from ssm_studio.domain.edit_clashes import Difference, Side, note, open_clashes
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from ssm_studio.domain.two_wordings import TwoWordings, choose, two_wordings, wordings
from ssm_studio.say.wording_choice import chosen

LATER = "2026-03-11T07:00:01.000Z"


def clashed(base: str, mine: str, theirs: str) -> tuple[Study, list[TwoWordings], str]:
    """The study after both wrote, what there is to choose, and the element."""
    study = new_study("Ward", "en")
    element = Element(id=new_id(), label=Text(en=base, id="tetap"))
    study = apply(study, edit.add(study, element))
    step = edit.write(study, "element", element.id, "label", mine)
    study = apply(study, edit.write(study, "element", element.id, "label", theirs))
    moved, clashes = rebase(study, step)
    study = apply(study, moved)
    sides = Side(theirs, "Other", "2026-03-11T07:00:00.000Z"), Side(mine, "Me", LATER)
    for two in wordings(clashes):
        found = Difference(element.id, "label", two.tongue, base, sides)
        study = apply(study, note(study, [found]))
    return study, standing(study), element.id


def standing(study: Study) -> list[TwoWordings]:
    """What is to be chosen still."""
    found = (two_wordings(study, each, "Me") for each in open_clashes(study))
    return [each for each in found if each is not None]


def label(study: Study, id_: str) -> Text:
    found = study.elements[id_].label
    assert found is not None
    return found


@pytest.mark.parametrize(("answer", "words"), [("mine", "Night nurses"), ("theirs", "Ward staff")])
def test_the_chosen_wording_stands_and_undo_brings_both_back(answer: str, words: str) -> None:
    study, (two,), id_ = clashed("Nurses", "Night nurses", "Ward staff")
    assert label(study, id_) == Text(en=f"Ward staff{BOTH}Night nurses", id="tetap")
    step = choose(study, two, getattr(two, answer))
    after = apply(study, step)
    assert label(after, id_) == Text(en=words, id="tetap")
    assert not standing(after)
    assert standing(apply(after, invert(step))) == [two]


def test_what_could_be_merged_asks_nobody() -> None:
    study, found, id_ = clashed(
        "the ward is full at night", "the ward is full by night", "our ward is full at night"
    )
    assert not found
    assert not study.clashes
    assert label(study, id_).en == "our ward is full by night"


def test_what_was_written_around_both_since_stays() -> None:
    study, (two,), id_ = clashed("Nurses", "Night nurses", "Ward staff")
    study = apply(study, edit.write(study, "element", id_, "label", f"{two.both} (two shifts)"))
    assert standing(study) == [two]
    assert label(apply(study, choose(study, two, "Night staff")), id_).en == (
        "Night staff (two shifts)"
    )


def test_what_somebody_worded_anew_or_deleted_is_no_choice_any_more() -> None:
    study, (two,), id_ = clashed("Nurses", "Night nurses", "Ward staff")
    other = apply(study, edit.write(study, "element", id_, "label", "All who work at night"))
    assert not standing(other)
    assert open_clashes(other)
    gone = apply(study, edit.delete(study, "element", id_))
    assert not gone.clashes
    assert not choose(gone, two, "x")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("keep mine", "Night nurses"),
        ("  Keep  THEIRS ", "Ward staff"),
        ("keep both", f"Ward staff{BOTH}Night nurses"),
        ("keep: All staff", "All staff"),
        ("pakai punya saya", "Night nurses"),
        ("pakai punya mereka", "Ward staff"),
        ("pakai keduanya", f"Ward staff{BOTH}Night nurses"),
        ("pakai: Semua staf", "Semua staf"),
        ("keep", None),
        ("actor keep mine", None),
    ],
)
def test_lines_that_choose(line: str, words: str | None) -> None:
    _study, (two,), _id = clashed("Nurses", "Night nurses", "Ward staff")
    assert chosen(line, two) == words
