"""The say line: one line of typing in which everything can be entered, in both languages at once.

The grammar is loaded with the first line, so that a screen that only has a place to say things starts sooner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ssm_studio.say.results import Completion, NotUnderstood, Place, Understood

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study

__all__ = [
    "Completion",
    "NotUnderstood",
    "Place",
    "Understood",
    "complete",
    "suggest",
    "understand",
]


def understand(line: str, study: Study, place: Place) -> Understood | NotUnderstood:
    """What a line means for this study at this place; never raises, whatever is typed."""
    from ssm_studio.say.interpreter import understand

    return understand(line, study, place)


def complete(line: str, cursor: int, study: Study, place: Place) -> tuple[Completion, ...]:
    """At most eight ways to go on at the cursor, best first."""
    from ssm_studio.say.completion import complete

    return complete(line, cursor, study, place)


def suggest(line: str, study: Study, place: Place) -> str:
    """The best whole line that begins with this one, or ""."""
    from ssm_studio.say.completion import suggest

    return suggest(line, study, place)
