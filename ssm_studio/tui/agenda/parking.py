"""What is put aside for later, and comes back: solutions to stage four, the rest at the close."""

from __future__ import annotations

from typing import Final

from textual.app import App

from ssm_studio.domain import edit_agenda
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.agendas import running
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line

_SOLUTION, _OTHER = "solution", "other"
_CHANGE: Final = "change"
_SETTLED: Final = "settled"
_STAGE_FOUR: Final = 4


async def park(app: App[None], studio: Studio, stage: int = 0) -> None:
    """Ask what is to be put aside, and whether it is a solution before its time."""
    words = await app.push_screen_wait(AskLine(_("What do we put aside for later?")))
    if not words or not words.strip():
        return
    kinds = [
        Choice(_SOLUTION, _("a solution too early"), _("comes back in stage four")),
        Choice(_OTHER, _("something else"), _("comes back at the close")),
    ]
    first = _OTHER if stage == _STAGE_FOUR else _SOLUTION
    kind = await app.push_screen_wait(Choose(_("What is it?"), kinds, chosen=first))
    if kind is None:
        return
    block = running(studio.study)
    studio.execute(
        edit_agenda.park(
            studio.study,
            words.strip(),
            stage=str(stage) if stage else None,
            solution=kind == _SOLUTION,
            block=block.id if block is not None else None,
        )
    )


async def parking_lot(app: App[None], studio: Studio) -> None:
    """Go through what was parked: make a change of it, or settle it; until left with Esc."""
    while True:
        there = _parked_choices(studio.study)
        if not there:
            studio.say_so(_("Nothing is parked."))
            return
        id_ = await app.push_screen_wait(Choose(_("What was parked"), there))
        if id_ is None:
            return
        what = await app.push_screen_wait(
            Choose(
                _("What becomes of it?"),
                [
                    Choice(_CHANGE, _("a change to be judged"), _("stage four")),
                    Choice(_SETTLED, _("settled, or open again")),
                ],
            )
        )
        if what is not None:
            edit = edit_agenda.take_up if what == _CHANGE else edit_agenda.settle
            studio.execute(edit(studio.study, id_))


def _parked_choices(study: Study) -> list[Choice]:
    """All that was parked: what waits first, then what was taken up or settled, with a tick."""
    waiting = edit_agenda.waiting(study)
    rest = [each for each in study.parked.values() if each not in waiting]
    return [
        Choice(
            each.id,
            one_line(read(each.text, study.language)[:300], 80),
            _("a solution") if each.solution else "",
            "·" if each in waiting else "✓",
        )
        for each in (*waiting, *rest)
    ]
