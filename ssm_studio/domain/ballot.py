"""Rounds of votes and ratings, each kept with its scale; the spread is shown, never one number for all."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.record import ANYTHING, Record, column, record
from ssm_studio.domain.text import Text

ASKED: Final = ("dots", "agreement", "desirable", "feasible", "quality", "rating")
"""What was asked: dots on a theme or system, the gradients of agreement, the two judgements of a change, ..."""
VOTE_METHODS: Final = ("hands", "proxy", "secret")
"""Raised hands by group, one keyboard for each participant in turn, or masked until it is revealed."""


@record
class Ballot(Record):
    """One round: what each participant, or each group by raised hands, said about one thing.

    `marks` holds a number a participant, `hands` how many hands of a group went up; which numbers there are is said
    by `scale` ("gradients8", "0-3", "dots"). Of a secret round readers see the `spread` alone, once it is revealed.
    """

    target: str | None = column(refers=ANYTHING, since=4)
    asked: str | None = column(choices=ASKED, since=4)
    method: str | None = column(choices=VOTE_METHODS, since=4)
    scale: str | None = column(since=4)
    round: int | None = column(since=4)
    marks: tuple[tuple[str, int], ...] = column(refers="participant", default=(), since=4)
    hands: tuple[tuple[str, int], ...] = column(refers="group", default=(), since=4)
    secret: bool | None = column(since=4)
    revealed: bool | None = column(since=4)
    reason: Text | None = column(since=4)
    held_at: str | None = column(since=4)
    wording: Text | None = column(since=4)
    """How what was voted on read then: it may be worded anew between two rounds."""
    spread: tuple[tuple[str, int], ...] = column(default=(), since=4)
    """How many gave each mark, where nobody is named: paper slips, hands for each step, a secret round revealed."""

    @property
    def hidden(self) -> bool:
        """Whether nobody may see yet what was voted."""
        return bool(self.secret) and not self.revealed
