"""Two wordings of one text, merged word by word on what both began from.

Only where both changed the same words, and differently, is it kept twice: theirs, the mark `BOTH`, mine.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

BOTH: Final = " ‖ "
"""Stands between two wordings that were written into the same place at the same time."""

MOST: Final = 4000
"""Words and gaps beyond which a changed stretch is compared as a whole, because comparing takes the square of it."""

_TOKEN: Final = r"\s+|\S+"


def merged(base: str, mine: str, theirs: str) -> str:
    """The wording with what either side changed; what both changed otherwise stands twice.

    Where one of them wrote something new instead of changing the text, both wordings stand whole.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    if _anew(base, mine) or _anew(base, theirs):
        return f"{theirs}{BOTH}{mine}"
    tokens = [re.findall(_TOKEN, each) for each in (base, mine, theirs)]
    head = _common(tokens, front=True)
    tokens = [each[head:] for each in tokens]
    tail = _common(tokens, front=False)
    middle = [each[: len(each) - tail] for each in tokens]
    begun = re.findall(_TOKEN, base)
    ended = begun[len(begun) - tail :] if tail else []
    return "".join([*begun[:head], *_middle(*middle), *ended])


def _anew(base: str, other: str) -> bool:
    """Whether half of the words, or more, are not there any more."""
    words, left = base.split(), Counter(other.split())
    kept = sum((Counter(words) & left).values())
    return bool(words) and kept * 2 <= len(words)


def _common(tokens: Sequence[Sequence[str]], *, front: bool) -> int:
    """How many tokens all three have in common at one end."""
    count, most = 0, min(map(len, tokens))
    while count < most and len({each[count if front else -1 - count] for each in tokens}) == 1:
        count += 1
    return count


def _middle(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    in_mine, in_theirs = _matches(base, mine), _matches(base, theirs)
    found: list[str] = []
    at = at_mine = at_theirs = 0
    for index, word in enumerate(base):
        if index in in_mine and index in in_theirs:
            here, there = in_mine[index], in_theirs[index]
            found += _resolved(base[at:index], mine[at_mine:here], theirs[at_theirs:there])
            found.append(word)
            at, at_mine, at_theirs = index + 1, here + 1, there + 1
    return found + _resolved(base[at:], mine[at_mine:], theirs[at_theirs:])


def _matches(base: list[str], other: list[str]) -> dict[int, int]:
    """Where the tokens of the base stand in the other text, by place.

    One word between others is no sign that a sentence is the same: two at least, or those at an end.
    """
    if max(len(base), len(other)) > MOST:
        head = _common((base, other), front=True)
        tail = _common((base[head:], other[head:]), front=False)
        found = {n: n for n in range(head)}
        return found | {len(base) - n: len(other) - n for n in range(1, tail + 1)}
    # Most programs that know of steps never merge words.
    from difflib import SequenceMatcher

    blocks = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    return {
        each.a + n: each.b + n
        for each in blocks
        if sum(not word.isspace() for word in base[each.a : each.a + each.size]) > 1
        or each.a == each.b == 0
        or (each.a + each.size, each.b + each.size) == (len(base), len(other))
        for n in range(each.size)
    }


def _resolved(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    """One stretch between words that all three have."""
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    size = len(base)
    if size:
        # One side only wrote before or behind what the other changed.
        for one, other in ((theirs, mine), (mine, theirs)):
            if one[:size] == base:
                return [*other, *one[size:]]
            if one[-size:] == base:
                return [*one[:-size], *other]
    head = _common((mine, theirs), front=True)
    tail = _common((mine[head:], theirs[head:]), front=False)
    left, right = ("".join(each[head : len(each) - tail]) for each in (theirs, mine))
    if not left.strip() or not right.strip():
        both = left + right
    else:
        both = f"{left}{BOTH}{right}"
    return [*mine[:head], both, *mine[len(mine) - tail :]] if tail else [*mine[:head], both]
