"""The mark of the interest that a record serves: set with one key, shown as a quiet sign."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from ssm_studio.domain.edit_research import does_research, mark_interest
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_, _
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line

SIGNS: Final = {"ps": "◧", "r": "◨", "both": "■"}
"""Problem solving is the left half of the board, research the right one."""
WORDS: Final = {
    "ps": N_("problem solving"),
    "r": N_("research"),
    "both": N_("problem solving and research"),
    None: N_("no interest said"),
}


def _sign_of(study: Study, record: Record) -> str:
    """The sign of the interest that a record was marked with; "" for none, and where no research is done."""
    if record.interest is None or not does_research(study):
        return ""
    return SIGNS.get(record.interest, "")


def quiet(study: Study, record: Record, *, after: bool = False) -> Content:
    """The sign before what a list says of a record, or `after` it; nothing where there is none."""
    sign = _sign_of(study, record)
    words = (f" {sign}" if after else f"{sign} ") if sign else ""
    return Content.styled(words, "$muted")


def told(study: Study, record: Record) -> str:
    """The sign with its words, for where there is room; "" for none."""
    sign = _sign_of(study, record)
    return f"{sign} {_(WORDS[record.interest])}" if sign else ""


def mark_interest_of(studio: Studio, id_: str) -> None:
    """Go on to the next mark of a record, and say which it is now."""
    record = studio.study.find(id_) if id_ else None
    if record is None:
        studio.say_so(_("Select something first; I sets which interest it serves."))
        return
    kind = kind_of(record).name
    studio.execute(mark_interest(studio.study, kind, id_))
    now = studio.study.get(kind, id_)
    interest = now.interest if now is not None else None
    words = _(WORDS.get(interest, WORDS[None]))
    name = one_line(record.ref, 14)
    studio.say_so(f"{SIGNS.get(interest or '', '□')} {name}: {words}")
