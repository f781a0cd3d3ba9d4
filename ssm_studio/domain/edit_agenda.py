"""The day as planned and as it went: blocks with who was there, lines of the diary, what was parked and taken up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ssm_studio.domain.agenda import Block, DiaryEntry, Parked
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.edit_comparison import add_change
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _


def lay_out(study: Study, blocks: Iterable[Block], *, key: str, introductory: bool) -> Changeset:
    """Take over the blocks of a template (without ids), after those that are there, as one step."""
    label = _("Lay out the agenda")
    steps: list[Changeset] = []
    after = study
    places: dict[int, int] = {}
    for each in study.blocks.values():
        places[each.day or 1] = max(places.get(each.day or 1, 0), each.place or 0)
    for block in blocks:
        day = block.day or 1
        places[day] = places.get(day, 0) + 1
        steps.append(add(after, replace(block, id=new_id(), place=places[day]), label))
        after = apply(after, steps[-1])
    values: dict[str, Any] = {"agenda": key}
    if introductory:
        values["introductory"] = True
    steps.append(set_fields(after, "session", study.session.id, label, **values))
    return join(label, *steps)


def add_block(
    study: Study, title: str, minutes: int, *, after: str = "", **facts: Any
) -> Changeset:
    """A block behind another one, or at the end of a day, the last one unless `day` says which.

    Facts are `stage`, `starts`, `technique`, `ceremony`.
    """
    before = study.blocks.get(after)
    days = [each.day or 1 for each in study.blocks.values()]
    day = (before.day or 1) if before is not None else facts.pop("day", max(days, default=1))
    facts.pop("day", None)
    of_day = [each for each in study.blocks.values() if (each.day or 1) == day]
    place = (
        before.place or 0
        if before is not None
        else max((each.place or 0 for each in of_day), default=0)
    )
    new = Block(
        id=new_id(),
        day=day,
        place=place + 1,
        title=Text.said(title, study.language),
        minutes=minutes,
        **facts,
    )
    first = add(study, new)
    now = apply(study, first)
    steps = [first]
    for each in of_day:
        if (each.place or 0) > place:
            steps.append(set_fields(now, "block", each.id, place=(each.place or 0) + 1))
            now = apply(now, steps[-1])
    return join(first.label, *steps)


def move_block(study: Study, block_id: str, step: int) -> Changeset:
    """A block changes places with the one before it (-1) or after it (1) in its day."""
    block = study.blocks.get(block_id)
    if block is None:
        return NOTHING
    day = sorted(
        (each for each in study.blocks.values() if (each.day or 1) == (block.day or 1)),
        key=lambda each: (each.place or 0, each.id),
    )
    at = day.index(block) + step
    if not 0 <= at < len(day):
        return NOTHING
    other = day[at]
    label = _("Move “{name}”").format(name=short_name(block, study.language))
    first = set_fields(study, "block", block.id, label, place=other.place)
    second = set_fields(apply(study, first), "block", other.id, label, place=block.place)
    return join(label, first, second)


def begin_block(study: Study, block_id: str, at: str) -> Changeset:
    """A block begins (ISO 8601, UTC); what was running ends, and who was there is taken to be there still."""
    block = study.blocks.get(block_id)
    if block is None:
        return NOTHING
    label = _("Begin “{name}”").format(name=short_name(block, study.language))
    going = [b for b in study.blocks.values() if b.began_at and not b.ended_at and b.id != block_id]
    steps: list[Changeset] = []
    after = study
    for each in going:
        steps.append(set_fields(after, "block", each.id, label, ended_at=at))
        after = apply(after, steps[-1])
    last = max(
        (b for b in study.blocks.values() if b.began_at),
        key=lambda b: b.began_at or "",
        default=None,
    )
    there = last.present if last is not None and last.present else tuple(study.participants)
    present = block.present or there
    begun: dict[str, Any] = {"began_at": at, "ended_at": None, "present": present}
    steps.append(set_fields(after, "block", block_id, label, **begun))
    return join(label, *steps)


def end_block(study: Study, block_id: str, at: str) -> Changeset:
    """A block ends."""
    block = study.blocks.get(block_id)
    if block is None or not block.began_at:
        return NOTHING
    label = _("End “{name}”").format(name=short_name(block, study.language))
    return set_fields(study, "block", block_id, label, ended_at=at)


def toggle_present(study: Study, block_id: str, participant: str) -> Changeset:
    """Somebody was there in a block, or was not."""
    block = study.blocks.get(block_id)
    if block is None or participant not in study.participants:
        return NOTHING
    rest = tuple(each for each in block.present if each != participant)
    present = rest if participant in block.present else (*rest, participant)
    label = _("Say who was there in “{name}”").format(name=short_name(block, study.language))
    return set_fields(study, "block", block_id, label, present=present)


def write_diary(
    study: Study,
    words: str,
    *,
    at: str,
    block: str | None = None,
    tags: tuple[str, ...] = (),
    kind: str = "diary",
) -> Changeset:
    """A line about a block, for the facilitator; with the kind "departure" where the day left the plan."""
    text = Text.said(words, study.language)
    label = _("Write in the diary")
    entry = DiaryEntry(id=new_id(), kind=kind, block=block, at=at, text=text, tags=tags)
    return add(study, entry, label)


def park(
    study: Study,
    words: str,
    *,
    stage: str | None = None,
    solution: bool | None = None,
    block: str | None = None,
    said_by: str | None = None,
) -> Changeset:
    """Put something aside for later: off the subject, or a solution before its time."""
    text = Text.said(words, study.language)
    new = Parked(
        id=new_id(), text=text, said_by=said_by, stage=stage, solution=solution, block=block
    )
    return add(study, new, _("Park “{name}”").format(name=short_name(new, study.language)))


def waiting(study: Study, *, solutions: bool | None = None) -> tuple[Parked, ...]:
    """What was parked and neither taken up nor settled; only solutions, or only the rest, where that is asked."""
    return tuple(
        each
        for each in study.parked.values()
        if not each.settled
        and not each.became
        and (solutions is None or bool(each.solution) is solutions)
    )


def take_up(study: Study, parked_id: str) -> Changeset:
    """A parked solution becomes a change that can be judged; where it came from is kept."""
    parked = study.parked.get(parked_id)
    if parked is None:
        return NOTHING
    words = parked.text.read(study.language) if parked.text else ""
    first = add_change(study, words)
    new = next(p.id for p in first.puts if p.kind == "change" and p.before is None)
    after = apply(study, first)
    second = set_fields(
        after, "parked", parked_id, first.label, became=(*parked.became, new), settled=True
    )
    return join(first.label, first, second)


def settle(study: Study, parked_id: str) -> Changeset:
    """Nothing more is to be done about something that was parked."""
    parked = study.parked.get(parked_id)
    if parked is None:
        return NOTHING
    label = _("Settle “{name}”").format(name=short_name(parked, study.language))
    return set_fields(study, "parked", parked_id, label, settled=not parked.settled or None)
