"""Keeping the coach up to date: after each edit, a moment later, never in its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.signal import Signal

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.domain.study import Study
    from ssm_studio.method.rules.registry import Finding, Settings
    from ssm_studio.method.rules.runner import Coach

REST = 0.15
"""Seconds after an edit before the coach looks: a burst of steps is looked at once."""


class LiveCheck:
    """Knows what is worth asking in the open session."""

    def __init__(
        self,
        app: App[None],
        study: Callable[[], Study],
        settings: Callable[[], Settings],
    ) -> None:
        """Nothing is looked at yet.

        Args:
            app: gives the time to look, and sends the signal.
            study: the study as it is when it is looked at.
            settings: rules switched off, more words, other thresholds, today.
        """
        self.findings: tuple[Finding, ...] = ()
        """What people are asked now: open, not waived, and something that can be answered here."""
        self.signal: Signal[tuple[Finding, ...]] = Signal(app, "findings")
        self._app, self._study, self._settings = app, study, settings
        self._coach: Coach | None = None
        self._checked: Study | None = None
        self._waiting = False
        self._seen: tuple[object, object] = (), ()
        """What the coach noticed last and how much there was, from which it follows what is asked."""

    @property
    def waived(self) -> tuple[Finding, ...]:
        """What was left as it is, as far as the coach would still notice it."""
        return self._coach.waived if self._coach is not None else ()

    @property
    def is_current(self) -> bool:
        """Whether the study was looked at as it is now."""
        return self._checked is self._study() and not self._waiting

    def begin(self) -> None:
        """Another session is open: look at it once it is on the screen."""
        self._coach = self._checked = None
        self.findings, self._seen = (), ((), ())
        self.look_soon()

    def look_soon(self) -> None:
        """Look at the study again in a moment."""
        if not self._waiting:
            self._waiting = True
            self._app.set_timer(REST, self._look)

    def consider(self, study: Study) -> None:
        """Look at once at a study that holds what is being typed; it is looked at again when that is stored."""
        if self._coach is not None:
            self._found(study, self._coach.update(study))

    def _look(self) -> None:
        self._waiting = False
        self._checked = self._study()
        if self._coach is None:
            # The rules are not needed before the first session is on the screen.
            from ssm_studio.method.rules.runner import Coach

            self._coach = Coach(self._checked, self._settings())
            self._found(self._checked, self._coach.findings)
        else:
            self._found(self._checked, self._coach.update(self._checked))

    def _found(self, study: Study, noticed: tuple[Finding, ...]) -> None:
        from ssm_studio.domain.kinds import KINDS
        from ssm_studio.method.rules.asking import asked

        seen = noticed, [len(study.table(kind.name)) for kind in KINDS]
        if self._seen[0] is noticed and self._seen[1] == seen[1]:
            # As with nearly every letter that is typed.
            return
        self._seen = seen
        findings = asked(study, noticed)
        if findings != self.findings:
            self.findings = findings
            self.signal.publish(findings)
