"""How P and R, the what and the why of a definition, are joined to its sentence: by what was typed.

A verb takes "in order to", a clause "so that", a noun alone "for the sake of"; in Indonesian "untuk", "agar" and
"demi". What is none of these for certain is taken for a noun in English and for a clause in Indonesian, where a name
with a quality is one. Where people typed such words themselves, theirs stay.
"""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.forms import is_imperative
from ssm_studio.method.wording.shape_lists import (
    ADJECTIVE_VERBS_EN,
    FINITE_EN,
    FINITE_ID,
    OBJECT_STARTS_EN,
)
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
_NEAR: Final = 8
"""Words behind the first one in which a clause comes to its verb."""


def opening(text: str, language: str) -> tuple[str, str]:
    """The words that join R, with a blank behind them, and R without them."""
    lowered = text.lower()
    for typed, said in _TYPED[language]:
        if lowered.startswith(typed):
            return said, text[len(typed) :].lstrip()
    tell = _by_clause_id if language == "id" else _by_clause_en
    return tell(text), text


_TO_DO: Final = {"en": " to ", "id": " yang "}
_WHICH_DOES: Final = {"en": " which ", "id": " yang "}
_FOR: Final = {"en": " for ", "id": " untuk "}
_WHERE: Final = {"en": " in which ", "id": " tempat "}
_NO_GERUNDS: Final = frozenset(
    "bring sing ring string spring cling swing sling fling wring king thing ping".split()  # noqa: SIM905
)


def joining_what(text: str, language: str) -> tuple[str, str]:
    """The words that join P, the what of a definition, with blanks around them, and P as it stands behind them.

    "to make …" but "which makes …", "for making …"; in Indonesian "yang melayani …", "untuk pelayanan …". A capital
    goes where the first word is such a doing and no name.
    """
    head = text.split(maxsplit=1)[0]
    small = text[:1].lower() + text[1:] if head[1:].islower() else text
    if language == "id":
        return _joining_what_id(text, small)
    first, *rest = words_in(text) or ("",)
    if first == "for" and rest:
        return _FOR["en"], text[len(head) :].lstrip()
    gerund = first.endswith("ing") and first not in _NO_GERUNDS
    if gerund or "being" in rest[:3]:
        return _FOR["en"], small
    if first in _BASES or _stems(first) & _BASES:
        return (_WHICH_DOES if _is_plural(first) else _TO_DO)["en"], small
    near = rest[:_NEAR]
    somebody = first in _PEOPLE | _SUBJECTS or (set(near) & _SURE and "what" not in near)
    if somebody and _claims_en(first, near):
        return _WHERE["en"], small if first in _PEOPLE | _SUBJECTS else text
    return (_WHICH_DOES if _is_plural(first) else _TO_DO)["en"], text


def _joining_what_id(text: str, small: str) -> tuple[str, str]:
    first, *rest = words_in(text) or ("",)
    asks = is_imperative(small, "id")
    if _is_name_id(first) and not asks:
        return _FOR["id"], small
    if asks or first.startswith(_PREDICATES_ID):
        return _TO_DO["id"], small
    return (_WHERE if _tells_id(rest) else _TO_DO)["id"], text


_PEOPLE: Final = frozenset(
    "nobody none everybody everyone anybody anyone they we he she you people".split()  # noqa: SIM905
)
_SUBJECTS: Final = frozenset(
    """the a an every each all no our their my your his her its this that these those some most many more fewer less
    few both one""".split()  # noqa: SIM905
)
_MANY: Final = frozenset(("children", "men", "women", "staff", "police", "people"))
_COMPARING: Final = frozenset(
    ("better", "good", "greater", "higher", "worse", "more", "less", "fewer")
)
_AFTER_NAMES: Final = frozenset(
    "of for in at on with by from and or to between among against about".split()  # noqa: SIM905
)
_RELATIVE: Final = frozenset(("that", "who", "which", "whose"))
_SURE: Final = (FINITE_EN - VERB_NOUNS_EN - VERBS_EN) - {
    "be", "when", "if", "because", "than", "unless", "never", "always", "only", "people",
}  # fmt: skip
"""Words that nothing but a predicate holds: is, can, must, was."""
_LOOSE: Final = frozenset("improve enhance increase ensure strengthen live".split())  # noqa: SIM905
"""Verbs that the lists of plain doings leave out."""
_BASES: Final = VERBS_EN | FINITE_EN | _LOOSE


def _by_clause_en(text: str) -> str:
    first, *rest = words_in(text) or ("",)
    near = rest[:_NEAR]
    verb = first in _LOOSE or (
        is_imperative(text, "en") and first not in _COMPARING | _MANY | _SUBJECTS
    )
    noun_too = first in VERB_NOUNS_EN | ADJECTIVE_VERBS_EN | {"lower", "open", "clean"}
    if verb and (not noun_too or _is_object(near) or (first in _LOOSE and near)):
        return _VERB["en"]
    return _CLAUSE["en"] if _claims_en(first, near) else _NOUN["en"]


def _is_object(near: list[str]) -> bool:
    """Whether what follows is what a verb acts on: "the costs", "people fairly", "patients"."""
    if not near or near[0] in _AFTER_NAMES:
        return False
    starts = OBJECT_STARTS_EN - _AFTER_NAMES
    if near[0] in starts or not _is_plural(near[0]):
        return near[0] in starts or near[0] in _MANY
    stems = _stems(near[0]) & _BASES
    return not stems or (bool(stems & VERB_NOUNS_EN) and not set(near[1:2]) & starts)


def _is_plural(word: str) -> bool:
    return word in _MANY or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _stems(word: str) -> set[str]:
    return {word[:-1], word[:-2], word[:-3] + "y"} if word.endswith("s") else set()


def _claims_en(first: str, near: list[str]) -> bool:
    """Whether something is said of what stands first: "the farmers eat", not "the good of the village"."""
    if first in _PEOPLE:
        return bool(near)
    before, relative = first, False
    for at, word in enumerate(near):
        if word in _RELATIVE and before not in _SUBJECTS:
            relative = True
        elif word in _SURE or (word == "be" and before != "to") or _says(first, before, word):
            if not relative:
                return True
            relative = False
        elif at == len(near) - 1 and _stems(word) & _BASES - VERB_NOUNS_EN:
            return not relative and not _is_plural(before)
        before = word
    return False


def _says(first: str, before: str, word: str) -> bool:
    """Whether a word that may be a verb is one here: it fits the number of what stands before it."""
    if before in _AFTER_NAMES | _SUBJECTS | _COMPARING | ADJECTIVE_VERBS_EN or before.endswith(
        "ly"
    ):
        return False
    if word in _BASES and not word.endswith("s"):
        return _is_plural(before) or (_is_plural(first) and word not in VERB_NOUNS_EN)
    return bool(_stems(word) & _BASES) and not _is_plural(before)


_PREDICATES_ID: Final = ("me", "ber", "ter", "di")
_NO_PREDICATES_ID: Final = frozenset(
    """mereka media mesin metode meja merek meter merdeka merata bersih berita beras berkas berat berkat bersama
    berbagai berikut berani terakhir terhadap tertentu terbaik tertinggi terendah termasuk dinas dini diri dinding
    digital dia dialog dinamis medis mental""".split()  # noqa: SIM905
)
_SAID_OF_ID: Final = frozenset("naik turun tumbuh hidup lebih pulih mampu mau ingin".split())  # noqa: SIM905
_AFTER_NAMES_ID: Final = frozenset(
    "untuk bagi dari di kepada antara dengan pada terhadap dalam antar".split()  # noqa: SIM905
)
_ABSTRACT_ID: Final = ("ke", "pe")
_NAMES_ID: Final = frozenset("budaya tata rasa iklim suasana sistem upaya cara".split())  # noqa: SIM905
_NAME_ENDINGS_ID: Final = ("tas", "isasi", "asi", "isme")
_LONG: Final = 6
_FINITE_ID: Final = FINITE_ID - {
    "orang", "karena", "bila", "jika", "kalau", "hanya", "baru", "selalu", "lebih", "asal", "dulu",
}  # fmt: skip


def _by_clause_id(text: str) -> str:
    first, *rest = words_in(text) or ("",)
    verb = first.startswith(("me", "ber")) and first not in _NO_PREDICATES_ID
    if first.endswith("nya") and first.startswith(_PREDICATES_ID):
        return _NOUN["id"]
    tells = first not in ("lebih", "kurang") and _tells_id(rest)
    if verb or (is_imperative(text, "id") and rest and not tells and "yang" not in rest[:1]):
        sure = verb or first not in ("upah", "tak", "tidak")
        if sure and not _is_name_id(first):
            return _VERB["id"]
    if tells or first in ("tidak", "tak", "tiada"):
        return _CLAUSE["id"]
    named = (
        _is_name_id(first)
        or first in ("lebih", "kurang")
        or "yang" in rest
        or bool(set(rest[:3]) & _AFTER_NAMES_ID)
    )
    return _NOUN["id"] if named else _CLAUSE["id"]


def _is_name_id(first: str) -> bool:
    abstract = first.startswith(_ABSTRACT_ID) and first.endswith("an") and len(first) > _LONG
    return abstract or first in _NAMES_ID or first.endswith(_NAME_ENDINGS_ID)


def _tells_id(rest: list[str]) -> bool:
    """Whether something is said of what stands first, beside what "yang" says of it."""
    before = ""
    for word in rest:
        prefixed = word.startswith(_PREDICATES_ID) and word not in _NO_PREDICATES_ID
        prefixed = prefixed and word not in _AFTER_NAMES_ID and len(word) > len("di")
        if before != "yang" and (prefixed or word in _FINITE_ID | _SAID_OF_ID):
            return True
        before = word
    return False
