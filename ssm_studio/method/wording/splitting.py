"""How one activity's words become two activities' words, and two become one: proposals that people then"
" word anew."""

from __future__ import annotations

import re
from typing import Final

from ssm_studio.method.wording.judgements import two_activities
from ssm_studio.method.wording.pattern import pattern

_JOINTS: Final = {
    "en": pattern(r"\s*;\s*|\s*,?\s+(?:and\s+then|and|then|&)\s+|\s*,\s+", re.IGNORECASE),
    "id": pattern(
        r"\s*;\s*|\s*,?\s+(?:dan\s+kemudian|dan|serta|lalu|kemudian|sekaligus|&)\s+|\s*,\s+",
        re.IGNORECASE,
    ),
}
_STANDS_FOR_IT: Final = {"en": ("it", "them", "this", "these"), "id": ("nya", "ini", "itu")}
_JOINING: Final = {"en": "{first} and {second}", "id": "{first} dan {second}"}
_MOST: Final = 1000
"""Characters of a wording in which a joint is looked for; what follows them is kept as it is."""


def split_words(words: str, language: str) -> tuple[str, str]:
    """Two wordings for one: parted where a second doing begins, else at the first joining word.

    "Collect and report data" gives "Collect data" and "Report data"; "Collect data and report them" gives "Report
    data" as well. The second is "" where nothing joins.
    """
    tongue = language if language in _JOINTS else "en"
    text = " ".join(words.split())
    found = _JOINTS[tongue].finditer(text, 0, _MOST)
    joints = [each for each in found if each.start() and each.end() < len(text)]
    if not joints:
        return text, ""
    ends = [*(each.start() for each in joints[1:]), len(text)]
    parting = (
        each
        for each, end in zip(joints, ends, strict=True)
        if _parts_doings(text, each, end, tongue)
    )
    joint = next(parting, None)
    if joint is None:
        return _two_things(text, joints[0])
    first, second = text[: joint.start()], text[joint.end() :]
    verb, _space, thing = first.partition(" ")
    doing, _space, its_thing = second.partition(" ")
    if not thing and its_thing:
        first = f"{verb} {its_thing}"
    elif thing and _refers_back(doing, its_thing, tongue):
        second = f"{_bare(doing, tongue)} {thing}"
    return first, _begun_like(text, second)


def _two_things(text: str, joint: re.Match[str]) -> tuple[str, str]:
    """One doing with two objects: "Obtain food and water" gives "Obtain food" and "Obtain water"."""
    verb = text.split(" ", 1)[0]
    return text[: joint.start()], f"{verb} {text[joint.end() :]}"


def _parts_doings(text: str, joint: re.Match[str], end: int, language: str) -> bool:
    """Whether what follows this joint, up to the next, is a doing of its own and not a second object."""
    verb = text.split(" ", 1)[0]
    alone = text[: joint.start()] == verb
    head = verb if alone else f"{verb} x"
    joined = {"en": "and", "id": "dan"}[language]
    doing, space, thing = text[joint.end() : end].partition(" ")
    return two_activities(f"{head} {joined} {_bare(doing, language)}{space}{thing}", language)


def _refers_back(doing: str, thing: str, language: str) -> bool:
    """Whether a second doing says nothing, or only "it", of what it acts on."""
    if language == "id" and not thing:
        return True
    return not thing or (thing.casefold().strip(".") in _STANDS_FOR_IT[language] and bool(doing))


def _bare(doing: str, language: str) -> str:
    """ "laporkannya" without what stands for the thing."""
    if language == "id" and doing.casefold().endswith("kannya"):
        return doing[:-3]
    return doing


def _begun_like(text: str, second: str) -> str:
    """The second wording with a capital where the whole began with one."""
    return second[:1].upper() + second[1:] if text[:1].isupper() else second


def join_words(first: str, second: str, language: str) -> str:
    """One wording for two: "Collect data" and "Report data" give "Collect and report data"."""
    one, other = (" ".join(each.split()) for each in (first, second))
    if not one or not other or one.casefold() == other.casefold():
        return one or other
    tongue = language if language in _JOINING else "en"
    verb, _space, thing = one.partition(" ")
    doing, _space, its_thing = other.partition(" ")
    said = _JOINING[tongue]
    if thing and thing.casefold() == its_thing.casefold():
        return f"{said.format(first=verb, second=_lower(doing))} {thing}"
    if verb.casefold() == doing.casefold() and thing and its_thing:
        return f"{verb} {said.format(first=thing, second=its_thing)}"
    return said.format(first=one, second=_lower(other))


def _lower(words: str) -> str:
    """Without the capital of a beginning; an abbreviation keeps its capitals."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
