"""The diagram on screen: led once for all choices, and drawn aside where that takes long."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ssm_studio.diagram.model import fitting
from ssm_studio.diagram.model.drawing import ModelDrawing, draw_model
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.model import drawing_cache
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed
from tests.tui.test_model import at_models, chosen


@pytest.mark.parametrize("large", [1, 1000])
async def test_another_choice_leads_no_arrow_anew(
    home: Home, example: Path, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    """An edit does, and leaves the ways that it does not touch; also where a worker draws."""
    drawn: list[Any] = []

    def counted(*things: Any, **more: Any) -> ModelDrawing:
        drawn.append(more["before"])
        return draw_model(*things, **more)

    monkeypatch.setattr(drawing_cache, "draw_model", counted)
    monkeypatch.setattr(fitting, "draw_model", counted)
    monkeypatch.setattr(drawing_cache, "LARGE", large)
    async with StudioApp(home, example, 3).run_test(size=(140, 42)) as pilot:
        screen = await at_models(pilot)
        shown = screen.canvas.drawing
        assert shown is not None
        assert {
            each.id
            for each in screen.study.activities.values()
            if each.model == chosen(screen).model
        } == set(shown.boxes)
        before, first = len(drawn), chosen(screen).id
        await typed(pilot, "down", "right")
        await settled(pilot)
        assert chosen(screen).id != first
        assert len(drawn) == before
        again = screen.canvas.drawing
        assert again is not None
        assert again.arrows == shown.arrows
        assert again.rows != shown.rows
        await typed(pilot, "n", *"Learn", "enter")
        await settled(pilot)
        edited = screen.canvas.drawing
        assert edited is not None
        assert len(edited.boxes) == len(shown.boxes) + 1
        assert drawn[-1] is not None
