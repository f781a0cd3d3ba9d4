"""What a line may look like in each stage."""

from __future__ import annotations

from typing import Final

from ssm_studio.i18n import N_, _
from ssm_studio.say.dates import dated

EXAMPLES: Final = {
    1: N_(
        "actor Governor, or: ! reports end as a formality @ Staff, or: Governor -> Agencies : pressure"
    ),
    2: N_("system to join performance information, or: T scattered reports -> joined reports"),
    3: N_("+ Learn how people regard it, or: 8 Learn how people regard it < 1 2, or: 3 > 5"),
    4: N_("3 = partly; how by phone, or: change …, or: action …, who, by {day}"),
    5: N_(
        "research on, or: theoretical issue what makes figures used, or: factual issue who reads the reports"
    ),
}


def example(stage: int) -> str:
    """What can be typed in a stage."""
    return dated(_(EXAMPLES.get(stage, EXAMPLES[1])))
