"""An element that is deliberately omitted, with its reason, is not asked for."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.definition_rows import OMITTED, ROW_KINDS
from ssm_studio.domain.edit_definitions import leave_out
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study, read_bundle, to_json
from ssm_studio.formats.markdown.reading import difference, read_markdown
from ssm_studio.formats.markdown.root_definitions import root_definitions
from tests.method.rules.rule_checking import found
from tests.method.rules.rule_steps import called, setting, without

RULES = {"C": "RD-13", "A": "RD-17", "O": "RD-10", "E": "RD-15"}


def asked(study: Study, rule_id: str) -> list[str]:
    """What a rule notices about RD1."""
    definition = called(study, "definition", "RD1").id
    return [" ".join(each.about) for each in found(study, rule_id) if each.record == definition]


def left_out(study: Study, letter: str, reason: str) -> Study:
    """RD1 with a reason for leaving a letter out."""
    return apply(study, leave_out(study, called(study, "definition", "RD1").id, letter, reason))


@pytest.mark.parametrize("letter", RULES)
def test_an_element_with_a_reason_is_not_asked_for(letter: str) -> None:
    empty = without(ROW_KINDS[letter])(example_study("en"))
    assert asked(empty, RULES[letter])
    meant = left_out(empty, letter, "to provoke the question")
    assert not asked(meant, RULES[letter])
    again = left_out(meant, letter, " ")
    assert again == empty
    assert asked(again, RULES[letter])


def test_a_sentence_may_leave_an_element_unsaid_on_purpose() -> None:
    said = setting("definition", "RD1", sentence="A system which joins what is known, by itself")
    study = said(example_study("en"))
    assert set(asked(study, "RD-23")) >= {"A", "O"}
    meant = left_out(study, "O", "nobody owns it yet")
    assert "O" not in asked(meant, "RD-23")


def test_reasons_travel_in_a_bundle() -> None:
    study = left_out(example_study("id"), "E", "semuanya boleh dipikirkan")
    there = read_bundle(to_json(study))
    definition = next(each for each in there.root_definitions.values() if each.ref == "RD1")
    reason = getattr(definition, OMITTED["E"])
    assert read(reason, "id") == "semuanya boleh dipikirkan"


@pytest.mark.parametrize("language", ["en", "id"])
def test_reasons_stand_on_paper_and_come_back_as_no_change(language: str) -> None:
    study = left_out(left_out(example_study(language), "O", "nobody | owns\n\n<b>it"), "A", "x")
    page = root_definitions(study, language)
    assert ":** nobody \\| owns\\\n" in page
    read = read_markdown(page.encode())
    assert difference(study, read) == ()
    assert read.left_over == ()
