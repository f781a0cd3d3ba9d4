"""The form of a definition as lines of text: nothing overlaps and nothing is lost, at any width and in any words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from ssm_studio.domain.changes import apply
from ssm_studio.domain.definition_rows import rows_of
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_definitions import add_row, leave_out, write_letter
from ssm_studio.domain.study import Study
from ssm_studio.tui.definitions.form_lines import (
    Drawing,
    Look,
    fields_in,
    groups_of,
    lay_out,
)
from ssm_studio.tui.hanging_indent import Hanging
from ssm_studio.tui.text_area import MOST_ROWS, wrapped
from tests.studies import HOSTILE, rich_study


def study_with(words: str) -> tuple[Study, str]:
    """The rich study with these words in P, in a new customer and as a reason; and the id of the definition."""
    study = rich_study()
    id_ = next(iter(study.root_definitions))
    for step in (write_letter, add_row):
        letter = "P" if step is write_letter else "C"
        study = apply(study, step(study, id_, letter, words))
    return apply(study, leave_out(study, id_, "E", words)), id_


def drawing(study: Study, id_: str, look: Look) -> Drawing:
    """The form of a definition."""
    return lay_out(groups_of(study, study.root_definitions[id_]), look)


@given(
    words=st.text(max_size=300) | st.sampled_from(HOSTILE),
    width=st.integers(20, 200),
    low=st.booleans(),
    narrow=st.booleans(),
    airy=st.booleans(),
    active=st.sampled_from(("", *"TCE")),
)
def test_fields_never_overlap_and_lie_on_lines_that_are_there(
    words: str, width: int, low: bool, narrow: bool, airy: bool, active: str
) -> None:
    study, id_ = study_with(words)
    found = drawing(study, id_, Look(width, low, narrow, airy, active))
    taken: set[tuple[int, int]] = set()
    for place in found.places:
        for region in (place.words, *place.facts):
            cells = {(x, y) for y in region.line_range for x in region.column_range}
            assert cells
            assert not cells & taken
            taken |= cells
            assert region.y >= 0
            assert region.bottom <= len(found.lines)
    stored = {each.key for each in fields_in(groups_of(study, study.root_definitions[id_]))}
    adding = {key for key in stored if not key[1]}
    assert {each.field.key for each in found.places} >= stored - adding


@given(words=st.text(max_size=2000), width=st.integers(2, 120))
def test_the_lines_of_a_field_hold_its_words_in_order_and_fit(words: str, width: int) -> None:
    lines = wrapped(words, width)
    assert 1 <= len(lines) <= MOST_ROWS
    assert all(Content(each.rstrip()).cell_length <= max(width, 2) for each in lines)
    kept = "".join("".join(lines).split())
    assert len(kept) <= len(words)
    assert not any(ord(each) < 32 for each in kept)


def test_facts_stand_beside_the_words_or_below_them_where_there_is_no_room() -> None:
    study = rich_study()
    id_ = next(iter(study.root_definitions))
    row = rows_of(study, id_, "C")[0]
    study = apply(study, set_fields(study, "customer", row.id, kind="both", direct=True))
    for width, beside in ((110, True), (60, False)):
        found = drawing(study, id_, Look(width))
        place = next(each for each in found.places if each.field.record == row.id)
        assert (place.facts[0].y == place.words.y) is beside
        assert "gains and loses · directly" in found.lines[place.facts[0].y].plain


def test_what_is_under_an_editor_is_not_drawn_and_has_its_lines() -> None:
    study = rich_study()
    id_ = next(iter(study.root_definitions))
    key = ("P", id_, "p")
    text = next(f for f in fields_in(groups_of(study, study.root_definitions[id_])) if f.key == key)
    plain = drawing(study, id_, Look(90))
    edited = drawing(study, id_, replace(Look(90), edited=key, rows=3))
    assert any(text.text[:10] in each.plain for each in plain.lines)
    assert not any(text.text[:10] in each.plain for each in edited.lines)
    assert len(edited.lines) == len(plain.lines) + 2


@pytest.mark.parametrize("width", [1, 5, 12, 40])
def test_a_broken_line_goes_on_under_its_own_words(width: int) -> None:
    shown = Hanging(Content("+ C a customer with a long name\n\nshort"))
    lines = shown.at(width).plain.split("\n")
    assert "".join("".join(lines).split()) == "+Cacustomerwithalongnameshort"
    if 5 < width < 30:
        assert lines[1].startswith("  ")
