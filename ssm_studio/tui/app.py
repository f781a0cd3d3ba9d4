"""The app: wiring only. Which session is open, which screen is in view, what the global keys do."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import BindingType
from textual.reactive import var

from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, language, set_language
from ssm_studio.tui import themes
from ssm_studio.tui.changed_cells import SentCells
from ssm_studio.tui.coaching.live_check import Coached
from ssm_studio.tui.commands import APP, bindings
from ssm_studio.tui.splash import Opening
from ssm_studio.tui.stage_of_kind import STAGE_OF_KIND
from ssm_studio.tui.stages import stage_screen
from ssm_studio.tui.study_session import Saving
from ssm_studio.tui.type_ahead import TypeAhead
from ssm_studio.workshop.home import Home

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.screen import Screen

    from ssm_studio.domain.study import Study
    from ssm_studio.method.rules.registry import Settings
    from ssm_studio.tui.stage import StageScreen

STYLES = Path(__file__).parent / "styles"
FRAME_STYLES = "app"
SCREEN_STYLES = ("library", "picture", "definitions", "model", "sheets", "comparison", "action")
PLAIN_LINES = "SSM_STUDIO_ASCII"
POLL = 0.5
"""Seconds between looks whether another program wrote to the open file."""


class StudioApp(TypeAhead, Saving, Coached):
    """ssm studio in a terminal."""

    CSS_PATH: ClassVar = STYLES / f"{FRAME_STYLES}.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(APP)]
    TITLE = "ssm studio"
    ENABLE_COMMAND_PALETTE = True

    projector: var[bool] = var(False)
    """Projector view: large, no side panes, nothing private."""
    plain_lines: var[bool] = var(lambda: bool(os.environ.get(PLAIN_LINES)))
    """Models are drawn with the characters of a keyboard alone."""

    def __init__(
        self, home: Home, path: Path | None = None, stage: int = 1, title: str = ""
    ) -> None:
        """Open the session at `path` on a stage, or the library of `home` where there is no path.

        `title` is shown until the session is open.
        """
        super().__init__()
        self.home = home
        self._sent = SentCells()
        self._first = path, stage, title
        if path is not None:
            self.hold()
        self._screens: dict[int, StageScreen] = {}
        for name in themes.NAMES:
            self.register_theme(themes.theme(name))
        # Set without the watcher, which would have every stylesheet read once more before the first frame.
        self.set_reactive(StudioApp.theme, themes.NAMES[0])
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """What is painted first: the frame of the session that is being opened."""
        path, stage, title = self._first
        return Opening(stage, title) if path is not None else super().get_default_screen()

    def on_mount(self) -> None:
        """Show the frame, and load what reads and shows a session only when that is painted."""
        if self._first[0] is not None:
            self.call_after_refresh(self._show_first)
        else:
            # What is laid out before the library is never painted.
            self.call_later(self._show_first)
        self.set_interval(POLL, self.look_at_file)
        self.app_resume_signal.subscribe(self, self._resumed)

    def _show_first(self) -> None:
        """The session that was asked for, else the library."""
        path, stage, _title = self._first
        for name in SCREEN_STYLES:
            self.stylesheet.read(STYLES / f"{name}.tcss")
        if path is not None:
            self.open_session(path, stage)
        if self.workshop is None:
            self._show_library()
        self.call_after_refresh(self.let_go)
        # The command line left it off for a quicker start.
        self.call_after_refresh(gc.enable)

    def _show_library(self) -> None:
        """The library in place of a stage; it is made when it is first wanted."""
        from ssm_studio.tui.library.screen import LibraryScreen

        under = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        if self.stage_in_view() is None:
            self.push_screen(LibraryScreen())
        elif isinstance(under, LibraryScreen):
            self.pop_screen()
        else:
            self.switch_screen(LibraryScreen())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The tokens, so that the stylesheets hold under any other theme too."""
        return themes.theme(themes.NAMES[0]).variables

    # The session

    def open_session(self, path: Path, stage: int = 1) -> None:
        """Open a session file and show a stage of it."""
        from ssm_studio.workshop.workshop import open_session

        try:
            workshop = open_session(path)
        except StudioError as error:
            self.tell(error)
            return
        self.close_session()
        self.workshop = workshop
        self.trouble = ""
        workshop.subscribe(self.study_changed)
        self.push_screen(self._screen(stage))
        self.call_after_refresh(self.coach_anew)
        if workshop.read_only:
            self.say_so(_("This session can only be read."), workshop.read_only, severity="warning")

    def study_changed(self, study: Study) -> None:
        """Tell everyone who shows the study, and have the coach look at it in a moment."""
        super().study_changed(study)
        self.coach_soon()

    def coach_settings(self) -> Settings:
        """What the facilitator set for the coach, and what day it is."""
        from ssm_studio.workshop.coach_settings import coach_settings

        settings, trouble = coach_settings(self.home, today=date.today())  # noqa: DTZ011 - a deadline is a local day
        if trouble:
            self.say_so(trouble, severity="warning")
        return settings

    def _screen(self, stage: int) -> StageScreen:
        if stage not in self._screens:
            self._screens[stage] = screen = stage_screen(stage)
            self.install_screen(screen, f"stage-{stage}-{id(screen)}")
        return self._screens[stage]

    def stage_screens(self) -> Iterable[StageScreen]:
        """The stages that were shown so far."""
        return self._screens.values()

    def close_session(self, *, to_library: bool = True) -> None:
        """Store what is being typed, leave the stages and close the file."""
        if self.workshop is None:
            return
        self.flush()
        if to_library:
            self._leave_stages()
        self.refused.clear()
        self.workshop.close()
        self.workshop = None

    def _leave_stages(self) -> None:
        if self.stage_in_view() is not None:
            self._show_library()
        for screen in self._screens.values():
            self.uninstall_screen(screen)
            if screen.is_running:
                screen.remove()
        self._screens = {}

    # Actions

    def action_stage(self, number: int) -> None:
        """Go to a stage; any at any time."""
        stage = self.stage_in_view()
        if self.workshop is None or stage is None or number == stage.NUMBER:
            return
        self.flush()
        self.switch_screen(self._screen(number))

    def go_to(self, kind: str, id_: str) -> None:
        """Show a record on the stage it belongs to."""
        stage = STAGE_OF_KIND.get(kind)
        if stage is None:
            return
        self.action_stage(stage)
        self.call_after_refresh(lambda: self._screen(stage).reveal(kind, id_))

    def go_to_field(self, kind: str, id_: str, field: str) -> None:
        """Show a record and, where the stage has it, put the cursor into one of its fields."""
        from ssm_studio.tui.fields import StudyField

        self.go_to(kind, id_)

        async def focus() -> None:
            stage = self.stage_in_view()
            if stage is not None and await stage.open_field(kind, id_, field):
                return
            for each in self.screen.query(StudyField):
                if (each.record, each.field_name) == (id_, field) and each.display:
                    each.focus()
                    return

        if field:
            self.set_timer(0.3, focus)

    def action_library(self) -> None:
        """Close the session and go to the library."""
        self._unless_unsaved(self.close_session)

    def action_command_palette(self) -> None:
        """Search every command and everything in the session."""
        from ssm_studio.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_help(self) -> None:
        """What can be done here."""
        from ssm_studio.tui.help import help_screen

        self.push_screen(help_screen(self.screen))

    def action_session_form(self) -> None:
        """Title, situation, dates, place and people."""
        if self.workshop is not None:
            from ssm_studio.tui.session_form import SessionForm

            self.push_screen(SessionForm())

    def action_export(self) -> None:
        """Choose what to write and where."""
        if self.workshop is not None:
            from ssm_studio.tui.export_dialog import ExportDialog

            self.flush()
            stage = self.stage_in_view()
            number = stage.NUMBER if stage is not None else 0
            self.push_screen(ExportDialog(self.workshop.path, self.study, self.home, stage=number))

    def action_next_theme(self) -> None:
        """The next set of colours."""
        at = themes.NAMES.index(self.theme) if self.theme in themes.NAMES else -1
        self.theme = themes.NAMES[(at + 1) % len(themes.NAMES)]

    def action_switch_language(self) -> None:
        """The other language, on every screen at once."""
        self.flush()
        set_language("en" if language() == "id" else "id")
        stage = self.stage_in_view()
        number = stage.NUMBER if stage is not None else 1
        path = self.workshop.path if self.workshop is not None else None
        self.close_session()
        for screen in self.screen_stack:
            screen.refresh(recompose=True)
        if path is not None:
            self.open_session(path, number)

    def action_leave(self) -> None:
        """Leave; everything is saved already."""

        def leave() -> None:
            self.close_session(to_library=False)
            self.exit()

        self._unless_unsaved(leave)

    def _unless_unsaved(self, leave: Callable[[], None]) -> None:
        """Leave at once when all is saved; else ask, since leaving would lose words."""
        self.flush()
        if self.workshop is None or self.workshop.read_only or not self.unsaved:
            leave()
            return
        from ssm_studio.tui.dialogs import Confirm

        question = Confirm(
            _("Not everything could be saved: {why}").format(why=self.trouble),
            _(
                "Leaving now loses what is not saved. A copy elsewhere keeps it (Ctrl+P, save a copy)."
            ),
            yes=_("Leave and lose it"),
            no=_("Stay"),
        )
        self.push_screen(question, lambda yes: leave() if yes else None)

    def action_save_copy(self) -> None:
        """Go on in a copy elsewhere: a stick, another folder."""
        if self.workshop is None:
            return
        from ssm_studio.tui.dialogs import AskLine

        def answered(words: str | None) -> None:
            if not words or not words.strip():
                return
            try:
                path = Path(words.strip()).expanduser().absolute()
                self.go_on_in_copy(path)
            except StudioError as error:
                self.tell(error)
            else:
                self.say_so(_("The session goes on in {path}").format(path=path))

        stem = self.workshop.path.stem
        proposed = str(Path.home() / f"{stem}-2.ssm")
        self.push_screen(
            AskLine(_("Into which file shall the copy go? The session goes on there."), proposed),
            answered,
        )

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Send to the terminal what changed on it."""
        super()._display(screen, cast("RenderableType | None", self._sent.only_changes(renderable)))

    def _resumed(self, _app: object) -> None:
        self._sent.forget()
        self.screen.refresh()

    def on_resize(self) -> None:
        """A terminal of another size has moved or lost what stood on it."""
        self._sent.forget()

    def on_app_focus(self) -> None:
        """Coming back to the window heals what another program wrote across it."""
        self._sent.forget()
        self.screen.refresh()

    def _fatal_error(self) -> None:
        # Textual would print its own traceback over the wall; `run` hands the mistake on to be told.
        if self.is_headless:
            super()._fatal_error()
        else:
            self._close_messages_no_wait()


def _plain_alt_digits() -> None:
    """Let Alt+1 to Alt+4 arrive as such: Textual takes them for the signs that a Mac keyboard types."""
    from textual import _ansi_sequences

    for digit in "1234":
        _ansi_sequences.ANSI_SEQUENCES_KEYS.pop(f"\x1b{digit}", None)  # type: ignore[attr-defined]


def run(home: Home, path: Path | None = None, title: str = "") -> int:
    """Run the program until it is left, first with the session at `path`, called `title`; the exit code.

    Raises:
        Exception: a mistake of ours that ended it; everything whose "saved" was shown is on disk.
    """
    _plain_alt_digits()
    app = StudioApp(home, path, title=title)
    app.run()
    if app._exception is not None:
        raise app._exception
    return app.return_code or 0
