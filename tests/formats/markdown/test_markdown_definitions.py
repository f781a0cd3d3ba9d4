"""The root-definition page says what the study says, in every viewer, and the same bytes every time."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from ssm_studio.domain.definition_rows import rows_of
from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.domain.text import read as wording
from ssm_studio.formats.escaping import visible
from ssm_studio.formats.markdown.root_definitions import root_definitions
from ssm_studio.formats.redaction import content_hash, for_readers
from ssm_studio.method.sentence import sentence_text
from tests.formats.markdown.reading import read
from tests.studies import empty_study, identifier, rich_study, studies


def said(text: object, language: str) -> str:
    """What a reader sees of a study's text."""
    return visible(wording(text, language))  # type: ignore[arg-type] # a text or None


@settings(max_examples=30, deadline=None)
@given(studies())
def test_every_definition_reads_as_it_was_written(study: Study) -> None:
    for language in ("en", "id"):
        page = read(root_definitions(study, language))
        shown = for_readers(study)
        catwoe = [table for table in page.tables if len(table[0]) >= 3 and table[1][0] == "C"]
        assert len(catwoe) == len(shown.root_definitions)
        for definition in shown.root_definitions.values():
            rows = [
                (letter, said(getattr(row, "who", None) or getattr(row, "what", None), language))
                for letter in "CA"
                for row in rows_of(shown, definition.id, letter)
            ]
            sentence = visible(sentence_text(shown, definition, language))
            assert not sentence or sentence in page.paragraphs
            assert any(set(rows) <= {(r[0], r[2]) for r in table} for table in catwoe)
            for text in (definition.p, definition.q, definition.r, definition.worldview):
                assert said(text, language) in [*page.cells, ""]


def test_catwoe_is_told_row_by_row_with_each_rows_own_facts() -> None:
    page = read(root_definitions(rich_study(), "en"))
    table = next(t for t in page.tables if t[0][:2] == ["Letter", "Element"])
    assert table[1:] == [
        ["C", "Customers", "Lower farmers", "gains, directly", ""],
        ["C", "Customers", "Night pumpers", "loses, indirectly", ""],
        ["A", "Actors", "the gate keeper", "", "watches"],
        ["A", "Actors", "turn watchers", "", "watches"],
        ["A", "Actors", "the farmers", "", "watches"],
        ["T", "Input", "unshared water", "", ""],
        ["T", "Output", "shared water", "", ""],
        ["W", "Worldview", "Water is nobody's own.", "", ""],
        ["O", "Owners", "the village council", "can stop it", "by decree"],
        [
            "E",
            "Environmental constraints",
            "the rain",
            "physical surroundings, cannot be changed by the system",
            "",
        ],
        [
            "E",
            "Environmental constraints",
            "the water law",
            "law, can be changed in part by the system",
            "",
        ],
    ]


def test_the_head_says_what_and_which_state_this_is() -> None:
    study = rich_study()
    page = read(root_definitions(study, "en"))
    digest = content_hash(for_readers(study))
    assert page.headings[0] == (1, "Root definitions: Water for the lower fields")
    for fact in (
        "Session: S1",
        "Cycle: 2",
        "Dates: 10–11 March 2026",
        "Place: Sumber",
        "Language: English",
        f"Version: {digest[:8]}",
        f"Content hash (SHA-256): {digest}",
    ):
        assert fact in page.items
    assert "Please note: Everything here is made up." in page.paragraphs


def test_texts_in_the_other_language_only_are_counted() -> None:
    study = rich_study()
    systems = {i: replace(s, name=Text(id="Sistem")) for i, s in study.relevant_systems.items()}
    partly = replace(study, relevant_systems=systems)
    assert "Texts shown in the other language: 2" in read(root_definitions(partly, "en")).items
    assert "other language" not in root_definitions(partly, "id")
    assert "other language" not in root_definitions(study, "en")


def test_what_was_kept_aside_comes_with_its_reason() -> None:
    page = read(root_definitions(rich_study(), "en"))
    (table,) = [t for t in page.tables if "Reason" in t[0]]
    assert table[1:] == [
        ["RS2", "A system to sell water", "issue-based", "Nobody would say it aloud"]
    ]


def test_each_definition_says_which_issues_it_comes_from() -> None:
    page = read(root_definitions(rich_study(), "id"))
    assert ["TH1", "Giliran siapa", "E03", "Kering sebelum tengah hari"] in [
        row[:4] for table in page.tables for row in table
    ]


def test_link_targets_follow_the_short_names() -> None:
    page = read(root_definitions(rich_study(), "en"))
    assert page.anchors == ["top", "rd1", "rd2", "kept-aside", "provenance"]


def test_targets_stay_apart_when_short_names_clash() -> None:
    study = rich_study()
    twins = {i: replace(d, ref='R"D <1>') for i, d in study.root_definitions.items()}
    page = read(root_definitions(replace(study, root_definitions=twins), "en"))
    assert page.anchors[1:3] == ["r-d-1", "r-d-1-2"]


def test_an_empty_study_says_so() -> None:
    text = root_definitions(empty_study(), "en")
    assert "No root definition has been written yet." in text
    read(text)


def test_two_imports_of_one_bundle_give_the_same_bytes() -> None:
    study = rich_study()
    other = with_other_ids(study)
    assert other != study
    for language in ("en", "id"):
        assert root_definitions(study, language) == root_definitions(other, language)


@pytest.mark.parametrize("kind", ["definition", "customer", "participant", "relation"])
def test_the_hash_tells_any_two_states_apart(kind: str) -> None:
    study = rich_study()
    table = study.table(kind)
    first = next(iter(table.values()))
    changed = {**table, first.id: replace(first, provenance="else")}
    name = next(each.table for each in KINDS if each.name == kind)
    assert content_hash(replace(study, **{name: changed})) != content_hash(study)


def with_other_ids(study: Study) -> Study:
    """The same study with other ids throughout."""
    chance = random.Random(7)
    new = {identifier(n): identifier(n + 5000 + chance.randint(0, 0)) for n in range(1, 400)}
    pattern = re.compile("|".join(new))

    def renamed(value: object) -> object:
        if isinstance(value, str):
            return pattern.sub(lambda match: new[match[0]], value)
        return tuple(map(renamed, value)) if isinstance(value, tuple) else value

    tables = {}
    for kind in KINDS:
        records = study.table(kind.name).values()
        tables[kind.table] = {
            new[each.id]: replace(
                each, **{f: renamed(getattr(each, f)) for f in each.__dataclass_fields__}
            )
            for each in records
        }
    return Study(**tables)
