"""Texts as the coach reads them: normalised, cut into words, and the words that carry meaning by their stems.

Only the beginning of a very long text is read. `lists_with` makes the word lists that a settings file asks for.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from functools import lru_cache, wraps
from typing import Concatenate, Final, ParamSpec, TypeVar

from ssm_studio.domain.text import Text
from ssm_studio.method.wording import word_lists
from ssm_studio.method.wording.pattern import pattern
from ssm_studio.values import dataclass

P = ParamSpec("P")
T = TypeVar("T")

LONGEST: Final = 2000
"""How many characters of a text are read."""

REMEMBERED: Final = 1 << 13
"""How many texts each test keeps in mind, so that an edit costs no more than what it touches."""
_WORD: Final = pattern(r"[^\W_]+(?:['’-][^\W_]+)*")
_NEVER: Final = pattern(r"(?!)")
_BETWEEN: Final = pattern(r"[\s*]+")
"""What stands between the words of a phrase, or for any ending."""


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
    return pattern(
        rf"(?<![\w-])(?:{'|'.join(wanted)})(?![\w-])",
        needs=[max(_BETWEEN.split(each), key=len) for each in longest_first],
    )


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


def of_text(work: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """Let a test of a text keep its answers in mind, and see the beginning of a very long text only."""
    remembering: Callable[..., T] = lru_cache(maxsize=REMEMBERED)(work)

    @wraps(work)
    def test(text: str, /, *rest: P.args, **named: P.kwargs) -> T:
        return remembering(text if len(text) <= LONGEST else text[:LONGEST], *rest, **named)

    return test


@of_text
def normal(text: str) -> str:
    """Lower-case, in compatibility form, white space made even."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())


@of_text
def words_in(text: str) -> tuple[str, ...]:
    """The words of a text, in order."""
    return tuple(_WORD.findall(normal(text)))


@of_text
def content_words(text: str, language: str, lists: Lists = USUAL) -> frozenset[str]:
    """What a text speaks of: its words without small words, by their stem."""
    stop = lists["STOP_ID" if language == "id" else "STOP_EN"]
    stem = _stem_id if language == "id" else _stem_en
    return frozenset(stem(w) for w in words_in(text) if len(w) > 2 and w not in stop)


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


@lru_cache(maxsize=REMEMBERED)
def _stem_en(word: str) -> str:
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
_BEGINNINGS_ID: Final = pattern(
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


@lru_cache(maxsize=REMEMBERED)
def _stem_id(word: str) -> str:
    """An Indonesian word without its usual endings and one beginning: a key to compare by, not a"
    " dictionary form."""
    first, _, again = word.partition("-")
    if len(first) > 2 and again.startswith(first):
        word = first
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
