"""Notes in the margin: seen in the details, told by `show`, listed in a draft, and taken away once answered."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_notes import answered
from ssm_studio.domain.notes import Note, notes_about, notes_of, with_notes
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import export_bundle, import_bundle
from ssm_studio.formats.redaction import for_readers
from ssm_studio.formats.report.report import report
from ssm_studio.say.showing import definition_lines
from ssm_studio.tui.definitions.inspector import inspector_words
from ssm_studio.workshop.home import Home
from tests.studies import rich_study
from tests.tui.defining import defining, in_view
from tests.tui.driving import typed

WHY = Note("Whose customers are [these]?", "Sri", "2026-03-02T09:00:00")
SO = Note("So what?")


def noted() -> tuple[Study, str]:
    """A study with a note beside a definition and one beside its first row."""
    study = rich_study()
    definition = next(iter(study.root_definitions))
    owner = next(each for each in study.owners.values() if each.definition == definition)
    kept = study.root_definitions[definition].kept
    step = set_fields(study, "definition", definition, kept=with_notes(kept, (WHY,)))
    study = apply(study, step)
    return apply(
        study, set_fields(study, "owner", owner.id, kept=with_notes("", (SO,)))
    ), definition


def test_a_note_is_taken_away_and_what_else_was_kept_stays() -> None:
    study, definition = noted()
    assert [each.note for each in notes_about(study, definition)] == [WHY, SO]
    record = replace(study.root_definitions[definition], kept=with_notes('{"x": 1}', (WHY, SO)))
    study = replace(study, root_definitions={**study.root_definitions, definition: record})
    first = notes_about(study, definition)[0]
    after = apply(study, answered(study, first))
    kept = after.root_definitions[definition].kept
    assert list(notes_of(kept)) == [SO]
    assert json.loads(kept)["x"] == 1
    # What is gone already is not taken away a second time.
    assert not answered(after, first).puts


def test_a_note_goes_with_the_bundle_and_comes_back() -> None:
    study, _definition = noted()
    back = import_bundle(export_bundle(study))
    there = [each.note for id_ in back.root_definitions for each in notes_about(back, id_)]
    assert there == [WHY, SO]


def test_details_and_show_tell_the_notes() -> None:
    study, definition = noted()
    record = study.root_definitions[definition]
    for words in (
        inspector_words(study, None, record).plain,
        "\n".join(definition_lines(study, record)),
    ):
        assert WHY.text in words
        assert SO.text in words
        assert "Sri" in words


def test_a_draft_lists_what_is_still_open() -> None:
    study, definition = noted()
    page = report(study, "en", {})
    assert "Notes in the margin that are still open" in page
    assert "So what?" in page
    for each in notes_about(study, definition)[::-1]:
        study = apply(study, answered(study, each))
    assert "Notes in the margin" not in report(study, "en", {})


async def test_one_key_takes_a_note_away(home: Home, rich: Path) -> None:
    async with defining(home, rich) as (pilot, screen):
        definition = in_view(screen)
        step = set_fields(
            screen.study, "definition", definition.id, kept=with_notes(definition.kept, (WHY, SO))
        )
        screen.studio.execute(step)
        await typed(pilot, "r", "enter")
        assert [each.note for each in notes_about(screen.study, definition.id)] == [SO]
        await typed(pilot, "ctrl+z")
        assert [each.note for each in notes_about(screen.study, definition.id)] == [WHY, SO]


def test_what_is_for_readers_has_no_notes() -> None:
    study, _definition = noted()
    public = for_readers(study)
    assert not any(notes_about(public, id_) for id_ in public.root_definitions)
    assert "Whose customers" not in json.dumps(export_bundle(public))
