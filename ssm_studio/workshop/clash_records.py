"""Who wrote what, where a step met another one in the same field: the step that keeps both sides as records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, Final

from ssm_studio.domain.changes import Changeset, Clash, absorb, apply, invert
from ssm_studio.domain.edit_clashes import TONGUES, Difference, Side, differences, note, withdrawn
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.domain.two_wordings import wordings
from ssm_studio.store.log_headings import stamp
from ssm_studio.store.session_file import SessionFile

_OWN: Final = ("clash", "clash_side")
_AT_ONCE: Final = 100
"""Entries of the log that are looked through in one reading."""

Writer = tuple[str, str]
"""An author, and when they wrote (UTC, as the file holds it)."""
_WhoWrote = Callable[[str, str], Writer]
"""Who wrote a field last, by the id of the record and the name of the field; see `who_wrote`."""


def now() -> str:
    """This moment as the file holds times."""
    return stamp(datetime.now(UTC))


def taken_back(study: Study, done: Changeset, label: str) -> Changeset:
    """The step that takes back what was done; the room is no more asked to choose between it and another wording."""
    return withdrawn(study, invert(done, label), now())


def who_wrote(file: SessionFile, id_: str, field: str) -> Writer:
    """Who wrote into a field last, and when; with no field who did anything with the record.

    Empty where the log does not say.
    """
    for last in range(file.seq, 0, -_AT_ONCE):
        for heading, puts in reversed(file.entries(max(1, last - _AT_ONCE + 1), last)):
            if id_ in puts and any(_wrote(put, id_, field) for put in json.loads(puts)):
                return heading.author, stamp(heading.at)
    return "", ""


def with_clashes(
    study: Study, step: Changeset, clashes: Iterable[Clash], who: _WhoWrote, author: str
) -> Changeset:
    """The step, made on this study, with a record of what clashed in it; what could be merged leaves none."""
    clashes = [each for each in clashes if not each.field or _worth_asking(each)]
    if not clashes:
        return step
    after, found = apply(study, step), list[Difference]()
    for each in clashes:
        record = after.get(each.kind, each.id)
        if record is not None and not each.field:
            found += _kept_or_deleted(each, who, author)
        elif record is not None:
            theirs = Side(each.theirs, *who(each.id, each.field))
            mine = Side(each.mine, author, now())
            found += [
                part
                for part in differences(record, each.field, each.base, (theirs, mine))
                if _worth_asking(each, part.tongue)
            ]
    return _both_steps(step, note(after, found))


def _kept_or_deleted(clash: Clash, who: _WhoWrote, author: str) -> Iterator[Difference]:
    """One deleted what the other worked with; what they wrote last of it stands beside."""
    if clash.kind in _OWN:
        return
    came = clash.theirs if clash.theirs is not None else clash
    words = [
        None if each is None else _first_words(clash.base, each, clash.id)
        for each in (clash.theirs, clash.mine)
    ]
    theirs, mine = Side(words[0], *who(came.id, "")), Side(words[1], author, now())
    yield Difference(clash.id, "", "", None, (theirs, mine))


def _first_words(base: Record | None, record: Record, about: str) -> str:
    """The words that somebody gave a record; "" where they wrote none, or it is another record that came to it."""
    if record.id != about:
        return ""
    for field in fields_of(type(record)):
        value, before = getattr(record, field.name), getattr(base, field.name, None)
        if field.name not in ("id", "ref") and value != before:
            if isinstance(value, Text):
                was = before if isinstance(before, Text) else Text()
                for tongue in TONGUES:
                    said = getattr(value, tongue)
                    if said and said != getattr(was, tongue):
                        return str(said)
            elif isinstance(value, str):
                return value
    return ""


def noted(
    study: Study, step: Changeset, where: tuple[str, str, str], base: str, sides: tuple[Side, Side]
) -> Changeset:
    """The step that writes both wordings into a field, with the record of who wrote which.

    Args:
        where: the id of the record, its field, and which wording of a text it is ("" for a plain string).
        sides: theirs and mine.
    """
    found = Difference(where[0], where[1], where[2], base or None, sides)
    return _both_steps(step, note(apply(study, step), [found]))


def _worth_asking(clash: Clash, tongue: str | None = None) -> bool:
    """Whether a choice is to be made, in one wording of a text or in any: words that could be merged need none."""
    if isinstance(clash.mine, str) and clash.kept == clash.mine:
        return True
    if isinstance(clash.mine, Text | str):
        return any(tongue in (None, two.tongue) for two in wordings([clash]))
    return True


def _both_steps(step: Changeset, more: Changeset) -> Changeset:
    # The label and the key by which typing is one step are those of what was written.
    return absorb(step, more) if more else step


def _wrote(put: dict[str, Any], id_: str, field: str) -> bool:
    now, was = put.get("is"), put.get("was")
    if not field:
        return put.get("id") == id_
    return put.get("id") == id_ and now is not None and (was is None or field in now)
