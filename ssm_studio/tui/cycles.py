"""From one cycle to the next without leaving the session, and what has become otherwise since the one before."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len
from textual.app import App
from textual.content import Content

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.i18n import N_, _
from ssm_studio.method.next_cycle import chosen as carried
from ssm_studio.method.next_cycle import closing_step
from ssm_studio.method.session_differences import Differences, differences
from ssm_studio.method.stage_names import STAGE_OF_KIND, STAGES
from ssm_studio.tui import on_wall
from ssm_studio.tui.cycle_end import next_cycle_of
from ssm_studio.tui.dialogs import Choice, Choose, Reading
from ssm_studio.tui.hanging_indent import Hanging
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line, plain, times_words
from ssm_studio.workshop.next_cycle import begin_next_cycle
from ssm_studio.workshop.reading import read_study
from ssm_studio.workshop.recurring_issues import returning

CALLED: Final = {
    "new": N_("new"),
    "gone": N_("gone"),
    "changed": N_("changed"),
    "open": N_("still open"),
}
_REFS: Final = 7
"""Cells of a short name."""
_SIGNS: Final = {"new": "+", "gone": "−", "changed": "~", "open": "·"}
MOST: Final = 400
"""Lines of a comparison that are shown; what more there is, the command line tells."""


async def next_cycle_here(app: App[None], studio: Studio) -> None:
    """Close this cycle with what was decided and learned, begin the next one, and open it."""
    if (workshop := studio.workshop) is None:
        return
    study = workshop.study
    answers = await next_cycle_of(study, app.push_screen_wait)
    if answers is None:
        return
    try:
        carry = carried(study, answers.carry)
        if step := closing_step(study, answers.closing):
            studio.execute(step)
        path = begin_next_cycle(studio.home, workshop.path, study, carry)
    except StudioError as error:
        studio.tell(error)
        return
    studio.open_session(path)


async def compare_here(app: App[None], studio: Studio) -> None:
    """Choose another session, the cycle before this one first, and read what differs."""
    if (workshop := studio.workshop) is None:
        return
    others = sorted(each for each in studio.home.sessions.glob("*.ssm") if each != workshop.path)
    if not others:
        studio.say_so(_("There is no other session to compare with."))
        return
    before = studio.study.session.parent_session or ""
    choices = [
        Choice(str(each), each.stem, _("the cycle before") if each.stem == before else "")
        for each in others
    ]
    first = next((each.value for each in choices if each.words == before), "")
    picked = await app.push_screen_wait(
        Choose(_("Compare with which session?"), choices, chosen=first)
    )
    if picked is None:
        return
    path = next(each for each in others if str(each) == picked)
    try:
        other, _why = read_study(path)
    except StudioError as error:
        studio.tell(error)
        return
    words = difference_words(on_wall.open_part(other), on_wall.open_part(studio.study))
    title = _("Since {name}").format(name=one_line(path.stem, 60))
    await app.push_screen_wait(Reading(title, Hanging(words, _names_at()), wide=True))


def difference_words(before: Study, after: Study) -> Content:
    """What is new, gone, changed and still open, stage by stage."""
    by_stage: dict[int, list[Content]] = {}
    for kind, line in _lines(before, after, differences(before, after)):
        by_stage.setdefault(STAGE_OF_KIND.get(kind, 0), []).append(line)
    if not by_stage:
        return plain(_("The two sessions say the same."))
    titles = {0: _("Beside the stages")}
    titles |= {each.number: f"{each.number} {_(each.title)}" for each in STAGES}
    parts: list[Content] = []
    for stage, title in titles.items():
        if stage in by_stage:
            parts += [plain(title, "bold"), *by_stage[stage], Content("")]
    return Content("\n").join(parts[:MOST])


def _lines(before: Study, after: Study, found: Differences) -> Iterator[tuple[str, Content]]:
    for kind, record in found.new:
        yield kind, _line("new", after, kind, record)
    for kind, record in found.gone:
        yield kind, _line("gone", before, kind, record)
    for each in found.changed:
        yield each.kind, _line("changed", after, each.kind, each.after)
    for kind, record in found.still_open:
        yield kind, _line("open", after, kind, record)


def _names_at() -> int:
    """The column at which names begin, behind what became of each and its short name."""
    return 3 + max(cell_len(_(each)) for each in CALLED.values()) + 2 + _REFS


def _line(what: str, study: Study, kind: str, record: Record) -> Content:
    name = one_line(name_in(study, record)[:300], 70)
    called = f" {_SIGNS[what]} {_(CALLED[what])}"
    return Content.assemble(
        (f"{called:<{_names_at() - _REFS}}", "$muted"),
        (f"{one_line(record.ref, 8):<{_REFS}}", "$system"),
        plain(name if name != record.ref else _(BY_NAME[kind].called)),
    )


async def issues_that_return(app: App[None], studio: Studio) -> None:
    """Which issues of this session other sessions had too, and how often; the chosen one is gone to."""
    if (workshop := studio.workshop) is None:
        return
    others = [each for each in studio.home.sessions.glob("*.ssm") if each != workshop.path]
    study = on_wall.seen(studio)
    found = await asyncio.to_thread(returning, study, others)
    if not found:
        studio.say_so(_("No issue of this session was in another one."))
        return
    choices = [
        Choice(
            each.id,
            one_line(f"{each.ref} {each.words}"[:300], 70),
            f"{times_words(each.times)}: {one_line(', '.join(each.before), 60)}",
        )
        for each in found
    ]
    picked = await app.push_screen_wait(Choose(_("Issues that come back"), choices))
    if picked is not None:
        studio.go_to("element", picked)
