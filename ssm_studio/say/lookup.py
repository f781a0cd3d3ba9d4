"""Find a record by what people type for it: its short name, its whole label, or a beginning that is its alone."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final, Generic, TypeVar

from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import NAME_FIELDS, name_of
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _
from ssm_studio.say.results import Puzzled
from ssm_studio.say.tokens import Phrase, folded, shown

R = TypeVar("R", bound=Record)
LONGEST = 200
"""Names longer than this are compared by this much of them."""

REF: Final = re.compile(r"([a-z]{1,3}(?:[0-9]-)?)0*([1-9][0-9]{0,8}(?:\.[0-9]{1,4}[a-z]?)?)")
"""A short name in small letters: its letters, and its number without the zeros before it."""
_SHORTEST_PART: Final = 3
"""Fewer letters from within a label name nothing."""
_ALIKE: Final = 0.75
"""How much of the letters of two words is the same where one may be the other, mistyped."""


@dataclass(frozen=True, slots=True)
class Found(Generic[R]):
    """What a name may mean.

    Attributes:
        record: the one record that is meant; None where it is none or not clear which.
        exact: whether the name is its short name or whole label, not only a beginning.
        several: those between which it is not clear.
    """

    record: R | None = None
    exact: bool = False
    several: tuple[R, ...] = ()


def plain_ref(words: str) -> str:
    """A short name without zeros before its number, for comparing; "" where the words are none."""
    match = REF.fullmatch(words.casefold()) if len(words) <= 20 else None
    return f"{match[1]}{match[2]}" if match else ""


def labels(record: Record) -> tuple[str, ...]:
    """What people call a record: a pseudonym, and its words in every language that it has."""
    pseudonym = getattr(record, "pseudonym", None)
    own = (pseudonym,) if pseudonym else ()
    for name in NAME_FIELDS:
        value = getattr(record, name, None)
        if isinstance(value, Text) and (said := value.everything):
            return (*own, *said)
    return own


def wordings(record: Record) -> tuple[str, ...]:
    """Its labels, folded for comparing."""
    return tuple(folded(each[: LONGEST * 2])[:LONGEST] for each in labels(record))


def find(records: Iterable[R], words: str, *, parts: bool = False) -> Found[R]:
    """The record among `records` that `words` name; with `parts` also by any part of its label."""
    wanted = folded(words[: LONGEST * 2])[:LONGEST]
    if not wanted:
        return Found()
    begun: list[R] = []
    same: list[R] = []
    before: list[R] = []
    held: list[R] = []
    plain, alike = plain_ref(wanted), list[R]()
    for record in records:
        if record.ref and record.ref.casefold() == wanted:
            return Found(record, exact=True)
        if plain and plain == plain_ref(record.ref):
            alike.append(record)
        if record.was and wanted in record.was.casefold().split():
            before.append(record)
        names = wordings(record)
        if wanted in names:
            same.append(record)
        elif any(each.startswith(wanted) for each in names):
            begun.append(record)
        elif parts and len(wanted) >= _SHORTEST_PART and any(wanted in each for each in names):
            held.append(record)
    # A short name of today comes first, then one that a record had before it was renumbered.
    for several, exact in (
        (alike, True),
        (before, True),
        (same, True),
        (begun, False),
        (held, False),
    ):
        if several:
            return (
                Found(several[0], exact)
                if len(several) == 1
                else Found(None, exact, tuple(several))
            )
    return Found()


def _nearest(records: Iterable[R], words: str) -> tuple[R, str] | None:
    """The record with a label that looks most like `words`, and that label."""
    by_name: dict[str, tuple[R, str]] = {}
    for record in records:
        for label, each in zip(labels(record), wordings(record), strict=True):
            by_name.setdefault(each[:60], (record, label))
    close = get_close_matches(folded(words[:240])[:60], list(by_name)[:2000], n=1, cutoff=0.5)
    return by_name[close[0]] if close else None


def mistyped(records: Iterable[R], words: str) -> tuple[R, str] | None:
    """The record whose label `words` may be, mistyped, and that label: word for word the same, or nearly.

    “Farmer 2” is not “Farmer 1”, and who is downstream not who is upstream.
    """
    close = _nearest(records, words)
    if close is None:
        return None
    typed, there = folded(words[:240]).split(), folded(close[1][:240]).split()
    same = len(typed) == len(there) and all(
        one == other or (len(one) > _SHORTEST_PART and get_close_matches(one, [other], 1, _ALIKE))
        for one, other in zip(typed, there, strict=True)
    )
    return close if same else None


def the_one(records: Iterable[R], phrase: Phrase, language: str, *, drawable: bool = False) -> R:
    """The record that a piece of the line names; `drawable` where one of that name may still be drawn.

    Raises:
        Puzzled: none is called so, or several are.
    """
    candidates = tuple(records)
    found = find(candidates, phrase.text, parts=True)
    if found.record is not None:
        return found.record
    if found.several:
        raise phrase.puzzled(not_clear(found.several, phrase, language))
    close = _nearest(candidates, phrase.text)
    if close is not None:
        message = _("Nothing is called “{words}”; the nearest is “{name}” ({ref}).").format(
            words=shown(phrase.text), name=shown(close[1]), ref=close[0].ref
        )
    else:
        message = _(
            "Nothing is called “{words}”; write a name that is there already, or a code "
            "such as {ref}."
        ).format(words=shown(phrase.text), ref=next((c.ref for c in candidates if c.ref), "E01"))
    name = phrase.text if drawable else ""
    nearest = f"{shown(close[1])} ({close[0].ref})" if close is not None else ""
    raise Puzzled(phrase.start, phrase.end, message, name, nearest)


def not_clear(several: tuple[R, ...], phrase: Phrase, language: str) -> str:
    """The sentence for a name that several records could mean."""
    names = ", ".join(f"{shown(name_of(each, language))} ({each.ref})" for each in several[:3])
    return _("“{words}” could be {names}; write more of the name, or the code.").format(
        words=shown(phrase.text), names=names
    )
