"""What may be seen of a study while it is shown to the whole room: in the projector view nothing private.

`open_part` is the one filter, for this view and for a wall window: screens are given what it leaves and nothing else. A
step that is made from that is carried over to the whole study (`carried`), so that nothing hidden is lost by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

if TYPE_CHECKING:
    from ssm_studio.domain.changes import Changeset, RecordChange
    from ssm_studio.domain.study import Study
    from ssm_studio.tui.studio import Studio
    from ssm_studio.workshop.workshop import LogEntry, Workshop


class About(Protocol):
    """Something that the coach says about a record."""

    @property
    def record(self) -> str:
        """The record's id."""


A = TypeVar("A", bound=About)

_KEPT: Final = 4
_made: list[tuple[Study, Study]] = []
"""Studies that were asked for last, and what may be seen of each."""


def seen(studio: Studio) -> Study:
    """The study as the screens may show it now."""
    return part(studio.study, studio)


def part(study: Study, studio: Studio) -> Study:
    """What of a study the screens may show now."""
    return open_part(study) if studio.projector else study


def open_part(study: Study) -> Study:
    """A study without what is private; made once for each study. Of an open part it is that part itself."""
    for whole, shown in _made:
        if study is whole or study is shown:
            return shown
    from ssm_studio.formats.redaction import for_readers

    _made.insert(0, (study, for_readers(study)))
    del _made[_KEPT:]
    return _made[0][1]


def carried(step: Changeset, study: Study) -> Changeset:
    """A step that was made from the open part of `study`, as a step of the whole.

    What was taken out of lists for the wall stays in them, what belongs to a deleted record goes with it, and
    nobody new gets a short name or a number that somebody hidden has.
    """
    if open_part(study) is study:
        return step
    from ssm_studio.domain import edit
    from ssm_studio.domain.changes import rebase
    from ssm_studio.workshop.rebasing import with_own_names

    whole = [
        replace(each, before=study.get(each.kind, each.id)) if each.after is None else each
        for each in step.puts
    ]
    moved, _clashes = rebase(study, replace(step, puts=tuple(whole)))
    puts = {(each.kind, each.id): each for each in moved.puts}
    for each in moved.puts:
        if each.after is None and each.before is not None:
            for more in edit.delete(study, each.kind, each.id).puts:
                puts.setdefault((more.kind, more.id), more)
    found = tuple(_numbered(each, study) for each in puts.values())
    return with_own_names(study, replace(moved, puts=found))


def _numbered(put: RecordChange, study: Study) -> RecordChange:
    """A new activity with a number that no other of its model has."""
    from ssm_studio.domain.edit_model import next_number
    from ssm_studio.domain.model import Activity

    new = put.after
    if put.before is not None or not isinstance(new, Activity):
        return put
    taken = {each.number for each in study.activities.values() if each.model == new.model}
    if new.model is None or new.number not in taken:
        return put
    return replace(put, after=replace(new, number=next_number(study, new.model)))


def log(workshop: Workshop, studio: Studio) -> tuple[LogEntry, ...]:
    """The log, on the wall without what was done to private records."""
    entries = workshop.log()
    if not studio.projector:
        return entries
    from ssm_studio.domain.kept_back import gone_with
    from ssm_studio.domain.privacy import is_private

    found, hidden = [], gone_with(workshop.study, is_private)
    for entry in entries:
        puts = tuple(
            put
            for put in entry.changes.puts
            if put.id not in hidden
            and not any(each is not None and is_private(each) for each in (put.before, put.after))
        )
        found.append(replace(entry, changes=replace(entry.changes, puts=puts)))
    return tuple(found)


def asked(said: tuple[A, ...], study: Study, *, on_wall: bool) -> tuple[A, ...]:
    """What the coach says, on the wall without what is about a private record."""
    if not on_wall:
        return said
    hidden = set(_ids(study)) - set(_ids(open_part(study)))
    return tuple(each for each in said if each.record not in hidden) if hidden else said


def _ids(study: Study) -> Iterable[str]:
    return (record.id for _kind, record in study.everything())
