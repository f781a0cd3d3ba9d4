"""What the edits of stage one promise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rich.cells import cell_len

from ssm_studio.domain import edit, edit_picture, edit_picture_copies
from ssm_studio.domain.changes import Changeset, apply, invert
from ssm_studio.domain.elements import (
    ELEMENT_KINDS,
    RELATION_KINDS,
    element_kind,
    relation_kind,
)
from ssm_studio.domain.study import Study, elements_of, new_study, relations_of
from tests.studies import HOSTILE


@pytest.fixture
def study() -> Study:
    """A picture with a governor, agencies and what presses between them."""
    found = new_study("Water", "en")
    found = apply(found, edit_picture.add_picture(found, "From the centre"))
    picture = next(iter(found.pictures))
    for kind, label in (("actor", "Governor"), ("organisation", "Agencies"), ("concern", "Late")):
        found = apply(found, edit_picture.add_element(found, picture, kind, label, at=(3, 4)))
    governor, agencies, _late = found.elements
    return apply(found, edit_picture.connect(found, governor, agencies, "pressure", "deadlines"))


def there_and_back(study: Study, step: Changeset) -> Study:
    """The study after a step that can be taken back whole."""
    after = apply(study, step)
    assert apply(after, invert(step)) == study
    return after


def test_every_kind_has_a_sign_of_one_cell_an_ascii_sign_and_a_question() -> None:
    assert len(ELEMENT_KINDS) == 28
    assert len(RELATION_KINDS) == 14
    for kind in ELEMENT_KINDS.values():
        assert cell_len(kind.glyph) == 1, kind.key
        assert len(kind.glyph) == 1
        assert kind.ascii.isascii()
        assert kind.prompt.endswith("?") or kind.key == "note"
    for relation in RELATION_KINDS.values():
        assert cell_len(relation.sign) <= 1


def test_a_kind_that_nobody_knows_is_a_note_or_talk() -> None:
    assert element_kind("volcano").key == "note"
    assert element_kind(None).key == "note"
    assert relation_kind("telepathy").key == "communicates"


def test_a_concern_is_an_issue_and_power_stays_with_the_facilitator(study: Study) -> None:
    picture = next(iter(study.pictures))
    step = edit_picture.add_element(study, picture, "power", "holds the budget")
    power = there_and_back(study, step).elements[step.puts[0].id]
    assert power.visibility == "facilitator"
    assert [each.is_issue for each in study.elements.values()] == [None, None, True]
    late = list(study.elements)[2]
    turned = there_and_back(study, edit_picture.set_kind(study, late, "power"))
    assert turned.elements[late].visibility == "facilitator"


def test_elements_get_short_names_one_after_the_other(study: Study) -> None:
    assert [each.ref for each in study.elements.values()] == ["E01", "E02", "E03"]
    assert next(iter(study.relations.values())).ref == "L01"


def test_a_new_line_has_the_direction_of_its_kind(study: Study) -> None:
    _governor, agencies, late = study.elements
    assert next(iter(study.relations.values())).directed is True
    step = edit_picture.connect(study, agencies, late, "conflict")
    assert there_and_back(study, step).relations[step.puts[0].id].directed is False


@pytest.mark.parametrize(("source", "target"), [(0, 0), (0, None), (None, 1)])
def test_a_line_needs_two_ends(study: Study, source: int | None, target: int | None) -> None:
    ids = list(study.elements)
    one = "nobody" if source is None else ids[source]
    other = "nobody" if target is None else ids[target]
    assert not edit_picture.connect(study, one, other, "flow")


def test_moving_is_one_step_for_however_many_and_stays_on_the_sheet(study: Study) -> None:
    ids = list(study.elements)
    step = edit_picture.move_elements(study, {ids[0]: (7, -2), ids[1]: (10**9, -(10**9))})
    after = there_and_back(study, step)
    assert (after.elements[ids[0]].x, after.elements[ids[0]].y) == (7, -2)
    assert (after.elements[ids[1]].x, after.elements[ids[1]].y) == (9999, -9999)
    assert not edit_picture.move_element(study, ids[0], 3, 4)
    assert not edit_picture.move_element(study, "nobody", 3, 4)


def test_relabelling_changes_the_main_language_alone(study: Study) -> None:
    governor = next(iter(study.elements))
    label = study.elements[governor].label
    assert label is not None
    two = replace(study.elements[governor], label=replace(label, id="Gubernur"))
    study = replace(study, elements={**study.elements, governor: two})
    after = there_and_back(study, edit_picture.relabel(study, governor, "She who decides"))
    words = after.elements[governor].label
    assert words is not None
    assert (words.en, words.id) == ("She who decides", "Gubernur")


@pytest.mark.parametrize("words", HOSTILE)
def test_any_words_make_a_label_and_a_step_that_can_be_undone(study: Study, words: str) -> None:
    picture = next(iter(study.pictures))
    for step in (
        edit_picture.add_element(study, picture, "speech", words),
        edit_picture.relabel(study, next(iter(study.elements)), words),
        edit_picture.add_theme(study, words, study.elements),
        edit_picture.add_picture(study, words),
    ):
        there_and_back(study, step)
        assert "\n" not in step.label


def test_deleting_an_element_takes_its_lines_and_its_place_in_themes(study: Study) -> None:
    governor, _agencies, late = study.elements
    study = apply(study, edit_picture.add_theme(study, "Being late", (late, governor)))
    after = there_and_back(study, edit.delete(study, "element", governor))
    assert not after.relations
    assert next(iter(after.themes.values())).issues == (late,)


def test_what_a_theme_takes_in_becomes_an_issue_and_stays_one(study: Study) -> None:
    governor, _agencies, late = study.elements
    study = there_and_back(study, edit_picture.add_theme(study, "Leaders", ("nobody", late)))
    theme = next(iter(study.themes))
    assert study.themes[theme].issues == (late,)
    study = there_and_back(study, edit_picture.add_to_theme(study, theme, (governor, late)))
    assert study.themes[theme].issues == (late, governor)
    assert study.elements[governor].is_issue
    study = there_and_back(study, edit_picture.remove_from_theme(study, theme, (governor,)))
    assert study.elements[governor].is_issue
    assert not edit_picture.add_to_theme(study, theme, (late,))
    study = there_and_back(study, edit_picture.toggle_issue(study, governor))
    assert study.elements[governor].is_issue is None


def test_votes_never_fall_below_nothing(study: Study) -> None:
    study = apply(study, edit_picture.add_theme(study, "Leaders"))
    theme = next(iter(study.themes))
    study = there_and_back(study, edit_picture.vote(study, theme, 3))
    assert study.themes[theme].votes == 3
    assert there_and_back(study, edit_picture.vote(study, theme, -2)).themes[theme].votes is None


def test_a_redraw_is_the_next_version_and_keeps_the_old_picture(study: Study) -> None:
    old = next(iter(study.pictures))
    governor = next(iter(study.elements))
    study = apply(
        study,
        edit_picture.add_element(study, old, "worldview", "I must press", belongs_to=governor),
    )
    after = there_and_back(study, edit_picture_copies.redraw_picture(study, old))
    new = next(each for each in after.pictures.values() if each.supersedes == old)
    assert new.version == 2
    assert after.pictures[old] == study.pictures[old]
    assert elements_of(after, old) == elements_of(study, old)
    copies = elements_of(after, new.id)
    labels = [each.label for each in copies]
    assert labels == [each.label for each in elements_of(study, old)]
    assert copies[3].belongs_to == copies[0].id
    (line,) = relations_of(after, new.id)
    assert (line.source, line.target) == (copies[0].id, copies[1].id)
    refs = [each.ref for each in after.elements.values()]
    assert len(set(refs)) == len(refs)
    third = apply(after, edit_picture_copies.redraw_picture(after, old))
    assert max(each.version or 0 for each in third.pictures.values()) == 3
    assert not edit_picture_copies.redraw_picture(study, "nobody")


def test_a_line_is_turned_round_and_an_owner_set(study: Study) -> None:
    governor, agencies, late = study.elements
    line = next(iter(study.relations))
    after = there_and_back(study, edit_picture.reverse(study, line))
    assert (after.relations[line].source, after.relations[line].target) == (agencies, governor)
    talk = apply(study, edit_picture.connect(study, governor, late, "communicates"))
    new = next(each for each in talk.relations if each not in study.relations)
    one_way = there_and_back(talk, edit_picture.reverse(talk, new))
    assert one_way.relations[new].directed, "a line that has no direction gets one"
    assert one_way.relations[new].source == governor
    turned = there_and_back(one_way, edit_picture.reverse(one_way, new))
    assert turned.relations[new].source == late
    after = there_and_back(study, edit_picture.set_owner(study, late, agencies))
    assert after.elements[late].belongs_to == agencies
