"""What makes something takes its facts in the same line, and evidence is what is there or words."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.say import Place, Understood, understand
from ssm_studio.say.answers import told
from tests.say.test_facts import room
from tests.say.test_interpreter import refused, typed

__all__ = ["room"]


@pytest.mark.parametrize(
    "line",
    [
        "action Count the boats, Head of water, by 1 Mar 2027; changes CH1; measure boats counted; first a list",
        (
            "tindakan Hitung perahu, Head of water, paling lambat 1 Mar 2027; perubahan CH1; ukuran boats counted; "
            "prasyarat a list"
        ),
    ],
)
def test_nothing_behind_a_semicolon_is_taken_for_the_day(room: Study, line: str) -> None:
    study = typed(line, stage=4, study=room)
    action = list(study.actions.values())[-1]
    assert action.by_when == "2027-03-01"
    assert [study.changes[each].ref for each in action.changes] == ["CH1"]
    assert (read(action.measure, "en"), read(action.enabling_action, "en")) == (
        "boats counted",
        "a list",
    )


def test_a_change_takes_its_rows_and_kinds_and_an_accommodation_its_condition(room: Study) -> None:
    study = typed(
        "change Read the turns out; rows X01, X02; kinds procedural",
        "accommodation Turns by the week; condition until the rains",
        stage=4,
        study=room,
    )
    change = list(study.changes.values())[-1]
    assert [study.comparison_rows[each].ref for each in change.from_rows] == ["X01", "X02"]
    assert change.types == ("procedural",)
    assert all(change.id in study.comparison_rows[each].changes for each in change.from_rows)
    agreed = list(study.accommodations.values())[-1]
    assert read(agreed.text, "en") == "Turns by the week"
    assert read(agreed.conditions, "en") == "until the rains"


def test_a_semicolon_that_no_fact_follows_belongs_to_the_words(room: Study) -> None:
    study = typed("change Talk; then decide", stage=4, study=room)
    assert read(list(study.changes.values())[-1].text, "en") == "Talk; then decide"


@pytest.mark.parametrize("line", ["1 = no; evidence {}", "X01 evidence {}", "D1 evidence {}"])
def test_evidence_is_what_is_there_or_words_that_hold_commas(room: Study, line: str) -> None:
    study = typed("debate we counted", stage=4, study=room)
    concern = next(each for each in study.elements.values() if each.kind == "concern")
    said = line.format(f"budget 2026, p. 14, {concern.ref}")
    found = understand(said, study, Place(4))
    assert isinstance(found, Understood)
    after = typed(said, stage=4, study=study)
    record = after.get(found.kind, found.id)
    assert getattr(record, "evidence", ()) == ("budget 2026, p. 14", concern.id)
    assert "budget 2026, p. 14" in told(after, found, Place(4), said)
    assert "?" not in told(after, found, Place(4), said)


def test_evidence_that_looks_like_a_code_must_be_there(room: Study) -> None:
    assert "E77" in refused(room, "1 = no; evidence E77", 4)[0]


def test_a_model_that_was_begun_for_what_was_in_view_says_so() -> None:
    study = typed(
        "system to share water", "choose RS1", "system to store it", "choose RS2", stage=2
    )
    first = next(iter(study.root_definitions))
    place = Place(3, definition=first)
    found = understand("1 Agree on turns", study, place)
    assert isinstance(found, Understood)
    answer = told(apply(study, found.changeset), found, place, "1 Agree on turns")
    assert "RD1" in answer
    assert "which is selected" in answer
