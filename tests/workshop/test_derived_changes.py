"""What follows from a step is part of it: for Undo, on the disk, and when another program was faster."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.diagram import graphviz_process
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.model.placement_changes import arrange_step
from ssm_studio.diagram.model.spacing import any_touch
from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import NOTHING, apply, join
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.workshop.workshop import Workshop, open_session


def begun(path: Path) -> tuple[Workshop, str]:
    workshop = open_session(path, author="Sri")
    step = edit_model.add_model(workshop.study, None, "Water")
    workshop.do(step)
    return workshop, step.puts[-1].id


def spots(study: Study, model: str) -> dict[str, tuple[int | None, int | None]]:
    return {each.id: (each.x, each.y) for each in activities_of(study, model)}


def test_places_come_with_the_step_and_go_with_undo(path: Path) -> None:
    workshop, model = begun(path)
    workshop.do(edit_model.add_activity(workshop.study, model, "Listen"))
    first = spots(workshop.study, model)
    (chosen,) = first
    assert None not in first[chosen]
    workshop.do(edit_model.add_activity(workshop.study, model, "Agree", needs=(chosen,)))
    assert spots(workshop.study, model)[chosen] == first[chosen]
    workshop.undo()
    assert spots(workshop.study, model) == first
    workshop.close()
    with open_session(path) as again:
        assert spots(again.study, model) == first


def test_a_step_made_on_an_older_study_has_its_consequences_too(path: Path) -> None:
    one, model = begun(path)
    two = open_session(path, author="Budi")
    mine = edit_model.add_activity(one.study, model, "Listen")
    one.do(edit_model.add_activity(one.study, model, "Agree"))
    one.do(mine)
    two.do(edit_model.add_activity(two.study, model, "Write it down"))
    one.reload_if_changed()
    assert one.study == two.study
    numbers = [each.number for each in activities_of(one.study, model)]
    assert len(set(numbers)) == len(numbers)
    found = spots(two.study, model)
    assert len(found) == len(set(found.values())) >= 2
    assert all(None not in each for each in found.values())
    assert not any_touch(place_model(two.study, model, "en").positions.values())
    one.close()
    two.close()


def test_an_empty_model_and_one_of_monitoring_alone_can_be_arranged(path: Path) -> None:
    workshop, model = begun(path)
    workshop.do(arrange_step(workshop.study, model))
    workshop.do(edit_model.add_control(workshop.study, model))
    workshop.do(arrange_step(workshop.study, model))
    assert len(set(spots(workshop.study, model).values())) == 3
    workshop.close()


def test_nothing_needs_what_somebody_else_has_deleted(path: Path) -> None:
    workshop, model = begun(path)
    step = edit_model.add_activity(workshop.study, model, "Listen", needs=("gone",))
    workshop.do(step)
    id_ = step.puts[-1].id
    assert workshop.study.activities[id_].depends_on == ()
    assert not edit_model.set_needs(workshop.study, id_, ("gone",))
    assert not edit_model.add_control(workshop.study, "gone")
    workshop.close()


def test_the_first_edit_of_a_model_keeps_the_coarser_layout_that_was_shown(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop, model = begun(path)
    step = NOTHING
    for number in range(6):
        after = apply(workshop.study, step)
        needs = tuple(put.id for put in step.puts[-2:])
        step = join("", step, edit_model.add_activity(after, model, f"Do {number}", needs=needs))
    workshop.do(step)
    real = graphviz_process.find_engine()
    assert real is not None
    script = tmp_path / "engine"
    script.write_text(
        f'#!/bin/sh\ncase "$*" in *-Kdot*) exit 1;; *) exec "{real.path}" "$@";; esac\n'
    )
    script.chmod(0o755)
    monkeypatch.setenv(graphviz_process.OVERRIDE, str(script))
    shown = place_model(workshop.study, model, "en")
    assert "coarser" in shown.note
    workshop.do(edit.write(workshop.study, "activity", step.puts[0].id, "text", "Do x"))
    assert spots(workshop.study, model) == {
        id_: (rect.x, rect.y) for id_, rect in shown.positions.items()
    }
    workshop.close()
