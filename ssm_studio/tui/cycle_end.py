"""What is asked when the next cycle of a session begins: what to carry on, why the old one ends, what was learned."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.method.next_cycle import ALL, CALLED, LEARNED, SPOKEN, Closing, proposal
from ssm_studio.tui.dialogs import AskLine, Dialog

Ask = Callable[[Dialog[str | None]], Awaitable[str | None]]


@dataclass(frozen=True, slots=True)
class NextCycle:
    """What somebody answered: the list of what to carry on, and how the old cycle closes."""

    carry: str
    closing: Closing


async def next_cycle_of(study: Study, ask: Ask) -> NextCycle | None:
    """The answers; None where one question was left with Esc. Enter alone leaves a question open."""
    offered = " · ".join(
        f"{_(SPOKEN[part])} ({_(CALLED[part])}): {len(records)}"
        for part, records in proposal(study).items()
    )
    hint = _("Nothing typed leaves the question open; leaving begins no new cycle.")
    answers: list[str] = []
    for question, value, below in (
        (_("What to carry on (all, none, parts or records)"), _(SPOKEN[ALL]), offered),
        (_("Why does the problem solving end here"), "", hint),
        (_("Why does the research end here"), "", hint),
        *((_(asks), "", hint) for asks in LEARNED.values()),
    ):
        answer = await ask(AskLine(question, value, hint=below))
        if answer is None:
            return None
        answers.append(answer)
    carry, problem_solving, research, *learned = answers
    closing = Closing(problem_solving, research, dict(zip(LEARNED, learned, strict=True)))
    return NextCycle(carry, closing)
