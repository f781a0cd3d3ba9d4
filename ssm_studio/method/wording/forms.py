"""The form of a doing: an order, or a noun, a state, a passive in its place."""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.english_forms import form_en
from ssm_studio.method.wording.form_names import GERUND, GOOD, NOMINAL, PASSIVE, STATE, TOLD
from ssm_studio.method.wording.indonesian_forms import form_id
from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import USUAL, Lists, normal, of_text, words_in

__all__ = ("GERUND", "GOOD", "NOMINAL", "PASSIVE", "STATE", "TOLD", "is_imperative", "verb_form")


@of_text
def verb_form(text: str, language: str, lists: Lists = USUAL) -> str:
    """Whether an activity begins with an order ("good") or how else; "" for a text without words."""
    words = words_in(text)
    if not words:
        return ""
    if language == "id":
        return TOLD if _FOR_WHOM.match(normal(text)) else form_id(words, lists)
    return form_en(words, lists)


_FOR_WHOM: Final = pattern(r"bagi [^,]+, ")
""" "For the widows, …", where "bagi" is no order to share."""


def is_imperative(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether an activity begins with an order, or may do so."""
    return verb_form(text, language, lists) in (GOOD, "")
