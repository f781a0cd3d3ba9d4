"""Markdown that comes back beside a session that went on: what is missing, what both changed, what is private."""

from __future__ import annotations

import re
from dataclasses import replace

from ssm_studio.domain.changes import apply
from ssm_studio.domain.definition_rows import rows_of
from ssm_studio.domain.edit import delete, set_fields, write
from ssm_studio.domain.edit_definitions import add_row
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.markdown.fingerprints import (
    system_shown,
)
from ssm_studio.formats.markdown.reading import (
    CHANGED,
    CLASH,
    MISSING,
    read_markdown,
    to_changeset,
)
from ssm_studio.formats.markdown.root_definitions import root_definitions
from ssm_studio.formats.redaction import for_readers
from ssm_studio.formats.report.page import Page
from tests.formats.markdown.markdown_back import edited, found_in, taken_in
from tests.studies import rich_study

# Taken out, changed elsewhere


def without_second(page: str) -> str:
    """The page without its second definition."""
    head, first, _second, rest = re.split(r"(?m)^(?=## )", page, maxsplit=3)
    return head + first + rest


def test_what_is_missing_stays_unless_its_deletion_is_asked_for() -> None:
    study = example_study("en")
    page = without_second(root_definitions(study, "en"))
    page = re.sub(r"\| C <!-- C2 -->.*\n", "", page)
    found = found_in(study, page)
    assert [(each.state, each.kind) for each in found] == [
        (MISSING, "definition"),
        (MISSING, "customer"),
    ]
    assert taken_in(study, page) == study
    after = taken_in(study, page, delete_missing=True)
    assert [each.ref for each in after.root_definitions.values()] == ["RD1"]
    assert len(after.customers) == 2


def test_what_came_in_or_changed_since_the_export_is_never_deleted() -> None:
    study = example_study("en")
    page = without_second(root_definitions(study, "en"))
    first, second = study.root_definitions
    study = apply(study, write(study, "definition", second, "p", "something else"))
    study = apply(study, add_row(study, first, "A", "Somebody who came later"))
    found = found_in(study, page)
    assert [(each.state, each.held) for each in found] == [(MISSING, True)]
    assert taken_in(study, page, delete_missing=True) == study


def test_what_both_changed_is_a_clash_with_both_wordings_and_nothing_is_overwritten() -> None:
    study = example_study("en")
    page = root_definitions(study, "en")
    page = edited(
        page, ("| W | Worldview | People who decide", "| W | Worldview | Leaders who decide")
    )
    page = edited(page, ("| Units whose monopoly on data ends", "| Units that lose"))
    first = next(iter(study.root_definitions))
    now = apply(study, write(study, "definition", first, "worldview", "Nobody learns."))
    found = {each.state: each for each in found_in(now, page)}
    assert found[CLASH].before == "Nobody learns."
    assert found[CLASH].after.startswith("Leaders who decide")
    after = apply(now, to_changeset(now, found.values()))
    assert after.root_definitions[first].worldview == now.root_definitions[first].worldview
    assert "Units that lose" in root_definitions(after, "en")


def test_what_only_the_session_changed_stays_as_it_is_there() -> None:
    study = example_study("en")
    page = root_definitions(study, "en")
    first, second = study.root_definitions
    now = apply(study, write(study, "definition", first, "worldview", "Nobody learns."))
    now = apply(now, set_fields(now, "definition", first, "", status="parked"))
    now = apply(now, delete(now, "definition", second))
    assert found_in(now, page) == ()


def test_an_edit_to_what_was_deleted_since_is_a_clash() -> None:
    study = example_study("en")
    page = edited(
        root_definitions(study, "en"),
        ("| O <!-- O2 --> | Owners | Governor", "| O <!-- O2 --> | Owners | Regent"),
    )
    second = list(study.root_definitions)[1]
    owner = rows_of(study, second, "O")[0]
    now = apply(study, delete(study, "owner", owner.id))
    assert [(each.state, each.after) for each in found_in(now, page)] == [(CLASH, "Regent")]


def test_private_definitions_are_neither_shown_nor_missing() -> None:
    study = rich_study()
    hidden = {
        i: replace(each, visibility="facilitator") for i, each in study.root_definitions.items()
    }
    private = replace(study, root_definitions=hidden)
    assert not for_readers(private).root_definitions
    page = root_definitions(private, "en")
    assert found_in(private, page) == ()
    assert taken_in(private, page, delete_missing=True) == private


def test_remarks_that_belong_nowhere_are_told() -> None:
    page = root_definitions(example_study("en"), "en")
    page = edited(page, ("- **Version:** 2\n", "- **Version:** 2\n\nAsk Bu Ani.\n\n"))
    page = edited(
        page, ('## <a id="kept-aside">', '### Notes\n\nTea at ten.\n\n## <a id="kept-aside">')
    )
    assert found_in(example_study("en"), page) == ()
    assert [each.words for each in read_markdown(page.encode()).left_over] == [
        "Ask Bu Ani.",
        "Notes",
        "Tea at ten.",
    ]


def test_the_kept_aside_come_back_too() -> None:
    study = example_study("en")
    page = edited(
        root_definitions(study, "en"),
        ("Left for a later cycle", "Left for ever"),
        ("| RS4 |", "| | A system to keep still | issue-based | Said in jest | | |\n| RS4 |"),
    )
    after = taken_in(study, page)
    found = [system_shown(Page(after, "en"), each) for each in after.relevant_systems.values()]
    assert {
        "name": "A system to keep still",
        "type": "issue-based",
        "reason": "Said in jest",
    } in found
    assert "Left for ever" in [each["reason"] for each in found]


def test_what_is_left_out_on_purpose_comes_back_with_its_reason() -> None:
    study = example_study("id")
    first = next(iter(study.root_definitions))
    study = apply(
        study, set_fields(study, "definition", first, "", omitted_o=Text(id="Belum berani."))
    )
    page = root_definitions(study, "id")
    assert found_in(study, page) == ()
    (found,) = found_in(study, edited(page, ("Belum berani", "Sudah jelas")))
    assert (found.state, found.after) == (CHANGED, "Sudah jelas.")
