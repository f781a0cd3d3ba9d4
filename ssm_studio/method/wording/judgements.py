"""What a text's wording tells: a verb first or a noun, one activity or two, a what or a how.

All tests are of patterns and lists and can be wrong, which is why they lead to questions and never to refusals
(method reference, Appendix A). They work on lower-case, normalised text, language by language, and look at the
beginning of very long texts only. `lists_with` makes the lists that a settings file asks for; every test takes
them as its last argument.
"""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.aims import is_too_short_for_a_belief, starts_as_aim
from ssm_studio.method.wording.crowds import is_collective
from ssm_studio.method.wording.doers import names_doer
from ssm_studio.method.wording.doings import begins_with_verb, doing_in, two_activities
from ssm_studio.method.wording.forms import is_imperative, verb_form
from ssm_studio.method.wording.fulfilment import speaks_of_fulfilment
from ssm_studio.method.wording.lists_of_things import separators
from ssm_studio.method.wording.tools import matches_means
from ssm_studio.method.wording.wishes import matches_solution
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
    "doing_in",
    "is_collective",
    "is_imperative",
    "is_public",
    "is_too_short_for_a_belief",
    "lists_with",
    "matches_means",
    "matches_solution",
    "names_doer",
    "normal",
    "overlap",
    "separators",
    "shared",
    "speaks_of_fulfilment",
    "starts_as_aim",
    "starts_vague",
    "two_activities",
    "verb_form",
    "wordings",
    "words_in",
)


@of_text
def starts_vague(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether the first words are of those that never say what one would do ("ensure", "deal with","
    " "tingkatkan")."""
    words = words_in(text)
    first = words[0] if words else ""
    if " ".join(words[:2]) in lists["VAGUE_PHRASES"] or first in lists["VAGUE_PHRASES"]:
        return True
    # The head of a name comes first in Indonesian and last in English.
    objects = words[1:2] if language == "id" else words[1:4]
    if first in lists["VAGUE_WITH_OBJECT"] and any(
        word in lists["VAGUE_OBJECTS"] or _is_abstract(word) for word in objects
    ):
        return True
    if first == "address" and words[1:2] != () and words[1] in _ADDRESSED:
        return False
    if first in lists["LIGHT_VERBS"] and any(word in lists["DUTY_NOUNS"] for word in objects):
        return True
    if language == "id":
        return first in lists["VAGUE_ID"]
    bases = (
        first,
        first.removesuffix("s"),
        first.removesuffix("ing"),
        first.removesuffix("ing") + "e",
    )
    return any(base in lists["VAGUE_EN"] for base in bases)


def _is_abstract(word: str) -> bool:
    """Whether a word names a state or a quality, by its ending: "resilience", "kerukunan"."""
    return (
        word.isalnum()
        and not word.startswith(_CONCRETE)
        and any(
            word.startswith(begin) and word.endswith(end) and len(word) >= least
            for begin, end, least in _QUALITIES
        )
    )


_QUALITIES: Final = (
    ("", "ness", 8),
    ("", "ity", 7),
    ("", "ence", 8),
    ("", "ship", 7),
    ("ke", "an", 8),
)
"""How such words begin and end, and their fewest letters."""
_CONCRETE: Final = (
    "licence", "evidence", "residence", "conference", "audience", "facilit", "universit", "electricity", "sentence",
    "entity", "identity", "charity", "kelurahan", "kecamatan", "kendaraan", "kemasan", "ketentuan", "kebutuhan",
    "keluhan", "kerusakan", "kejadian", "kesepakatan", "keranjang", "keterampilan", "keahlian", "kebun", "kepala",
)  # fmt: skip
_ADDRESSED: Final = ("envelopes", "letters", "parcels", "invitations")


@of_text
def is_public(text: str, lists: Lists = USUAL) -> bool:
    """Whether a customer is nothing narrower than the public, society, the nation."""
    return lists.patterns["PUBLIC"].fullmatch(normal(text).strip(" .,;")) is not None
