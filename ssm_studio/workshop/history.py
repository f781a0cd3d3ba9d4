"""What can be undone and redone: read out of the change log, so that it outlives the program.

One history for each file, whoever wrote. Typing that goes on in one field is one step.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ssm_studio.store.headings import Heading

PAUSE: Final = 30.0
"""Seconds after which typing in the same field is a new step."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, or undone: one log entry, or several of typing that follow one another.

    Attributes:
        label: what was done, also where this step is the undoing of it.
        entries: the numbers of its log entries, rising by one.
        open: the newest entry, while typing may still be added to it.
    """

    label: str
    entries: tuple[int, ...]
    open: Heading | None = None


class History:
    """The steps that are done and those that are undone, the newest last."""

    def __init__(self, headings: Iterable[Heading] = ()) -> None:
        self.done: list[Step] = []
        self.undone: list[Step] = []
        self.extend(headings)

    def extend(self, headings: Iterable[Heading]) -> None:
        """Take in what was appended to the change log."""
        for heading in headings:
            self._take(heading)

    def _take(self, heading: Heading) -> None:
        if heading.seq == 1:
            return  # the session's own beginning is never undone
        if heading.undo_of is not None:
            if step := _taken_out(self.done, heading.undo_of):
                self.undone.append(Step(step.label, (heading.seq,)))
                self._close()
                return
            if step := _taken_out(self.undone, heading.undo_of):
                self.done.append(Step(step.label, (heading.seq,)))
                return
        self.undone.clear()
        if self.done and _goes_on(self.done[-1], heading):
            last = self.done[-1]
            entries = (*last.entries, heading.seq)
            self.done[-1] = replace(last, entries=entries, open=heading)
        else:
            self.done.append(Step(heading.label, (heading.seq,), heading))

    def _close(self) -> None:
        if self.done:
            self.done[-1] = replace(self.done[-1], open=None)


def _goes_on(step: Step, heading: Heading) -> bool:
    last = step.open
    return (
        last is not None
        and heading.merge_key is not None
        and (last.merge_key, last.author, last.seq)
        == (heading.merge_key, heading.author, heading.seq - 1)
        and abs((heading.at - last.at).total_seconds()) < PAUSE
    )


def _taken_out(steps: list[Step], entry: int) -> Step | None:
    """The step that ends with this entry, taken out of the list."""
    for index in range(len(steps) - 1, -1, -1):
        if steps[index].entries[-1] == entry:
            return steps.pop(index)
    return None
