"""The form of a doing in English: an order by its first word, its second word and the shape of the phrase."""

from __future__ import annotations

from itertools import takewhile
from typing import Final

from ssm_studio.method.wording.form_names import GERUND, GOOD, NOMINAL, PASSIVE, STATE, TOLD
from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.shape_lists import VERB_BEGINNINGS_EN, VERB_ENDINGS_EN
from ssm_studio.method.wording.words import Lists

_NOUN_ENDING_EN: Final = pattern(
    r"\w{2,}(?:tion|sion|ment|ance|ence|ness|ity|ency|ancy|ship|ysis|ism|sus|"
    r"[^aeiou]ral|[oi]sal|[aeo]val|[eao]wal)s?$"
)
_ADVERB_EN: Final = pattern(r"\w{3,}ly$")


def form_en(words: tuple[str, ...], lists: Lists) -> str:
    first = words[0]
    if first in lists["HEADS_EN"]:
        return TOLD
    if _ADVERB_EN.match(first) and first not in lists["VERBS_IN_LY"] and len(words) > 1:
        words, first = words[1:], words[1]
    second = words[1] if len(words) > 1 else ""
    orders = first in lists["ADJECTIVE_VERBS_EN"] and (
        second in lists["OBJECT_STARTS_EN"] or (first in _RIDS and "from" in words[2:5])
    )
    if first in lists["NOT_A_BEGINNING_EN"] and not orders:
        return TOLD
    if second == "of" and first not in lists["TAKES_OF"]:
        return GERUND if first.endswith("ing") else NOMINAL
    if first in lists["VERBS_EN"] or first in lists["VAGUE_EN"]:
        return _form_of_verb_en(first, words[1:], lists)
    if first.endswith("ing") and len(first) > 4 and first not in lists["GERUND_OK"]:
        return GERUND
    if any(word in lists["TELLING_EN"] for word in words[1:3]):
        return STATE
    return _form_of_unknown_en(first, words[1:], lists)


def _form_of_verb_en(first: str, rest: tuple[str, ...], lists: Lists) -> str:
    """A word that is a verb: an order, unless what follows makes it a name or tells what somebody does."""
    second = rest[0] if rest else ""
    if second in lists["TELLING_EN"]:
        return STATE
    either = any(first in lists[name] for name in NOT_ONLY_VERBS)
    if not either or second in lists["OBJECT_STARTS_EN"]:
        return GOOD
    if second == "to" and first in lists["NAMES_BEFORE_TO"]:
        return NOMINAL
    if (
        first in lists["NOUN_FIRST_EN"]
        and first not in lists["NOT_ONLY_ORDERS_FOR"]
        and second in _AFTER_NAMES
    ):
        return NOMINAL
    heads = "COMPOUND_HEADS_EN" if first in lists["NOUN_FIRST_EN"] else "STRONG_HEADS_EN"
    if second in lists[heads] and _ends_a_name(rest, lists):
        return NOMINAL
    if (
        _ING_NAME.match(second)
        and first not in _BEFORE_ING
        and first in lists["VERB_NOUNS_EN"]
        and _ends_a_name(rest, lists)
    ):
        return NOMINAL
    if first in lists["NOUN_FIRST_EN"] and (
        _is_compound_en(first, rest, lists) or _is_long_name_en(rest, lists)
    ):
        return NOMINAL
    if second == "and" and len(rest) == 2 and _NOUN_ENDING_EN.match(rest[1]):
        return NOMINAL
    if second.endswith("ed") and rest[1:2] == ("by",):
        return PASSIVE
    return TOLD if len(rest) > 1 and _is_third_person(second, lists) else GOOD


def _is_long_name_en(rest: tuple[str, ...], lists: Lists) -> bool:
    """Whether these words go on a name to its end: nothing but words of names, and a head at last."""
    ends = ("AFTER_A_NOUN", "HEADS_EN", "TIME_STARTS_EN")
    name = tuple(takewhile(lambda word: not any(word in lists[each] for each in ends), rest))
    return (
        1 < len(name) <= 3
        and name[-1] in lists["COMPOUND_HEADS_EN"]
        and not any(word in lists["OBJECT_STARTS_EN"] for word in name)
    )


_RIDS: Final = ("clear", "clean", "empty", "free")
"""Verbs that take something from somewhere."""
_ING_NAME: Final = pattern(
    r"(?!(?:build|cloth|even|morn|wedd|ceil|meet|paint|feel|open|even|rail|draw|hear|hous|farm|park)ing)\w{3,}ing$"
)
_BEFORE_ING: Final = [
    "stop",
    "start",
    "practise",
    "practice",
    "ban",
    "permit",
    "study",
    "risk",
    "end",
    "finish",
    "delay",
    "try",
    "report",
    "plan",
    "love",
    "mind",
    "resume",
]
"""Verbs that an -ing form may follow ("ban smoking", where "hand washing" is a name)."""
_AFTER_NAMES: Final = ("for", "in", "from", "at", "without", "under", "near", "between")
NOT_ONLY_VERBS: Final = (
    "VERB_NOUNS_EN",
    "ADJECTIVE_VERBS_EN",
    "NOUN_FIRST_EN",
    "NAMES_BEFORE_TO",
)


def _ends_a_name(rest: tuple[str, ...], lists: Lists) -> bool:
    """Whether a name may end with the first of these words: nothing follows, or what stands after a noun."""
    return len(rest) == 1 or any(
        rest[1] in lists[name] for name in ("AFTER_A_NOUN", "HEADS_EN", "TIME_STARTS_EN")
    )


def _form_of_unknown_en(first: str, rest: tuple[str, ...], lists: Lists) -> str:
    """A word that is in no list of verbs: what it looks like, and what follows it, tell."""
    second = rest[0] if rest else ""
    if first in lists["NOUNS_EN"] or _is_compound_en(first, rest, lists):
        return NOMINAL
    if second == "to" and first in lists["NAMES_BEFORE_TO"]:
        return NOMINAL
    if _NOUN_ENDING_EN.match(first) and first not in lists["NOMINAL_OK_EN"]:
        return NOMINAL
    if first.endswith("ed") and len(first) > 3 and first not in lists["PAST_OK"]:
        return PASSIVE
    if (
        first.endswith("s")
        and not first.endswith(("ss", "us"))
        and first not in lists["ENDS_IN_S_OK"]
    ):
        return TOLD
    if rest and _is_third_person(second, lists):
        return TOLD
    if first in lists["NOMINAL_OK_EN"] or first in lists["ENDS_IN_S_OK"]:
        return GOOD
    if second in lists["OBJECT_STARTS_EN"] or _looks_like_verb_en(first, lists):
        return GOOD
    return NOMINAL


def _looks_like_verb_en(word: str, lists: Lists) -> bool:
    """Whether a word is built as only verbs are ("digitise", "rehang")."""
    if word.endswith(VERB_ENDINGS_EN) and len(word) > 5:
        return word not in lists["NAMES_IN_ISE"]
    return any(
        word.startswith(beginning) and word[len(beginning) :] in lists["VERBS_EN"]
        for beginning in VERB_BEGINNINGS_EN
    )


def _is_compound_en(first: str, rest: tuple[str, ...], lists: Lists) -> bool:
    """A noun for a doing behind another noun ("budget allocation", "proposal writing"), the whole of a phrase."""
    if not rest or first in lists["NOMINAL_OK_EN"]:
        return False
    if first in _BEFORE_ING:
        return False
    ends = len(rest) == 1 or rest[1] in lists["AFTER_A_NOUN"]
    singular = _NOUN_ENDING_EN.match(rest[0]) and not rest[0].endswith("s")
    return ends and bool(singular or (rest[0].endswith("ing") and len(rest[0]) > 5))


_NAMES_IN_S: Final = (
    "leaves",
    "lives",
    "goods",
    "means",
    "clothes",
    "halves",
    "knives",
    "does",
    "savings",
)


def _is_third_person(word: str, lists: Lists) -> bool:
    if word in _NAMES_IN_S:
        return False
    bases = (word.removesuffix("s"), word.removesuffix("es"))
    return word.endswith("s") and any(
        base in lists["VERBS_EN"] and base not in lists["VERB_NOUNS_EN"] for base in bases
    )
