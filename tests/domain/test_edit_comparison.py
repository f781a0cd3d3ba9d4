"""Stage four: a row for all that a model has, debate and accommodations, and changes judged in two ways."""

from __future__ import annotations

import pytest

from ssm_studio.domain import edit_comparison as edits
from ssm_studio.domain.changes import NOTHING, apply
from ssm_studio.domain.comparison import Change, ComparisonRow
from ssm_studio.domain.comparison_rows import measure_of, rows_of, target_line, target_words
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_model import add_activity, add_control, add_model, set_needs
from ssm_studio.domain.study import Study, activities_of, new_study
from ssm_studio.domain.text import Text, read
from tests.studies import rich_study


@pytest.fixture
def modelled() -> tuple[Study, str]:
    """A model of two activities, the second needing the first and one that it lost, and its control."""
    study = new_study("T", "en")
    study = apply(study, add_model(study, title="Turns"))
    (model,) = study.models
    for words in ("Know", "Agree"):
        study = apply(study, add_activity(study, model, words))
    one, two = (a.id for a in activities_of(study, model))
    study = apply(study, set_needs(study, two, (one,)))
    return apply(study, add_control(study, model)), model


def asked(study: Study, model: str) -> list[tuple[str, str | None]]:
    """What the rows of a model ask about, in words."""
    return [(target_words(study, row), row.target_kind) for row in rows_of(study, model)]


def test_a_chart_asks_about_activities_links_and_monitoring_and_once_only(
    modelled: tuple[Study, str],
) -> None:
    study, model = modelled
    some = apply(study, edits.make_rows(study, model, ("link",)))
    assert asked(some, model) == [("1 Know → 2 Agree", "link")]
    whole = apply(some, edits.make_rows(some, model))
    assert asked(whole, model) == [
        ("1 Know → 2 Agree", "link"),
        ("1 Know", "activity"),
        ("2 Agree", "activity"),
        ("4 Monitor activities 1-2", "monitor_control"),
    ]
    assert edits.missing_rows(whole, model) == ()
    assert edits.make_rows(whole, model) == NOTHING


def test_an_arrow_from_another_model_is_no_link_of_this_one(modelled: tuple[Study, str]) -> None:
    study, model = modelled
    study = apply(study, add_model(study))
    (other,) = study.models.keys() - {model}
    study = apply(study, add_activity(study, other, "Far"))
    (far,) = (a.id for a in activities_of(study, other))
    two = activities_of(study, model)[1]
    study = apply(study, set_needs(study, two.id, (*two.depends_on, far)))
    kinds = [kind for _target, kind in edits.missing_rows(study, model)]
    assert kinds == ["activity", "activity", "link", "monitor_control"]


def test_what_is_gone_is_called_as_it_was_and_a_measure_by_its_name(
    modelled: tuple[Study, str],
) -> None:
    study, model = modelled
    gone = ComparisonRow(id="r", model=model, asked=Text(en="3 Walk"))
    assert target_words(study, gone) == "3 Walk"
    rich = rich_study()
    (measured,) = rich.models
    row = ComparisonRow(id="r", model=measured, target=f"{measured}.efficacy")
    assert target_words(rich, row).endswith(f": {read(rich.models[measured].efficacy, 'en')}")
    assert measure_of(rich, ComparisonRow(id="r", target=f"{measured}.title")) is None


def test_a_measure_that_has_words_can_be_asked_about_once() -> None:
    study = rich_study()
    (model,) = study.models
    before = edits.measures_not_asked(study, model)
    assert (f"{model}.efficacy", "measure") in before
    study = apply(study, edits.add_row(study, model, *before[0]))
    assert edits.measures_not_asked(study, model) == before[1:]
    assert before[0] not in edits.missing_rows(study, model)


def test_a_change_is_traced_to_its_rows_both_ways(modelled: tuple[Study, str]) -> None:
    study, model = modelled
    study = apply(study, edits.make_rows(study, model))
    first, second, *_rest = rows_of(study, model)
    study = apply(study, edits.add_change(study, "Write turns down", rows=(first.id, second.id)))
    (change,) = study.changes.values()
    assert (change.from_rows, change.models) == ((first.id, second.id), (model,))
    for row in (first, second):
        assert study.comparison_rows[row.id].changes == (change.id,)
    without = apply(study, edits.link_row(study, change.id, first.id))
    assert without.changes[change.id].from_rows == (second.id,)
    assert without.comparison_rows[first.id].changes == ()
    again = apply(without, edits.link_row(without, change.id, first.id))
    assert again.changes[change.id].from_rows == (second.id, first.id)
    assert again.comparison_rows[first.id].changes == (change.id,)
    named = apply(study, edits.add_change(study, "x", rows=(first.id,), models=("m2",)))
    assert list(named.changes.values())[-1].models == ("m2",)
    alone = apply(study, edits.add_change(study, "x"))
    assert list(alone.changes.values())[-1].models == ()


@pytest.mark.parametrize(
    ("desirable", "feasible", "where"),
    [
        ((2,), (2,), edits.ACT),
        ((3,), (1,), edits.PREPARE),
        ((1,), (2,), edits.WHY),
        ((0,), (1,), edits.ASIDE),
        ((), (3,), edits.UNJUDGED),
        ((3,), (), edits.UNJUDGED),
        ((0, 1, 2, 3, 3), (1, 2, 2), edits.ACT),
        ((0, 1, 1, 3), (0, 1, 2), edits.ASIDE),
        ((0, 1, 2, 3), (3, 3), edits.ACT),
    ],
)
def test_the_middle_of_both_judgements_says_where_a_change_stands(
    desirable: tuple[int, ...], feasible: tuple[int, ...], where: str
) -> None:
    change = Change(id="c")
    study = Study(changes={"c": change})
    for question, marks in (("desirable", desirable), ("feasible", feasible)):
        for number, mark in enumerate(reversed(marks)):
            study = apply(study, edits.judge(study, "c", question, mark, f"p{number}"))
    assert edits.judgements(study, study.changes["c"], "desirable") == tuple(sorted(desirable))
    assert edits.standing(study, study.changes["c"]) == where
    if len(desirable) == len(feasible) == 1:
        room = Study(changes={"c": Change(id="c", desirable=desirable[0], feasible=feasible[0])})
        assert edits.standing(room, room.changes["c"]) == where


def test_a_rater_judges_anew_or_takes_it_back_and_the_room_judges_apart() -> None:
    study = Study(changes={"c": Change(id="c")})
    for mark in (3, 1):
        step = edits.judge(study, "c", "desirable", mark, "p")
        study = apply(study, step)
    assert study.changes["c"].desirable_by == (("p", 1),)
    assert "desirable" in step.label
    assert "feasible" in edits.judge(study, "c", "feasible", 1).label
    study = apply(study, edits.judge(study, "c", "desirable", 2))
    assert study.changes["c"].desirable == 2
    assert edits.judgements(study, study.changes["c"], "desirable") == (1,)
    study = apply(study, edits.judge(study, "c", "desirable", None, "p"))
    assert edits.judgements(study, study.changes["c"], "desirable") == (2,)


def test_accommodations_are_settled_graded_and_held_reservations_against() -> None:
    study = new_study("T", "en")
    study = apply(study, edits.add_debate(study, "Whose clock?", row="r", position="against"))
    (entry,) = study.debate.values()
    assert (entry.row, entry.position, entry.text) == ("r", "against", Text(en="Whose clock?"))
    study = apply(study, edits.add_accommodation(study, "From below", settles=(entry.id,)))
    (agreed,) = study.accommodations.values()
    assert agreed.settles == (entry.id,)
    for who, step in (("p", 8), ("q", 2), ("p", 3)):
        study = apply(study, edits.set_gradient(study, agreed.id, who, step))
    assert study.accommodations[agreed.id].gradients == (("q", 2), ("p", 3))
    study = apply(study, edits.set_gradient(study, agreed.id, "q", None))
    assert study.accommodations[agreed.id].gradients == (("p", 3),)
    study = apply(study, edits.add_reservation(study, agreed.id, "Not on market days", "q"))
    (held,) = study.reservations.values()
    assert (held.accommodation, held.participant) == (agreed.id, "q")


def test_a_row_counts_as_answered_once_anything_hangs_on_it() -> None:
    assert not ComparisonRow(id="r").answered
    assert ComparisonRow(id="r", exists="no").answered
    assert ComparisonRow(id="r", evidence=("e",)).answered
    assert ComparisonRow(id="r", changes=("c",)).answered


def test_what_is_not_there_is_left_alone(modelled: tuple[Study, str]) -> None:
    study, _model = modelled
    assert edits.link_row(study, "gone", "gone") == NOTHING
    assert edits.judge(study, "gone", "desirable", 1) == NOTHING
    assert edits.set_gradient(study, "gone", "p", 1) == NOTHING


def test_both_ends_of_a_link_are_named_where_there_is_little_room(
    modelled: tuple[Study, str],
) -> None:
    study, model = modelled
    first, second = activities_of(study, model)[:2]
    study = apply(study, set_fields(study, "activity", first.id, "", text=Text(en="Know " * 40)))
    row = ComparisonRow(id="r", model=model, target=f"{first.id}>{second.id}", target_kind="link")
    words = target_line(study, row, 30)
    assert words == "1 Know Know Know Kn… → 2 Agree"
    study = apply(study, set_fields(study, "activity", second.id, "", text=Text(en="Agree " * 40)))
    assert target_line(study, row, 30) == "1 Know Know… → 2 Agree Agree…"
