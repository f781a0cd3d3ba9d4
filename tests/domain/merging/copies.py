"""Copies of one session in memory, each with its log, edited apart and merged, for the laws of merging."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import Changeset, RecordChange, apply, invert
from ssm_studio.domain.edit_picture import connect
from ssm_studio.domain.kinds import fields_of, kind_of
from ssm_studio.domain.merging.entries import Entry
from ssm_studio.domain.merging.merge import Merged, merge
from ssm_studio.domain.model import Activity
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record import ANYTHING, Record, names_any, new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.store import change_log, merged_log
from ssm_studio.store.merged_log import RawEntry

WORDS = ("air", "sawah", "petani", "dana", "jadwal", "rapat", "bunga", "pintu", "hujan", "desa")


@dataclass
class Clock:
    """Gives each entry a time of its own."""

    now: int = 0

    def tick(self) -> str:
        self.now += 1
        return (
            f"2026-03-10T{self.now // 3600:02d}:{self.now // 60 % 60:02d}:{self.now % 60:02d}.000Z"
        )


class Edited(Protocol):
    """What steps are made on."""

    steps: list[Changeset]

    @property
    def study(self) -> Study: ...
    def do(self, step: Changeset) -> None: ...


@dataclass
class Copy:
    """One copy: what it says, and every entry that it knows."""

    author: str
    study: Study
    clock: Clock
    entries: dict[str, Entry] = field(default_factory=dict)
    head: str | None = None
    steps: list[Changeset] = field(default_factory=list)

    def do(self, step: Changeset, merged: str | None = None, keep: bool = True) -> None:
        puts = change_log.written(step)
        self.study = apply(self.study, step)
        raw = RawEntry(
            new_id(), "", self.head, merged, self.clock.tick(), self.author, "", None, None,
            puts, "[]", "",
        )  # fmt: skip
        self.entries[raw.id] = merged_log.read(raw)
        self.head = raw.id
        if keep:
            self.steps.append(step)

    def copy(self, author: str) -> Copy:
        return replace(self, author=author, entries=dict(self.entries), steps=[])

    def planned(self, other: Copy) -> Merged:
        return merge(self.study, self.entries.values(), other.entries.values(), ())

    def merge(self, other: Copy) -> None:
        """As the program does: nothing where nothing is new."""
        if not set(other.entries) - set(self.entries):
            return
        found = self.planned(other)
        self.entries |= other.entries
        self.do(found.step, merged=other.head, keep=False)


def begun(study: Study) -> Copy:
    """The first copy of a session that holds `study`."""
    found = Copy("Ani", Study(), Clock())
    puts = tuple(RecordChange(kind, each.id, None, each) for kind, each in study.everything())
    found.do(Changeset("", puts), keep=False)
    return found


def edited(copy: Edited, draw: random.Random, count: int) -> None:
    """Make some steps as people make them."""
    for _number in range(count):
        step = draw.choice(_STEPS)(copy, draw)
        if step:
            copy.do(step)


def _some(copy: Edited, draw: random.Random, table: str) -> Any:
    return draw.choice(list(getattr(copy.study, table).values()) or [None])


def _phrase(draw: random.Random) -> str:
    return " ".join(draw.choice(WORDS) for _word in range(draw.randint(1, 5)))


def _new(copy: Edited, draw: random.Random) -> Changeset:
    picture = _some(copy, draw, "pictures")
    if picture is None:
        return Changeset("", ())
    text = Text.said(_phrase(draw), "en")
    made = Element(id=new_id(), picture=picture.id, kind="issue", label=text)
    return edit.add(copy.study, made)


def _write(copy: Edited, draw: random.Random) -> Changeset:
    one = _some(copy, draw, "elements")
    if one is None:
        return Changeset("", ())
    words = one.label.read("en").split() if one.label else []
    at = draw.randint(0, len(words))
    if words and draw.random() < 0.5:
        words[at % len(words)] = draw.choice(WORDS)
    else:
        words.insert(at, draw.choice(WORDS))
    return edit.write(
        copy.study, "element", one.id, "label", " ".join(words), language=draw.choice(["en", "id"])
    )


def _place(copy: Edited, draw: random.Random) -> Changeset:
    one = _some(copy, draw, "elements")
    if one is None:
        return Changeset("", ())
    return edit.set_fields(
        copy.study, "element", one.id, "", x=draw.randint(0, 90), y=draw.randint(0, 40)
    )


def _kind(copy: Edited, draw: random.Random) -> Changeset:
    one = _some(copy, draw, "elements")
    if one is None:
        return Changeset("", ())
    kind = draw.choice(["issue", "actor", "document", "money"])
    return edit.set_fields(copy.study, "element", one.id, "", kind=kind)


def _tags(copy: Edited, draw: random.Random) -> Changeset:
    one = _some(copy, draw, "elements")
    if one is None:
        return Changeset("", ())
    tags = set(one.lens_tags) ^ {draw.choice(["bsc.customer", "bsc.learning", "merit.one"])}
    return edit.set_fields(copy.study, "element", one.id, "", lens_tags=tuple(sorted(tags)))


def _line(copy: Edited, draw: random.Random) -> Changeset:
    one, other = _some(copy, draw, "elements"), _some(copy, draw, "elements")
    if one is None or other is None or one.id == other.id or one.picture != other.picture:
        return Changeset("", ())
    return connect(copy.study, one.id, other.id, "flow")


def _gone(copy: Edited, draw: random.Random) -> Changeset:
    tables = ("elements", "relations", "themes", "activities", "debate", "participants")
    one = _some(copy, draw, draw.choice(tables))
    if one is None:
        return Changeset("", ())
    return edit.delete(copy.study, kind_of(one).name, one.id)


def _activity(copy: Edited, draw: random.Random) -> Changeset:
    model = _some(copy, draw, "models")
    if model is None:
        return Changeset("", ())
    return edit_model.add_activity(copy.study, model.id, _phrase(draw))


def _votes(copy: Edited, draw: random.Random) -> Changeset:
    change, who = _some(copy, draw, "changes"), _some(copy, draw, "participants")
    if change is None or who is None:
        return Changeset("", ())
    votes = dict(change.desirable_by) | {who.id: draw.randint(1, 5)}
    return edit.set_fields(copy.study, "change", change.id, "", desirable_by=tuple(votes.items()))


def _undo(copy: Edited, _draw: random.Random) -> Changeset:
    if not copy.steps:
        return Changeset("", ())
    step = invert(copy.steps[-1])
    if any(copy.study.get(put.kind, put.id) != put.before for put in step.puts):
        return Changeset("", ())
    copy.steps.pop()
    return step


_STEPS: list[Callable[[Edited, random.Random], Changeset]] = [
    _new, _new, _write, _write, _write, _place, _kind, _tags, _line, _gone, _activity, _votes, _undo,
]  # fmt: skip


def said(copy: Copy) -> set[str]:
    """Every wording that somebody gave an element, in any entry."""
    return {
        write.value
        for entry in copy.entries.values()
        if entry.merged is None
        for write in entry.writes
        if write.kind == "element" and write.field == "label" and write.value
    }


def dangling(study: Study, ever: Collection[str]) -> list[str]:
    """References to records that were there once and are not."""
    gone = set(ever) - {each.id for _kind, each in study.everything()}
    return [
        f"{kind} {each.ref} names what is not there: {field.name}"
        for kind, each in study.everything()
        for field in fields_of(type(each))
        if field.metadata["refers"] or field.metadata["parent"]
        for value in _named(getattr(each, field.name))
        if names_any(value, ANYTHING, gone)
    ]


def _named(value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [each if isinstance(each, str) else each[0] for each in value]
    return [value] if isinstance(value, str) else []


__all__ = ["Activity", "Clock", "Copy", "Edited", "Record", "begun", "dangling", "edited", "said"]
