"""The frame of a session is painted first, and what it does not need is not loaded for it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ssm_studio.i18n import set_language
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.splash import Opening
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop.home import Home
from tests.terminal import Terminal
from tests.tui.driving import settled, until

FRAME = "ssm_studio.cli.program, ssm_studio.store.peek, ssm_studio.tui.app"
AFTER_THE_FRAME = (
    "ssm_studio.domain.record",
    "ssm_studio.store.session_file",
    "ssm_studio.formats",
    "ssm_studio.diagram",
    "ssm_studio.say",
    "ssm_studio.tui.stage",
    "textual.widgets._text_area",
)
AFTER_THE_FIRST_STAGE = (
    "graphviz",
    "sqlite_utils",
    "resvg_py",
    "ssm_studio.formats.registry",
    "ssm_studio.say.interpreter",
    "ssm_studio.say.completion",
    "ssm_studio.tui.library.screen",
    "ssm_studio.tui.definitions.screen",
    "ssm_studio.tui.model.screen",
    "ssm_studio.tui.comparison.screen",
    "ssm_studio.tui.fields",
    "textual.widgets._text_area",
)


def loaded_with(modules: str) -> set[str]:
    return set(
        subprocess.run(
            [sys.executable, "-c", f"import sys, {modules}; print(*sys.modules)"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
    )


def test_the_frame_loads_nothing_that_reads_or_changes_a_session() -> None:
    assert loaded_with(FRAME).isdisjoint((*AFTER_THE_FRAME, *AFTER_THE_FIRST_STAGE))


def test_the_first_stage_loads_nothing_that_only_others_need() -> None:
    first = f"{FRAME}, ssm_studio.tui.picture.screen"
    assert loaded_with(first).isdisjoint(AFTER_THE_FIRST_STAGE)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (30, 10)])
@pytest.mark.parametrize("spoken", ["en", "id"])
async def test_the_frame_looks_like_the_stage_that_comes(
    home: Home, blank: Path, size: tuple[int, int], spoken: str
) -> None:
    set_language(spoken)
    app = StudioApp(home, blank, title="Ward handover")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        before, stage = app.screen_stack
        assert isinstance(before, Opening)
        assert isinstance(stage, StageScreen)
        # What the coach asks comes later, when it has looked, and moves nothing.
        await until(pilot, lambda: app.check.is_current)
        await settled(pilot)
        before._refresh_layout(before.size)
        for each in (
            "title-line",
            "stage-tabs",
            "tab-line",
            "panes",
            "findings-strip",
            "say-line",
            "key-line",
        ):
            assert before.query_one(f"#{each}").region == stage.query_one(f"#{each}").region, each
        keys, then = (str(screen.query_one("#key-line").render()) for screen in app.screen_stack)
        assert keys == then


async def test_a_hostile_title_is_shown_as_words(home: Home, blank: Path) -> None:
    app = StudioApp(home, blank, title="[/x] [bold]\x1b[2J\n" + "long " * 300)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = str(app.screen_stack[0].query_one("#title-line").render())
        assert "[/x] [bold]" in shown
        assert "\x1b" not in shown
        assert len(shown) <= 120


def test_what_is_typed_before_the_stage_is_there_waits_for_it(blank: Path) -> None:
    with Terminal(blank, size=(120, 40)) as terminal:
        terminal.type(":actor Night nurse")
        terminal.wait_for("› actor Night nurse", "PICTURES")
        terminal.press("enter")
        terminal.wait_for("▸Rich picture", "Night nurse", "person · E01")
