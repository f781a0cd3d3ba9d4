"""What an answer says of a change, and what `show` prints of a record: nothing that was said stays untold."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit import delete
from ssm_studio.domain.edit_model import activity_numbered
from ssm_studio.domain.study import Study, conceptual_models, new_study
from ssm_studio.domain.text import read
from ssm_studio.method.sentence import sentence_text
from ssm_studio.say import Place, Understood, understand
from ssm_studio.say.answer_names import described
from ssm_studio.say.answers import told
from ssm_studio.say.conversation import Turn, begin, say
from ssm_studio.say.showing import named, record_lines
from tests.say.test_facts import answered
from tests.say.test_interpreter import after, refused, typed


@pytest.fixture(scope="module")
def room() -> Study:
    study = typed("participant Bunga", "participant Andan", "actor Gate keeper", "theme Water")
    study = typed(
        "system to share water",
        "choose RS1",
        "P share water",
        "C +farmers; -gate keeper",
        "O Head (can stop: the budget)",
        stage=2,
        study=study,
    )
    study = typed("1 Find out how much comes", "2 Agree on turns < 1", stage=3, study=study)
    return typed(
        "measure efficacy does it reach the last field?",
        "1 = no; who the gate keeper",
        "change Write the turns down",
        "accommodation One list",
        "action Paint the wall, Head of water, by 2027-03-01; changes CH1",
        "round AC1 : P1 2, P2 5",
        "reservation AC1 P2 : only if nobody is named",
        "desirable CH1 : P1 3",
        "follow-up ACT1 done : painted; evidence a photo",
        "vote TH1 : P1 2",
        "ACT1 dissent P2 too early",
        stage=4,
        study=study,
    )


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        ("issue E01", "an issue"),
        ("RD1 by P1", "provenance participant P1"),
        ("RD1 private", "private"),
        ("RD1 #bsc.p.customer", "#bsc.p.customer"),
        ("CM1 by P2", "provenance participant P2"),
        ("research on", "yes"),
        ("ACT1 by P2", "provenance participant P2"),
        ("ACT1 oleh P1", "provenance participant P1"),
        ("ACT1 by the harvest", "by the harvest"),
    ],
)
def test_an_answer_says_what_was_changed(room: Study, line: str, ending: str) -> None:
    assert answered(room, line).endswith(ending)


def test_who_says_so_never_takes_the_day_of_an_action(room: Study) -> None:
    study = typed("ACT1 by P1", stage=4, study=room)
    assert next(iter(study.actions.values())).by_when == "2027-03-01"


@pytest.mark.parametrize(
    ("name", "holds"),
    [
        ("TH1", "P1 2"),
        ("AC1", "P1 2, P2 5"),
        ("AC1", "only if nobody is named"),
        ("CH1", "P1 3"),
        ("ACT1", "painted"),
        ("ACT1", "Andan"),
        ("CM1", "does it reach the last field?"),
        ("RD1", "farmers (gain); gate keeper (lose)"),
        ("RD1", "Head (can stop it: the budget)"),
    ],
)
def test_what_hangs_on_a_record_is_shown_with_it(room: Study, name: str, holds: str) -> None:
    found = named(room, name, Place(1))
    assert found is not None
    assert holds in "\n".join(record_lines(room, *found))


def test_a_code_is_never_drawn_as_a_name(room: Study) -> None:
    elsewhere = typed("picture Another", study=room)
    place = Place(1, picture=list(elsewhere.pictures)[-1])
    found = understand("issue E1", elsewhere, place)
    assert isinstance(found, Understood)
    assert len(apply(elsewhere, found.changeset).elements) == len(room.elements)
    for line in ("issue E99", "@ E99", "! late @ E99"):
        assert "E99" in refused(room, line)[1]


def test_signs_alone_are_no_activity(room: Study) -> None:
    refused(room, "1 -| 2", 3)
    refused(room, "1 …", 3)


def test_monitoring_alone_makes_room_for_the_first_activity() -> None:
    study = typed("system to share", "choose RS1", stage=2)
    study = typed("control", "1 Find out", stage=3, study=study)
    model = next(iter(conceptual_models(study))).id
    first = activity_numbered(study, model, "1")
    assert first is not None
    assert read(first.text, "en") == "Find out"
    assert len(study.activities) == 4


def test_a_row_is_deleted_by_what_it_asks(room: Study) -> None:
    row = next(iter(room.comparison_rows.values()))
    assert "Find out how much comes" in delete(room, "row", row.id).label


def test_a_means_with_a_word_of_its_own_gets_no_other() -> None:
    study = typed("system to share", "choose RS1", "P share", "Q through meetings", stage=2)
    definition = next(iter(study.root_definitions.values()))
    assert "share through meetings" in sentence_text(study, definition, "en")


def test_it_can_be_asked_in_the_research_room_what_can_be_said() -> None:
    study = new_study("Asked", "en")
    turn = say("?", study, begin(study, 5))
    assert isinstance(turn, Turn)
    assert "research" in turn.lines[0]


def test_no_more_dots_than_a_hand_puts_on_one_thing(room: Study) -> None:
    assert "9" in refused(room, "vote TH1 : P1 99")[1]


def test_words_that_answer_a_question_are_told() -> None:
    study = new_study("Asked", "en")
    talk = begin(study)
    asked = say("next", study, talk)
    assert isinstance(asked, Turn)
    answer = say("Nobody reads the reports", study, asked.after)
    assert isinstance(answer, Turn)
    assert answer.found is not None
    after = apply(study, answer.found.changeset)
    assert "Nobody reads the reports" in told(after, answer.found, Place(1), "")


def test_a_fact_without_words_is_told_so(room: Study) -> None:
    assert refused(room, "E01 by")[1].endswith("after “by”.")


def test_a_commodity_of_power_is_told_with_who_holds_it(room: Study) -> None:
    assert "information" in answered(room, "three information = Registrar").lower()


def test_what_is_known_of_power_is_let_out_by_a_word_for_that_alone(room: Study) -> None:
    study = typed("three information = Registrar; obtained by long service", study=room)
    for line in ("A3-1 public", "A3-1 for the session", "A3-1 umum"):
        assert "A3-1" in refused(study, line)[1]
    assert "released" in refused(room, "three money = Treasurer; public")[1]
    for line in ("A3-1 released", "A3-1 dibuka"):
        (item,) = typed(line, study=study).analyses_three.values()
        assert item.visibility == "public"


def test_words_that_are_the_name_of_their_kind_are_told() -> None:
    study = typed("system to share water", stage=2)
    customer = next(iter(typed("C customers", stage=2, study=study).customers.values()))
    told_words = described(typed("C customers", stage=2, study=study), "customer", customer)
    assert told_words.endswith("C “customers”")


def test_a_line_of_a_model_without_one_names_the_definition_to_show_first() -> None:
    study = typed("system to share water", "T little -> enough", stage=2)
    study = typed("system to sell water", stage=2, study=study)
    second = list(study.relevant_systems)[-1]
    study, _definition = after(study, "T little -> sold", 2, system=second)
    assert refused(study, "1 Ask the farmers", 3)[1].endswith("show RD1")
    assert "stage 2" in refused(new_study("Dry", "en"), "1 Ask the farmers", 3)[1]


def test_whole_words_that_begin_a_label_mark_what_has_it_as_an_issue() -> None:
    study = typed("! people queue from dawn @ Elders", "issue people queue", "issue people")
    concerns = [each for each in study.elements.values() if each.kind == "concern"]
    assert len(concerns) == 2, "one word alone may begin a concern of its own"
    assert "begins with these words" in answered(study, "issue people queue")
