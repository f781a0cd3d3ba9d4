"""Facts at the end of a line that makes something: “change …; rows X01; kinds procedural”."""

from __future__ import annotations

from typing import Any

from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.say.context import Scene
from ssm_studio.say.facts.reading import MOST, fact_begun, fact_step, with_facts
from ssm_studio.say.tokens import Phrase


def cut_facts(kind: str, phrase: Phrase) -> tuple[Phrase, Phrase | None]:
    """The words of what is made, and its facts, which begin at the first semicolon that one stands behind."""
    begin, pieces = 0, phrase.split(";", MOST)
    for piece in pieces[1:]:
        begin = piece.start - phrase.start
        if fact_begun(kind, piece) is not None:
            return phrase.part(0, phrase.text.rindex(";", 0, begin)), phrase.part(begin)
    return phrase, None


def facts_said(scene: Scene, kind: str, blank: Record, facts: Phrase | None) -> Any:
    """The facts alone, on a record that holds nothing else.

    Raises:
        Puzzled: a piece is no fact of this kind of record.
    """
    return blank if facts is None else with_facts(scene, kind, blank, facts)


def with_its_facts(
    scene: Scene, kind: str, made: Changeset, id_: str, facts: Phrase | None
) -> Changeset:
    """A step that makes a record, with the facts of the same line in it."""
    if facts is None:
        return made
    after: Study = apply(scene.study, made)
    record = after.get(kind, id_)
    assert record is not None, "a record that was made"
    said = fact_step(after, kind, record, with_facts(scene, kind, record, facts))
    return join(made.label, made, said) if said else made
