"""The action sheet opens in spreadsheets as it was written, and runs nothing there."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given, settings

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.formats.escaping import visible
from ssm_studio.formats.redaction import for_readers
from ssm_studio.formats.report.action_sheet import (
    FORMULA_STARTS,
    actions_csv,
    actions_markdown,
    harmless,
)
from tests.formats.markdown.reading import read as read_page
from tests.studies import empty_study, rich_study, studies


def _parsed(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), strict=True))


def _shown(text: Text | None) -> str:
    return harmless(read(text, "en"))


@settings(max_examples=40, deadline=None)
@given(studies())
def test_every_action_and_follow_up_is_a_row(study: Study) -> None:
    header, *rows = _parsed(actions_csv(study, "en"))
    assert all(len(row) == len(header) for row in rows)
    told = [dict(zip(header, row, strict=True)) for row in rows]
    shown = for_readers(study)
    for action in shown.actions.values():
        own = [row for row in told if row["Code"] == action.ref]
        mine = [each for each in shown.follow_ups.values() if each.action == action.id]
        assert len(own) == max(1, len(mine))
        assert own[0]["Action"] == _shown(action.text)
        assert own[0]["Measure"] == _shown(action.measure)
        assert own[0]["Enabling action"] == _shown(action.enabling_action)
        happened = [_shown(each.what_happened) for each in mine]
        assert [row["What happened"] for row in own] == (happened or [""])
    assert not [c for row in rows for c in row if c.startswith(FORMULA_STARTS)]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-2", "@SUM(A1)", "\tx", "\rx", "\n=1", " =1", "＝1"]
)
def test_a_formula_gets_an_apostrophe(text: str) -> None:
    study = rich_study()
    action = next(iter(study.actions.values()))
    actions = {action.id: replace(action, text=Text(plain=text))}
    row = _parsed(actions_csv(replace(study, actions=actions), "en"))[1]
    assert row[1] == "'" + visible(text)


def test_line_breaks_and_quotes_stay_inside_their_cell() -> None:
    study = rich_study()
    action = next(iter(study.actions.values()))
    words = 'one\ntwo "three", four;\r\nfive'
    text = actions_csv(
        replace(study, actions={action.id: replace(action, text=Text(en=words))}), "en"
    )
    assert '"one\ntwo ""three"", four;\nfive"' in text
    assert _parsed(text)[1][1] == 'one\ntwo "three", four;\nfive'
    assert text.count("\r\n") == 2


def test_the_page_tells_the_same() -> None:
    page = read_page(actions_markdown(rich_study(), "id"))
    assert [
        "ACT1",
        "Pasang papan giliran di pintu air",
        "Ketua pemakai air",
        "Andan",
        "1 Mei 2026",
    ] in [row[:5] for table in page.tables for row in table]
    cells = [cell for table in page.tables for row in table for cell in row]
    assert any(cell.startswith("Papan dicat") for cell in cells)


def test_nothing_agreed_is_said() -> None:
    assert len(_parsed(actions_csv(empty_study(), "en"))) == 1
    assert "No action has been agreed yet." in actions_markdown(empty_study(), "en")


@pytest.mark.parametrize(("name", "sign"), [("comma", ","), ("semicolon", ";"), ("tab", "\t")])
def test_each_separator_is_read_back_by_a_strict_reader(name: str, sign: str) -> None:
    study = rich_study()
    action = next(iter(study.actions.values()))
    words = 'one; two, three\t"four"'
    actions = {action.id: replace(action, text=Text(en=words))}
    text = actions_csv(replace(study, actions=actions), "en", name)
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=sign, strict=True))
    assert {len(row) for row in read} == {len(read[0])}
    assert len(read[0]) > 15
    assert read[1][1].replace("␉", "\t") == words
