"""What concerns the room on every stage: votes, the day and its clock, what was parked, what has come due, cycles."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from textual.app import App

from ssm_studio.tui.studio import Studio


@dataclass(frozen=True, slots=True)
class Here:
    """Where the room is: the stage, what can be voted on there, as kind and id, and the id of what is chosen."""

    stage: int
    kind: str = ""
    id: str = ""
    chosen: str = ""


async def _vote(app: App[None], studio: Studio, here: Here) -> None:
    from ssm_studio.tui.voting.open import vote

    await vote(app, studio, here.kind, here.id)


async def _look_again(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.follow_up.due_actions import look_again

    await look_again(app, studio)


async def _day(app: App[None], _studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.agenda.sheet import AgendaSheet

    await app.push_screen_wait(AgendaSheet())


async def _park(app: App[None], studio: Studio, here: Here) -> None:
    from ssm_studio.tui.agenda.parking import park

    await park(app, studio, here.stage)


async def _parked(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.agenda.parking import parking_lot

    await parking_lot(app, studio)


async def _keep_agenda(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.agenda.own_templates import keep_agenda

    await keep_agenda(app, studio)


async def _forget(app: App[None], studio: Studio, here: Here) -> None:
    from ssm_studio.tui.forgetting import forget

    record = studio.study.find(here.chosen)
    await forget(app, studio, record.ref if record is not None else "")


async def _whose(app: App[None], studio: Studio, here: Here) -> None:
    from ssm_studio.tui.real_cases import say_whose

    studio.flush()
    await say_whose(app, studio, here.chosen)


async def _next_cycle(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.cycles import next_cycle_here

    studio.flush()
    await next_cycle_here(app, studio)


async def _compare(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.cycles import compare_here

    await compare_here(app, studio)


async def _merge(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.copies import merge_here

    studio.flush()
    await merge_here(app, studio)


async def _fork(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.copies import fork_here

    studio.flush()
    await fork_here(app, studio)


async def _gather(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.copies import gather_here

    studio.flush()
    await gather_here(app, studio)


async def _returning(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.cycles import issues_that_return

    await issues_that_return(app, studio)


async def _matrix(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.loose_ends import show_matrix

    await show_matrix(app, studio)


async def _loose_ends(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.loose_ends import loose_ends

    studio.flush()
    await loose_ends(app, studio)


async def _interest(_app: App[None], studio: Studio, here: Here) -> None:
    from ssm_studio.tui.interest import mark_interest_of

    studio.flush()
    mark_interest_of(studio, here.chosen)


async def _research(_app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.domain.edit_research import does_research, switch_research

    studio.execute(switch_research(studio.study, on=not does_research(studio.study)))


async def _languages(app: App[None], studio: Studio, here: Here) -> None:
    from ssm_studio.tui.languages.sheet import LanguageSheet

    studio.flush()
    await app.push_screen_wait(LanguageSheet(here.chosen))


async def _session_facts(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.facts_form import open_facts

    studio.flush()
    open_facts(app, studio, (studio.study.session.id,))


async def _lists(app: App[None], studio: Studio, _here: Here) -> None:
    from ssm_studio.tui.lenses.sheet import look_through

    studio.flush()
    await look_through(app, studio)


DO: Final[dict[str, Callable[[App[None], Studio, Here], Awaitable[None]]]] = {
    "vote": _vote,
    "look_again": _look_again,
    "day": _day,
    "park": _park,
    "parked": _parked,
    "keep_agenda": _keep_agenda,
    "forget": _forget,
    "whose": _whose,
    "next_cycle": _next_cycle,
    "compare": _compare,
    "merge": _merge,
    "fork": _fork,
    "gather": _gather,
    "returning": _returning,
    "matrix": _matrix,
    "loose_ends": _loose_ends,
    "interest": _interest,
    "research": _research,
    "languages": _languages,
    "lists": _lists,
    "session_facts": _session_facts,
}
"""By the name that a command has for it; each runs in a worker of the screen."""
