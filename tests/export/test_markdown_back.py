"""Root definitions go out as Markdown, are edited by people, and come back; nothing else changes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.domain.changes import Changeset, apply, invert
from ssm_studio.domain.edit import delete, set_fields, write
from ssm_studio.domain.edit_definitions import ROW_KINDS, add_row, row_words, rows_of, set_sentence
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.export.bundle import example_study
from ssm_studio.export.markdown import root_definitions
from ssm_studio.export.markdown_trace import (
    OPENING,
    definition_shown,
    folded,
    row_said,
    system_shown,
)
from ssm_studio.export.provenance import for_readers
from ssm_studio.export.reading_markdown import (
    ADDED,
    CHANGED,
    CLASH,
    MISSING,
    Difference,
    UnreadableMarkdown,
    difference,
    read_markdown,
    to_changeset,
)
from ssm_studio.export.report_page import Page
from tests.studies import empty_study, hostile_texts, rich_study, studies


def found_in(study: Study, page: str | bytes) -> tuple[Difference, ...]:
    """In what an edited page differs from a study."""
    return difference(study, read_markdown(page if isinstance(page, bytes) else page.encode()))


def taken_in(study: Study, page: str, *, delete_missing: bool = False) -> Study:
    """The study after an edited page came in."""
    return apply(study, to_changeset(study, found_in(study, page), delete_missing))


def says(study: Study, language: str) -> list[Any]:
    """Everything that a page tells of a study's definitions, without what editors change by themselves."""
    page = Page(study, language)
    told: list[Any] = []
    for each in page.study.root_definitions.values():
        owner = page.study.relevant_systems.get(each.system or "")
        shown = definition_shown(page, each)
        rows = [
            (letter, *map(folded, row_said(page, row).values()))
            for letter in ROW_KINDS
            for row in rows_of(page.study, each.id, letter)
        ]
        told.append(
            (folded(page.words(owner.name)) if owner else "", *map(folded, shown.values()), rows)
        )
    return told


# Out and in


@settings(max_examples=60, deadline=None)
@given(studies())
def test_what_nobody_edited_is_no_difference(study: Study) -> None:
    for language in ("en", "id"):
        page = root_definitions(study, language)
        for text in (page, page.replace("\n", "\r\n"), "\ufeff" + page):
            found = found_in(study, text)
            assert found == ()
        assert not to_changeset(study, found)


@settings(max_examples=60, deadline=None)
@given(studies(), st.sampled_from(["en", "id"]), st.integers(0, 2**32), st.data())
def test_edited_texts_come_in_as_they_were_edited(
    study: Study, language: str, seed: int, data: st.DataObject
) -> None:
    pool = data.draw(st.lists(hostile_texts(), min_size=1, max_size=5))
    edited = retold(study, language, random.Random(seed), pool)
    body = root_definitions(edited, language).split(OPENING)[0]
    page = body + OPENING + root_definitions(study, language).split(OPENING)[1]
    try:
        found = found_in(study, page)
    except UnreadableMarkdown as error:
        assert "another name" in str(error)
        return
    assert {each.state for each in found} <= {CHANGED}
    after = apply(study, to_changeset(study, found))
    assert says(after, language) == says(edited, language)
    assert found_in(after, root_definitions(after, language)) == ()


@settings(max_examples=40, deadline=None)
@given(studies(), st.sampled_from(["en", "id"]))
def test_an_empty_session_gets_every_definition(study: Study, language: str) -> None:
    page = root_definitions(study, language)
    after = taken_in(empty_study(language), page)

    def texts(each: Study) -> list[Any]:
        return sorted(
            (row[0], *row[1:7], sorted((r[0], r[1], r[2], r[3]) for r in row[-1] if any(r[1:])))
            for row in says(each, language)
        )

    without = [row for row in texts(study)]
    assert [row[2:] for row in texts(after)] == [row[2:] for row in without]


def retold(study: Study, language: str, chance: random.Random, pool: list[str]) -> Study:
    """The study with other wordings here and there in its definitions, rows and the names of their systems."""

    def change(record: Record, *names: str) -> Record:
        values = {}
        for name in names:
            if chance.random() < 0.4:
                old = getattr(record, name) or Text()
                values[name] = old.write(language, chance.choice(pool))
        return replace(record, **values)

    tables: dict[str, Any] = {
        "root_definitions": ("p", "q", "r", "worldview", "transformation_input", "sentence"),
        "customers": ("who",),
        "actors": ("who", "does"),
        "owners": ("who", "how"),
        "constraints": ("what",),
    }
    return replace(
        study,
        **{
            table: {id_: change(each, *names) for id_, each in getattr(study, table).items()}
            for table, names in tables.items()
        },
    )
