"""The report says everything that readers may know, figures and all, and nothing of what is private."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.escaping import visible
from ssm_studio.formats.markdown.root_definitions import root_definitions
from ssm_studio.formats.redaction import for_readers
from ssm_studio.formats.report.action_sheet import actions_csv, actions_markdown
from ssm_studio.formats.report.report import report
from tests.formats.markdown.reading import read
from tests.formats.markdown.test_markdown_definitions import with_other_ids
from tests.studies import empty_study, rich_study, studies, texts_of


@settings(max_examples=30, deadline=None)
@given(studies())
def test_every_text_of_the_study_is_read_in_the_report(study: Study) -> None:
    for language in ("en", "id"):
        leaves = "\n\x00".join(read(report(study, language, {})).leaves)
        for kind, record in for_readers(study).everything():
            for text in texts_of(record):
                if kind == "definition" or visible(text.read(language)) in leaves:
                    continue
                raise AssertionError((kind, record, language))


@settings(max_examples=20, deadline=None)
@given(studies(unstorable=True))
def test_every_export_can_be_written_down_and_is_the_same_again(study: Study) -> None:
    for export in (root_definitions, actions_markdown, actions_csv):
        assert export(study, "en").encode() == export(study, "en").encode()
    assert report(study, "id", {}).encode() == report(study, "id", {}).encode()


def test_ids_do_not_show() -> None:
    study = rich_study()
    assert report(study, "en", {}) == report(with_other_ids(study), "en", {})
    assert "-7000-8000-" not in report(study, "en", {})


def test_figures_stand_by_relative_path_and_number() -> None:
    study = rich_study()
    paths = {next(iter(study.pictures)): "figures/a b.svg", next(iter(study.models)): "c)(.png"}
    text = report(study, "en", paths)
    assert read(text).images == ["figures/a%20b.svg", "c%29%28.png"]
    assert "Figure 2. CM1 · Share the water" in read(text).paragraphs
    assert "No drawing of this is enclosed." in report(study, "en", {})


def test_a_stale_answer_says_what_it_was_given_to() -> None:
    study = rich_study()
    row = next(iter(study.comparison_rows.values()))
    asked = Text(en="3 Ask around")
    for stale, words in (
        ("changed", "(answered when it read: 3 Ask around)"),
        ("deleted", "3 Ask around (no longer in the model)"),
    ):
        marked = replace(row, stale=stale, asked=asked)
        told = replace(study, comparison_rows={**study.comparison_rows, row.id: marked})
        assert words in "\n".join(read(report(told, "en", {})).leaves)


def test_tables_are_numbered() -> None:
    page = read(report(rich_study(), "en", {}))
    captions = [p for p in page.paragraphs if p.startswith("Table ")]
    assert [int(p.split(".")[0][6:]) for p in captions] == list(range(1, len(page.tables) + 1))


def test_the_four_stages_and_their_halves() -> None:
    page = read(report(empty_study(), "en", {}))
    assert [title for level, title in page.headings if level == 2] == [
        "1 Rich picture (Real world)",
        "2 Root definitions (Systems thinking)",
        "3 Models (Systems thinking)",
        "4 Comparison & action (Real world)",
    ]
    assert page.paragraphs.count("Nothing has been recorded here yet.") == 4


def test_agreement_is_shown_as_a_spread() -> None:
    page = read(report(rich_study(), "en", {}))
    steps = page.table("Step")
    assert [(row[0], row[2]) for row in steps[1:]] == [
        ("1", "1"),
        ("2", "0"),
        ("3", "1"),
        *((str(step), "0") for step in range(4, 9)),
    ]


def test_illustration_is_marked_item_by_item() -> None:
    page = read(report(rich_study(), "en", {}))
    rows = [row for table in page.tables for row in table]
    assert ["P1", "Andan", "Gate keeper", "G1", "illustration"] in rows
    assert "Please note: Everything here is made up." in page.paragraphs
    assert ["illustration", "made up as an illustration; not a finding"] in page.table("Mark")


def _all_exports(study: Study) -> str:
    every = [
        export(study, language)
        for export in (root_definitions, actions_markdown, actions_csv)
        for language in ("en", "id")
    ]
    return "\n".join([*every, report(study, "en", {}), report(study, "id", {})])


def test_power_and_what_hangs_on_it_leaves_no_trace() -> None:
    text = _all_exports(rich_study())
    assert "SECRET" not in text
    assert "RAHASIA" not in text


def test_what_was_released_by_hand_is_told() -> None:
    study = rich_study()
    power = {
        i: replace(e, visibility="public") if e.kind == "power" else e
        for i, e in study.elements.items()
    }
    three = {i: replace(a, private=False) for i, a in study.analyses_three.items()}
    text = report(replace(study, elements=power, analyses_three=three), "en", {})
    assert "SECRET closes the gate" in text
    assert "SECRET orders" in text


@settings(max_examples=40, deadline=None)
@given(studies())
def test_nothing_marked_for_the_facilitator_is_told(study: Study) -> None:
    for kind, record in for_readers(study).everything():
        if kind != "session":
            assert record.visibility != "facilitator"
        assert getattr(record, "private", None) is not True
    assert for_readers(for_readers(study)) == for_readers(study)


def test_each_kind_of_record_can_be_kept_private() -> None:
    study = rich_study()
    for kind, record in study.everything():
        if kind in ("session", "action") or not texts_of(record):
            continue
        sentinel = Text(plain="KEPTBACK")
        fields = [n for n in record.__dataclass_fields__ if isinstance(getattr(record, n), Text)]
        values: dict[str, Any] = {"visibility": "facilitator", **dict.fromkeys(fields, sentinel)}
        hidden = replace(record, **values)
        table = BY_NAME[kind].table
        other = replace(study, **{table: {**getattr(study, table), record.id: hidden}})
        assert "KEPTBACK" not in _all_exports(other), kind


def test_what_a_private_picture_holds_stays_with_it() -> None:
    study = rich_study()
    pictures = {i: replace(p, visibility="facilitator") for i, p in study.pictures.items()}
    shown = for_readers(replace(study, pictures=pictures))
    assert not any((shown.pictures, shown.elements, shown.relations, shown.photos))
    assert not shown.themes
    assert shown.actions


def test_what_was_said_about_a_private_row_stays_with_it() -> None:
    study = rich_study()
    rows = {i: replace(r, visibility="facilitator") for i, r in study.comparison_rows.items()}
    shown = for_readers(replace(study, comparison_rows=rows))
    assert not any((shown.comparison_rows, shown.debate, shown.accommodations))
    assert [change.from_rows for change in shown.changes.values()] == [()]


def test_kept_json_of_a_bundle_is_not_told() -> None:
    study = rich_study()
    kept = {i: replace(e, kept=json.dumps({"x": "KEPTBACK"})) for i, e in study.elements.items()}
    assert "KEPTBACK" not in _all_exports(replace(study, elements=kept))
