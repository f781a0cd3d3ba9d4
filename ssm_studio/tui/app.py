"""The app: wiring only. Which session is open, which screen is in view, what the global keys do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import BindingType
from textual.reactive import var

from ssm_studio.days import today
from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, language, set_language
from ssm_studio.method.stage_names import STAGE_OF_KIND
from ssm_studio.signs import keyboard_only
from ssm_studio.tui import on_wall, stylesheets, themes
from ssm_studio.tui.coaching.live_check import LiveCheck
from ssm_studio.tui.commands import APP, bindings
from ssm_studio.tui.messages import Messages
from ssm_studio.tui.splash import Opening, look_for_rubbish
from ssm_studio.tui.stages import Stages
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.study_session import StudySession
from ssm_studio.tui.terminal_app import TerminalApp
from ssm_studio.tui.type_ahead import TypeAhead
from ssm_studio.tui.unsent_words import UnsentWords
from ssm_studio.workshop.home import Home

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from pathlib import Path

    from textual import events
    from textual.screen import Screen
    from textual.signal import Signal
    from textual.widget import Widget

    from ssm_studio.domain.changes import Changeset
    from ssm_studio.domain.study import Study
    from ssm_studio.method.rules.registry import Finding, Settings
    from ssm_studio.tui.fields import StudyField
    from ssm_studio.workshop.workshop import Outcome, Workshop

_POLL = 0.5
"""Seconds between looks whether another program wrote to the open file."""


class StudioApp(TerminalApp):
    """ssm studio in a terminal. What it does is done by its parts; here they are put together."""

    CSS_PATH: ClassVar = stylesheets.FRAME
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(APP)]
    TITLE = "ssm studio"
    ENABLE_COMMAND_PALETTE = True

    projector: var[bool] = var(False)
    """Projector view: large, no side panes, nothing private."""
    plain_lines: var[bool] = var(keyboard_only)
    """Models are drawn with the characters of a keyboard alone."""

    def __init__(
        self, home: Home, path: Path | None = None, stage: int = 1, title: str = ""
    ) -> None:
        """Open the session at `path` on a stage, or the library of `home` where there is no path.

        `title` is shown until the session is open.
        """
        super().__init__()
        self.home = home
        self.messages = Messages(self)
        self.stages = Stages(self)
        self.session = StudySession(self, self.stages, self.messages)
        self.check = LiveCheck(self, lambda: self.session.study, self.coach_settings)
        self.unsent = UnsentWords(self, home, lambda: self.workshop, self.messages)
        self.definition: str | None = None
        self._ahead = TypeAhead(self, super().on_event)
        self._first = path, stage, title
        if path:
            self._ahead.hold()
        for name in themes.NAMES:
            self.register_theme(themes.theme(name))
        # Set without the watcher, which would have every stylesheet read once more before the first frame.
        self.set_reactive(StudioApp.theme, themes.NAMES[0])
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> Screen[None]:
        """What is painted first: the frame of the session that is being opened."""
        path, stage, title = self._first
        return Opening(stage, title) if path else super().get_default_screen()

    def on_mount(self) -> None:
        """Show the frame, and load what reads and shows a session only when that is painted."""
        if self._first[0] is not None:
            self.call_after_refresh(self._show_first)
        else:
            self.call_later(self._show_first)
        self.set_interval(_POLL, self.session.look_at_file)
        self.study_signal.subscribe(self, lambda _study: self.check.look_soon())
        self.app_resume_signal.subscribe(self, lambda _app: self.on_app_focus())

    def _show_first(self) -> None:
        """The session that was asked for, else the library."""
        path, stage, _title = self._first
        if path is not None:
            self.open_session(path, stage)
        if self.workshop is None:
            self._show_library()
        self.call_after_refresh(self._ahead.let_go)
        self.call_after_refresh(look_for_rubbish)

    def _show_library(self) -> None:
        """The library in place of a stage; it is made when it is first wanted."""
        from ssm_studio.tui.library.screen import LibraryScreen

        under = self.screen_stack[-2] if len(self.screen_stack) > 1 else None
        if self.stages.in_view is None:
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
        self.session.open(workshop)
        self.push_screen(self.stages.screen(stage))
        self.call_after_refresh(self.check.begin)
        self.call_after_refresh(self.stages.begin, workshop)
        self.unsent.give_back()
        for sentence in workshop.notices:
            self.say_so(sentence)
        if workshop.read_only:
            self.say_so(_("This session can only be read."), workshop.read_only, severity="warning")

    def close_session(self, *, to_library: bool = True) -> None:
        """Store what is being typed, leave the stages and close the file."""
        if self.workshop is None:
            return
        self.flush()
        if to_library:
            if self.stages.in_view is not None:
                self._show_library()
            self.stages.take_down()
        self.unsent.let_go()
        self.session.close()

    def coach_settings(self) -> Settings:
        """What the facilitator set for the coach, and what day it is."""
        from ssm_studio.workshop.coach_settings import coach_settings

        settings, trouble = coach_settings(self.home, today=today())
        if trouble:
            self.say_so(trouble, severity="warning")
        return settings

    # What parts know of the app: see `Studio`

    @property
    def workshop(self) -> Workshop | None:
        """The open session; None in the library."""
        return self.session.workshop

    @property
    def study(self) -> Study:
        """The study as the screens may show it this moment; an empty one while no session is open."""
        return on_wall.open_part(self.session.study) if self.projector else self.session.study

    @property
    def trouble(self) -> str:
        """Why the last step could not be stored; "" when all is saved."""
        return self.session.trouble

    @property
    def study_signal(self) -> Signal[Study]:
        """The study is another one."""
        return self.session.study_signal

    @property
    def saved_signal(self) -> Signal[str]:
        """Whether the last step is stored: why not, or ""."""
        return self.session.saved_signal

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is worth asking now, waived findings left out."""
        return on_wall.asked(self.check.findings, self.session.study, on_wall=self.projector)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """What was left as it is, as far as the coach would still notice it."""
        return on_wall.asked(self.check.waived, self.session.study, on_wall=self.projector)

    @property
    def findings_signal(self) -> Signal[tuple[Finding, ...]]:
        """What is worth asking is something else now."""
        return self.check.signal

    def consider(self, study: Study) -> None:
        """Have the coach look at what is being typed."""
        self.check.consider(study)

    def execute(self, changeset: Changeset, *, keep: bool = True) -> Outcome | None:
        """Do one step; what goes wrong is told, and None returned then."""
        step = on_wall.carried(changeset, self.session.study) if self.projector else changeset
        return self.session.execute(step, keep=keep)

    def write(self, event: StudyField.Written) -> None:
        """Store the words of a field."""
        self.session.write(event)

    def written(self, kind: str, id_: str, name: str, base: str, value: str) -> Changeset | None:
        """The step that stores words which were `base` when somebody began to write."""
        return self.session.written(kind, id_, name, base, value)

    def flush(self) -> None:
        """Store what is being typed anywhere, now."""
        self.session.flush()
        self.unsent.keep()

    def say_so(self, title: str, detail: str = "", *, severity: str = "information") -> None:
        """A sentence at the edge of the screen, never markup."""
        self.messages.say_so(title, detail, severity=severity)

    def say_deleted(self, words: str) -> None:
        """Give back words for which there is no place any more."""
        self.session.say_deleted(words)

    def tell(self, error: StudioError) -> None:
        """An error in its three parts."""
        self.messages.tell(error)

    def go_to(self, kind: str, id_: str) -> None:
        """Show a record on the stage it belongs to."""
        self.go_to_field(kind, id_, "")

    @work(exclusive=True, group="going")
    async def go_to_field(self, kind: str, id_: str, field: str) -> None:
        """Show a record and, where the stage has it, put the cursor into one of its fields."""
        if kind in STAGE_OF_KIND and self.workshop is not None:
            self.flush()
            await self.stages.show_record(kind, id_, field)

    @work
    async def show_trace(self, kind: str, id_: str) -> None:
        """The trace of a record; the step that is chosen is gone to."""
        from ssm_studio.tui.comparison.trace_view import show_trace

        await show_trace(self, studio_of(self), kind, id_)

    # Commands

    def action_undo(self) -> None:
        """Take the last step back, and say which it was."""
        self.session.undo(named=not self.projector)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self.session.redo(named=not self.projector)

    def action_stage(self, number: int) -> None:
        """Go to a stage; any at any time."""
        stage = self.stages.in_view
        if stage is not None and number != stage.NUMBER and self.stages.may_show(number):
            self.flush()
            self.switch_screen(self.stages.screen(number))

    @work
    async def action_library(self) -> None:
        """Close the session and go to the library."""
        if await self.session.may_leave(self):
            self.close_session()

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
        from ssm_studio.tui.session_form import SessionForm

        if self.workshop is not None:
            self.push_screen(SessionForm())

    @work
    async def action_export(self, what: str = "") -> None:
        """Choose what to write and where, or have an edited page come back."""
        from ssm_studio.tui.export_dialog import READ_BACK, ExportDialog

        if self.workshop is not None:
            self.flush()
            at = self.stages.number
            dialog = ExportDialog(self.workshop.path, self.study, self.home, stage=at, what=what)
            if await self.push_screen_wait(dialog) == READ_BACK:
                self.action_read_back()

    @work
    async def action_read_back(self) -> None:
        """Take in a page of root definitions that people edited."""
        from ssm_studio.tui.read_back import read_back

        if self.workshop is not None:
            await read_back(self, studio_of(self))

    @work
    async def action_wall(self) -> None:
        """The thing in view alone, for the room."""
        from ssm_studio.tui.wall.screen import show_wall

        await show_wall(self, self.stages)

    @work
    async def action_look_back(self, origin: str = "") -> None:
        """The session as it was; with an origin only what comes from there."""
        from ssm_studio.tui.past.screen import look_back

        if number := self.stages.number:
            self.flush()
            await look_back(self, studio_of(self), number, origin)

    def action_next_theme(self) -> None:
        """The next set of colours."""
        self.theme = themes.after(self.theme)

    def action_switch_language(self) -> None:
        """The other language, on every screen at once."""
        self.flush()
        set_language("en" if language() == "id" else "id")
        number, workshop = self.stages.number or 1, self.workshop
        self.close_session()
        for screen in self.screen_stack:
            screen.refresh(recompose=True)
        if workshop is not None:
            self.open_session(workshop.path, number)

    @work
    async def action_leave(self) -> None:
        """Leave; everything is saved already."""
        if await self.session.may_leave(self):
            self.close_session(to_library=False)
            self.exit()

    @work
    async def action_save_copy(self) -> None:
        """Go on in a copy elsewhere: a stick, another folder."""
        await self.session.ask_for_copy(self)

    async def on_event(self, event: events.Event) -> None:
        """Keys go where the keys before them have led."""
        await self._ahead.take(event)

    def asking(self, where: Widget) -> AbstractContextManager[None]:
        """While a conversation waits for what is typed into a dialog or a line."""
        return self._ahead.asking(
            lambda: where in self.screen_stack or (where.display and where.screen.focused is where)
        )

    def push_screen(self, screen: Any, **named: Any) -> Any:  # type: ignore[override]
        """Lay a screen over the others, with its styles; nobody is called back."""
        stylesheets.read_for(self, screen)
        return super().push_screen(screen, **named)

    def switch_screen(self, screen: Any) -> Any:
        """Show a screen in place of the one on top, with its styles."""
        stylesheets.read_for(self, screen)
        return super().switch_screen(screen)

    async def push_screen_wait(self, screen: Any, *, mode: str | None = None) -> Any:
        """Ask in a dialog; what is typed ahead after its answer waits for the next one."""
        with self.asking(screen):
            return await super().push_screen_wait(screen, mode=mode)

    def _fatal_error(self) -> None:
        # Textual would print its own traceback over the wall; `run` hands the mistake on to be told.
        if self.is_headless:
            super()._fatal_error()
        else:
            self._close_messages_no_wait()
