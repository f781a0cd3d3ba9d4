"""Each stylesheet speaks of its own screens, so that it is read when one of them is shown and not before."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.stylesheets import FOLDER, OF_SCREENS
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled


def _read(app: StudioApp) -> list[str]:
    there = [Path(path).stem for path, _variable in app.stylesheet.source if path.endswith(".tcss")]
    return [name for name in there if name in OF_SCREENS]


async def test_a_stage_reads_its_own_sheets_and_a_dialog_the_others(
    home: Home, blank: Path
) -> None:
    app = StudioApp(home, blank)
    async with app.run_test() as pilot:
        await settled(pilot)
        assert _read(app) == ["picture"]
        await pilot.press("2")
        await settled(pilot)
        assert _read(app) == ["picture", "definitions"]
        await pilot.press("ctrl+p")
        await settled(pilot)
        assert sorted(_read(app)) == sorted(OF_SCREENS)


def test_no_rule_speaks_of_what_another_sheet_is_for() -> None:
    """A rule that names no screen or part around it may stand in one sheet only; else the order of reading counts."""
    sheets = defaultdict(set)
    for name in OF_SCREENS:
        css = re.sub(
            r"/\*.*?\*/", "", (FOLDER / f"{name}.tcss").read_text("utf-8"), flags=re.DOTALL
        )
        for selector in ",".join(re.findall(r"([^{}]+)\{", css)).split(","):
            parts = [each for each in re.split(r"[\s>]+", selector) if each != "Screen.-low"]
            if len(list(filter(None, parts))) == 1:
                for each in re.findall(
                    r"[#.]?\w[\w-]*", re.sub(r":[\w-]+|\.-[\w-]+", "", selector)
                ):
                    sheets[each].add(name)
    assert len(sheets) > 100
    assert {
        each: names for each, names in sheets.items() if len(names) > 1 and each != "Screen"
    } == {}
