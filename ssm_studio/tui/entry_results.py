"""What comes of lines in the entry line: steps, an answer, or the reason why they were refused."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from ssm_studio.tui.studio import InStage

if TYPE_CHECKING:
    from ssm_studio.domain.changes import Changeset
    from ssm_studio.domain.study import Study
    from ssm_studio.say import NotUnderstood, Place, Understood
    from ssm_studio.tui.say_line import SayLine

_UNSEEN: Final = frozenset(
    {"participant", "group", "analysis_one", "analysis_two", "theme", "evidence", "interpretation"}
)
"""Kinds that no sheet draws: a line about them is answered. Analysis Three is not told before the group."""


class Stage(InStage, Protocol):
    """Where lines are said, and what the stage does with what came of them."""

    def as_said(self, step: Changeset) -> Changeset:
        """A step with what the stage adds to it."""

    def came_of(self, found: Understood) -> None:
        """Bring into view what a line is about."""


def say(line: str, entry: SayLine, stage: Stage) -> None:
    """Understand a line and do it; what was not understood stays in the entry."""
    from ssm_studio.say import NotUnderstood, understand
    from ssm_studio.say.requests import asked

    if (turn := asked(line)) is not None:
        from ssm_studio.tui.entry_requests import do_asked

        do_asked(turn, entry, stage)
        return
    stage.studio.flush()
    place = stage.place()
    found = understand(line, stage.study, place)
    if isinstance(found, NotUnderstood):
        refuse(entry, found)
        return
    step = stage.as_said(found.changeset)
    if stage.studio.execute(step, keep=False) is None and step:
        return
    entry.understood()
    stage.came_of(found)
    _ask_about_kept(entry.next_kept(), entry, stage)
    if words := _answer_words(stage.study, found, place, line):
        stage.studio.say_so(words)


def say_several(text: str, entry: SayLine, stage: Stage, *, drawn: bool = False) -> None:
    """Do several lines as one step; those that were not understood are listed and kept.

    Where those before the last are `drawn` for it, a further name that it needs is asked for first.
    """
    from ssm_studio.say.pasted_lines import lines_of, understand_several

    if drawn:
        _say_drawn(tuple(text.splitlines()), entry, stage)
        return
    stage.studio.flush()
    several = understand_several(lines_of(text), stage.study, stage.place())
    step = stage.as_said(several.changeset)
    if step and stage.studio.execute(step, keep=False) is None:
        return
    if several.last is not None:
        stage.came_of(several.last)
    entry.entry.value = ""
    if several.failed:
        kept = tuple((line, each.message) for line, each in several.failed)
        _ask_about_kept(entry.keep_failed(kept), entry, stage)
    if several.changeset:
        stage.studio.say_so(several.changeset.label)


def _say_drawn(lines: tuple[str, ...], entry: SayLine, stage: Stage) -> None:
    """Do a line with the names that were drawn for it, as one step; a further name is asked for first."""
    from ssm_studio.say.pasted_lines import understand_several

    stage.studio.flush()
    several = understand_several(lines, stage.study, stage.place())
    if several.failed:
        refuse(entry, several.failed[-1][1], lines[:-1])
        return
    label = several.understood[-1][2].changeset.label
    step = stage.as_said(replace(several.changeset, label=label))
    if stage.studio.execute(step, keep=False) is None:
        return
    entry.understood()
    if several.last is not None:
        stage.came_of(several.last)
    _ask_about_kept(entry.next_kept(), entry, stage)


def _ask_about_kept(line: str, entry: SayLine, stage: Stage) -> None:
    """Say of a line that was kept why it was refused, or that it is understood since others were said."""
    from ssm_studio.say import NotUnderstood, understand

    if not line:
        return
    found = understand(line, stage.study, stage.place())
    # The entry tells of its new words first, which takes away what was said of the old ones.
    if isinstance(found, NotUnderstood):
        entry.call_after_refresh(refuse, entry, found)
    else:
        entry.call_after_refresh(entry.tell_ready)


def endings(stage: Stage, line: str) -> tuple[tuple[str, str], ...]:
    """The ways to go on from a beginning: what the line would be, and how that is shown."""
    from ssm_studio.say import complete

    found = complete(line, len(line), stage.study, stage.place())
    return tuple((each.text, each.shown) for each in found)


def ending(stage: Stage, line: str) -> str:
    """The best ending of a beginning; "" where there is none."""
    from ssm_studio.say import suggest

    return suggest(line, stage.study, stage.place())


def refuse(entry: SayLine, found: NotUnderstood, drawn: tuple[str, ...] = ()) -> None:
    """Say why a line was refused; of a name that is not there ask for its kind, `drawn` having theirs."""
    if not found.name:
        entry.not_understood(found.start, found.end, found.message)
        return
    from ssm_studio.say.interpreter import kind_words_offered

    words = tuple(kind_words_offered(found.name).values())
    entry.ask_kind(found.name, words, nearest=found.nearest, drawn=drawn)


def _answer_words(study: Study, found: Understood, place: Place, line: str) -> str:
    """The answer to a line that did more than the screen shows at once; "" where it says all by itself."""
    from ssm_studio.say.answers import tied_by_view, told

    unseen = found.kind in _UNSEEN and found.stage == place.stage
    if not unseen and not found.notes and not tied_by_view(study, found, place, line):
        return ""
    return told(study, found, place, line)
