"""A conversation with the coach: what it asks about, and which lines answer it; what is told of a large step."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.say import Place, Understood, understand
from ssm_studio.say.conversation import Conversation, Turn, begin, say
from ssm_studio.say.telling import told
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


def test_where_the_picture_is_in_view_such_a_line_is_a_mark() -> None:
    study = new_study("T", "en")
    turn = say(ANSWER, study, asked(study, 1))
    assert isinstance(turn, Turn)
    assert turn.found is not None
    assert turn.found.kind == "element"


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
