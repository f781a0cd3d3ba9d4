"""What one field comes to where copies wrote it without knowing of each other.

Every rule here gives the same whichever side is taken first: writes are taken in the order of their times.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from ssm_studio.domain.clash import UNDISPUTED
from ssm_studio.domain.field_types import FLAG, MARKS, NUMBER, TEXT, TEXTS, WORD, WORDS
from ssm_studio.domain.merging.entries import Timeline
from ssm_studio.domain.word_merge import BOTH, merged

QUIET: Final = UNDISPUTED | {"kept", "asked", "ref", "was", "number"}
"""Fields of which the later write stands without a question; two of one name are told apart by `short_names`."""

_STRICTEST: Final = ("facilitator", "session", "public")


@dataclass(frozen=True, slots=True)
class Said:
    """One write of one field: by which entry, and the value."""

    entry: str
    value: Any


@dataclass(frozen=True, slots=True)
class Outcome:
    """What stands in a field.

    Attributes:
        clash: what was said at the same time and does not go together, in the order of time; () where all does.
        base: what those who clash started from.
    """

    value: Any
    clash: tuple[Said, ...] = ()
    base: Any = None


def outcome(timeline: Timeline, name: str, sort: str, writes: Sequence[Said]) -> Outcome:
    """What a field comes to after all its writes, which stand in the order of the timeline."""
    newest = newest_of(timeline, writes)
    if len(newest) == 1:
        return Outcome(newest[0].value)
    newest.sort(key=lambda each: timeline.entries[each.entry].order)
    first, last = newest[0], newest[-1]
    if all(each.value == first.value for each in newest):
        return Outcome(last.value)
    base = _base(timeline, name, sort, writes, newest)
    if name == "visibility":
        said = {each.value for each in newest}
        return Outcome(next((each for each in _STRICTEST if each in said), last.value))
    if name in QUIET:
        return Outcome(last.value)
    changed = [each for each in newest if each.value != base]
    if len({repr(each.value) for each in changed}) == 1:
        return Outcome(changed[-1].value)
    together = _TOGETHER[sort](base, [each.value for each in changed])
    if together is None:
        return Outcome(changed[-1].value, tuple(changed), base)
    return Outcome(together)


def newest_of(timeline: Timeline, writes: Sequence[Said]) -> list[Said]:
    """The writes that no later one knew of."""
    newest: list[Said] = []
    for each in writes:
        newest = [one for one in newest if not timeline.knew(each.entry, one.entry)]
        newest.append(each)
    return newest


def _base(
    timeline: Timeline, name: str, sort: str, writes: Sequence[Said], newest: Sequence[Said]
) -> Any:
    """What stood there when the newest writes were not yet made: what all of them knew of."""
    known = [
        each
        for each in writes
        if all(each.entry != one.entry and timeline.knew(one.entry, each.entry) for one in newest)
    ]
    return outcome(timeline, name, sort, known).value if known else EMPTY.get(sort)


EMPTY: Final[dict[str, Any]] = {WORDS: (), TEXTS: (), MARKS: ()}


def _words(base: Any, values: Sequence[Any]) -> Any:
    """Texts, word by word; None where both changed the same words, or one emptied what another changed."""
    found = base
    done: list[str] = []
    for value in values:
        if not value and done:
            return None
        if not done:
            found = value
        elif not found:
            return None
        else:
            found = merged(base or "", found, value)
            if found.count(BOTH) > max(each.count(BOTH) for each in (base or "", value, *done)):
                return None
        done.append(value or "")
    return found


def _members(base: Any, values: Sequence[Any]) -> Any:
    """Lists: what somebody put in is there, what somebody took out is not."""
    gone = {each for value in values for each in base if each not in value}
    found = [each for each in base if each not in gone]
    for value in values:
        found += [each for each in value if each not in base and each not in found]
    return tuple(found)


def _by_name(base: Any, values: Sequence[Any]) -> Any:
    """Numbers by name (votes by participant): for each name, the later of those who changed it."""
    before = dict(base)
    found = dict(base)
    for value in values:
        now = dict(value)
        for name in {*before, *now}:
            if now.get(name) != before.get(name):
                if name in now:
                    found[name] = now[name]
                else:
                    found.pop(name, None)
    order = dict.fromkeys(name for value in (base, *values) for name, _number in value)
    return tuple((name, found[name]) for name in order if name in found)


def _never(_base: Any, _values: Sequence[Any]) -> Any:
    return None


_TOGETHER: Final[dict[str, Callable[[Any, Sequence[Any]], Any]]] = {
    TEXT: _words,
    WORD: _never,
    NUMBER: _never,
    FLAG: _never,
    WORDS: _members,
    TEXTS: _members,
    MARKS: _by_name,
}
"""By the type of a field: the value with all changes in it, None where they do not go together."""
