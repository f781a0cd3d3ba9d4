"""Where two sides wrote the same field differently: both sides kept as a record, until the room settles it.

Two programs at one file, and two copies that are merged, meet here. What stands in the field meanwhile is theirs to
decide; a `Clash` says what each side wrote, who and when, and `settle` puts the room's choice into the field.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations
from typing import Any, Final

from ssm_studio.domain.changes import (
    NOTHING,
    Changeset,
    RecordChange,
    apply,
    both_words,
    join,
)
from ssm_studio.domain.clash import UNDISPUTED, Clash, ClashSide
from ssm_studio.domain.comparison import Accommodation
from ssm_studio.domain.edit import add, delete, set_fields
from ssm_studio.domain.field_types import FLAG, NUMBER, TEXT, WORD, type_of
from ssm_studio.domain.kinds import fields_of, kind_of
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import Text
from ssm_studio.domain.word_merge import BOTH as MARK
from ssm_studio.i18n import _
from ssm_studio.values import dataclass

FIRST, SECOND, BOTH, OTHER = "first", "second", "both", "other"
"""How a clash is settled: what `Clash.settled` says."""
WAYS: Final = (FIRST, SECOND, "third", "fourth", "fifth", "sixth")
"""For one side alone, in the order of `sides_of`; what a seventh table wrote can be given in words."""
TONGUES: Final = ("plain", "en", "id")

_WORLDVIEWS: Final = frozenset([("definition", "worldview"), ("debate", "worldview")])


@dataclass(frozen=True, slots=True)
class Side:
    """What one side wrote into the field: the words, or another value; by whom, and when (UTC)."""

    value: Any
    author: str
    at: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two sides changed differently.

    Attributes:
        about: the id of the record.
        field: its field; "" where one side deleted the record and the other worked with it.
        tongue: which wording of a `Text` ("plain", "en", "id"); "" for a field of another type.
        base: what both began from; None where it was empty.
        sides: in any order; they are kept in the order of their times.
    """

    about: str
    field: str
    tongue: str
    base: Any
    sides: tuple[Side, ...]


def differences(
    record: Record, field: str, base: Any, sides: Sequence[Side]
) -> tuple[Difference, ...]:
    """What of a field is worth keeping as a clash: each wording by itself; nothing where a side has no value.

    Lists are merged by their members and keep what both sides have; places of a drawing are nobody's opinion.
    """
    declared = next((each for each in fields_of(type(record)) if each.name == field), None)
    if declared is None or declared.metadata["parent"] or field in UNDISPUTED:
        return ()
    if type_of(declared) == TEXT:
        found = []
        for tongue in TONGUES:
            parts = tuple(replace(each, value=_part(each.value, tongue)) for each in sides)
            found.append(Difference(record.id, field, tongue, _part(base, tongue) or None, parts))
        return tuple(each for each in found if _differs(each))
    if type_of(declared) not in (WORD, NUMBER, FLAG):
        return ()
    whole = Difference(record.id, field, "", base, tuple(sides))
    return (whole,) if _differs(whole) else ()


def note(study: Study, found: Iterable[Difference]) -> Changeset:
    """The step that keeps these differences; its label is for the step that it goes with.

    A field that has an open clash gets no second one: who wrote into it before is heard with what they wrote last,
    and another author is one side more.
    """
    step, now = NOTHING, study
    for each in found:
        more = _noted(now, each)
        step, now = join(step.label or more.label, step, more), apply(now, more)
    return step


def sides_of(study: Study, clash: str) -> tuple[ClashSide, ...]:
    """The sides of a clash in the order of their times, then of their authors."""
    found = children(study.clash_sides, "clash", clash)
    return tuple(sorted(found, key=lambda each: (each.at or "", each.author or "", each.id)))


def open_clashes(study: Study) -> tuple[Clash, ...]:
    """What nobody has settled yet, the oldest first."""
    return tuple(each for each in study.clashes.values() if each.settled is None)


def standing(study: Study, clash: Clash) -> str:
    """What both wordings of a text look like where they stand side by side; "" where they stand there no more."""
    sides = [each.text or "" for each in sides_of(study, clash.id)]
    record = study.find(clash.about or "")
    there = _part(getattr(record, clash.field or "", None), clash.lang or "")
    # Whoever wrote last stands last, and may be the first to have written again.
    both = (both_words(clash.base, mine, theirs) for mine, theirs in permutations(sides, 2))
    return next((each for each in both if each and MARK in each and each in there), "")


def settle(
    study: Study, clash_id: str, how: str, words: str = "", *, reason: str = "", at: str = ""
) -> Changeset:
    """The step by which the room settles a clash: one side, the other, both, or other words.

    Where both wordings stand in the text still, the choice takes their place and what was written around them stays;
    else the whole wording is what was chosen. `BOTH` leaves the field as it is; of a worldview it adds an
    accommodation that keeps both.

    Args:
        how: one of `WAYS`, `BOTH` or `OTHER`.
        words: what shall stand there with `OTHER`.
        reason: why, in the session's language.
        at: when (UTC).

    Raises:
        ValueError: `OTHER` gives a word where the field holds a number, a yes, or one of a few words, or where the
            question is whether a record stays; or there is no such side.
    """
    clash = study.clashes.get(clash_id)
    if clash is None or clash.settled is not None:
        return NOTHING
    sides = sides_of(study, clash_id)
    chosen = WAYS.index(how) if how in WAYS else None
    if (chosen is not None and chosen >= len(sides)) or (how == OTHER and clash.field is None):
        raise ValueError(how)
    value = words if chosen is None else sides[chosen].text or ""
    steps = [
        set_fields(
            study,
            "clash",
            clash_id,
            settled=how,
            settled_at=at or None,
            reason=Text.said(reason, study.language) if reason else None,
        )
    ]
    record = study.find(clash.about or "")
    if record is not None and clash.field is None:
        # One side deleted it, the other worked with it.
        if chosen is not None and sides[chosen].text is None:
            steps.append(delete(study, kind_of(record).name, record.id))
    elif record is not None and how != BOTH and value:
        steps.append(_put(study, clash, record, value))
    elif record is not None and keeps_both(study, clash):
        steps.append(_kept_both(study, record, sides))
    return join(_label(clash, sides, how), *(each for each in steps if each))


def withdrawn(study: Study, step: Changeset, at: str) -> Changeset:
    """A step that takes something back; where that is one of two sides of an open clash, the other side stands.

    It is then as if the one side had not been written before the two met, and settles the clash. Where more of that
    side was written before, the clash stays open and has what is left of it.

    Args:
        at: when (UTC).
    """
    for clash in open_clashes(study):
        put = next((each for each in step.puts if each.id == clash.about), None)
        if put is None or put.after is None or any(each.id == clash.id for each in step.puts):
            continue
        sides = _mine_and_other(study, clash, put)
        if sides is None or clash.field is None:
            continue
        mine, other = sides
        left = _side_text(clash, getattr(put.after, clash.field)) or None
        if left == (clash.base or None):
            way = WAYS[sides_of(study, clash.id).index(other)]
            more = set_fields(study, "clash", clash.id, settled=way, settled_at=at or None)
        else:
            more = set_fields(study, "clash_side", mine.id, text=left)
            if _side_text(clash, getattr(study.find(put.id), clash.field)) == mine.text:
                other = mine
        if other is not mine:
            try:
                after = replace(
                    put.after, **{clash.field: _typed(clash, put.after, other.text or "")}
                )
            except ValueError:
                # Not a value of this field: from a newer program, or changed by hand. The room is asked as before.
                continue
            puts = tuple(replace(put, after=after) if each is put else each for each in step.puts)
            step = replace(step, puts=puts)
        step = join(step.label, step, more)
    return step


def _mine_and_other(
    study: Study, clash: Clash, put: RecordChange
) -> tuple[ClashSide, ClashSide] | None:
    """The side of a clash that a change takes back, and the only other one; None where there are no such two."""
    now, field = study.find(clash.about or ""), clash.field
    if not field or now is None or put.before is None or put.after is None:
        return None
    old, back, here = (_side_text(clash, getattr(e, field)) for e in (put.before, put.after, now))
    sides = sides_of(study, clash.id)[: len(WAYS)]
    mine = [each for each in sides if each.text == old]
    others = [each for each in sides if each.text != old]
    if old == back or not mine or len({each.text for each in others}) != 1:
        return None
    return (mine[0], others[0]) if others[0].text and here in (old, others[0].text) else None


def _side_text(clash: Clash, value: Any) -> str | None:
    """A value as a side of this clash would hold it."""
    return _part(value, clash.lang) if clash.lang else _written(value)


def keeps_both(study: Study, clash: Clash) -> bool:
    """Whether both sides, where they stay, become an accommodation: two worldviews do."""
    record = study.find(clash.about or "")
    return record is not None and (kind_of(record).name, clash.field) in _WORLDVIEWS


def _noted(study: Study, found: Difference) -> Changeset:
    tongue = found.tongue or None
    clash = next(
        (
            each
            for each in open_clashes(study)
            if (each.about, each.field, each.lang) == (found.about, found.field or None, tongue)
        ),
        None,
    )
    step = NOTHING
    if clash is None:
        clash = Clash(
            id=new_id(),
            about=found.about,
            field=found.field or None,
            lang=tongue,
            base=_written(found.base),
        )
        step = add(study, clash)
    heard = {each.author: each for each in sides_of(study, clash.id)}
    several = len({each.author for each in found.sides}) == len(found.sides)
    for side in sorted(found.sides, key=lambda each: (each.at, each.author)):
        text, before = _written(side.value), heard.get(side.author) if several else None
        if before is None and clash.id in study.clashes and _said(study, clash.id, text):
            continue
        if before is not None:
            more = set_fields(study, "clash_side", before.id, text=text, at=side.at)
        else:
            new = ClashSide(id=new_id(), clash=clash.id, text=text, author=side.author, at=side.at)
            more = add(study, new)
        step = join(step.label or more.label, step, more)
    return step


def _said(study: Study, clash: str, text: str | None) -> bool:
    """Whether one of the sides says just this."""
    return any(each.text == text for each in sides_of(study, clash))


def _differs(found: Difference) -> bool:
    """Whether two sides at least said something, and not the same."""
    values = [each.value for each in found.sides if each.value not in (None, "")]
    return len(values) == len(found.sides) >= 2 and any(each != values[0] for each in values)


def _part(value: Any, tongue: str) -> str:
    if isinstance(value, Text):
        return getattr(value, tongue) or ""
    return value if isinstance(value, str) else ""


def _written(value: Any) -> str | None:
    """Words as they are, what is no words as JSON."""
    return value if value is None or isinstance(value, str) else json.dumps(value)


def _put(study: Study, clash: Clash, record: Record, value: str) -> Changeset:
    kind, field = kind_of(record).name, clash.field or ""
    both = standing(study, clash)
    if both:
        value = _part(getattr(record, field), clash.lang or "").replace(both, value)
    after = _typed(clash, record, value)
    return set_fields(study, kind, record.id, **{field: after})


def _typed(clash: Clash, record: Record, words: str) -> Any:
    """The value that a record's field has when it says `words`.

    Raises:
        ValueError: they are no number, no yes or no, or none of the few words that may stand there.
    """
    field = clash.field or ""
    if clash.lang is not None:
        return replace(getattr(record, field) or Text(), **{clash.lang: words})
    declared = next(each for each in fields_of(type(record)) if each.name == field)
    if type_of(declared) in (NUMBER, FLAG):
        value = json.loads(words)
        if not isinstance(value, bool if type_of(declared) == FLAG else int):
            raise ValueError(words)
        return value
    if declared.metadata["choices"] and words not in declared.metadata["choices"]:
        raise ValueError(words)
    return words


def _kept_both(study: Study, record: Record, sides: Sequence[ClashSide]) -> Changeset:
    words = "; ".join(f"“{each.text}” ({each.author})" for each in sides)
    text = _("{record}: both worldviews are kept: {words}").format(record=record.ref, words=words)
    return add(study, Accommodation(id=new_id(), text=Text.said(text, study.language)))


def _label(clash: Clash, sides: Sequence[ClashSide], how: str) -> str:
    said = {BOTH: _("both stay"), OTHER: _("in other words")}
    if how in WAYS:
        side = next(iter(sides[WAYS.index(how) :]), None)
        words = _("what {author} wrote") if clash.field else _("as {author} left it")
        said[how] = words.format(author=(side and side.author) or "?")
    return _("Settle {clash}: {how}").format(clash=clash.ref, how=said[how])
