"""Tells a second window what this one shows, while somebody follows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from textual.app import App

from ssm_studio.tui.studio import studio_of

if TYPE_CHECKING:
    from textual.timer import Timer

    from ssm_studio.workshop.wall_state import Followed, InView

LOOK: Final = 0.2
"""Seconds between looks at what is in view, while somebody follows."""
WAIT: Final = 0.5
"""Seconds between looks whether somebody follows, while nobody does: each wakes the program."""


class Viewed(Protocol):
    """A stage, as far as what is in view on it goes."""

    def wall_view(self) -> InView | None:
        """What is in view; None before there is anything."""


class Shown(Protocol):
    """Where the stage in view is found."""

    @property
    def lowest(self) -> Viewed | None:
        """The stage that is shown, whatever lies over it."""


class Beacon:
    """The first window's side of the wall; it costs a look at one file name while nobody follows."""

    def __init__(self, app: App[None], stages: Shown) -> None:
        """Nothing is told yet."""
        self._app, self._stages = app, stages
        self._followed: Followed | None = None
        self._timer: Timer | None = None
        self._every = WAIT

    def begin(self, session: Path) -> None:
        """From now on tell what is shown of a session."""
        from ssm_studio.workshop.wall_state import Followed

        self.end()
        self._followed = Followed(studio_of(self._app).home, session)
        self._look_every(WAIT)

    def _look_every(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._every = seconds
        self._timer = self._app.set_interval(seconds, self._tell)

    def end(self) -> None:
        """Tell that it is shown no more."""
        if self._timer is not None:
            self._timer.stop()
        if self._followed is not None:
            self._followed.end()
        self._timer = self._followed = None

    def _tell(self) -> None:
        if self._followed is None:
            return
        wanted = self._followed.is_wanted
        if (every := LOOK if wanted else WAIT) != self._every:
            self._look_every(every)
        if not wanted:
            return
        # Not before somebody follows: the first frame loads nothing that knows a record.
        from ssm_studio.tui.under_wall import seen_over

        stage = self._stages.lowest
        if stage is not None and (view := stage.wall_view()) is not None:
            self._followed.tell(seen_over(self._app, view))
