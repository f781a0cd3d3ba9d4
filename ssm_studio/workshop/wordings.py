"""Texts in which two people worded the same differently, until somebody chooses; kept while the session is open."""

from __future__ import annotations

from collections.abc import Iterable

from ssm_studio.domain.changes import Clash
from ssm_studio.domain.study import Study
from ssm_studio.domain.two_wordings import TwoWordings, choose, stands, wordings

__all__ = ["TwoWordings", "Wordings", "choose"]


class Wordings:
    """What there is to choose in one session. It may be left for ever: both wordings stand in the text."""

    def __init__(self) -> None:
        self._found: list[TwoWordings] = []
        self._offered: set[TwoWordings] = set()

    def note(self, clashes: Iterable[Clash]) -> None:
        """Remember those clashes in which a person has to choose."""
        self.remember(*wordings(clashes))

    def remember(self, *found: TwoWordings) -> None:
        """There is something more to choose."""
        self._found += found

    def settle(self, two: TwoWordings) -> None:
        """Both wordings shall stand as they do."""
        self._found = [each for each in self._found if each != two]

    def standing(self, study: Study) -> tuple[TwoWordings, ...]:
        """What is to be chosen still, the oldest first."""
        self._found = [each for each in self._found if stands(study, each)] if self._found else []
        return tuple(self._found)

    def unoffered(self, study: Study) -> tuple[TwoWordings, ...]:
        """What nobody was asked about yet; the next call leaves it out."""
        found = tuple(each for each in self.standing(study) if each not in self._offered)
        self._offered.update(found)
        return found
