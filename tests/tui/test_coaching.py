"""The coach on screen: asks quietly, says why, goes there, and takes a reason for leaving things as they are."""

from __future__ import annotations

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import OptionList, Static

from ssm_studio.domain import edit
from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.coaching.findings_bar import FindingsStrip
from ssm_studio.tui.coaching.findings_dialog import FindingsList
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.session_form import SessionForm
from ssm_studio.workshop.home import Home
from tests.tui.driving import typed, until


async def looked(app: StudioApp, pilot: Pilot[None]) -> None:
    """Wait until the coach has looked at the study as it is, and the screen has followed."""
    await until(
        pilot,
        lambda: app.check.is_current,
        "the coach to have looked",
    )


def shown(widget: FindingsStrip) -> bool:
    """Whether the strip asks something; its row is always there, so that nothing moves."""
    assert widget.region.height == 1
    widget.end_answer()  # what a key did is said there for a while
    return bool(str(widget.render()))


async def test_the_coach_asks_goes_there_and_takes_a_reason(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await looked(app, pilot)
        strip = app.screen.query_one(FindingsStrip)
        assert not shown(strip)
        model = next(iter(app.study.models.values()))
        assert app.execute(edit.set_fields(app.study, "model", model.id, efficacy=None))
        await looked(app, pilot)
        assert shown(strip)
        assert "CM-16" in str(strip.render())
        tabs = str(app.screen.query_one("#tab-names", Static).render())
        assert "Models ·" in tabs

        await typed(pilot, "f7")
        assert isinstance(app.screen, FindingsList)
        assert "CM-16" in str(app.screen.query_one("#finding-words", Static).render())
        await typed(pilot, "enter")
        await until(pilot, lambda: isinstance(app.focused, StudyField), "a field in focus")
        focused = app.focused
        assert isinstance(focused, StudyField)
        assert (focused.record, focused.field_name) == (model.id, "efficacy")

        await typed(pilot, "f7")
        await typed(pilot, "w")
        await typed(pilot, *"asked in the next cycle", "enter")
        await looked(app, pilot)
        listed = app.screen.query_one("#findings", OptionList)
        assert "asked in the next cycle" in str(listed.get_option_at_index(0).prompt)
        await typed(pilot, "escape")
        assert not shown(strip)
        waiver = next(iter(app.study.waivers.values()))
        assert waiver.rule == "CM-16"
        assert waiver.reason is not None
        assert waiver.reason.en == "asked in the next cycle"
        assert waiver.waived_by
        assert waiver.waived_at

        await typed(pilot, "escape", "ctrl+z")
        await looked(app, pilot)
        assert shown(strip)
        await typed(pilot, "ctrl+y")
        await looked(app, pilot)
        assert not shown(strip)
        await typed(pilot, "f7")
        await typed(pilot, "w")
        await looked(app, pilot)
        assert not app.study.waivers
        assert shown(strip)


async def test_the_strip_asks_about_what_the_cursor_is_on(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 4)
    async with app.run_test(size=(140, 42)) as pilot:
        await looked(app, pilot)
        strip = app.screen.query_one(FindingsStrip)
        assert "CP-10 ×2" in str(strip.render())
        await typed(pilot, "down", "down", "down")
        await looked(app, pilot)
        assert "CP-10" in str(strip.render())
        await typed(pilot, "right_curly_bracket", "right_curly_bracket", "right_curly_bracket")
        await looked(app, pilot)
        assert "AC-14" in str(strip.render())


async def test_a_field_that_is_asked_about_is_marked(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 3)
    async with app.run_test(size=(140, 42)) as pilot:
        await looked(app, pilot)
        activity = next(iter(app.study.activities.values()))
        words = edit.write(app.study, "activity", activity.id, "text", "Data collection")
        assert app.execute(words)
        await looked(app, pilot)
        field = app.screen.query_one("#activity-text", StudyField)
        assert field.asked
        assert field.get_line(0).plain == "Data collection ?"
        assert field.text == "Data collection"
        assert app.execute(edit.write(app.study, "activity", activity.id, "text", "Collect data"))
        await looked(app, pilot)
        assert not field.asked


async def test_a_question_about_several_unfolds_and_enter_lands_where_it_is_answered(
    home: Home, example: Path
) -> None:
    app = StudioApp(home, example, 4)
    async with app.run_test(size=(140, 42)) as pilot:
        await looked(app, pilot)
        await typed(pilot, "f7")
        listed = app.screen.query_one("#findings", OptionList)
        assert "×2  X04, X11" in str(listed.get_option_at_index(0).prompt)
        folded = listed.option_count
        await typed(pilot, "enter")
        assert isinstance(app.screen, FindingsList)
        assert listed.option_count == folded + 2
        await typed(pilot, "down", "down", "enter")
        await until(pilot, lambda: not isinstance(app.screen, FindingsList), "the list to close")
        place = app.stages.in_view
        assert place is not None
        assert "X11" in {
            record.ref for id_ in place.in_view() if (record := app.study.find(id_)) is not None
        }


async def test_what_is_asked_of_the_session_opens_its_form(home: Home, example: Path) -> None:
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(140, 42)) as pilot:
        await looked(app, pilot)
        session = app.study.session
        assert app.execute(edit.set_fields(app.study, "session", session.id, situation=None))
        await looked(app, pilot)
        await typed(pilot, "f7", "enter")
        await until(pilot, lambda: isinstance(app.screen, SessionForm), "the form of the session")
        await until(pilot, lambda: isinstance(app.focused, StudyField), "a field in focus")
        focused = app.focused
        assert isinstance(focused, StudyField)
        assert focused.field_name == "situation"
