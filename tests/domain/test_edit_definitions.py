"""Relevant systems are chosen or kept aside; definitions are begun, derived, written, and left out of on purpose."""

from __future__ import annotations

import pytest

from ssm_studio.domain import edit_definitions as edits
from ssm_studio.domain.changes import NOTHING, Changeset, apply
from ssm_studio.domain.definition_rows import OMITTED, ROW_KINDS, definitions_of, row_words, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.record_names import definition_name, name_in
from ssm_studio.domain.study import Study, new_study
from ssm_studio.domain.text import Text
from tests.studies import rich_study


def added(study: Study, step: Changeset) -> tuple[Study, RootDefinition]:
    """The study after a step, and the one definition that it added."""
    after = apply(study, step)
    (id_,) = after.root_definitions.keys() - study.root_definitions.keys()
    return after, after.root_definitions[id_]


def begun() -> tuple[Study, RootDefinition]:
    """A study of one system that is chosen, with its empty definition."""
    study = new_study("T", "en")
    study = apply(study, edits.add_system(study, "share water", themes=("th",), issue_owner="io"))
    return added(study, edits.choose_system(study, next(iter(study.relevant_systems))))


def test_a_system_that_is_chosen_gets_one_empty_draft() -> None:
    study, definition = begun()
    system = next(iter(study.relevant_systems.values()))
    assert (system.chosen, system.from_themes, system.from_issue_owner) == (True, ("th",), "io")
    assert (definition.system, definition.version, definition.status) == (system.id, 1, "draft")
    assert definition.level == "system"
    again = apply(study, edits.choose_system(study, system.id))
    assert definitions_of(again, system.id) == (definition,)
    aside = apply(study, edits.keep_aside(study, system.id, "nobody dares"))
    kept = aside.relevant_systems[system.id]
    assert (kept.chosen, kept.why_not) == (False, Text(en="nobody dares"))
    assert definitions_of(aside, system.id) == (definition,)
    silent = apply(aside, edits.keep_aside(aside, system.id, ""))
    assert silent.relevant_systems[system.id].why_not == Text(en="nobody dares")


def test_a_definition_takes_its_type_from_its_system_or_has_none() -> None:
    study = rich_study()
    system = next(each for each in study.relevant_systems.values() if each.type)
    assert added(study, edits.add_definition(study, system.id))[1].type == system.type
    alone = added(study, edits.add_definition(study))[1]
    assert (alone.system, alone.type) == (None, None)


def test_why_goes_up_and_how_goes_down() -> None:
    study = rich_study()
    source = next(each for each in study.root_definitions.values() if each.r and each.q)
    up = added(study, edits.derive_definition(study, source.id, up=True))[1]
    assert (up.p, up.level, up.derived_from, up.version) == (source.r, "wider", source.id, 1)
    down = added(study, edits.derive_definition(study, source.id, up=False))[1]
    assert (down.p, down.level, down.system) == (source.q, "sub", source.system)
    activity = next(iter(study.activities.values()))
    named = added(study, edits.derive_definition(study, source.id, up=False, activity=activity.id))
    assert named[1].p == activity.text
    above = added(study, edits.derive_definition(study, source.id, up=True, activity=activity.id))
    assert above[1].p == source.r


@pytest.mark.parametrize("letter", list(ROW_KINDS))
def test_a_letter_is_left_out_with_its_reason_and_taken_up_again(letter: str) -> None:
    study, definition = begun()
    out = edits.leave_out(study, definition.id, letter, " to provoke ")
    after = apply(study, out)
    field = OMITTED[letter]
    assert getattr(after.root_definitions[definition.id], field) == Text(en="to provoke")
    back = edits.leave_out(after, definition.id, letter, " ")
    assert apply(after, back) == study
    assert out.label == f"Omit {letter} deliberately"
    assert back.label == f"Do not omit {letter}"


def test_each_end_of_the_transformation_is_written_alone_or_with_the_other() -> None:
    study, definition = begun()

    def ends(
        before: str | None, after: str | None, of: Study
    ) -> tuple[Study, Text | None, Text | None]:
        new = apply(of, edits.write_transformation(of, definition.id, before, after))
        written = new.root_definitions[definition.id]
        return new, written.transformation_input, written.transformation_output

    study, *both = ends("unshared", "shared", study)
    assert both == [Text(en="unshared"), Text(en="shared")]
    study, *first = ends("quarrelled over", None, study)
    assert first == [Text(en="quarrelled over"), Text(en="shared")]
    study, *second = ends(None, "shared by turns", study)
    assert second == [Text(en="quarrelled over"), Text(en="shared by turns")]


def test_rows_say_who_and_constraints_what() -> None:
    study, definition = begun()
    for letter in ROW_KINDS:
        study = apply(study, edits.add_row(study, definition.id, letter, f"row {letter}"))
    for letter in ROW_KINDS:
        (row,) = rows_of(study, definition.id, letter)
        assert row_words(row, "en") == f"row {letter}"


def test_a_definition_is_called_by_the_first_of_its_texts_that_says_something() -> None:
    study, definition = begun()
    assert definition_name(study, study.root_definitions[definition.id]) == "share water"
    study = apply(study, edits.write_letter(study, definition.id, "P", "share one canal"))
    assert name_in(study, study.root_definitions[definition.id]) == "share one canal"
    bare, alone = added(new_study("T", "en"), edits.add_definition(new_study("T", "en")))
    assert definition_name(bare, alone) == alone.ref


def test_versions_count_on_and_a_sentence_goes_back_to_the_fields() -> None:
    study, definition = begun()
    for version in (2, 3):
        study = apply(study, edits.new_version(study, definition.id))
        assert study.root_definitions[definition.id].version == version
    study = apply(study, edits.set_sentence(study, definition.id, "A system of turns."))
    assert study.root_definitions[definition.id].sentence == Text(en="A system of turns.")
    study = apply(study, edits.set_sentence(study, definition.id, None))
    assert study.root_definitions[definition.id].sentence is None


def test_what_is_not_there_is_left_alone() -> None:
    study, definition = begun()
    assert edits.choose_system(study, "gone") == NOTHING
    assert edits.keep_aside(study, "gone", "why") == NOTHING
    assert edits.derive_definition(study, "gone", up=True) == NOTHING
    assert edits.leave_out(study, "gone", "C", "why") == NOTHING
    assert edits.leave_out(study, definition.id, "W", "why") == NOTHING
    assert edits.write_transformation(study, "gone", "a", "b") == NOTHING
    assert edits.new_version(study, "gone") == NOTHING
