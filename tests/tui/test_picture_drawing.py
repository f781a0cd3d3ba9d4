"""Stage one as it is drawn: a step draws what it changed, and that looks like the whole drawn anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.strip import Strip

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.picture.canvas import PictureCanvas
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed
from tests.tui.picturing import at_picture, labelled

WALL = (140, 42)


def drawn(canvas: PictureCanvas) -> list[Strip]:
    """What stands in the window of the sheet, row by row, with its styles."""
    strips = canvas.screen._compositor.render_strips()
    region = canvas.region
    return [strips[y].crop(region.x, region.right).simplify() for y in region.line_range]


async def test_what_a_step_draws_looks_like_the_whole_drawn_anew(home: Home, example: Path) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=WALL) as pilot:
        screen = await at_picture(pilot)
        screen.choose(labelled(screen, "Governor").id)
        await settled(pilot)
        drawn(screen.canvas)
        for keys in (
            ("i",),
            ("m", "right", "right", "down", "enter"),
            ("x",),
            ("ctrl+z",),
            ("delete",),
            ("ctrl+z",),
            ("z",),
            ("z",),
        ):
            await typed(pilot, *keys)
            now = drawn(screen.canvas)
            screen.canvas.refresh()
            await settled(pilot)
            assert now == drawn(screen.canvas), keys


async def test_a_step_draws_only_the_rows_that_it_changed(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=WALL) as pilot:
        screen = await at_picture(pilot)
        screen.choose(labelled(screen, "Governor").id)
        await settled(pilot)
        rows: list[int] = []
        render_line = PictureCanvas.render_line

        def counted(self: PictureCanvas, y: int) -> Strip:
            rows.append(y)
            return render_line(self, y)

        monkeypatch.setattr(PictureCanvas, "render_line", counted)
        await typed(pilot, "m", "right", "right", "enter")
        drawn_for_move = set(rows)
        rows.clear()
        screen.canvas.refresh()
        await settled(pilot)
        assert 0 < len(drawn_for_move) < len(set(rows))
