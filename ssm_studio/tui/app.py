"""The app: wiring only. Which session is open, which screen is in view, and the one way to change the study."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.reactive import var
from textual.signal import Signal

from ssm_studio.domain import changes, edit
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import REPLACEMENT, Text
from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, language, set_language
from ssm_studio.say import NotUnderstood, suggest, understand
from ssm_studio.tui import themes
from ssm_studio.tui.actions import APP, bindings
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.stage import StageScreen
from ssm_studio.tui.stages import stage_screen
from ssm_studio.tui.where import STAGE_OF_KIND
from ssm_studio.tui.words import one_line
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import Outcome, Workshop, open_session

STYLES = ("app", "library", "picture", "definitions", "model", "comparison", "action")
POLL = 0.5
"""Seconds between looks whether another program wrote to the open file."""


class StudioApp(App[None]):
    """ssm studio in a terminal."""

    CSS_PATH: ClassVar = [Path("styles") / f"{name}.tcss" for name in STYLES]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(APP)]
    TITLE = "ssm studio"
    ENABLE_COMMAND_PALETTE = True

    projector: var[bool] = var(False)
    """Projector view: large, no side panes, nothing private."""

    def __init__(self, home: Home, path: Path | None = None, stage: int = 1) -> None:
        """Open the session at `path` on a stage, or the library of `home` where there is no path."""
        super().__init__()
        self.home = home
        self.workshop: Workshop | None = None
        self.trouble = ""
        self.study_signal: Signal[Study] = Signal(self, "study")
        self.saved_signal: Signal[str] = Signal(self, "saved")
        self._first = path, stage
        self._screens: dict[int, StageScreen] = {}
        for name in themes.NAMES:
            self.register_theme(themes.theme(name))
        self.theme = themes.NAMES[0]

    def on_mount(self) -> None:
        """The library, and over it the session that was asked for."""
        from ssm_studio.tui.library.screen import LibraryScreen

        self.push_screen(LibraryScreen())
        self.set_interval(POLL, self._look_at_file)
        path, stage = self._first
        if path is not None:
            self.open_session(path, stage)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The tokens, so that the stylesheets hold under any other theme too."""
        return themes.theme(themes.NAMES[0]).variables

    # The session

    @property
    def study(self) -> Study:
        """The study that is open; an empty one while none is."""
        return self.workshop.study if self.workshop is not None else Study()

    def open_session(self, path: Path, stage: int = 1) -> None:
        """Open a session file and show a stage of it."""
        try:
            workshop = open_session(path)
        except StudioError as error:
            self.tell(error)
            return
        self.close_session()
        self.workshop = workshop
        self.trouble = ""
        workshop.subscribe(self.study_signal.publish)
        self.push_screen(self._screen(stage))
        if workshop.read_only:
            self.say_so(_("This session can only be read."), workshop.read_only, severity="warning")

    def _screen(self, stage: int) -> StageScreen:
        if stage not in self._screens:
            self._screens[stage] = screen = stage_screen(stage)
            self.install_screen(screen, f"stage-{stage}-{id(screen)}")
        return self._screens[stage]

    def close_session(self) -> None:
        """Store what is being typed, leave the stages and close the file."""
        if self.workshop is None:
            return
        self.flush()
        if isinstance(self.screen, StageScreen):
            self.pop_screen()
        for screen in self._screens.values():
            self.uninstall_screen(screen)
            if screen.is_running:
                screen.remove()
        self._screens = {}
        self.workshop.close()
        self.workshop = None

    def flush(self) -> None:
        """Store what is being typed anywhere, now."""
        for screen in self.screen_stack:
            for field in screen.query(StudyField):
                if (event := field.take()) is not None:
                    self.write(event)

    def _look_at_file(self) -> None:
        if self.workshop is None:
            return
        try:
            self.workshop.reload_if_changed()
        except StudioError as error:
            self._troubled(error)

    # Edits

    def execute(self, changeset: Changeset) -> Outcome | None:
        """Do one step: memory, disk, listeners. What goes wrong is told; None then."""
        if self.workshop is None or not changeset:
            return None
        try:
            outcome = self.workshop.do(changeset)
        except StudioError as error:
            self._troubled(error)
            return None
        self._done(outcome)
        return outcome

    def _done(self, outcome: Outcome) -> None:
        self.trouble = ""
        if isinstance(self.screen, StageScreen):
            # The signal comes through the queue; who made the step wants to show its result at once.
            self.screen.study = self.study
        self.saved_signal.publish("")
        if outcome.replaced:
            self.say_so(
                _("Characters that no file can hold were replaced by {mark}.").format(
                    mark=REPLACEMENT
                )
            )
        for clash in outcome.clashes:
            self.say_so(
                _("Someone else changed the same at the same time."),
                clash_words(clash),
                severity="warning",
            )

    def write(self, event: StudyField.Written) -> None:
        """Store the words of a field; where the study moved on under them, keep both texts and say so."""
        study = self.study
        record = study.get(event.kind, event.record)
        if record is None:
            self.say_so(
                _("This was deleted meanwhile. Your words: {words}").format(words=event.value)
            )
            return
        now = getattr(record, event.name)
        words = now.read(study.language) if isinstance(now, Text) else (now or "")
        value = event.value
        if words not in (event.base, event.value):
            value = changes.both_words(event.base, event.value, words) or ""
            self.say_so(_("Someone else wrote here at the same time. Both texts were kept."))
        self.execute(edit.write(study, event.kind, event.record, event.name, value))

    def say(self, line: str, screen: StageScreen) -> None:
        """Understand a line of the say line and do it; what was not understood stays in the line."""
        from ssm_studio.tui.say_line import SayLine

        said = screen.query_one(SayLine)
        self.flush()
        # The key that leads to the line is easily typed once more in it.
        line = line.lstrip().removeprefix(":")
        found = understand(line, self.study, screen.place())
        if isinstance(found, NotUnderstood):
            said.not_understood(found.start, found.end, found.message)
            return
        if self.execute(found.changeset) is None and found.changeset:
            return
        said.understood()
        if found.stage == screen.NUMBER:
            screen.reveal(found.kind, found.id)
        else:
            self.say_so(found.changeset.label)

    def guess(self, line: str) -> str:
        """The best ending of a beginning, for the say line."""
        screen = self.screen
        return suggest(line, self.study, screen.place()) if isinstance(screen, StageScreen) else ""

    # Telling

    def say_so(self, title: str, detail: str = "", *, severity: str = "information") -> None:
        """A sentence at the edge of the screen, with its detail; never markup."""
        words = f"{title} {detail}".strip()
        if severity == "warning":
            self.notify(one_line(words, 400), severity="warning", markup=False, timeout=10)
        else:
            self.notify(one_line(words, 400), markup=False)

    def tell(self, error: StudioError) -> None:
        """An error in its three parts."""
        words = " ".join(part for part in (error.detail, error.hint) if part)
        self.notify(
            words or error.title,
            title=error.title if words else "",
            severity="error",
            markup=False,
            timeout=12,
        )

    def _troubled(self, error: StudioError) -> None:
        if self.trouble != error.title:
            self.tell(error)
        self.trouble = error.title
        self.saved_signal.publish(error.title)

    # Actions

    def action_undo(self) -> None:
        """Take the last step back, and say which it was."""
        self._step_back(_("Undone: {label}"), back=True)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._step_back(_("Done again: {label}"), back=False)

    def _step_back(self, words: str, *, back: bool) -> None:
        if self.workshop is None:
            return
        self.flush()
        try:
            outcome = self.workshop.undo() if back else self.workshop.redo()
        except StudioError as error:
            self._troubled(error)
            return
        if outcome.label:
            self._done(outcome)
            self.say_so(words.format(label=outcome.label))
        else:
            self.say_so(_("Nothing to undo.") if back else _("Nothing to redo."))

    def action_stage(self, number: int) -> None:
        """Go to a stage; any at any time."""
        screen = self.screen
        if self.workshop is None or not isinstance(screen, StageScreen) or number == screen.NUMBER:
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

    def action_library(self) -> None:
        """Close the session and go to the library."""
        self.close_session()

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
            self.push_screen(ExportDialog(self.workshop.path, self.study, self.home))

    def action_next_theme(self) -> None:
        """The next set of colours."""
        at = themes.NAMES.index(self.theme) if self.theme in themes.NAMES else -1
        self.theme = themes.NAMES[(at + 1) % len(themes.NAMES)]

    def action_switch_language(self) -> None:
        """The other language, on every screen at once."""
        self.flush()
        set_language("en" if language() == "id" else "id")
        stage = self.screen.NUMBER if isinstance(self.screen, StageScreen) else 0
        path = self.workshop.path if self.workshop is not None else None
        self.close_session()
        for screen in self.screen_stack:
            screen.refresh(recompose=True)
        if path is not None:
            self.open_session(path, stage or 1)

    def action_leave(self) -> None:
        """Leave; everything is saved already."""
        self.close_session()
        self.exit()


def clash_words(clash: changes.Clash) -> str:
    """What became of a clash, in a sentence."""
    if clash.mine is None:
        return _("What they changed was kept, it was not deleted.")
    if clash.theirs is None:
        return _("They had deleted it; your words brought it back.")
    if isinstance(clash.mine, Text):
        return _("Both texts were kept, one after the other.")
    return _("Your choice was kept; theirs is in the change log.")


def _plain_alt_digits() -> None:
    """Let Alt+1 to Alt+4 arrive as such: Textual takes them for the signs that a Mac keyboard types."""
    from textual import _ansi_sequences

    for digit in "1234":
        _ansi_sequences.ANSI_SEQUENCES_KEYS.pop(f"\x1b{digit}", None)  # type: ignore[attr-defined]


def run(home: Home, path: Path | None = None) -> int:
    """Run the program until it is left; the exit code."""
    _plain_alt_digits()
    app = StudioApp(home, path)
    app.run()
    return app.return_code or 0
