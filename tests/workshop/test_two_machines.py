"""Two programs at one file, in whatever order: in the end both hold the same study and the same history."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.workshop.workshop import Workshop, open_session
from tests.workshop.steps import STEPS, on_disk

ACTS = (*(make.__name__ for make in STEPS), "type", "type", "undo", "undo", "redo", "hear")
BY_NAME = {make.__name__: make for make in STEPS}


def act(workshop: Workshop, what: str) -> None:
    """One thing that somebody does, on the study as they see it."""
    study = workshop.study
    if what == "type":
        if study.elements:
            id_ = next(iter(study.elements))
            words = f"{workshop.author} {len(workshop.log())}"
            outcome = workshop.do(edit.write(study, "element", id_, "label", words))
            label = workshop.study.elements[id_].label
            assert outcome.changed
            assert label is not None
            assert words in label.read(study.language)
    elif what == "hear":
        workshop.reload_if_changed()
    elif what in BY_NAME:
        if study.elements and study.root_definitions:
            workshop.do(BY_NAME[what](study))
    else:
        getattr(workshop, what)()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(ACTS)), max_size=20))
def test_two_people_in_any_order_agree_in_the_end(made: Path, acts: list[tuple[bool, str]]) -> None:
    folder = Path(tempfile.mkdtemp())
    path = Path(shutil.copy(made, folder))
    with open_session(path, author="Sri") as sri, open_session(path, author="Budi") as budi:
        for who, what in acts:
            act(sri if who else budi, what)
        for each in (sri, budi):
            each.reload_if_changed()
        with open_session(path) as third:
            assert sri.study == budi.study == third.study == on_disk(path)
            labels = [(each.undo_label, each.redo_label) for each in (sri, budi, third)]
            assert labels[0] == labels[1] == labels[2]
            assert sri.log() == budi.log() == third.log()
            study = Study()
            for entry in third.log():
                study = apply(study, entry.changes)
            assert study == third.study
    shutil.rmtree(folder)
