"""What can be undone and redone: read out of the change log, so that it outlives the program.

One history for each file, whoever wrote. Typing that goes on in one field is one step.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Final

from ssm_studio.store.log_headings import Heading
from ssm_studio.values import dataclass

NEWEST: Final = 50
"""Entries of the log that are read when a session is opened."""

GATHERED: Final = "gathered"
"""The `merge_key` of a merge that is a step of undo; another merge is none: undo takes back what was done here."""

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
    """The steps that are done and those that are undone, the newest last.

    A long log is not read for it: the newest entries are enough until somebody undoes as far back as they go.
    """

    def __init__(
        self,
        headings: Iterable[Heading] = (),
        everything: Callable[[], Iterable[Heading]] | None = None,
        never: Collection[str] = (),
    ) -> None:
        """Take in the newest entries; `everything` gives the whole log where they are not all of it.

        Entries whose ids are in `never` are no steps: what was forgotten is not brought back.
        """
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._everything = everything
        self._never = never
        self.extend(headings)

    @property
    def done(self) -> list[Step]:
        """What can be undone, the newest last."""
        if len(self._done) < 2:
            # The first step that is known may have begun before what is known.
            self._read_all()
        return self._done

    @property
    def undone(self) -> list[Step]:
        """What can be done again, the newest last."""
        return self._undone

    def extend(self, headings: Iterable[Heading]) -> None:
        """Take in what was appended to the change log."""
        for heading in headings:
            if not self._take(heading) and self._everything is not None:
                self._read_all()
                return

    def has(self, entry: int | None) -> bool:
        """Whether a step, done or undone, ends with this entry of the log; None is no entry."""
        return any(step.entries[-1] == entry for step in (*self.done, *self.undone))

    def _read_all(self) -> None:
        if self._everything is not None:
            whole, self._everything = self._everything(), None
            self._done, self._undone = [], []
            self.extend(whole)

    def _take(self, heading: Heading) -> bool:
        """Take in one entry; whether what it undid or did again is known."""
        if heading.seq == 1:
            return True  # the session's own beginning is never undone
        passed_over = heading.merged is not None and heading.merge_key != GATHERED
        if passed_over or heading.id in self._never:
            self._close()
            return True
        if heading.undo_of is not None:
            if step := _taken_out(self._done, heading.undo_of):
                self._undone.append(Step(step.label, (heading.seq,)))
                self._close()
                return True
            if step := _taken_out(self._undone, heading.undo_of):
                self._done.append(Step(step.label, (heading.seq,)))
                return True
            if self._everything is not None:
                return False
        self._undone.clear()
        if self._done and _goes_on(self._done[-1], heading):
            last = self._done[-1]
            entries = (*last.entries, heading.seq)
            self._done[-1] = replace(last, entries=entries, open=heading)
        else:
            self._done.append(Step(heading.label, (heading.seq,), heading))
        return True

    def _close(self) -> None:
        if self._done:
            self._done[-1] = replace(self._done[-1], open=None)


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
