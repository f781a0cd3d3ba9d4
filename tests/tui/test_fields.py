"""What is typed is stored though the typing goes on, and the title says when it is not."""

from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.signal import Signal

from ssm_studio.tui import fields
from ssm_studio.tui.fields import StudyField
from tests.event_loop import pass_time
from tests.tui.driving import until


class OneField(App[None]):
    """A field alone, and what it asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.trouble = ""
        self.saved_signal: Signal[str] = Signal(self, "saved")

    def on_mount(self) -> None:
        self.saved_signal.subscribe(self, self.title_is_told, immediate=True)

    def compose(self) -> ComposeResult:
        yield StudyField("element", "e", "label")

    def on_study_field_written(self, event: StudyField.Written) -> None:
        self.heard.append(event.value)

    def title_is_told(self, _trouble: str) -> None:
        field = self.query_one(StudyField)
        self.heard.append("typing" if field.dirty else "nothing typed")


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pause is ever long enough: somebody types without one."""
    monkeypatch.setattr(fields, "FOLLOW", 3600.0)
    monkeypatch.setattr(fields, "CEILING", 0.05)


@pytest.mark.usefixtures("no_pause")
async def test_typing_without_a_pause_is_stored_all_the_same() -> None:
    app = OneField()
    async with app.run_test() as pilot:
        app.query_one(StudyField).focus()
        await pilot.press("a")
        await until(pilot, lambda: "a" in app.heard)
        await pilot.press("b")
        await until(pilot, lambda: "ab" in app.heard)
        assert app.heard == ["typing", "a", "typing", "ab"]


async def test_what_was_typed_and_taken_away_again_is_said_to_be_stored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fields, "FOLLOW", 3600.0)
    monkeypatch.setattr(fields, "CEILING", 3600.0)
    app = OneField()
    async with app.run_test() as pilot:
        app.query_one(StudyField).focus()
        await pilot.press("a", "backspace")
        app.query_one(StudyField).flush()
        await until(pilot, lambda: app.heard[-1:] == ["nothing typed"])
        assert "a" not in app.heard


async def test_that_words_are_not_stored_is_told_in_the_very_frame_of_the_first_letter(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fields, "FOLLOW", 3600.0)
    monkeypatch.setattr(fields, "CEILING", 3600.0)
    app = OneField()
    async with app.run_test() as pilot:
        field = app.query_one(StudyField)
        field.insert("a")
        assert app.heard == ["typing"], "before any other message is handled"
        field.insert("b")
        await pilot.pause()
        assert app.heard == ["typing"]


class Follower(Vertical):
    """Shows what is typed in the field that it holds."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def compose(self) -> ComposeResult:
        yield StudyField("element", "e", "label")

    def follow_typing(self, field: StudyField) -> None:
        self.seen.append(field.text)


class FollowedField(App[None]):
    def compose(self) -> ComposeResult:
        yield Follower()


async def test_a_letter_is_followed_at_once_and_of_quick_ones_the_last() -> None:
    app = FollowedField()
    async with app.run_test() as pilot:
        field, seen = app.query_one(StudyField), app.query_one(Follower).seen
        await pass_time(2 * fields.FOLLOW)
        field.insert("a")
        assert seen == ["a"], "before any message is handled"
        field.insert("b")
        field.insert("c")
        await pilot.pause()
        assert seen == ["a"]
        await pass_time(2 * fields.FOLLOW)
        assert seen == ["a", "abc"]
        field.undo()
        assert seen[-1] == field.text


class OneDay(OneField):
    """A field for a day alone."""

    def compose(self) -> ComposeResult:
        yield StudyField("action", "a", "by_when")


@pytest.mark.parametrize("leave", ["enter", "tab"])
async def test_a_day_is_kept_as_files_have_it_though_somebody_paused_before_leaving(
    leave: str,
) -> None:
    app = OneDay()
    async with app.run_test() as pilot:
        field = app.query_one(StudyField)
        field.focus()
        await pilot.pause()
        field.insert("15 Jan 2027")
        await pass_time(2 * (fields.PAUSE + fields.FOLLOW))
        await until(pilot, lambda: "15 Jan 2027" in app.heard)
        await pilot.press(leave)
        if leave == "tab":
            app.set_focus(None)
        await until(pilot, lambda: app.heard[-1] == "2027-01-15")


async def test_a_day_that_nobody_typed_in_stays_as_it_was_written() -> None:
    app = OneDay()
    async with app.run_test() as pilot:
        field = app.query_one(StudyField)
        field.show("15 Jan 2027")
        field.focus()
        await pilot.press("enter")
        app.set_focus(None)
        await pilot.pause()
        assert field.text == "15 Jan 2027"
        assert not app.heard
