"""Edits of the research side: the declaration and its versions, the two cycles, reconstruction, learning."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, datetime
from typing import Any, Final

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange, join
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.research import CycleNote, Declared, Learning, ReconstructionRow, Research
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _

DECLARED: Final = tuple(
    each.name
    for each in fields(Declared)
    if each.name in {own.name for own in fields(Research)} - {own.name for own in fields(Record)}
    and each.name != "declared_at"
)
"""The fields that a version of the declaration keeps: F, M_R, M_PS, A, P, what counts as knowledge, the issues."""


def switch_research(study: Study, *, on: bool) -> Changeset:
    """A step that shows the research room, or hides it; what it holds stays."""
    label = _("Turn research on") if on else _("Turn research off")
    return set_fields(study, "session", study.session.id, label, research_on=on)


def does_research(study: Study) -> bool:
    """Whether the research room is shown: it was turned on, or holds something and was not turned off."""
    if study.session.research_on is not None:
        return study.session.research_on
    return bool(study.research or study.reconstruction or study.learning)


def locked_since(study: Study, now: datetime) -> str | None:
    """Since when the declaration is locked (method reference 5.3), as an ISO date or time; None while it is open.

    It is locked by hand, when the first block of the agenda has begun, or when the session's first day is there.
    """
    declared = study.declaration
    if declared is None or not any(getattr(declared, name) for name in DECLARED):
        return None
    found = [declared.locked_at] if declared.locked_at else []
    found += [each.began_at for each in study.blocks.values() if each.began_at]
    today = now.date().isoformat()
    found += [day for day in study.session.dates if _is_day(day) and day <= today]
    return min(found, default=None)


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def declare(study: Study, now: datetime, **values: Any) -> Changeset:
    """A step that declares something; once the declaration is locked, the version before stays beside it, dated.

    Several edits of one day after the lock are one version, which has its time beside its day.
    """
    declared, today = study.declaration, now.date().isoformat()
    if declared is None:
        record = Research(id=new_id(), declared_at=today, **values)
        return replace(add(study, record), label=_("Declare in advance"))
    changed = {name: value for name, value in values.items() if getattr(declared, name) != value}
    if not changed:
        return NOTHING
    since, at = locked_since(study, now), declared.declared_at or ""
    begun_today = since is not None and at > since and at.startswith(today)
    if since is None or begun_today:
        when = {} if begun_today else {"declared_at": today}
        label = _("Change the declaration")
        return set_fields(study, "research", declared.id, label, **when, **changed)
    label = _("Declare anew; the version before is kept")
    kept = add(study, _version(study, declared))
    anew = set_fields(study, "research", declared.id, label, declared_at=_stamp(now), **changed)
    return join(label, kept, anew)


def _version(study: Study, declared: Research) -> Declared:
    said: dict[str, Any] = {name: getattr(declared, name) for name in DECLARED}
    numbers = (each.version or 0 for each in study.declared.values())
    return Declared(
        id=new_id(), version=max(numbers, default=0) + 1, declared_at=declared.declared_at, **said
    )


def lock(study: Study, now: datetime) -> Changeset:
    """A step that locks the declaration by hand; nothing where nothing was declared or it is locked by hand."""
    declared = study.declaration
    if declared is None or declared.locked_at is not None:
        return NOTHING
    label = _("Lock the declaration")
    return set_fields(study, "research", declared.id, label, locked_at=_stamp(now))


def _stamp(now: datetime) -> str:
    return now.isoformat(timespec="seconds").replace("+00:00", "Z")


def note_step(study: Study, cycle: str, step: int, words: str) -> Changeset:
    """A step that writes the note of one of the eight steps of a cycle ("ps", "r"); no words take it away."""
    found = next(
        (each for each in study.cycle_notes.values() if (each.cycle, each.step) == (cycle, step)),
        None,
    )
    label = _("Note step {number} of a cycle").format(number=step)
    if found is None:
        if not words:
            return NOTHING
        text = Text.said(words, study.language)
        return add(study, CycleNote(id=new_id(), cycle=cycle, step=step, text=text), label)
    if not words:
        return Changeset(label, (RecordChange("cycle_note", found.id, found, None),))
    text = (found.text or Text()).write(study.language, words)
    return set_fields(
        study, "cycle_note", found.id, label, merge_key=f"cycle_note/{found.id}", text=text
    )


def leave_cycle(
    study: Study, interest: str, decision: str | None, reason: str, now: datetime
) -> Changeset:
    """A step that decides about one interest ("ps", "r"): "exit", "amend", or None to take the decision back."""
    name = {"ps": "exit_problem_solving", "r": "exit_research"}[interest]
    header = study.session
    text = (getattr(header, f"{name}_reason") or Text()).write(study.language, reason)
    values: dict[str, Any] = {
        name: decision,
        f"{name}_reason": text if decision and any(text.everything) else None,
        f"{name}_at": now.date().isoformat() if decision else None,
    }
    return set_fields(study, "session", header.id, _("Decide how the cycle ends"), **values)


def reconstruct(
    study: Study, original: str, operation: str | None, reconstructed: str, **values: Any
) -> Changeset:
    """A step that adds a row: an element of the concept as its source has it, and what the study makes of it.

    What is added has no original, what is dropped no new wording (method reference 5.6); empty words stay empty.
    """
    said = {
        name: Text.said(words, study.language)
        for name, words in (("original", original), ("reconstructed_text", reconstructed))
        if words
    }
    row = ReconstructionRow(id=new_id(), operation=operation, **{**said, **values})
    name = reconstructed or original
    return add(study, row, _("Reconstruct “{name}”").format(name=" ".join(name.split())[:40]))


def tie_rows(study: Study, rows: tuple[str, ...]) -> Changeset:
    """A step that ties rows to one another: merged from several, or split from one."""
    known = [each for each in rows if each in study.reconstruction]
    puts = []
    for id_ in known:
        row = study.reconstruction[id_]
        others = dict.fromkeys((*row.joined_with, *known))
        others.pop(id_, None)
        after = replace(row, joined_with=tuple(others))
        if after != row:
            puts.append(RecordChange("reconstruction", id_, row, after))
    return Changeset(_("Tie rows of the reconstruction"), tuple(puts)) if puts else NOTHING


def learn(study: Study, about: str, words: str, **values: Any) -> Changeset:
    """A step that records what was learned about F, M or A."""
    text = Text.said(words, study.language)
    return add(study, Learning(id=new_id(), about=about, text=text, **values))


def untie_rows(study: Study, one: str, other: str) -> Changeset:
    """A step that takes the tie between two rows away."""
    puts = []
    for id_, away in ((one, other), (other, one)):
        row = study.reconstruction.get(id_)
        if row is not None and away in row.joined_with:
            rest = tuple(each for each in row.joined_with if each != away)
            puts.append(RecordChange("reconstruction", id_, row, replace(row, joined_with=rest)))
    return Changeset(_("Untie rows of the reconstruction"), tuple(puts)) if puts else NOTHING


def write_declared(study: Study, now: datetime, field: str, words: str) -> Changeset:
    """A step that writes one part of the declaration, as typing does; after the lock it makes a version."""
    declared = study.declaration
    if declared is None:
        return NOTHING
    old = getattr(declared, field) or Text()
    if words == old.read(study.language):
        return NOTHING
    new = old.write(study.language, words)
    step = declare(study, now, **{field: new if any(new.everything) else None})
    alone = len(step.puts) == 1
    return replace(step, merge_key=f"research/{declared.id}/{field}") if alone else step


def mark_interest(study: Study, kind: str, id_: str) -> Changeset:
    """A step that goes on to the next of: no interest, problem solving, research, both."""
    record = study.get(kind, id_)
    if record is None:
        return NOTHING
    order = (None, "ps", "r", "both")
    now = record.interest if record.interest in order else None
    after = order[(order.index(now) + 1) % len(order)]
    return set_fields(study, kind, id_, _("Say which interest it serves"), interest=after)
