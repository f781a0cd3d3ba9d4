"""Markdown that is edited and read in again: what differs, the study after it, and what a study says."""

from __future__ import annotations

from typing import Any

from ssm_studio.domain.changes import apply
from ssm_studio.domain.definition_rows import ROW_KINDS, rows_of
from ssm_studio.domain.study import Study
from ssm_studio.formats.markdown.fingerprints import (
    definition_shown,
    folded,
    row_said,
)
from ssm_studio.formats.markdown.reading import (
    Difference,
    difference,
    read_markdown,
    to_changeset,
)
from ssm_studio.formats.report.page import Page


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


# As people edit


def edited(page: str, *edits: tuple[str, str]) -> str:
    """The page with pieces replaced, each of which is there once."""
    for old, new in edits:
        assert page.count(old) == 1, old
        page = page.replace(old, new)
    return page
