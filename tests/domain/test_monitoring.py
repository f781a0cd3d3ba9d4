"""What the program called the monitoring of a model follows when the model grows or shrinks."""

from __future__ import annotations

from ssm_studio.domain.changes import apply, invert
from ssm_studio.domain.edit import delete, write
from ssm_studio.domain.edit_model import add_activity, add_control, add_model
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of, new_study
from ssm_studio.domain.text import read
from ssm_studio.domain.watched import respelt
from ssm_studio.workshop.derived_changes import with_consequences


def grown(language: str) -> tuple[Study, str]:
    study = new_study("T", language)
    study = apply(study, add_model(study, None))
    model = next(iter(study.models))
    for words in ("Look", "Find out", "Decide"):
        study = apply(study, with_consequences(study, add_activity(study, model, words)))
    return apply(study, with_consequences(study, add_control(study, model))), model


def monitor(study: Study, model: str) -> Activity:
    return next(each for each in activities_of(study, model) if each.kind == "monitor")


def test_a_new_activity_is_watched_and_named_and_undo_takes_both_back() -> None:
    for language, words in (("en", "Monitor activities 1-{}"), ("id", "Pantau aktivitas 1-{}")):
        study, model = grown(language)
        assert read(monitor(study, model).text, language) == words.format(3)
        step = with_consequences(study, add_activity(study, model, "Act"))
        after = apply(study, step)
        assert read(monitor(after, model).text, language) == words.format(4)
        assert len(monitor(after, model).monitors) == 4
        assert apply(after, invert(step)) == study
        last = next(each for each in activities_of(after, model) if each.number == "4")
        gone = apply(after, with_consequences(after, delete(after, "activity", last.id)))
        assert read(monitor(gone, model).text, language) == words.format(3)


def test_what_somebody_reworded_stays() -> None:
    study, model = grown("en")
    own = write(study, "activity", monitor(study, model).id, "text", "Watch the gate")
    study = apply(study, with_consequences(study, own))
    study = apply(study, with_consequences(study, add_activity(study, model, "Act")))
    assert read(monitor(study, model).text, "en") == "Watch the gate"
    assert len(monitor(study, model).monitors) == 4


def test_one_activity_is_named_in_the_singular_and_gaps_are_left_out() -> None:
    for language, one, two, gap in (
        ("en", "Monitor activity 1", "Monitor activities 1-2", "Monitor activities 1-2, 9"),
        ("id", "Pantau aktivitas 1", "Pantau aktivitas 1-2", "Pantau aktivitas 1-2, 9"),
    ):
        study = new_study("T", language)
        study = apply(study, add_model(study, None))
        model = next(iter(study.models))
        study = apply(study, add_activity(study, model, "Look"))
        study = apply(study, with_consequences(study, add_control(study, model)))
        assert read(monitor(study, model).text, language) == one
        earlier = two.replace("1-2", "1-1")
        before = write(study, "activity", monitor(study, model).id, "text", earlier)
        for start in (study, apply(study, before)):
            more = apply(start, with_consequences(start, add_activity(start, model, "Act")))
            assert read(monitor(more, model).text, language) == two
            step = add_activity(more, model, "Tell", number="9")
            assert (
                read(monitor(apply(more, with_consequences(more, step)), model).text, language)
                == gap
            )


def test_numbers_in_words_of_ones_own_follow_and_other_numbers_stay() -> None:
    for words, old, new, after in (
        (
            "Monitor activity 4 against the criteria",
            "4",
            "4-5",
            "Monitor activities 4-5 against the criteria",
        ),
        ("Activities 4-5, twice", "4-5", "4", "Activity 4, twice"),
        ("Let 4 people watch", "4", "4-5", "Let 4 people watch"),
        ("Pantau aktivitas 1-2 tiap pekan", "1-2", "1-2, 5", "Pantau aktivitas 1-2, 5 tiap pekan"),
        ("Watch 1-2, 5 each week", "1-2, 5", "1-5", "Watch 1-5 each week"),
        ("Watch 1-7", "1-7", "", "Watch 1-7"),
    ):
        assert respelt(words, old, new) == after
