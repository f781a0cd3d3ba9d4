"""The first window looks seldom whether somebody follows, and often while somebody does."""

from __future__ import annotations

from pathlib import Path

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.beacon import LOOK, WAIT
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.wall_state import Followed
from tests.event_loop import pass_time
from tests.tui.driving import settled


async def test_a_window_looks_often_only_while_somebody_follows(home: Home, example: Path) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        looks = list[float]()
        interval = app.set_interval

        def told(seconds: float, *arguments: object, **named: object) -> object:
            looks.append(seconds)
            return interval(seconds, *arguments, **named)  # type: ignore[arg-type]

        app.set_interval = told  # type: ignore[method-assign,assignment]
        wall = Followed(home, example)
        await pass_time(4 * WAIT)
        assert looks == []
        assert wall.heard() is None
        wall.follow()
        await pass_time(2 * WAIT)
        assert looks == [LOOK]
        assert (heard := wall.heard()) is not None
        assert heard.stage == 1
        wall.leave()
        await pass_time(2 * WAIT)
        assert looks == [LOOK, WAIT]
