"""What a text's wording tells: a verb first or a noun, one activity or two, a what or a how.

All tests are of patterns and lists and can be wrong, which is why they lead to questions and never to refusals
(method reference, Appendix A). They work on lower-case, normalised text, language by language, and look at the
beginning of very long texts only. `lists_with` makes the lists that a settings file asks for; every test takes
them as its last argument.
"""

from __future__ import annotations

import re
from typing import Final

from ssm_studio.method.wording.forms import (
    begins_with_verb,
    is_imperative,
    two_activities,
    verb_form,
)
from ssm_studio.method.wording.words import (
    USUAL,
    Lists,
    content_words,
    lists_with,
    normal,
    of_text,
    overlap,
    shared,
    wordings,
    words_in,
)

__all__ = (
    "USUAL",
    "Lists",
    "begins_with_verb",
    "content_words",
    "is_collective",
    "is_imperative",
    "is_public",
    "lists_with",
    "matches_means",
    "matches_solution",
    "names_doer",
    "normal",
    "overlap",
    "separators",
    "shared",
    "starts_as_aim",
    "starts_vague",
    "two_activities",
    "verb_form",
    "wordings",
    "words_in",
)


@of_text
def starts_vague(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether the first word is one of those that never say what one would do ("ensure", "tingkatkan")."""
    first = next(iter(words_in(text)), "")
    if language == "id":
        return first in lists["VAGUE_ID"]
    bases = (
        first,
        first.removesuffix("s"),
        first.removesuffix("ing"),
        first.removesuffix("ing") + "e",
    )
    return any(base in lists["VAGUE_EN"] for base in bases)


@of_text
def matches_means(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text names a tool or a way of doing it; MEANS holds both languages."""
    words = normal(text)
    found = lists.patterns["MEANS"].search(words)
    if found is None or (found.start() == 0 and found[0] in lists["MEANS_AFTER_FIRST"]):
        return lists.patterns["MEANS_AFTER_FIRST"].search(words, 1) is not None
    return True


@of_text
def matches_solution(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text says what ought to be done, where it should say how things are."""
    return lists.patterns["SOLUTION"].search(normal(text)) is not None


@of_text
def starts_as_aim(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text begins like an aim ("to …", "agar …") and not like a belief."""
    return lists.patterns["AIM_START"].match(normal(text)) is not None


@of_text
def is_collective(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text names a crowd ("all agencies", "pihak terkait") where one person or position is meant."""
    words = words_in(text)
    if not words:
        return False
    if words[0] in lists["COLLECTIVE_START"]:
        return True
    if any(word in lists["ONE_PERSON"] for word in words[:3]):
        return False
    if len(words) == 1 and words[0] in lists["COLLECTIVE_ALONE"]:
        return True
    # What stands behind "of" or a comma tells where somebody belongs.
    found = lists.patterns["COLLECTIVE"].search(_BEFORE_OF.split(normal(text), maxsplit=1)[0])
    return found is not None


_BEFORE_OF: Final = re.compile(r",|\(| of | in | from | dari | di ")


@of_text
def is_public(text: str, lists: Lists = USUAL) -> bool:
    """Whether a customer is nothing narrower than the public, society, the nation."""
    return lists.patterns["PUBLIC"].fullmatch(normal(text).strip(" .,;")) is not None


@of_text
def names_doer(text: str, language: str) -> bool:
    """Whether a text says who does it: "by the …", "oleh …"."""
    return (" oleh " if language == "id" else " by the ") in f" {normal(text)} "


@of_text
def separators(text: str) -> int:
    """How many times a text goes on to a further thing: commas, semicolons, "and", "dan"; ", and" counts once."""
    return len(_SEPARATORS.findall(normal(text).strip(" ,;")))


_SEPARATORS: Final = re.compile(r"[,;]\s*(?:and|dan|serta)\b|[,;&]|\b(?:and|dan|serta)\b")
