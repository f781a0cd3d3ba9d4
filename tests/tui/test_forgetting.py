"""Forgetting from the palette: asked, shown, and gone from the screen, its undo and the file."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from textual.widgets import Input

from ssm_studio.domain import edit
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import new_id
from ssm_studio.domain.text import Text
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine, Confirm
from ssm_studio.tui.stage import StageScreen
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.tui.driving import until

WORDS = "the xylophone that nobody paid for"


@pytest.fixture
def ref(example: Path) -> str:
    with open_session(example) as workshop:
        picture = next(iter(workshop.study.pictures))
        element = Element(id=new_id(), kind="issue", picture=picture, label=Text(en=WORDS))
        workshop.do(edit.add(workshop.study, element))
        return workshop.study.elements[element.id].ref


@pytest.mark.parametrize("sure", [True, False])
async def test_what_is_forgotten_is_gone_from_screen_undo_and_file(
    home: Home, example: Path, ref: str, sure: bool
) -> None:
    app = StudioApp(home, example)
    async with app.run_test(size=(140, 42)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, StageScreen))
        assert WORDS in str(app.study)
        cast(StageScreen, app.screen).action_room("forget")
        await until(pilot, lambda: isinstance(app.screen, AskLine))
        app.screen.query_one(Input).value = ref
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await pilot.press("y" if sure else "n")
        if sure:
            await until(pilot, lambda: isinstance(app.screen, AskLine))
            await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, StageScreen))
        await until(pilot, lambda: (WORDS in str(app.study)) is not sure)
        assert app.workshop is not None
        assert ("xylophone" in app.workshop.undo_label) is not sure
    assert (WORDS.encode() in example.read_bytes()) is not sure
