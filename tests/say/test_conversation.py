"""A conversation with the coach: what it asks about, and which lines answer it; what is told of a large step."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.rules.registry import rules
from ssm_studio.say import NotUnderstood, Place, Understood, understand
from ssm_studio.say.answers import told
from ssm_studio.say.conversation import Conversation, Turn, answer, begin, say
from tests.say.test_interpreter import typed

ANSWER = "people who pump at night"


def asked(study: Study, stage: int) -> Conversation:
    """A conversation in which the coach has asked something."""
    turn = say("next", study, begin(study, stage))
    assert isinstance(turn, Turn)
    assert turn.after.question is not None
    assert turn.after.question.rule in turn.lines[0]
    return turn.after


def test_a_line_in_another_stage_answers_though_it_begins_like_a_mark() -> None:
    study = typed("system to share", "choose RS1", stage=2)
    turn = say(ANSWER, study, asked(study, 2))
    assert isinstance(turn, Turn)
    assert turn.found is not None
    assert turn.found.kind == "session"
    after = apply(study, turn.found.changeset)
    assert read(after.session.situation, "en") == ANSWER
    assert not after.elements


@pytest.mark.parametrize(
    ("line", "stage", "refs"),
    [("delete RD1", 2, "RD1 EN1 O1 A1 C1 CM1"), ("delete TH3", 1, "TH3 RS1")],
)
def test_all_that_a_deletion_touches_is_told_by_its_short_name(
    line: str, stage: int, refs: str
) -> None:
    study = example_study("en")
    found = understand(line, study, Place(stage))
    assert isinstance(found, Understood)
    words = told(apply(study, found.changeset), found, Place(stage), line)
    assert set(refs.split()) <= set(words.replace(",", "").split())


def held(lines: tuple[str, ...], study: Study) -> tuple[Study, list[str]]:
    """A study after lines of a conversation that begins in stage two, and what was answered."""
    talk, answers = begin(study, 2), []
    for line in lines:
        turn = say(line, study, talk)
        assert isinstance(turn, Turn), (line, turn)
        if turn.found is None:
            talk = turn.after
            continue
        study = apply(study, turn.found.changeset)
        words, talk = answer(turn, line, talk, study)
        answers.append(words)
    return study, answers


def test_a_definition_that_is_shown_gets_the_model_that_is_typed() -> None:
    lines = (
        "system to share",
        "T a -> b",
        "stage 3",
        "1 Ask",
        "stage 2",
        "system to mend",
        "T c -> d",
    )
    study, _told = held((*lines, "show RD1", "show RD2", "stage 3", "1 Look"), new_study("T", "en"))
    models = {m.root_definition: m.id for m in study.models.values()}
    first, second = study.root_definitions
    words = {a.model: read(a.text, "en") for a in study.activities.values()}
    assert words == {models[first]: "Ask", models[second]: "Look"}


def test_an_activity_of_a_system_that_was_only_named_begins_its_definition_and_model() -> None:
    lines = (
        "system to share",
        "stage 3",
        "1 Ask",
        "stage 2",
        "system to mend",
        "stage 3",
        "1 Look",
    )
    study, answers = held(lines, new_study("T", "en"))
    assert [d.system for d in study.root_definitions.values()] == list(study.relevant_systems)
    words = {
        study.models[a.model or ""].root_definition: read(a.text, "en")
        for a in study.activities.values()
    }
    assert words == dict(zip(study.root_definitions, ("Ask", "Look"), strict=True))
    assert "RD1" in answers[1]
    assert "CM1" in answers[1]


def test_a_definition_that_is_shown_in_stage_three_leaves_that_in_view() -> None:
    study = example_study("en")
    turn = say("show RD2", study, begin(study, 3))
    assert isinstance(turn, Turn)
    assert turn.after.place.stage == 3
    assert turn.after.place.definition == list(study.root_definitions)[1]


def test_an_answer_says_what_was_judged_and_what_was_set_aside() -> None:
    lines = (
        "system to share",
        "park RS1 : not ours",
        "change Share it",
        "feasible CH1 : 2; they did",
    )
    _study, answers = held(lines, new_study("T", "en"))
    assert "kept aside" in answers[1]
    assert "not ours" in answers[1]
    assert "2" in answers[3]
    assert "they did" in answers[3]


def test_a_number_outside_stage_three_is_told_where_activities_are_typed() -> None:
    study = new_study("T", "en")
    found = say("1 Ask the readers", study, begin(study, 1))
    assert isinstance(found, NotUnderstood)
    assert "stage 3" in found.message


@pytest.mark.parametrize("stage", [1, 2, 3, 4])
def test_what_comes_next_is_asked_as_a_question(stage: int) -> None:
    study = example_study("en")
    turn = say("next", study, begin(study, stage))
    assert isinstance(turn, Turn)
    assert turn.after.question is not None
    assert rules()[turn.after.question.rule].asks in turn.lines[0]


@pytest.mark.parametrize(
    ("line", "is_answer"),
    [
        (ANSWER, True),
        ("people wait at dawn and go home", True),
        ("orang sakit menunggu sejak subuh", True),
        ("aturan tidak jelas dan berubah-ubah terus", True),
        ("person Ferry master of the night", False),
        ("orang Pasien dari desa jauh", False),
        ("group planners", False),
        ("! the queue begins at five", False),
        ("isu antrean mulai pukul lima", False),
    ],
)
def test_a_sentence_answers_a_question_in_the_stage_of_pictures_too(
    line: str, *, is_answer: bool
) -> None:
    study = new_study("T", "en")
    asked = say("next", study, begin(study))
    assert isinstance(asked, Turn)
    turn = say(line, study, asked.after)
    assert isinstance(turn, Turn)
    assert turn.found is not None
    assert (turn.found.kind == "session") == is_answer
