"""Whose words a session holds: counted by origin, and shown alone."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.redaction import with_only
from ssm_studio.method.voices import PARTICIPANT, of_origin, origin_of, voices
from ssm_studio.say.conversation import begin, say
from ssm_studio.say.results import NotUnderstood
from tests.studies import rich_study


def said(study: Study, line: str) -> list[str]:
    turn = say(line, study, begin(study))
    assert not isinstance(turn, NotUnderstood)
    return list(turn.lines)


def test_every_record_of_a_stage_is_counted_once() -> None:
    study = example_study("en")
    counted = {each.stage: dict(each.counts) for each in voices(study)}
    assert sum(counted[3].values()) == len(study.models) + len(study.activities)
    assert sum(counted[5].values()) == len(study.reconstruction) + len(study.learning)


def test_who_is_named_as_saying_it_is_heard_before_the_mark() -> None:
    study = example_study("en")
    element = next(each for each in study.elements.values() if each.provenance == "invented")
    assert origin_of(study, element) == "invented"
    person = next(iter(study.participants))
    assert origin_of(study, replace(element, voiced_by=person)) == PARTICIPANT


def test_what_has_no_mark_of_its_own_has_that_of_its_picture() -> None:
    study = example_study("en")
    element = replace(next(iter(study.elements.values())), provenance=None)
    picture = study.pictures[element.picture or ""]
    bare = replace(picture, drawn_by=(), group=None, provenance="source:S1")
    assert origin_of(replace(study, pictures={bare.id: bare}), element) == "source"
    assert origin_of(study, element) == PARTICIPANT


def test_only_participants_leaves_nobody_elses_words() -> None:
    study = example_study("en")
    part = with_only(study, of_origin(study, PARTICIPANT))
    assert part.debate
    assert not part.reconstruction
    assert all(origin_of(study, each) == PARTICIPANT for each in part.elements.values())


def test_voices_and_only_are_said_in_both_languages_without_what_is_private() -> None:
    study = rich_study()
    for line in ("show voices", "tampilkan suara", "show only participants", "show 1 only source"):
        assert not [each for each in said(study, line) if "SECRET" in each], line
    assert said(study, "show only participants") == said(study, "tampilkan hanya peserta")
    assert any(each.startswith("1 ") for each in said(study, "show voices"))


def test_what_a_record_of_another_origin_is_needed_for_stands_in_brackets() -> None:
    lines = said(example_study("en"), "show 4 only participants")
    assert any(each.startswith("D1 ") for each in lines)
    assert any(each.startswith("(X14 ") for each in lines)


def test_both_languages_are_listed_and_what_lacks_one() -> None:
    study = example_study("en")
    assert said(study, "show both")
    assert said(study, "tampilkan satu bahasa") == said(study, "show untranslated")
