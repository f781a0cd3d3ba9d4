"""What may be seen of a study while it is shown to the whole room: in the projector view nothing private.

Only what is shown is made from these; steps are made from the study as it is.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.tui.studio import Studio


class About(Protocol):
    """Something that the coach says about a record."""

    @property
    def record(self) -> str:
        """The record's id."""


A = TypeVar("A", bound=About)

_made: list[tuple[Study, Study]] = []
"""The study that was asked for last, and what may be seen of it."""


def seen(studio: Studio) -> Study:
    """The study as the screens may show it now."""
    return part(studio.study, studio)


def part(study: Study, studio: Studio) -> Study:
    """What of a study the screens may show now."""
    return open_part(study) if studio.projector else study


def open_part(study: Study) -> Study:
    """A study without what is private; made once for each study."""
    if not _made or _made[0][0] is not study:
        from ssm_studio.formats.redaction import for_readers

        _made[:] = [(study, for_readers(study))]
    return _made[0][1]


def asked(said: tuple[A, ...], study: Study, *, on_wall: bool) -> tuple[A, ...]:
    """What the coach says, on the wall without what is about a private record."""
    if not on_wall:
        return said
    hidden = set(_ids(study)) - set(_ids(open_part(study)))
    return tuple(each for each in said if each.record not in hidden) if hidden else said


def _ids(study: Study) -> Iterable[str]:
    return (record.id for _kind, record in study.everything())
