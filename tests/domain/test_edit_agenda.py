"""The day: blocks in order, one running at a time, who was there, and what was parked coming back."""

from __future__ import annotations

from datetime import datetime

from ssm_studio.domain import edit_agenda as edits
from ssm_studio.domain.agenda import Block
from ssm_studio.domain.changes import NOTHING, apply
from ssm_studio.domain.edit_action import add_action
from ssm_studio.domain.edit_comparison import add_change
from ssm_studio.domain.edit_people import add_participant
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import read
from ssm_studio.formats.redaction import for_readers
from ssm_studio.method.agendas import (
    TEMPLATES,
    in_order,
    laid_out,
    minutes_left,
    running,
    runs_out,
    shortest_path,
)

NINE, TEN, ELEVEN = (f"2026-03-10T{hour:02d}:00:00Z" for hour in (9, 10, 11))


def day() -> Study:
    """Two people, and half a day laid out."""
    study = new_study("T", "en")
    for name in ("P1", "P2"):
        study = apply(study, add_participant(study, name))
    return apply(study, laid_out(study, TEMPLATES[0]))


def titles(study: Study) -> list[str]:
    return [read(each.title, "en") for each in in_order(study)]


def test_the_templates_last_as_long_as_the_method_says() -> None:
    assert [each.minutes for each in TEMPLATES] == [240, 420, 780]
    study = day()
    assert sum(each.minutes or 0 for each in study.blocks.values()) == 240
    assert study.session.introductory
    assert [b.ceremony for b in in_order(study)][:2] == [True, None]


def test_a_block_comes_where_it_was_put_and_can_change_places() -> None:
    study = day()
    first, second = in_order(study)[:2]
    study = apply(study, edits.add_block(study, "Prayer", 10, after=first.id))
    assert titles(study)[1] == "Prayer"
    assert titles(study)[2] == read(second.title, "en")
    study = apply(study, edits.move_block(study, second.id, -1))
    assert titles(study)[1:3] == [read(second.title, "en"), "Prayer"]
    assert edits.move_block(study, first.id, -1) == NOTHING
    study = apply(study, edits.add_block(study, "Last", 5))
    assert titles(study)[-1] == "Last"


def test_one_block_runs_at_a_time_and_who_was_there_stays_until_somebody_leaves() -> None:
    study = day()
    first, second = in_order(study)[:2]
    one, two = study.participants
    study = apply(study, edits.begin_block(study, first.id, NINE))
    assert study.blocks[first.id].present == (one, two)
    study = apply(study, edits.toggle_present(study, first.id, two))
    study = apply(study, edits.begin_block(study, second.id, TEN))
    ended = study.blocks[first.id]
    assert (ended.ended_at, study.blocks[second.id].present) == (TEN, (one,))
    going = running(study)
    assert going is not None
    assert going.id == second.id
    assert minutes_left(going, datetime.fromisoformat(ELEVEN)) == (second.minutes or 0) - 60
    study = apply(study, edits.end_block(study, second.id, ELEVEN))
    assert running(study) is None


def test_the_shortest_way_leaves_out_what_is_there_and_never_the_action() -> None:
    study = new_study("T", "en")
    assert len(shortest_path(study)) == 6
    study = apply(study, add_change(study, "A list"))
    (last,) = shortest_path(study)
    assert "one action" in last.words


def test_time_runs_out_when_most_of_it_is_gone_and_nothing_was_agreed() -> None:
    study = Study(
        blocks={
            "a": Block(id="a", minutes=80, began_at=NINE),
            "b": Block(id="b", minutes=20),
        }
    )
    assert runs_out(study)
    assert not runs_out(Study(blocks={"b": study.blocks["b"]}))
    agreed = apply(study, add_action(study, "Publish"))
    assert not runs_out(agreed)


def test_a_parked_solution_comes_back_as_a_change_and_is_not_asked_again() -> None:
    study = day()
    study = apply(study, edits.park(study, "A second pump", stage="1", solution=True))
    study = apply(study, edits.park(study, "Who pays lunch?"))
    (pump,) = edits.waiting(study, solutions=True)
    assert len(edits.waiting(study)) == 2
    study = apply(study, edits.take_up(study, pump.id))
    (change,) = study.changes.values()
    assert read(change.text, "en") == "A second pump"
    assert study.parked[pump.id].became == (change.id,)
    (lunch,) = edits.waiting(study)
    study = apply(study, edits.settle(study, lunch.id))
    assert not edits.waiting(study)


def test_the_diary_is_for_the_facilitator_alone() -> None:
    study = day()
    block = in_order(study)[0].id
    study = apply(
        study,
        edits.write_diary(study, "The head spoke", at=NINE, block=block, kind="departure"),
    )
    assert study.diary
    assert not for_readers(study).diary
