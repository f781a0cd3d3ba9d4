"""The export dialog writes a csv as spreadsheets of the session's language open it."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from ssm_studio.tui.app import StudioApp
from ssm_studio.workshop.example import worked_example
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed, until


@pytest.mark.parametrize(("language", "sign"), [("en", ","), ("id", ";")])
async def test_the_separator_is_that_of_the_language(home: Home, language: str, sign: str) -> None:
    path = worked_example(home, language)
    app = StudioApp(home, path, 4)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await app.run_action("app.export")
        await until(pilot, lambda: bool(app.screen.query(OptionList)), "the list of exports")
        await typed(pilot, "enter", "end", "enter")
        written = list[Path]()

        def there() -> bool:
            written[:] = home.exports.rglob("*.csv")
            return bool(written)

        await until(pilot, there, "the file")
    head = written[0].read_text("utf-8-sig").split("\r\n", 1)[0]
    assert head.startswith((f"Code{sign}", f"Kode{sign}"))
