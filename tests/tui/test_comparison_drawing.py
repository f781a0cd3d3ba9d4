"""Stage four as it is drawn: whole at once, nothing cut where there is room, and no more of it anew than changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.i18n import set_language
from ssm_studio.tui.comparison.entry_list import EntryList
from ssm_studio.tui.comparison.form import ChoiceLine
from ssm_studio.tui.comparison.table import Fitted
from tests.tui.comparing import stage

WALL = (140, 42)


@pytest.mark.parametrize("tongue", ["en", "id"])
@pytest.mark.parametrize("tab", ["debate", "changes", "actions"])
async def test_no_cell_of_the_worked_example_is_cut(tmp_path: Path, tab: str, tongue: str) -> None:
    set_language(tongue)
    async with stage(tmp_path, example_study(tongue), WALL) as s:
        s.screen.show_tab(tab)
        await s.pilot.pause()
        table = s.screen.tab.list
        width = table.scrollable_content_region.width
        lines = [option.prompt for option in table.options]
        drawn = [each.at(width).plain for each in lines if isinstance(each, Fitted)]
        assert drawn
        assert not [each for each in drawn if "…" in each]


async def test_walking_a_list_draws_the_line_that_was_left_and_the_one_that_was_come_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with stage(tmp_path, size=WALL) as s:
        table = s.screen.tab.list
        await s.press("down")
        s.text()
        drawn: list[int] = []
        render_line = EntryList.render_line

        def counted(self: EntryList, y: int) -> object:
            if self is table:
                drawn.append(y)
            return render_line(self, y)

        monkeypatch.setattr(EntryList, "render_line", counted)
        await s.press("down")
        s.text()
        assert len(set(drawn)) == 2


async def test_no_choice_is_ever_laid_out_otherwise_than_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[ChoiceLine, set[int]] = {}

    def resized(self: ChoiceLine, event: events.Resize) -> None:
        if event.size.height:
            seen.setdefault(self, set()).add(event.size.height)

    monkeypatch.setattr(ChoiceLine, "on_resize", resized, raising=False)
    async with stage(tmp_path, size=WALL) as s:
        for _tab in range(3):
            await s.press("}")
            await s.pilot.pause()
        assert len(seen) > 5
        assert {
            each.field_name: heights for each, heights in seen.items() if len(heights) > 1
        } == {}
