"""The board of two cycles lists what the session holds, and nothing that it does not."""

from __future__ import annotations

from ssm_studio.domain.study import Study, new_study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.cycle_board import STEPS, Step, board
from ssm_studio.method.lenses import lens_name
from tests.studies import rich_study


def held(study: Study) -> dict[tuple[str, int], list[tuple[str, str]]]:
    return {
        (each.cycle, each.number): [(kind, field) for kind, _record, field in each.held]
        for each in board(study)
    }


def names(step: Step) -> set[str]:
    return {record.ref for _kind, record, _field in step.held}


def test_an_empty_session_holds_nothing_for_any_step() -> None:
    steps = board(new_study("Water", "en"))
    assert len(steps) == 2 * STEPS
    assert all(not each.held and each.note is None for each in steps)
    assert all(lens_name(each.lens, "id") for each in steps)


def test_every_step_finds_its_own() -> None:
    found = held(rich_study())
    assert all(found.values()), [key for key, each in found.items() if not each]
    assert ("session", "exit_research") in found["r", 8]
    assert ("research", "area_of_concern") in found["r", 1]
    assert {kind for kind, _field in found["ps", 4]} == {"change", "action"}
    assert ("block", "outputs") in found["r", 4]
    (note,) = [each for each in board(rich_study()) if each.note]
    assert (note.cycle, note.number) == ("r", 2)


def test_the_worked_example_reads_as_its_study_says() -> None:
    by_place = {(each.cycle, each.number): each for each in board(example_study("en"))}
    assert names(by_place["ps", 2]) >= {"RP1", "RP2"}
    assert names(by_place["ps", 4]) >= {"CH1", "ACT6"}
    assert by_place["ps", 8].held == ()
