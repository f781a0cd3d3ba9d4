"""How a line could go on: kinds, names that are there already, numbers."""

from __future__ import annotations

from ssm_studio.domain.study import Study
from ssm_studio.say.answers import Completion, Place


def complete(line: str, cursor: int, study: Study, place: Place) -> tuple[Completion, ...]:
    """At most eight ways to go on at the cursor, best first."""
    return ()


def suggest(line: str, study: Study, place: Place) -> str:
    """The best whole line that begins with this one, or ""."""
    return ""
