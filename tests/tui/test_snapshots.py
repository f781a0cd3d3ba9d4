"""How the screens look: their text, row by row, beside what was committed when somebody looked at them last.

Where a look was changed on purpose, write the snapshots anew and read the difference before it is committed:

    SSM_STUDIO_SNAPSHOTS=write .venv/bin/python -m pytest tests/tui/test_snapshots.py
    git diff tests/tui/__snapshots__
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pytest
from rich.color import Color
from rich.style import Style

from ssm_studio.diagram import graphviz_process
from ssm_studio.i18n import set_language
from ssm_studio.tui import themes
from ssm_studio.tui.app import StudioApp
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home, find_home
from tests.tui.driving import settled, typed, until

FOLDER: Final = Path(__file__).parent / "__snapshots__"
WRITE: Final = os.environ.get("SSM_STUDIO_SNAPSHOTS") == "write"
WALL: Final = (140, 42)
SMALL: Final = (80, 24)


@dataclass(frozen=True, slots=True)
class Look:
    """One screen: how to get there and in which surroundings."""

    name: str
    stage: int
    size: tuple[int, int] = WALL
    language: str = "en"
    keys: tuple[str, ...] = ()


LOOKS: Final = (
    Look("library-empty", -1),
    Look("library", 0),
    Look("library-small-id", 0, SMALL, "id"),
    Look("picture", 1),
    Look("picture-outline-small", 1, SMALL, keys=("o",)),
    Look("picture-id", 1, language="id"),
    Look("definition", 2),
    Look("definition-small-id", 2, SMALL, "id"),
    Look("definitions-side-by-side", 2, keys=("l",)),
    Look("model", 3),
    Look("model-small", 3, SMALL),
    Look("model-as-text-id", 3, language="id", keys=("o",)),
    Look("chart", 4),
    Look("chart-small-id", 4, SMALL, "id"),
    Look("changes", 4, keys=("right_curly_bracket", "right_curly_bracket")),
    Look("export-dialog", 3, SMALL, keys=("f5",)),
)


@pytest.fixture(autouse=True)
def own_engine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Drawings are those of the engine that comes along, whatever else is installed here."""
    monkeypatch.delenv("SSM_STUDIO_DOT", raising=False)
    graphviz_process.forget()
    yield
    set_language("en")


def home_in(folder: Path) -> Home:
    """A home of its own."""
    return find_home(str(folder / "home"))


def rows(app: StudioApp) -> list[str]:
    """What stands on the screen, with everything taken out that is another each time."""
    text = "\n".join(strip.text.rstrip() for strip in app.screen._compositor.render_strips())
    text = re.sub(r"(✓ \w+) \d\d[:.]\d\d", r"\1 00:00", text)
    text = re.sub(r"/\S*/home/", "HOME/", text)
    return [line.rstrip() for line in text.split("\n")]


def assert_as_committed(name: str, now: list[str]) -> None:
    """The same rows as in the committed file; where writing was asked for, that file is written first."""
    path = FOLDER / f"{name}.txt"
    if WRITE:
        FOLDER.mkdir(exist_ok=True)
        path.write_text("\n".join(now) + "\n", encoding="utf-8")
    before = path.read_text("utf-8").rstrip("\n").split("\n")
    seen = "\n".join(now).rstrip("\n").split("\n")
    difference = "\n".join(difflib.unified_diff(before, seen, "committed", "now", lineterm=""))
    assert not difference, f"{name} looks different:\n{difference}"


@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.name)
async def test_the_screen_looks_as_it_did(tmp_path: Path, look: Look) -> None:
    set_language(look.language)
    home = home_in(tmp_path)
    path = worked_example(home, look.language) if look.stage >= 0 else None
    app = StudioApp(home, path if look.stage > 0 else None, max(look.stage, 1))
    async with app.run_test(size=look.size) as pilot:
        await settled(pilot)
        # Where a test's files go is another place on each machine.
        app.home = replace(app.home, exports=Path("/exports"))
        await typed(pilot, *look.keys)
        await settled(pilot)
        if look.stage > 0:
            await until(pilot, lambda: app.check.is_current, "the coach to have looked")
            await settled(pilot)
        assert_as_committed(look.name, rows(app))


def style_at(app: StudioApp, words: str) -> Style:
    """The style in which the first letter of these words is drawn."""
    for y, strip in enumerate(app.screen._compositor.render_strips()):
        x = strip.text.find(words)
        if x >= 0:
            for segment in app.screen._compositor.render_strips()[y].crop(x, x + 1):
                assert segment.style is not None
                return segment.style
    raise AssertionError(f"{words!r} is not on the screen")


def colour(app: StudioApp, token: str) -> Color:
    """A colour of the theme in use, as the terminal gets it."""
    return Color.parse(app.theme_variables[token].lower())


@pytest.mark.parametrize("theme", themes.NAMES)
async def test_the_chosen_tab_is_bold_and_carries_the_accent_of_its_half(
    tmp_path: Path, theme: str
) -> None:
    home = home_in(tmp_path)
    app = StudioApp(home, worked_example(home, "en"), 3)
    async with app.run_test(size=WALL) as pilot:
        app.theme = theme
        await settled(pilot)
        for stage, words, token in ((3, "Models", "system"), (4, "Comparison & action", "real")):
            await typed(pilot, f"alt+{stage}")
            chosen = style_at(app, words)
            assert chosen.bold
            line = style_at(app, "━━━━")
            assert line.color == colour(app, token)
            assert not style_at(app, "Root definitions").bold
        assert style_at(app, "✓ saved").color == colour(app, "done")
