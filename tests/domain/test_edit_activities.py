"""Two activities out of one and one out of two: what hung on them hangs where it belongs."""

from __future__ import annotations

import pytest

from ssm_studio.domain import edit_expansion, edit_model
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_activities import (
    join_activities,
    set_kind,
    split_activity,
    unwatched,
    watch_all,
)
from ssm_studio.domain.edit_model import activity_numbered
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import check
from tests.domain.test_levels import at, child, done


@pytest.fixture
def study() -> Study:
    """The worked example."""
    return example_study("en")


def rows(study: Study, *ends: str) -> list[ComparisonRow]:
    """The comparison rows about an activity, or about the arrow between two."""
    return [each for each in study.comparison_rows.values() if each.target == ">".join(ends)]


def needs(study: Study, number: str) -> list[str]:
    """The numbers of what an activity of the first model depends on."""
    return [study.activities[i].number or "" for i in at(study, "CM1", number).depends_on]


def test_splitting_leads_arrows_in_at_the_first_and_out_at_the_second(study: Study) -> None:
    whole = at(study, "CM1", "5")
    after = done(study, split_activity(study, whole.id, "Collect data", "Report data"))
    first, second = after.activities[whole.id], at(after, "CM1", "8")
    assert (read(first.text, "en"), read(second.text, "en")) == ("Collect data", "Report data")
    assert first.number == "5"
    assert needs(after, "5") == ["3"]
    assert needs(after, "8") == ["5"]
    assert sorted(needs(after, "6")) == ["4", "8"]
    assert [a.kind for a in activities_of(after, whole.model or "")][7] == "operational"
    assert (second.covers, second.phase) == (whole.covers, whole.phase)
    monitor = next(a for a in activities_of(after, whole.model or "") if a.kind == "monitor")
    assert {first.id, second.id} <= set(monitor.monitors)
    assert rows(after, whole.id)
    assert not [each for each in check(after) if each.rule in ("CM-05", "CM-08", "CM-17")]


def test_a_row_about_an_arrow_goes_with_the_arrow(study: Study) -> None:
    source, target = at(study, "CM1", "3"), at(study, "CM1", "5")
    answered = rows(study, source.id, target.id)
    assert answered
    after = done(study, split_activity(study, source.id, "Name indicators", "Link indicators"))
    second = at(after, "CM1", "8")
    assert rows(after, second.id, target.id)[0].id == answered[0].id
    assert not rows(after, source.id, target.id)


def test_joining_unites_arrows_letters_rows_and_children(study: Study) -> None:
    kept, gone = at(study, "CM1", "4"), at(study, "CM1", "5")
    study = done(study, edit_expansion.expand(study, gone.id))
    below = child(study, "CM1", "5")
    study = done(study, edit_model.add_activity(study, below.id, "Ask the units"))
    asked = rows(study, gone.id)
    assert asked
    after = done(study, join_activities(study, kept.id, gone.id, "Obtain and understand data"))
    one = after.activities[kept.id]
    assert gone.id not in after.activities
    assert read(one.text, "en") == "Obtain and understand data"
    assert set(one.covers) == {*kept.covers, *gone.covers}
    assert needs(after, "4") == ["3"]
    assert needs(after, "6") == ["4"]
    assert asked[0].id in {each.id for each in rows(after, kept.id)}
    assert edit_expansion.child_of(after, kept.id) == after.models[below.id]
    assert [a.number for a in activities_of(after, below.id)] == ["4.1"]
    for each in after.activities.values():
        for field in ("depends_on", "informed_by", "feedback_from", "monitors"):
            ids = getattr(each, field)
            assert len(set(ids)) == len(ids)
            assert gone.id not in ids
            assert each.id not in ids


def test_joining_neighbours_leaves_no_arrow_to_itself_and_keeps_what_was_answered(
    study: Study,
) -> None:
    one, other = at(study, "CM1", "3"), at(study, "CM1", "5")
    answered = rows(study, one.id, other.id)[0]
    after = done(study, join_activities(study, one.id, other.id, "Define and obtain"))
    row = after.comparison_rows[answered.id]
    assert (row.target, row.target_kind, row.exists) == (one.id, "activity", answered.exists)
    assert one.id not in after.activities[one.id].depends_on


def test_what_cannot_be_split_or_joined_is_left_alone(study: Study) -> None:
    one, other = at(study, "CM1", "3"), at(study, "CM2", "3")
    assert not split_activity(study, one.id, "Only this", "  ")
    assert not join_activities(study, one.id, one.id, "x")
    assert not join_activities(study, one.id, other.id, "x")


def test_another_kind_changes_what_is_watched(study: Study) -> None:
    seventh = at(study, "CM1", "7")
    after = done(study, set_kind(study, seventh.id, "control"))
    monitor = next(a for a in activities_of(after, seventh.model or "") if a.kind == "monitor")
    assert after.activities[seventh.id].kind == "control"
    assert seventh.id not in monitor.monitors
    back = done(after, set_kind(after, seventh.id, "operational"))
    assert seventh.id in back.activities[monitor.id].monitors
    assert not set_kind(study, seventh.id, "operational")
    assert activity_numbered(back, seventh.model or "", "7") is not None


def test_what_came_after_monitoring_can_be_watched_too(study: Study) -> None:
    model = at(study, "CM1", "1").model or ""
    more = done(study, edit_model.add_activity(study, model, "Tell what was learned"))
    # What the program worded follows by itself; what somebody reworded waits for the key.
    assert not unwatched(more, model)
    assert read(at(more, "CM1", "10").text, "en") == "Monitor activities 1-8 against the criteria"
    monitor = next(each for each in activities_of(study, model) if each.monitors)
    watched = tuple(each for each in monitor.monitors if each != at(study, "CM1", "7").id)
    fewer = done(study, set_fields(study, "activity", monitor.id, monitors=watched))
    assert [each.number for each in unwatched(fewer, model)] == ["7"]
    after = done(fewer, watch_all(fewer, model))
    assert not [each for each in check(after) if each.rule == "CM-17"]
    assert not watch_all(after, model)


def test_who_watched_the_whole_watches_the_second_right_behind_the_first(study: Study) -> None:
    whole = at(study, "CM1", "4")
    watcher = next(each for each in study.activities.values() if whole.id in each.monitors[:-1])
    place = watcher.monitors.index(whole.id)
    after = done(study, split_activity(study, whole.id, "Collect data", "Report data"))
    (second,) = after.activities.keys() - study.activities.keys()
    before = watcher.monitors
    assert after.activities[watcher.id].monitors == (
        *before[: place + 1],
        second,
        *before[place + 1 :],
    )
