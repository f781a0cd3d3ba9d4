"""Lines that choose where two people worded one text differently: keep mine, theirs, both, or other words."""

from __future__ import annotations

import re
from typing import Final

from ssm_studio.domain.two_wordings import TwoWordings
from ssm_studio.i18n import _

MINE, THEIRS, BOTH = "mine", "theirs", "both"
_LINES: Final = {
    "keep mine": MINE,
    "keep theirs": THEIRS,
    "keep both": BOTH,
    "pakai punyaku": MINE,
    "pakai punya saya": MINE,
    "pakai punya mereka": THEIRS,
    "pakai keduanya": BOTH,
}
_OWN: Final = re.compile(r"\s*(?:keep|pakai)\s*:\s*(?P<words>.+?)\s*", re.IGNORECASE | re.DOTALL)


def chosen(line: str, two: TwoWordings) -> str | None:
    """The words that a line would have stand in place of both; None where it is no such line."""
    answer = _LINES.get(" ".join(line.casefold().split()))
    if answer is not None:
        return {MINE: two.mine, THEIRS: two.theirs, BOTH: two.both}[answer]
    own = _OWN.fullmatch(line)
    return own["words"] if own else None


def question(two: TwoWordings, where: str) -> str:
    """Both wordings, and what can be said about them; nothing waits for an answer."""
    return _(
        "Somebody else worded {where} otherwise at the same time, and both stand there now. Theirs: “{theirs}” Yours: "
        "“{mine}” Say “keep mine”, “keep theirs”, “keep both”, or “keep: ” and other words; or go on."
    ).format(where=where, theirs=two.theirs, mine=two.mine)
