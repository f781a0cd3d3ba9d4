"""Which records go when someone takes back what they said, and which of their words may stand elsewhere too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.edit import delete
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text

LONG: Final = 16
"""Letters from which on a text is someone's words and not a word that others use too."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What forgetting would remove.

    Attributes:
        records: that go, with what cannot stand without them.
        step: the deletions, and the references to them taken out of what stays.
    """

    records: tuple[tuple[str, Record], ...]
    step: Changeset

    @property
    def ids(self) -> dict[str, str]:
        """The kind of each record that goes, by its id."""
        return {record.id: kind for kind, record in self.records}


def of_person(study: Study, person: Record) -> list[tuple[str, Record]]:
    """A participant and what is theirs alone: elements they voiced, what they said in debate, their reservations."""
    found: list[tuple[str, Record]] = [("participant", person)]
    for kind, record in study.everything():
        for field in fields_of(type(record)):
            value = getattr(record, field.name)
            if field.metadata["refers"] == "participant" and value == person.id:
                found.append((kind, record))
    return found


def plan(study: Study, chosen: Iterable[tuple[str, Record]]) -> Plan:
    """What goes with the chosen records, as a step without a label."""
    steps, now = [], study
    for kind, record in chosen:
        step = delete(now, kind, record.id)
        steps.append(step)
        now = apply(now, step)
    whole = join("", *steps)
    gone = tuple(
        (put.kind, put.before) for put in whole.puts if put.after is None and put.before is not None
    )
    return Plan(gone, whole)


def words_of(value: object) -> Iterator[str]:
    """Every text inside a field's value, or inside what the change log says of one."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Text):
        yield from value.everything
    elif isinstance(value, dict):
        for each in value.values():
            yield from words_of(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from words_of(each)


def is_somebodys(words: str) -> bool:
    """Whether a text is long enough to be taken out wherever it stands word for word."""
    return len(words) >= LONG and len(words.split()) >= 3
