"""What the entry line is told of a line: why it was refused, or what it was tied to without saying so."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.say import NotUnderstood, Place, Understood
    from ssm_studio.tui.say_line import SayLine


def refuse(entry: SayLine, found: NotUnderstood) -> None:
    """Say why a line was refused; of a bare name ask for its kind."""
    if not found.name:
        entry.not_understood(found.start, found.end, found.message)
        return
    from ssm_studio.say.interpreter import kind_words_offered

    entry.ask_kind(found.name, tuple(kind_words_offered().values()))


def answer_words(study: Study, found: Understood, place: Place, line: str) -> str:
    """The answer to a line that did more than the screen shows at once; "" where it says all by itself."""
    from ssm_studio.say.telling import tied_by_view, told

    if not found.notes and not tied_by_view(study, found, place, line):
        return ""
    return told(study, found, place, line)
