"""What a text's wording tells: a verb first or a noun, one activity or two, a what or a how.

All tests are of patterns and lists and can be wrong, which is why they lead to questions and never to refusals
(method reference, Appendix A). They work on lower-case, normalised text, language by language, and look at the
beginning of very long texts only. `lists_with` makes the lists that a settings file asks for; every test takes
them as its last argument.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ssm_studio.domain.text import Text
from ssm_studio.i18n import LANGUAGES
from ssm_studio.method import word_lists

LONGEST: Final = 2000
"""How many characters of a text are read."""

_REMEMBERED: Final = 4096
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_PLACES: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[,;&/]")
_NEVER: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """The word lists in force. `words` holds each by its name; compared by identity, so that tests can be cached."""

    words: Mapping[str, frozenset[str]]
    patterns: Mapping[str, re.Pattern[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.words[name]


_AS_PHRASES: Final = ("MEANS", "MEANS_AFTER_FIRST", "SOLUTION", "AIM_START", "COLLECTIVE", "PUBLIC")


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted((p for p in phrases if p.strip()), key=lambda p: (-len(p), p))
    if not longest_first:
        return _NEVER
    wanted = (re.escape(p).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for p in longest_first)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(wanted)})(?![\w-])")


def _lists(words: Mapping[str, frozenset[str]]) -> Lists:
    return Lists(words, {name: _pattern(words[name]) for name in _AS_PHRASES})


USUAL: Final = _lists(word_lists.LISTS)


def lists_with(words: Mapping[str, tuple[str, ...]]) -> Lists:
    """The usual lists with words added to them by name; names that are no list are left aside."""
    if not words:
        return USUAL
    return _extended(tuple(sorted((name, tuple(more)) for name, more in words.items())))


@lru_cache(maxsize=8)
def _extended(words: tuple[tuple[str, tuple[str, ...]], ...]) -> Lists:
    added = {name: frozenset(normal(each) for each in more) for name, more in words}
    return _lists(
        {name: usual | added.get(name, frozenset()) for name, usual in USUAL.words.items()}
    )


def wordings(text: Text | None, language: str) -> tuple[tuple[str, str], ...]:
    """Each wording of a text with its language; one without a language is taken to be in `language`."""
    if text is None:
        return ()
    said = ((language, text.plain), ("en", text.en), ("id", text.id))
    return tuple((tongue, words) for tongue, words in said if words and words.strip())


def normal(text: str) -> str:
    """Lower-case, in compatibility form, white space made even; only the beginning of a very long text."""
    return _normal(text if len(text) <= LONGEST else text[:LONGEST])


@lru_cache(maxsize=_REMEMBERED)
def _normal(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return _words_in(normal(text))


@lru_cache(maxsize=_REMEMBERED)
def _words_in(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


def content_words(text: str, language: str, lists: Lists = USUAL) -> frozenset[str]:
    """What a text speaks of: its words without small words, by their stem."""
    return _content_words(normal(text), language, lists)


@lru_cache(maxsize=_REMEMBERED)
def _content_words(text: str, language: str, lists: Lists) -> frozenset[str]:
    stop = lists["STOP_ID" if language == "id" else "STOP_EN"]
    stem = stem_id if language == "id" else stem_en
    return frozenset(stem(w) for w in _words_in(text) if len(w) > 2 and w not in stop)


def overlap(a: str, b: str, language: str, lists: Lists = USUAL) -> float:
    """The share of the smaller text's content words that the other has too, 0 to 1."""
    return shared(content_words(a, language, lists), content_words(b, language, lists))


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that the other has too, 0 to 1; 0 where one of them is empty."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


_IRREGULAR: Final = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "leaves": "leaf",
    "lives": "life",
    "indices": "index",
    "criteria": "criterion",
}


@lru_cache(maxsize=_REMEMBERED)
def stem_en(word: str) -> str:
    """An English word without its plural and its genitive."""
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


_ENDINGS_ID: Final = (("lah", "kah", "pun"), ("nya", "ku", "mu"), ("kan", "an"))
_BEGINNINGS_ID: Final = re.compile(
    r"^(?:memper|diper|teper|keter|keber|ketidak|tidak|member|diber)(?=\w{4})"
    r"|^(?:meny|peny)(?=[aeiou]\w{2})"
    r"|^(?:mem|pem)(?=[bfvp]\w{2})|^(?:mem|pem)(?=[aeiou]\w{2})"
    r"|^(?:men|pen)(?=[cdjzts]\w{2})|^(?:men|pen)(?=[aeiou]\w{2})"
    r"|^(?:meng|peng)(?=\w{3})"
    r"|^(?:ber|ter|per|bel|pel(?=ajar))(?=\w{4})"
    r"|^(?:di|ke|se)(?=\w{4})|^(?:me|pe)(?=[lrwymn]\w{3})"
)
_NOT_ID: Final = ("ketidak", "tidak")
_LOST_ID: Final = {"meny": "s", "peny": "s", "mem": "p", "pem": "p", "men": "t", "pen": "t"}


@lru_cache(maxsize=_REMEMBERED)
def stem_id(word: str) -> str:
    """An Indonesian word without its usual endings and one beginning: a key to compare by, not a dictionary form."""
    for endings in _ENDINGS_ID:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 4:
                word = word.removesuffix(ending)
                break
    if (match := _BEGINNINGS_ID.match(word)) is not None and match[0] in _NOT_ID:
        word = word[match.end() :]
        match = _BEGINNINGS_ID.match(word)
    if match is not None:
        rest = word[match.end() :]
        # The nasal swallows the first sound of the root: menyusun from susun, memakai from pakai.
        lost = _LOST_ID.get(match[0], "") if rest[0] in "aeiou" else ""
        word = lost + rest
    return word[:-1] if len(word) > 5 and word.endswith("i") else word


GOOD: Final = "good"
NOMINAL, GERUND, PASSIVE, STATE, TOLD = "nominal", "gerund", "passive", "state", "told"
"""Forms of a first word: a noun for the doing, an -ing form, something done, how things are, who does what."""


def verb_form(text: str, language: str, lists: Lists = USUAL) -> str:
    """Whether an activity begins with an order ("good") or how else; "" for a text without words."""
    return _verb_form(normal(text), language, lists)


def is_imperative(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether an activity begins with an order, or may do so."""
    return verb_form(text, language, lists) in (GOOD, "")


@lru_cache(maxsize=_REMEMBERED)
def _verb_form(text: str, language: str, lists: Lists) -> str:
    words = _words_in(text)
    if not words:
        return ""
    return _form_id(words, lists) if language == "id" else _form_en(words, lists)


_NOUN_ENDING_EN: Final = re.compile(
    r"\w{2,}(?:tion|sion|ment|ance|ence|ness|ity|ency|ancy|ship|ysis|ism)s?$"
)
_ADVERB_EN: Final = re.compile(r"\w{3,}ly$")
_VERBS_IN_LY: Final = frozenset("apply supply rely reply comply multiply ally imply".split())
_TELLING_EN: Final = frozenset("is are was were has have been will must should can gets".split())


def _form_en(words: tuple[str, ...], lists: Lists) -> str:
    first = words[0]
    if first in lists["NOT_A_BEGINNING_EN"]:
        return TOLD
    if _ADVERB_EN.match(first) and first not in _VERBS_IN_LY and len(words) > 1:
        words, first = words[1:], words[1]
    second = words[1] if len(words) > 1 else ""
    if first in lists["VERBS_EN"] or first in lists["VAGUE_EN"]:
        return STATE if second in _TELLING_EN else GOOD
    if first.endswith("ing") and len(first) > 4 and first not in lists["GERUND_OK"]:
        return GERUND
    if any(word in _TELLING_EN for word in words[1:3]):
        return STATE
    if _NOUN_ENDING_EN.match(first) and first not in lists["NOMINAL_OK_EN"]:
        return NOMINAL
    if first in lists["NOUNS_EN"] or (
        _NOUN_ENDING_EN.match(second) and first not in lists["NOMINAL_OK_EN"]
    ):
        return NOMINAL
    if first.endswith("ed") and len(first) > 3 and first not in lists["PAST_OK"]:
        return PASSIVE
    if (
        first.endswith("s")
        and not first.endswith(("ss", "us"))
        and first not in lists["ENDS_IN_S_OK"]
    ):
        return TOLD
    return GOOD


_NOMINAL_ID: Final = re.compile(r"^(?:pe|pem|pen|peng|peny|per|ke)\w{2,}an$")
_STATE_ID: Final = re.compile(r"^(?:ter|me|ber|ke)\w+nya$")
_PASSIVE_ID: Final = re.compile(r"^(?:di|ter)\w{3,}")
_VERB_ID: Final = re.compile(r"^(?:me|ber|bel|be(?=ker))\w{3,}")
_PARTNER_ID: Final = re.compile(r"^(?:me|di|ter|ber)\w{4,}$")


def _is_nominal_id(word: str, lists: Lists) -> bool:
    """pe-…-an, per-…-an, ke-…-an: but per-…-kan and ke-…-kan are orders unless the root ends in k."""
    if not _NOMINAL_ID.match(word) or word in lists["NOMINAL_OK"]:
        return False
    if not word.endswith("kan"):
        return True
    if word.endswith("kkan"):
        return False
    return not word.startswith(("per", "ke")) or word in lists["NOMINAL_IN_KAN"]


def _is_verb_id(word: str, lists: Lists) -> bool:
    """A me- or ber- verb, an order in -kan or one of the list."""
    if word in lists["VERBS_ID"] or word in lists["VAGUE_ID"] or word in lists["NOMINAL_OK"]:
        return True
    if word in lists["ME_NOUNS"] or word in lists["BER_NOUNS"] or word in lists["STATE_ID"]:
        return False
    if word.endswith("nya") or _is_nominal_id(word, lists):
        return False
    if word in _NO_ORDERS_IN_KAN or word in lists["STOP_ID"]:
        return False
    if _PASSIVE_ID.match(word) and word not in lists["PASSIVE_OK"]:
        return False
    return bool(_VERB_ID.match(word)) or (word.endswith("kan") and len(word) > 5)


_NO_ORDERS_IN_KAN: Final = frozenset(
    "bahkan sedangkan melainkan silakan pendidikan pekan ikan bukan rekan".split()
)


def _form_id(words: tuple[str, ...], lists: Lists) -> str:
    first = words[0]
    second = words[1] if len(words) > 1 else ""
    if first in lists["VERBS_ID"] or first in lists["VAGUE_ID"]:
        return GOOD
    if first in lists["STATE_ID"] or (first.endswith("nya") and first not in lists["NYA_OK"]):
        return STATE
    if _PASSIVE_ID.match(first) and first not in lists["PASSIVE_OK"]:
        return PASSIVE
    if _is_nominal_id(first, lists) or first in lists["NOMINAL_IN_KAN"]:
        return NOMINAL
    if first in lists["NOUNS_ID"] or (
        first.endswith(("si", "itas")) and first not in lists["SI_OK"]
    ):
        return NOMINAL
    if (
        first.endswith("an")
        and not first.endswith("kan")
        and len(first) > 4
        and first not in lists["AN_OK"]
    ):
        return NOMINAL
    if _is_verb_id(first, lists):
        return STATE if second.startswith("ter") and _STATE_ID.match(second) else GOOD
    if second == "yang" or (_PARTNER_ID.match(second) and second not in lists["BER_NOUNS"]):
        return TOLD
    return GOOD


def starts_vague(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether the first word is one of those that never say what one would do ("ensure", "tingkatkan")."""
    first = next(iter(words_in(text)), "")
    if language == "id":
        return first in lists["VAGUE_ID"]
    return first in lists["VAGUE_EN"] or first.removesuffix("s") in lists["VAGUE_EN"]


def begins_with_verb(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether a text that should name a thing begins with a doing."""
    words = words_in(text)
    if not words:
        return False
    if language == "id":
        return _is_verb_id(words[0], lists) and not _is_noun_here(words, 0, language, lists)
    first = words[0]
    if first in lists["VERBS_EN"] or first in lists["VAGUE_EN"]:
        return not _is_noun_here(words, 0, language, lists)
    return first.endswith("ing") and any(
        base in lists["VERBS_EN"] and base not in _LIKE_ADJECTIVES
        for base in (first[:-3], first[:-3] + "e", first[:-4])
    )


_LIKE_ADJECTIVES: Final = frozenset("work wait grow lead live remain exist miss run close".split())
_AFTER_A_NOUN: Final = frozenset(
    "of for that which who in on from about without between by with at as is are was were and or nobody "
    "yang untuk dari di tanpa dengan pada oleh dan atau tentang bagi antara kerja".split()
)


def _is_noun_here(words: tuple[str, ...], at: int, language: str, lists: Lists) -> bool:
    """Whether a word that may be a verb or a noun is a noun, by what follows it."""
    either = lists["VERB_NOUNS_ID" if language == "id" else "VERB_NOUNS_EN"]
    if words[at] not in either:
        return False
    after = words[at + 1] if at + 1 < len(words) else ""
    return not after or after in _AFTER_A_NOUN


def matches_means(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text names a tool or a way of doing it; MEANS holds both languages."""
    words = normal(text)
    found = lists.patterns["MEANS"].search(words)
    if found is None or (found.start() == 0 and found[0] in lists["MEANS_AFTER_FIRST"]):
        return lists.patterns["MEANS_AFTER_FIRST"].search(words, 1) is not None
    return True


def matches_solution(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text says what ought to be done, where it should say how things are."""
    return lists.patterns["SOLUTION"].search(normal(text)) is not None


def starts_as_aim(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text begins like an aim ("to …", "agar …") and not like a belief."""
    return lists.patterns["AIM_START"].match(normal(text)) is not None


def is_collective(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text names a crowd ("all agencies", "pihak terkait") where one person or position is meant."""
    words = words_in(text)
    if not words or words[0] in lists["ONE_PERSON"]:
        return False
    if words[0] in lists["COLLECTIVE_START"] or (
        len(words) == 1 and words[0] in lists["COLLECTIVE_ALONE"]
    ):
        return True
    return lists.patterns["COLLECTIVE"].search(normal(text)) is not None


def is_public(text: str, lists: Lists = USUAL) -> bool:
    """Whether a customer is nothing narrower than the public, society, the nation."""
    return lists.patterns["PUBLIC"].fullmatch(normal(text).strip(" .,;")) is not None


def names_doer(text: str, language: str) -> bool:
    """Whether a text says who does it: "by the …", "oleh …"."""
    return (" oleh " if language == "id" else " by the ") in f" {normal(text)} "


def separators(text: str) -> int:
    """How many times a text goes on to a further thing: commas, semicolons, "and", "dan"; ", and" counts once."""
    return len(_SEPARATORS.findall(normal(text).strip(" ,;")))


_SEPARATORS: Final = re.compile(r"[,;]\s*(?:and|dan|serta)\b|[,;&]|\b(?:and|dan|serta)\b")


def two_activities(text: str, language: str, lists: Lists = USUAL) -> bool:
    """Whether a text asks for two doings ("collect data and report them") and not for one with two objects."""
    return _two_activities(normal(text), language, lists)


_JOINING: Final = {
    "en": frozenset(["and", "then", ";", "&", "/"]),
    "id": frozenset(["dan", "serta", "lalu", "kemudian", "sekaligus", ";", "&", "/"]),
}


@lru_cache(maxsize=_REMEMBERED)
def _two_activities(text: str, language: str, lists: Lists) -> bool:
    tongue = language if language in _JOINING else "en"
    places = tuple(_PLACES.findall(text))
    return any(_is_doing(places, at, tongue, lists) for at in _beginnings(places, tongue))


def _beginnings(places: tuple[str, ...], language: str) -> Iterator[int]:
    """Where a second doing could begin: after a joining word, and after the comma of a series of single verbs."""
    for at, word in enumerate(places[:-1]):
        if at == 0:
            continue
        if word in _JOINING[language]:
            if word == "lalu" and places[at - 1] in word_lists.BEFORE_LALU:
                continue
            if (
                language == "id"
                and word in ("dan", "serta")
                and "yang" in places[max(0, at - 3) : at]
            ):
                continue
            yield at + 1
        elif word == "," and at == 1:
            yield at + 1


def _is_doing(places: tuple[str, ...], at: int, language: str, lists: Lists) -> bool:
    word = places[at]
    if language == "id":
        if not _is_verb_id(word, lists):
            return False
    elif word not in lists["VERBS_EN"] and word not in lists["VAGUE_EN"]:
        return False
    # "Collect and report …": a verb right before the joining word makes the next one a verb too.
    if at == 2 or not _is_noun_here(places, at, language, lists):
        return True
    return places[at - 1] in (";", "then", "lalu", "kemudian")


def forget() -> None:
    """Drop everything remembered, for measuring."""
    for each in (_normal, _words_in, _content_words, _verb_form, _two_activities, stem_en, stem_id):
        each.cache_clear()
