"""What stays in a table of stage four when there is little room."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from ssm_studio.domain.comparison_rows import target_words
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.i18n import set_language
from ssm_studio.method.trace import trace
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.comparison.chart_lines import COLUMNS, ordered, row_cells
from ssm_studio.tui.comparison.chart_tab import ChartTab
from ssm_studio.tui.comparison.entry_list import EntryList
from ssm_studio.tui.comparison.screen import ComparisonScreen
from ssm_studio.tui.comparison.table import GAP, Table, fit
from ssm_studio.tui.comparison.trace_view import lines
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed


@pytest.mark.parametrize("width", [30, 36, 48, 78, 140])
def test_what_a_row_asks_about_is_always_there_and_the_line_fits(width: int) -> None:
    widths = fit(COLUMNS, width)
    assert {"asks", "exists"} <= set(widths)
    assert widths["asks"] > GAP
    assert sum(widths.values()) + GAP * (len(widths) - 1) <= width


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("width", [48, 76, 136])
def test_both_ends_of_a_link_are_read_in_the_list(language: str, width: int) -> None:
    set_language(language)
    study = example_study(language)
    table = Table(COLUMNS, ChartTab.ROWS)
    rows = ordered(study, list(study.comparison_rows.values()))
    lines = {row.id: table.line(row_cells(study, row)) for row in rows}
    (link,) = (row for row in rows if row.target_kind == "link")
    asks = table.widths(width)["asks"]
    at = sum(w + GAP for n, w in table.widths(width).items() if n == "ref")
    shown = [row[at : at + asks] for row in lines[link.id].at(width).plain.split("\n")]
    assert " ".join(" ".join(shown).split()) == target_words(study, link)
    assert any(row.startswith("→ ") for row in shown)


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("tab", ["chart", "debate", "changes", "actions"])
async def test_no_cell_of_the_worked_example_is_cut_on_a_projector(
    home: Home, language: str, tab: str
) -> None:
    set_language(language)
    app = StudioApp(home, worked_example(home, language), 4)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        screen = cast(ComparisonScreen, app.screen)
        screen.show_tab(tab)
        await settled(pilot)
        entries = screen.tab.list
        width = entries.scrollable_content_region.width
        assert screen.tab.table is None or "…" not in screen.tab.table.head().at(width).plain
        for each in screen.tab.table.lines if screen.tab.table else ():
            shown = " ".join(each.at(width).plain.split())
            for cell in each.cells.values():
                for word in cell.plain.split():
                    assert word in shown, (cell.plain, shown)
            assert "…" not in shown


async def test_side_panes_make_room_for_a_table_and_come_back_when_somebody_wants_them(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 4)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        screen = app.screen
        assert screen.has_class("-no-left")
        assert screen.has_class("-no-right")
        await typed(pilot, "f4")
        assert not screen.has_class("-no-right")
        await typed(pilot, "}", "{")
        assert not screen.has_class("-no-right"), "what was shown by hand stays"
        await pilot.resize_terminal(230, 60)
        await settled(pilot)
        assert not screen.has_class("-no-left")


async def test_the_trace_shows_whole_names(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 4)
    async with app.run_test(size=(140, 42)) as pilot:
        await settled(pilot)
        steps = trace(app.study, *cast(ComparisonScreen, app.screen).tab.chosen)
        await typed(pilot, "t")
        shown = app.screen.query_one("#trace-steps", EntryList)
        assert len(shown.keys) == len(steps)
        for step in steps:
            assert any(
                "".join(step.words.split()) in "".join(each.content.at(24).plain.split())
                for each in lines(steps)
                if isinstance(each.content, Fitted)
            )
