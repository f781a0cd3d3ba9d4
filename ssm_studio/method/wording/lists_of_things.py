"""Whether the input of a transformation is a list of resources (RD-05): by how often it goes on to a"
" further thing."""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import USUAL, Lists, normal, of_text, words_in


@of_text
def separators(text: str, lists: Lists = USUAL) -> int:
    """How many times a text goes on to a further thing: commas, semicolons, "and", "dan"; ", and" counts once.

    None where a clause says what they have in common ("parents, pupils and teachers who do not meet"): that is one
    population. A remark between commas ("savings, kept at home") is no further thing.
    """
    words = normal(text)
    if _IN_COMMON.search(words) or _are_adjectives(words, lists):
        return 0
    if sum(word in lists["RESOURCES"] for word in words_in(words)) > 1 and _SEPARATORS.search(
        words
    ):
        return 2
    return sum(
        (words_in(words[found.end() :]) or ("",))[0] not in lists["APPOSED_STARTS"]
        for found in _SEPARATORS.finditer(words.strip(" ,;"))
    ) - (1 if _CLOSED_REMARK.search(words) else 0)


def _are_adjectives(words: str, lists: Lists) -> bool:
    """Whether the commas part qualities of one thing: "young, jobless villagers", "pipa tua, retak dan bocor"."""
    parts = [words_in(part) for part in _SEPARATORS.split(words) if part.strip()]
    if len(parts) < 2:
        return False
    if (
        all(len(part) == 1 and _QUALITY.match(part[0]) for part in parts[:-1])
        and len(parts[-1]) > 1
    ):
        return True
    return len(parts[0]) > 1 and all(
        len(part) == 1
        and (part[0] in lists["ADJECTIVES_AFTER_ID"] or part[0].startswith(("ter", "ber", "tak")))
        for part in parts[1:]
    )


_QUALITY: Final = pattern(
    r"(?:\w+(?:less|ful|ous|ive|ish|able|ible)|\w{3,}(?:ed|ic)|young|old|poor|sick|cold|wet|dry|tired"
    r"|small|big|late|slow"
    r"|new|angry|hungry|lonely|quiet|loud|dirty|empty|full|long|short|weak|thin|cheap|bad|good|ill|deaf"
    r"|blind|narrow)$"
)
_IN_COMMON: Final = pattern(r"\b(?:who|whom|whose|that|which|yang)\b")
_SEPARATORS: Final = pattern(r"[,;]\s*(?:and|dan|serta)\b|[,;&+]|\s/\s|\b(?:and|dan|serta)\b")
_CLOSED_REMARK: Final = pattern(r", [^,]+, (?:\w+ing|of|in|at|from|untuk|di|dari)\b")
