"""The part of the app that keeps the coach up to date: after each edit, a moment later, never in its way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App
from textual.signal import Signal

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.method.rules.registry import Finding, Settings
    from ssm_studio.method.rules.runner import Coach

REST = 0.15
"""Seconds after an edit before the coach looks: a burst of steps is looked at once."""


class Coached(App[None]):
    """Knows what is worth asking in the open session."""

    def __init__(self) -> None:
        """Nothing is open yet."""
        super().__init__()
        self.findings: tuple[Finding, ...] = ()
        """What is open now, waived findings left out."""
        self.findings_signal: Signal[tuple[Finding, ...]] = Signal(self, "findings")
        self._coach: Coach | None = None
        self._waiting = False

    @property
    def waived(self) -> tuple[Finding, ...]:
        """What was left as it is, as far as the coach would still notice it."""
        return self._coach.waived if self._coach is not None else ()

    @property
    def study(self) -> Study:
        """The study that is open."""
        raise NotImplementedError

    def coach_settings(self) -> Settings:
        """Rules switched off, more words, other thresholds, today."""
        raise NotImplementedError

    def coach_anew(self) -> None:
        """Another session is open: look at it once it is on the screen."""
        self._coach = None
        self.findings = ()
        self.coach_soon()

    def coach_soon(self) -> None:
        """Look at the study again in a moment."""
        if not self._waiting:
            self._waiting = True
            self.set_timer(REST, self._look)

    def consider(self, study: Study) -> None:
        """Look at once at a study that holds what is being typed; it is looked at again when that is stored."""
        if self._coach is not None:
            self._found(self._coach.update(study))

    def _look(self) -> None:
        self._waiting = False
        if self._coach is None:
            # The rules are not needed before the first session is on the screen.
            from ssm_studio.method.rules.runner import Coach

            self._coach = Coach(self.study, self.coach_settings())
            self._found(self._coach.findings)
        else:
            self._found(self._coach.update(self.study))

    def _found(self, findings: tuple[Finding, ...]) -> None:
        if findings != self.findings:
            self.findings = findings
            self.findings_signal.publish(findings)
