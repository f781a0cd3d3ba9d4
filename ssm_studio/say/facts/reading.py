"""Facts out of a line: “by P03; private” for a record that is there or is being made."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, Final

from ssm_studio.days import today
from ssm_studio.domain.action import FollowUp
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.edit_research import declare
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say.context import Scene
from ssm_studio.say.dates import now as this_moment
from ssm_studio.say.facts.fact import Fact
from ssm_studio.say.facts.tables import EVERY, OWN, RELEASED, facts_of
from ssm_studio.say.facts.values import Fields, Given
from ssm_studio.say.tokens import Phrase, first_words, folded, shown

MOST: Final = 40
"""Facts in one line at most."""
_LONGEST: Final = max(
    len(words.split()) for facts in (EVERY, *OWN.values()) for fact in facts for words in fact.words
)


def fact_begun(kind: str, phrase: Phrase) -> tuple[Fact, Phrase] | None:
    """The fact whose word begins a piece, longer words first, and what stands after it."""
    facts = facts_of(kind)
    for words, end in reversed(first_words(phrase, _LONGEST)):
        for fact in facts:
            if words in fact.words:
                rest = phrase.part(end)
                signed = rest.text[:1] in (":", "=") and rest.text[:2] not in ("=>", "==")
                rest = rest.part(1) if signed else rest
                if fact.bare is not bool(rest):
                    return fact, rest
    return None


def with_facts(scene: Scene, kind: str, record: Record, phrase: Phrase) -> Record:
    """The record with every fact of a list between semicolons.

    Raises:
        Puzzled: a piece is no fact of this kind of record, or says nothing that it can be.
    """
    pieces = phrase.split(";", MOST)
    if not pieces or len(pieces) > MOST:
        raise (phrase or scene.whole).puzzled(_expected(kind, shown(scene.whole.text)))
    for piece in pieces:
        found = fact_begun(kind, piece)
        if found is None:
            if any(folded(piece.text) in each.words for each in facts_of(kind)):
                word = shown(piece.text)
                raise piece.puzzled(_("Words are missing after “{word}”.").format(word=word))
            raise piece.puzzled(_expected(kind, shown(piece.text)))
        fact, rest = found
        before = getattr(record, fact.field)
        given = Given(scene, kind, record, rest)
        value = fact.sort.read(given, before)
        values: dict[str, Any] = value if isinstance(value, Fields) else {fact.field: value}
        record = replace(record, **values)
        if kind == "analysis_three" and fact.field == "visibility" and fact is not RELEASED:
            _stays_private(record, piece)
    return record


def _stays_private(record: Any, said: Phrase) -> None:
    """What is known of power is let out by a word for that alone."""
    if record.visibility in ("public", "session"):
        raise said.puzzled(
            _(
                "This is for the facilitator only. Released, it is on the wall, in exports and in the search: "
                "{ref} {word}"
            ).format(ref=record.ref, word=RELEASED.usual)
        )


def _expected(kind: str, words: str) -> str:
    names = ", ".join(dict.fromkeys(each.usual for each in facts_of(kind)))
    return _("“{words}” is not understood here; type one of {names}.").format(
        words=words, names=names
    )


def is_fact_word(words: str) -> bool:
    """Whether words begin a fact of some kind of record."""
    return folded(words) in _every_word()


@cache
def _every_word() -> frozenset[str]:
    from ssm_studio.domain.kinds import BY_NAME

    return frozenset(word for kind in BY_NAME for fact in facts_of(kind) for word in fact.words)


def fact_step(study: Study, kind: str, before: Record, after: Record) -> Changeset:
    """The step from a record as it is to one with facts, with what has to follow elsewhere."""
    names = [each.name for each in fields_of(type(before))]
    changed = {
        name: getattr(after, name)
        for name in names
        if getattr(after, name) != getattr(before, name)
    }
    if not changed:
        return NOTHING
    if kind == "research":  # what was declared before it was locked stays as the version it is
        return declare(study, this_moment(), **changed)
    step = set_fields(study, kind, before.id, **changed)
    steps, now = [step], apply(study, step)
    for field in changed:
        if (follow := _FOLLOWS.get((kind, field))) is not None:
            for each in follow(now, before, after):
                now = apply(now, each)
                steps.append(each)
    return join(step.label, *steps)


def _rows_name_it(study: Study, before: Any, after: Any) -> list[Changeset]:
    """Rows name the changes that come from them, as a change names its rows."""
    steps: list[Changeset] = []
    for id_ in dict.fromkeys((*before.from_rows, *after.from_rows)):
        row = study.comparison_rows.get(id_)
        if row is None:
            continue
        others = tuple(each for each in row.changes if each != after.id)
        changes = (*others, after.id) if id_ in after.from_rows else others
        if set(changes) != set(row.changes):
            steps.append(set_fields(study, "row", id_, changes=changes))
    return steps


def _no_longer_held_back(study: Study, _before: Any, after: Any) -> list[Changeset]:
    """What is let out by hand is not kept private by the older mark beside it."""
    if after.visibility == "facilitator" or after.private is not True:
        return []
    return [set_fields(study, "analysis_three", after.id, private=None)]


def _moved(study: Study, before: Any, after: Any) -> list[Changeset]:
    """A move of status is dated."""
    entry = FollowUp(id=new_id(), action=before.id, date=today().isoformat(), status=after.status)
    return [add(study, entry)]


_FOLLOWS: Final[dict[tuple[str, str], Callable[[Study, Any, Any], list[Changeset]]]] = {
    ("change", "from_rows"): _rows_name_it,
    ("action", "status"): _moved,
    ("analysis_three", "visibility"): _no_longer_held_back,
}
