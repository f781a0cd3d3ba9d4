"""Takes the README's pictures: `python -m tests.screenshots` drives the program through the worked example.

The pictures are the same on every day and every machine: own folders, a fixed day, a fixed time of saving.
"""

from __future__ import annotations

import asyncio
import os
import re
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from typing import Final
from unittest.mock import patch

from textual.pilot import Pilot

from ssm_studio.domain.study import Study
from ssm_studio.i18n import set_language
from ssm_studio.say import NotUnderstood, Place, understand
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home, find_home
from ssm_studio.workshop.sessions import create
from ssm_studio.workshop.workshop import open_session
from tests.tui.driving import settled

FOLDER: Final = Path(__file__).parents[1] / "docs" / "images"
SIZE: Final = (140, 42)
SAVED: Final = datetime(2015, 3, 11, 14, 2).astimezone()
"""A local time, so that every clock shows the same."""
DAYS: Final = (
    "ssm_studio.tui.library.texts.today",
    "ssm_studio.tui.comparison.action_lines.today",
    "ssm_studio.tui.comparison.actions_tab.today",
)
OTHERS: Final = {
    "Handover on a hospital ward": ("actor Night nurse", "! nobody has ten minutes @ Night nurse"),
    "Opening hours of the town library": ("group Students", "theme Evenings"),
}
"""Sessions that were only begun, so that the library has something to list."""
_WEB_FONT: Final = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)


def furnished(folder: Path, language: str) -> Home:
    """A home with the worked example and two small sessions."""
    home = find_home(str(folder))
    for title, lines in OTHERS.items():
        with open_session(create(home, title, "en")) as workshop:
            for line in lines:
                found = understand(line, workshop.study, Place(stage=1))
                assert not isinstance(found, NotUnderstood), found
                workshop.do(found.changeset)
    # The one changed last stands first.
    for age, path in enumerate(sorted(home.sessions.glob("*.ssm")), 1):
        os.utime(path, (time.time() - age * 60, time.time() - age * 60))
    worked_example(home, language)
    return home


def _by_ref(study: Study, ref: str) -> tuple[str, str]:
    return next((kind, each.id) for kind, each in study.everything() if each.ref == ref)


async def _reveal(pilot: Pilot[None], *refs: str) -> None:
    app = pilot.app
    assert isinstance(app, StudioApp)
    for ref in refs:
        screen = app.screen
        assert isinstance(screen, StageScreen)
        screen.reveal(*_by_ref(app.study, ref))
        await _rest(pilot)


async def _rest(pilot: Pilot[None]) -> None:
    for _time in range(3):
        await pilot.pause(0.15)
        await settled(pilot)


Scene = tuple[str, int, Callable[[Pilot[None]], Awaitable[None]]]
"""The name of a picture, the stage that it shows (0 is the library), and what is done there first."""

SCENES: Final[tuple[Scene, ...]] = (
    ("library", 0, _rest),
    ("picture", 1, lambda pilot: _reveal(pilot, "RP1", "E01")),
    ("definitions", 2, lambda pilot: _reveal(pilot, "RD1")),
    ("model", 3, lambda pilot: _reveal(pilot, "CM1", "CM1.3")),
    ("comparison", 4, lambda pilot: _reveal(pilot, "X03")),
    ("actions", 4, lambda pilot: _reveal(pilot, "ACT1")),
)
INDONESIAN: Final = ("definitions",)


async def take(home: Home, path: Path, scene: Scene) -> str:
    """One picture as SVG."""
    _name, stage, prepare = scene
    app = StudioApp(home, path if stage else None, max(stage, 1))
    async with app.run_test(size=SIZE) as pilot:
        await _rest(pilot)
        if app.workshop is not None:
            app.workshop.saved_at = SAVED
        await prepare(pilot)
        if isinstance(app.screen, StageScreen):
            app.screen.refresh_frame()
        app.clear_notifications()
        await _rest(pilot)
        return steady(app.export_screenshot(title="ssm studio"))


def steady(svg: str) -> str:
    """The picture with fonts that are there already, so that looking at it asks nobody, and with names that stay."""
    svg = _WEB_FONT.sub("", svg)
    fonts = "ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace"
    svg = svg.replace("font-family: Fira Code, monospace", f"font-family: {fonts}")
    # Made from everything that can be clicked, ids of records included.
    svg = re.sub(r"\bterminal-\d+", "terminal", svg)
    return re.sub(r"<!--.*?-->\s*", "", svg, flags=re.DOTALL)


async def take_all(names: tuple[str, ...]) -> None:
    """All pictures, or those that are named."""
    with ExitStack() as stack:
        for each in DAYS:
            stack.enter_context(patch(each, lambda: date(2015, 5, 4)))
        for language in ("en", "id"):
            set_language(language)
            with tempfile.TemporaryDirectory() as folder:
                home = furnished(Path(folder), language)
                for scene in SCENES:
                    name = scene[0] if language == "en" else f"{scene[0]}-id"
                    wanted = name in names if names else language == "en" or scene[0] in INDONESIAN
                    if wanted:
                        svg = await take(home, home.sessions / "east-java.ssm", scene)
                        FOLDER.mkdir(parents=True, exist_ok=True)
                        (FOLDER / f"{name}.svg").write_text(svg, "utf-8")
                        print(name, len(svg), file=sys.stderr)


def main() -> None:
    """Take them."""
    os.environ["SSM_STUDIO_AUTHOR"] = "facilitator"  # nobody is asked for a name over a picture
    asyncio.run(take_all(tuple(sys.argv[1:])))


if __name__ == "__main__":
    main()
