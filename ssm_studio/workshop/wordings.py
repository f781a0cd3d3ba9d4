"""Texts in which two people worded the same differently, until somebody chooses; what they are stands in the file."""

from __future__ import annotations

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit_clashes import open_clashes
from ssm_studio.domain.study import Study
from ssm_studio.domain.two_wordings import TwoWordings, choose, two_wordings
from ssm_studio.workshop.clash_records import now

__all__ = ["TwoWordings", "Wordings", "chosen_step"]


class Wordings:
    """What there is to choose in one session. It may be left for ever: both wordings stand in the text.

    Args:
        author: whose words are called mine.
    """

    def __init__(self, author: str) -> None:
        self._author = author
        self._new: set[str] = set()
        """Clashes that came while the session is open, and about which nobody was asked yet."""

    def note(self, step: Changeset) -> None:
        """Remember the clashes that a step brings: they are offered once."""
        self._new.update(
            put.id if put.kind == "clash" else getattr(put.after, "clash", "")
            for put in step.puts
            if put.kind in ("clash", "clash_side") and put.after is not None
        )

    def standing(self, study: Study) -> tuple[TwoWordings, ...]:
        """What is to be chosen still, the oldest first."""
        found = (two_wordings(study, each, self._author) for each in open_clashes(study))
        return tuple(each for each in found if each is not None)

    def unoffered(self, study: Study) -> tuple[TwoWordings, ...]:
        """What came while the session is open, and nobody was asked about yet; the next call leaves it out."""
        if not self._new:
            return ()
        found = tuple(each for each in self.standing(study) if each.clash in self._new)
        self._new.clear()
        return found


def chosen_step(study: Study, two: TwoWordings, words: str, *, both: bool = False) -> Changeset:
    """The step by which a wording is chosen at this moment; with `both` the two stay as they stand."""
    return choose(study, two, words, both=both, at=now())
