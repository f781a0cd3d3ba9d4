"""The second window: it shows what the first one shows of a session, reads and never writes it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, language, reason_of, set_language
from ssm_studio.signs import keyboard_only
from ssm_studio.tui import themes
from ssm_studio.tui.terminal_app import TerminalApp
from ssm_studio.tui.terminal_watch import run_watched
from ssm_studio.tui.wall.view import WallView
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.reading import read_study
from ssm_studio.workshop.wall_state import RENEW, Followed, InView

STYLES: Final = Path(__file__).parents[1] / "styles"
LOOK: Final = 0.2
"""Seconds between looks at what the first window tells."""


class WallApp(TerminalApp):
    """What the room sees on the beamer. Nothing can be changed here; q, Ctrl+Q or Ctrl+C end it."""

    CSS_PATH: ClassVar = [STYLES / f"{name}.tcss" for name in ("app", "picture", "model", "wall")]
    TITLE = "ssm studio"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,ctrl+q,ctrl+c", "leave", show=False, priority=True)
    ]

    def __init__(self, home: Home, session: Path) -> None:
        """Follow who shows `session`.

        Raises:
            StudioError: the session cannot be read.
        """
        super().__init__()
        self._session = session
        self._followed = Followed(home, session)
        self._study, _why = read_study(session)
        self._stamp = _stamp(session)
        self._view = InView()
        self._wall = WallView()
        self._unread = ""
        """Why the file cannot be read just now."""
        for name in themes.NAMES:
            self.register_theme(themes.theme(name))
        self.set_reactive(WallApp.theme, themes.NAMES[0])
        self.stylesheet.set_variables(self.get_css_variables())

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The tokens, so that the stylesheets hold under any other theme too."""
        return themes.theme(themes.NAMES[0]).variables

    def compose(self) -> ComposeResult:
        """One view."""
        yield self._wall

    def on_mount(self) -> None:
        """Say that somebody follows, and begin to."""
        wall = self._wall
        wall.plain_lines = keyboard_only()
        self._renew()
        self._look(first=True)
        self.set_interval(RENEW, self._renew)
        self.set_interval(LOOK, self._look)

    def _renew(self) -> None:
        try:
            self._followed.follow()
        except OSError as error:
            self._unread = _("The first window cannot be followed: {reason}.").format(
                reason=reason_of(error)
            )

    def _look(self, *, first: bool = False) -> None:
        """See what is told and what the file holds now, and show it where it is something else."""
        study, view = self._read(), self._followed.heard()
        wall = self._wall
        if view is not None:
            self._follow_look(view)
        if first or study is not self._study or (view is not None and view != self._view):
            self._study = study
            self._view = view or self._view
            wall.show(study, self._view)
        wall.tell(self._trouble(view))

    def _read(self) -> Study:
        stamp = _stamp(self._session)
        if stamp == self._stamp:
            return self._study
        try:
            study, _why = read_study(self._session)
        except StudioError as error:
            # Another program may be writing; what was read last stays in view.
            self._unread = error.title
            return self._study
        self._stamp, self._unread = stamp, ""
        return study

    def _follow_look(self, view: InView) -> None:
        if view.theme in themes.NAMES and view.theme != self.theme:
            self.theme = view.theme
        if view.language and view.language != language():
            set_language(view.language)
            self._wall.show(self._study, view)

    def _trouble(self, view: InView | None) -> str:
        if self._unread:
            return self._unread
        if view is None:
            return _("Nobody shows this session yet: open it in the first window.")
        if view.ended:
            return _("The first window has closed the session. This is what it showed last.")
        if not self._followed.is_there:
            return _("Nothing is heard of the first window. This is what it showed last.")
        return ""

    def action_leave(self) -> None:
        """End it."""
        self.exit()

    def on_unmount(self) -> None:
        """Nobody follows any more."""
        self._followed.leave()


def _stamp(path: Path) -> tuple[int, int]:
    """What tells one state of a file from another without reading it."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)


def run_wall(home: Home, session: Path) -> int:
    """Run the second window until it is left; the exit code.

    Raises:
        StudioError: the session cannot be read.
    """
    app = WallApp(home, session)
    # Nothing is typed here that would have to be stored.
    return run_watched(app, lambda: None)
