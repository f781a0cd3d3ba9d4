"""What the program called the monitoring of a model follows when the model grows or shrinks."""

from __future__ import annotations

from ssm_studio.domain.changes import apply, invert
from ssm_studio.domain.edit import delete, write
from ssm_studio.domain.edit_model import add_activity, add_control, add_model
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of, new_study
from ssm_studio.domain.text import read
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
