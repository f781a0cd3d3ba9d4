"""Doings where a thing is looked for, and two doings where one is: told from the forms of words and"
" what follows them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ssm_studio.method.wording.english_forms import NOT_ONLY_VERBS
from ssm_studio.method.wording.indonesian_forms import VERB_ID, is_said_of_a_thing, is_verb_id
from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import USUAL, Lists, normal, of_text, words_in

_PLACES: Final = pattern(r"[^\W_]+(?:['’-][^\W_]+)*|[,;&/]")


@of_text
def begins_with_verb(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether a text that should name a thing begins with a doing."""
    words = words_in(text)
    if not words:
        return False
    if language == "id":
        if " ".join(words[:2]) in lists["NOUN_PAIRS_ID"]:
            return False
        return is_verb_id(words[0], lists) and not _is_noun_here(words, 0, language, lists)
    first, second = words[0], (*words, "")[1]
    if first in lists["SAME_PARTICIPLE_EN"] and second not in lists["OBJECT_STARTS_EN"]:
        return False
    if first in lists["VERB_NOUNS_EN"] and (
        second in lists["COMPOUND_HEADS_EN"] or second in lists["THINGS_OF_DOING_EN"]
    ):
        return False
    third = (*words, "", "")[2]
    if any(first in lists[name] for name in NOT_ONLY_VERBS) and (
        second in _SAID_BEHIND
        or (second in _PARTICIPLES and (not third or third in lists["AFTER_A_NOUN"]))
    ):
        return False  # "catch sold blind", "plans drawn by others"
    if any(word in _NOBODY for word in words[1:5]) or (first.endswith("ing") and second in _WHICH):
        return False
    if first == "plant" and second in lists["PLANTED_EN"]:
        return True
    if first in lists["MODIFYING_ING_EN"] and second in lists["THINGS_OF_DOING_EN"]:
        return False
    if first in lists["VERBS_EN"] or first in lists["VAGUE_EN"]:
        if second in lists["OBJECT_STARTS_EN"]:
            return True
        # A thing is looked for here, so that "lead pipes" and "survey fatigue" are things.
        if first in lists["ADJECTIVE_VERBS_EN"] or first in lists["NOUN_FIRST_EN"]:
            return False
        return not _is_noun_here(words, 0, language, lists)
    if first == "to" and second in lists["VERBS_EN"]:
        return True
    return first.endswith("ing") and any(
        (base in lists["VERBS_EN"] or base in lists["VAGUE_EN"])
        and base not in lists["LIKE_ADJECTIVES"]
        and first not in lists["ADJECTIVE_VERBS_EN"]
        for base in (first[:-3], first[:-3] + "e", first[:-4])
    )


_NOBODY: Final = ("nobody", "no-one", "none", "never", "older", "unread", "unused")
"""What is said of a thing behind its name ("report cards nobody reads")."""
_SAID_BEHIND: Final = frozenset(
    ("sold", "kept", "told", "made", "held", "sent", "bought", "given", "brought", "done", "seen")
)
_PARTICIPLES: Final = frozenset(
    (
        *("lost", "known", "left", "paid", "built", "written", "taken", "drawn", "found", "grown"),
        *("caught", "hidden", "stolen", "thrown", "broken", "chosen", "forgotten", "read"),
    )
)
"""What is said of a thing behind its name; the latter stand before a name too ("repair broken pumps")."""
_WHICH: Final = ("that", "which", "of", "who")


def _is_noun_here(words: tuple[str, ...], at: int, language: str, lists: Lists) -> bool:
    """Whether a word that may be a verb or a noun is a noun, by what follows it."""
    names = ("VERB_NOUNS_ID",) if language == "id" else NOT_ONLY_VERBS
    if not any(words[at] in lists[name] for name in names):
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    if language == "id" and is_said_of_a_thing(after, lists):
        return True
    return not after or after in lists["AFTER_A_NOUN"]


_WHAT_IT_DOES: Final = {
    "en": pattern(r"\bsystem\b.*?(?<!in order )\bto\s+(?!be\b)(.+)", re.DOTALL),
    "id": pattern(r"\bsistem\b.*?\buntuk\s+(.+)", re.DOTALL),
}
_BY_WHAT_AND_WHY: Final = {
    "en": pattern(
        r"[.;:()–—]|\b(?:by|in order|so that|so as|through|owned|operated|given|because|such that|while)\b"
    ),
    "id": pattern(
        r"[.;:()–—]|\b(?:dengan|melalui|lewat|guna|agar|supaya|demi|sehingga|milik|dijalankan|karena|yang)\b"
    ),
}


@of_text
def doing_in(sentence: str, language: str) -> str:
    """The doing that a root definition tells ("a system to X by Y in order to Z"), "" where none is found."""
    tongue = language if language in _WHAT_IT_DOES else "en"
    found = _WHAT_IT_DOES[tongue].search(normal(sentence))
    if found is None:
        return ""
    return _BY_WHAT_AND_WHY[tongue].split(found[1], maxsplit=1)[0].strip(" ,")


_JOINED_OTHERWISE: Final = pattern(
    r"\bas well as\b|,? (?:after that|afterwards|setelah itu|sesudah itu|habis itu)\b,?|\bplus\b"
    r"|\band also\b|\bsambil\b|\bseraya\b|\bdan juga\b"
)
_JOINT_FOR: Final = {"en": "and", "id": "lalu"}
_JOINING: Final = {
    "en": frozenset(["and", "then", ";", "&", "/"]),
    "id": frozenset(["dan", "serta", "lalu", "kemudian", "sekaligus", ";", "&", "/"]),
}


@of_text
def two_activities(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether a text asks for two doings ("collect data and report them") and not for one with two objects."""
    tongue = language if language in _JOINING else "en"
    places = tuple(_PLACES.findall(_JOINED_OTHERWISE.sub(f" {_JOINT_FOR[tongue]} ", normal(text))))
    return any(_is_doing(places, at, tongue, lists) for at in _beginnings(places, tongue, lists))


def _beginnings(places: tuple[str, ...], language: str, lists: Lists) -> Iterator[int]:
    """Where a second doing could begin: after a joining word, and after the comma of a series of single verbs."""
    for at, word in enumerate(places[:-1]):
        if at == 0:
            continue
        if word in _JOINING[language]:
            if word == "lalu" and places[at - 1] in lists["BEFORE_LALU"]:
                continue
            if (
                language == "id"
                and word in ("dan", "serta")
                and "yang" in places[max(0, at - 3) : at]
            ):
                continue
            if language == "id" and _goes_on_within(places, at, lists):
                continue
            yield at + 1
        elif word == "," and (
            at == 1
            or _is_in_a_row(places, at, language, lists)
            or _is_only_verb(places[at + 1], language, lists)
        ):
            yield at + 1


def _goes_on_within(places: tuple[str, ...], at: int, lists: Lists) -> bool:
    """Whether a joining word goes on with what an order is about: "latih kader menimbang dan mencatat".

    An order without a prefix has a second one beside it without a prefix; two verbs in me- are what it speaks of.
    """
    if VERB_ID.match(places[0]) or places[at] not in ("dan", "serta"):
        return False
    before, after = places[1:at], places[at + 1]
    return _ME.match(after) is not None and any(
        _ME.match(each) and each not in lists["ME_NOUNS"] for each in before
    )


_ME: Final = pattern(r"^me\w{3,}")


def _is_in_a_row(places: tuple[str, ...], at: int, language: str, lists: Lists) -> bool:
    """Whether one verb stands alone between commas: "tulis kode, uji, dan rilis"."""
    verbs = lists["VERBS_ID" if language == "id" else "VERBS_EN"]
    return places[at + 1] in verbs and places[at + 2 : at + 3] == (",",)


def _is_only_verb(word: str, language: str, lists: Lists) -> bool:
    """Whether a word after a comma goes on with a further doing and not with a further thing."""
    if language == "id":
        return (
            word in lists["VERBS_ID"]
            and word.endswith(("kan", "i"))
            and word not in lists["VERB_NOUNS_ID"]
        )
    return word in lists["VERBS_EN"] and not any(word in lists[name] for name in NOT_ONLY_VERBS)


def _is_doing(places: tuple[str, ...], at: int, language: str, lists: Lists) -> bool:
    word = places[at]
    after_then = places[at - 1] in (";", "then", "lalu", "kemudian")
    if _is_pair(places, at, language, lists):
        return False
    after = places[at + 1] if at + 1 < len(places) else ""
    if word in lists["ADJECTIVE_VERBS_EN"] and at > 2 and after not in lists["OBJECT_STARTS_EN"]:
        return False
    if language == "id":
        bare = word.removesuffix("nya") if VERB_ID.match(word) else word
        if not (is_verb_id(word, lists) or is_verb_id(bare, lists)):
            return False
    elif word in lists["STOP_EN"] or word in lists["AFTER_A_NOUN"]:
        return False
    elif word not in lists["VERBS_EN"] and word not in lists["VAGUE_EN"]:
        # A word that is in no list can still be known by what follows it: "prioritise them", "vet the list".
        return at + 1 < len(places) and places[at + 1] in _OBJECTS and not word.endswith("s")
    # "Collect and report …": a verb right before the joining word makes the next one a verb too.
    if after_then:
        return True
    if language == "id" and word in lists["VERBS_FIRST_ID"] and not VERB_ID.match(places[0]):
        return at + 1 < len(places)
    return at == 2 or not _is_noun_here(places, at, language, lists)


def _is_pair(places: tuple[str, ...], at: int, language: str, lists: Lists) -> bool:
    """Whether "a and b" is one name ("search and rescue", "simpan dan pinjam"), the object of the doing"
    " before it."""
    if places[at - 1] not in ("and", "dan", "serta"):
        return False
    if at > 3 and places[at - 3] == "to" and places[at - 2] in lists["VERBS_EN"]:
        return True
    before = places[at - 2] if at > 2 and places[at - 3] not in (",", *_JOINING[language]) else ""
    after = places[at + 1] if at + 1 < len(places) else ""
    if language == "id":
        roots = lists["VERBS_FIRST_ID"] | lists["VERB_NOUNS_ID"]
        return before in roots and places[at] in roots
    names = lists["VERB_NOUNS_EN"]
    return before in names and places[at] in names and (after == "to" or after.endswith("ed"))


_OBJECTS: Final = frozenset(["them", "it", "the", "their", "these", "those", "what", "whatever"])
