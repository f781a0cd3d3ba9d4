"""Stage four as it is drawn: whole at once, nothing cut where there is room, and no more of it anew than changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.widget import Widget

from ssm_studio.domain.text import read
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.i18n import set_language
from ssm_studio.tui.comparison.answer_lines import ChoiceLine
from ssm_studio.tui.comparison.entry_list import EntryList
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.fitted_text import Fitted
from tests.tui.comparing import stage
from tests.tui.driving import settled

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
        at = table.highlighted or 0
        assert len(set(drawn)) == sum(table.rows_of(each)[1] for each in (at - 1, at))


@pytest.mark.parametrize("tongue", ["en", "id"])
@pytest.mark.parametrize("size", [WALL, (80, 24), (118, 30)])
async def test_a_form_reads_the_same_at_rest_and_while_it_is_written_in(
    tmp_path: Path, size: tuple[int, int], tongue: str
) -> None:
    set_language(tongue)
    async with stage(tmp_path, example_study(tongue), size) as s:
        for _tab in range(4):
            for key in dict(s.screen.tab.list.keys).items():
                s.screen.tab.list.choose(key)
                form = await s.form_at_rest(key)
                at_rest = without_end(form.text.as_text())
                await s.press("enter")
                assert at_rest == as_drawn(form.query_one(VerticalScroll)), key[0]
                await s.press("escape")
            await s.press("}")
            await s.pilot.pause()


def as_drawn(body: VerticalScroll) -> list[str]:
    """All rows of the lines that are written in, those that are scrolled out of view too."""
    rows = [[" "] * body.scrollable_content_region.width for _ in range(body.virtual_size.height)]
    for widget in body.walk_children(Widget):
        if not widget.is_container and widget.region:
            at = widget.virtual_region_with_margin
            x, y = widget.region.offset - body.region.offset + body.scroll_offset
            for row, strip in enumerate(widget.render_lines(Region(0, 0, *widget.size)), y):
                cells = strip.text[: at.width]
                rows[row][x : x + len(cells)] = cells
    return without_end(["".join(row).rstrip() for row in rows])


def without_end(rows: list[str]) -> list[str]:
    """Rows without the empty ones at the end, where a part is higher than what it holds."""
    last = max((at for at, row in enumerate(rows, 1) if row), default=0)
    return rows[:last]


@pytest.mark.parametrize("name", ["alternatives", "exists"])
async def test_a_click_on_a_form_at_rest_begins_to_write_where_it_points(
    tmp_path: Path, name: str
) -> None:
    async with stage(tmp_path, size=WALL) as s:
        await s.press("down")
        await s.form_at_rest(s.screen.tab.chosen)
        before = s.value("exists")
        await s.click_line(name, (4, 0) if name == "alternatives" else (1, 0))
        await settled(s.pilot)
        line = s.screen.focused
        assert isinstance(line, StudyField | ChoiceLine)
        assert line.field_name == name
        if isinstance(line, StudyField):
            assert line.cursor_location == (0, 4)
        else:
            assert s.value("exists") == "yes" != before


async def test_keys_that_come_before_a_line_is_drawn_are_its_words(
    tmp_path: Path,
) -> None:
    async with stage(tmp_path, size=WALL) as s:
        await s.press("down")
        s.screen.tab.action_open()
        for letter in "daily":
            s.app.simulate_key(letter)
        await settled(s.pilot)
        await s.press("escape")
        assert read(s.value("how"), "en") == "daily"
        await s.press("tab")
        assert isinstance(s.screen.focused, ChoiceLine)
        assert s.screen.focused.field_name == "exists"
        # Its letters are shown where they answer, and Enter goes on as in every field.
        choice = s.screen.focused
        shown = choice.content
        assert isinstance(shown, Fitted)
        assert "p partly" in shown.at(90).plain
        await s.press("enter")
        after: object = s.screen.focused
        assert isinstance(after, StudyField)
        assert after.field_name == "how"
        shown = choice.content
        assert isinstance(shown, Fitted)
        assert "p partly" not in shown.at(90).plain


async def test_no_choice_is_ever_laid_out_otherwise_than_it_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[ChoiceLine, set[int]] = {}

    def resized(self: ChoiceLine, event: events.Resize) -> None:
        if event.size.height:
            seen.setdefault(self, set()).add(event.size.height)

    monkeypatch.setattr(ChoiceLine, "on_resize", resized, raising=False)
    async with stage(tmp_path, size=WALL) as s:
        for _tab in range(4):
            await s.press("enter", "escape")
            await s.press("}")
            await s.pilot.pause()
        assert len(seen) > 5
        assert {
            each.field_name: heights for each, heights in seen.items() if len(heights) > 1
        } == {}
