"""How R, the why of a definition, is joined to its sentence: by what was typed, so that any clause reads as one.

A verb takes "in order to", a clause "so that", a noun alone "for the sake of"; in Indonesian "untuk", "agar" and
"demi". Where people typed such words themselves, theirs stay.
"""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.forms import is_imperative
from ssm_studio.method.wording.shape_lists import FINITE_EN, FINITE_ID
from ssm_studio.method.wording.verb_lists import VERB_NOUNS_EN, VERBS_EN
from ssm_studio.method.wording.words import words_in

_TYPED: Final = {
    "en": (
        ("in order that ", "so that "),
        ("so that ", "so that "),
        ("in order to ", "in order to "),
        ("so as to ", "in order to "),
        ("for the sake of ", "for the sake of "),
        ("because ", "because "),
        ("to ", "in order to "),
        ("for ", "for "),
    ),
    "id": (
        ("agar supaya ", "agar "),
        ("agar ", "agar "),
        ("supaya ", "agar "),
        ("sehingga ", "sehingga "),
        ("karena ", "karena "),
        ("demi ", "demi "),
        ("guna ", "guna "),
        ("untuk ", "untuk "),
    ),
}
"""What people begin R with, and what then stands in the sentence."""

_VERB: Final = {"en": "in order to ", "id": "untuk "}
_CLAUSE: Final = {"en": "so that ", "id": "agar "}
_NOUN: Final = {"en": "for the sake of ", "id": "demi "}
_SUBJECTS: Final = frozenset(
    """the a an every each all no nobody none everybody everyone anybody anyone people they we it he she you our their
    my your his her its this that these those some most many more fewer less few both one""".split()  # noqa: SIM905
)
_FINITE: Final = {
    "en": FINITE_EN - {"be", "when", "if", "because", "than", "unless", "never", "always", "only"},
    "id": FINITE_ID
    - {"orang", "karena", "bila", "jika", "kalau", "hanya", "baru", "lebih", "selalu"},
}
_PREDICATES_ID: Final = ("me", "ber", "ter", "di")
_ABSTRACT_ID: Final = ("ke", "pe")
_VERY_NEAR: Final = 5
"""Words in which a clause comes to its verb."""


def opening(text: str, language: str) -> tuple[str, str]:
    """The words that join R, with a blank behind them, and R without them."""
    lowered = text.lower()
    for typed, said in _TYPED[language]:
        if lowered.startswith(typed):
            return said, text[len(typed) :].lstrip()
    tell = _by_clause_id if language == "id" else _by_clause_en
    return tell(text), text


def _by_clause_en(text: str) -> str:
    first, *rest = words_in(text) or ("",)
    near = rest[:_VERY_NEAR]
    if first in _SUBJECTS:
        return _CLAUSE["en"] if _claims_en(first, near) else _NOUN["en"]
    told_of = first in VERB_NOUNS_EN and near and near[0] in _FINITE["en"] and near[0][-1] == "s"
    if told_of:
        return _CLAUSE["en"]
    if is_imperative(text, "en") and first not in _COMPARING and first not in _MANY:
        return _VERB["en"]
    if _claims_en(first, near):
        return _CLAUSE["en"]
    is_name = first.endswith(_NAME_ENDINGS) or first in _COMPARING or not rest
    return _NOUN["en"] if is_name else _VERB["en"]


_AFTER_NAMES: Final = frozenset(
    ["of", "for", "in", "at", "on", "with", "by", "from", "and", "or", "to", "between", "among"]
)
_COMPARING: Final = frozenset(["better", "good", "greater", "higher", "worse"])
_MANY: Final = frozenset(("children", "men", "women", "staff", "police"))
_NAME_ENDINGS: Final = (
    "ness", "ity", "tion", "sion", "ment", "ance", "ence", "ship", "hood", "ing",
)  # fmt: skip
_PEOPLE: Final = frozenset(
    [
        "nobody",
        "none",
        "everybody",
        "everyone",
        "anybody",
        "anyone",
        "they",
        "we",
        "he",
        "she",
        "you",
        "it",
        "people",
    ]
)


def _claims_en(first: str, rest: list[str]) -> bool:
    """Whether something is said of what stands first: "the farmers eat", not "the good of the village"."""
    if first in _PEOPLE:
        return bool(rest)
    if any(word in _FINITE["en"] for word in rest):
        return True
    # Few names end in one s that mean one thing; "patients recover" is about patients.
    many = first in _MANY or (
        first.endswith("s") and not first.endswith(("ss", "us", "is")) and first not in _SUBJECTS
    )
    for at, word in enumerate(rest):
        before = rest[at - 1] if at else first
        if word in _AFTER_NAMES or before in _AFTER_NAMES | _SUBJECTS | _COMPARING:
            continue
        if word in VERBS_EN and (many or at) and first not in ("a", "an"):
            return True
        one_does = word.endswith("s") and word[:-1] in VERBS_EN and not before.endswith("s")
        if one_does and "of" not in rest[:at]:
            return True
    return many and bool(rest) and rest[0] not in _AFTER_NAMES


def _by_clause_id(text: str) -> str:
    first, *rest = words_in(text) or ("",)
    if (is_imperative(text, "id") or first.startswith(("me", "ber"))) and first != "tidak":
        return _VERB["id"]
    tells = any(word in _FINITE["id"] or word.startswith(_PREDICATES_ID) for word in rest)
    name = first.startswith(_ABSTRACT_ID) and first.endswith("an") and len(first) > 6
    return _NOUN["id"] if name and not tells else _CLAUSE["id"]
