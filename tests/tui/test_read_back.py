"""A page of root definitions that was edited outside comes back through the screen, seen first and as one step."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from ssm_studio.domain import edit
from ssm_studio.domain.text import read
from ssm_studio.formats.registry import EXPORTS, produce
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import AskLine, Reading
from ssm_studio.tui.export_dialog import ExportDialog
from ssm_studio.tui.read_back import Differences
from ssm_studio.tui.read_written import WrittenIncoming
from ssm_studio.workshop.home import Home
from tests.formats.written.test_written import LINES
from tests.tui.driving import settled, told, typed, until

MINE = "a clearer picture [/x]"


def page_of(app: StudioApp, path: Path, *edits: tuple[str, str]) -> Path:
    """The page as it is exported, with these edits, each a text and what stands in its place."""
    (file,) = produce(app.study, "root-definitions", "md", style="full")
    page = file.data.decode("utf-8")
    for before, after in edits:
        assert before in page
        page = page.replace(before, after)
    path.write_text(page, encoding="utf-8")
    return path


def p_of(app: StudioApp) -> str:
    return read(next(iter(app.study.root_definitions.values())).p, "en")


def on_screen(app: StudioApp) -> str:
    return "\n".join(str(each.render()) for each in app.screen.query(Static))


async def asked_for(app: StudioApp, pilot: Pilot[None], path: Path) -> None:
    """Give the path of a page where the screen asks for it."""
    await until(pilot, lambda: isinstance(app.screen, AskLine), "the question for the page")
    app.screen.query_one("Line").value = str(path)  # type: ignore[attr-defined]
    await typed(pilot, "enter")


async def test_an_edited_page_is_shown_first_and_taken_in_as_one_step(
    home: Home, example: Path, tmp_path: Path
) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        before = p_of(app)
        path = page_of(app, tmp_path / "page.md", (before, MINE))
        await app.run_action("app.read_back")
        await asked_for(app, pilot, path)
        await until(pilot, lambda: isinstance(app.screen, Differences), "the differences")
        assert MINE in on_screen(app)
        assert before in on_screen(app)
        assert p_of(app) == before, "nothing comes in before it was seen"
        assert app.screen.query_one(".dialog").region.x > 0, "it stands in the middle"
        assert app.screen.styles.background.a < 1, "the stage is seen behind it"
        await typed(pilot, "enter")
        await until(pilot, lambda: p_of(app) == MINE, "the page to be taken in")
        await typed(pilot, "ctrl+z")
        assert p_of(app) == before


async def test_what_changed_in_the_session_too_is_shown_with_both_wordings_and_stays(
    home: Home, example: Path, tmp_path: Path
) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        path = page_of(app, tmp_path / "page.md", (p_of(app), MINE))
        definition = next(iter(app.study.root_definitions))
        app.execute(edit.write(app.study, "definition", definition, "p", "theirs"))
        await app.run_action("app.read_back")
        await asked_for(app, pilot, path)
        await until(pilot, lambda: isinstance(app.screen, Differences), "the differences")
        assert "session: theirs" in on_screen(app)
        assert f"file:    {MINE}" in on_screen(app)
        await typed(pilot, "enter")
        assert p_of(app) == "theirs"


async def test_nothing_happens_on_leaving_or_when_nothing_differs_or_it_is_no_page(
    home: Home, example: Path, tmp_path: Path
) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        before = app.study
        path = page_of(app, tmp_path / "page.md", (p_of(app), MINE))
        await app.run_action("app.read_back")
        await asked_for(app, pilot, path)
        await until(pilot, lambda: isinstance(app.screen, Differences), "the differences")
        await typed(pilot, "escape")
        assert app.study is before
        await app.run_action("app.read_back")
        await asked_for(app, pilot, page_of(app, tmp_path / "same.md"))
        await until(pilot, lambda: isinstance(app.screen, Reading), "that nothing differs")
        await typed(pilot, "escape")
        await app.run_action("app.read_back")
        await asked_for(app, pilot, tmp_path / "nothing.md")
        await until(pilot, lambda: "! " in told(app), "a sentence")
        assert app.study is before


async def test_the_export_dialog_asks_what_then_how_and_leads_to_reading_back(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await typed(pilot, "f5")
        listed = app.screen.query_one(OptionList)
        assert listed.option_count == len(EXPORTS) + 2
        assert EXPORTS[listed.highlighted or 0].what == "model"
        await typed(pilot, "enter")
        model = next(each for each in EXPORTS if each.what == "model")
        assert listed.option_count == len(model.styles)
        await typed(pilot, "escape")
        assert isinstance(app.screen, ExportDialog)
        assert EXPORTS[listed.highlighted or 0].what == "model"
        await typed(pilot, "end", "enter")
        await until(pilot, lambda: isinstance(app.screen, AskLine), "the question for the page")
        await typed(pilot, "escape")
        await until(pilot, lambda: app.screen is app.stages.in_view, "the stage")


async def test_a_page_as_people_write_them_comes_in_too(
    home: Home, example: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ours.md"
    path.write_text(LINES, encoding="utf-8")
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        before = app.study
        await app.run_action("app.read_back")
        await asked_for(app, pilot, path)
        await until(pilot, lambda: isinstance(app.screen, WrittenIncoming), "what would come")
        assert "mothers who fetch water" in on_screen(app)
        assert app.study == before
        await typed(pilot, "enter")
        await until(pilot, lambda: len(app.study.root_definitions) == 3, "the page to be taken in")
        await typed(pilot, "ctrl+z")
        assert app.study == before
