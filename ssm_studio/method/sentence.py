"""The root definition as one sentence: composed from its fields, or read for what it mentions of them.

The wording of the templates belongs to the language of the texts, not to that of the interface, so it stands here
as a table and not in a catalogue.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from ssm_studio.domain.definition_rows import row_words, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.values import dataclass

CATWOE: Final = "CATWOE"
ROW_LETTERS: Final = "CAOE"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: the letter that it says (C A T W O E P Q R), "" for the words between."""

    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """A sentence written by hand, cut where it says a field, and the letters that are filled but not said."""

    parts: tuple[Part, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Wording:
    system: str
    owned: str
    run_after_owner: str
    run: str
    purpose: str
    by: str
    within: str
    believing: str
    turns: tuple[str, str]
    only_input: str
    only_output: str
    last: str
    more: str
    openers: dict[str, tuple[str, ...]]


_WORDINGS: Final = {
    "en": _Wording(
        system="A system",
        owned=" owned by ",
        run_after_owner=" and operated by ",
        run=" operated by ",
        purpose=" which ",
        by=" by ",
        within=", within ",
        believing=", believing that ",
        turns=("turns ", " into "),
        only_input="transforms ",
        only_output="brings about ",
        last=" and ",
        more=" and ",
        openers={
            "P": ("which ", "that ", "to "),
            "Q": ("by means of ", "by "),
            "E": ("within ",),
            "W": ("believing that ", "that "),
        },
    ),
    "id": _Wording(
        system="Sistem",
        owned=" milik ",
        run_after_owner=" yang dijalankan oleh ",
        run=" yang dijalankan oleh ",
        purpose=" yang ",
        by=" dengan ",
        within=", dalam batas ",
        believing=", dengan keyakinan bahwa ",
        turns=("mengubah ", " menjadi "),
        only_input="mengubah ",
        only_output="mewujudkan ",
        last=", dan ",
        more=" dan ",
        openers={
            "P": ("yang ", "untuk "),
            "Q": ("dengan cara ", "dengan "),
            "E": ("dalam batas ",),
            "W": ("dengan keyakinan bahwa ", "bahwa "),
        },
    ),
}


def joined(names: Sequence[str], language: str) -> str:
    """Several names as one says them: "a", "a and b", "a, b and c"; in Indonesian "a, b, dan c"."""
    return "".join(part.text for part in _listed("x", names, language))


def composed(
    study: Study, definition: RootDefinition, language: str, *, worldview: bool = False
) -> tuple[Part, ...]:
    """The sentence that the fields make, leaving out what is empty; () while nothing that it needs is filled.

    P is said where it is filled, else T. `worldview` adds what one must believe.
    """
    words = _WORDINGS[language if language in _WORDINGS else "en"]
    body: list[Part] = []
    owners, actors = (_names(study, definition, letter, language) for letter in "OA")
    _say(body, words.owned, _listed("O", owners, language))
    _say(body, words.run_after_owner if owners else words.run, _listed("A", actors, language))
    if purpose := _purpose(definition, words, language):
        # Indonesian sets the clause off once an owner or actors stand before it.
        comma = "," if body and language == "id" else ""
        body += [Part("", comma + purpose[0].text), *purpose[1:]]
    if means := _trimmed(read(definition.q, language), words.openers["Q"]):
        _say(body, " " if _says_how(means) else words.by, [Part("Q", means)])
    if why := _trimmed(read(definition.r, language)):
        # It brings the word lists of the coach along.
        from ssm_studio.method.purpose import opening

        joined_by, why = opening(why, language if language in _WORDINGS else "en")
        _say(body, f" {joined_by}", [Part("R", _within_sentence(why))] if why else [])
    givens = [_trimmed(g, words.openers["E"]) for g in _names(study, definition, "E", language)]
    _say(body, words.within, _listed("E", [g for g in givens if g], language))
    belief = _trimmed(read(definition.worldview, language), words.openers["W"])
    if worldview and belief:
        _say(body, words.believing, [Part("W", _within_sentence(belief))])
    return _merged([Part("", words.system), *body, Part("", ".")]) if body else ()


def sentence_text(study: Study, definition: RootDefinition, language: str) -> str:
    """The definition's sentence as it stands: the wording by hand, else the composed one."""
    by_hand = read(definition.sentence, language)
    if by_hand.strip():
        return by_hand
    return "".join(part.text for part in composed(study, definition, language))


_OF_MEANS: Final = ("through", "with", "using", "without", "via", "lewat", "melalui", "tanpa")


def _says_how(means: str) -> bool:
    """Whether a means begins with a word of its own for it, before which “by” would be one too many."""
    return means.split(maxsplit=1)[0].lower() in _OF_MEANS


def _purpose(definition: RootDefinition, words: _Wording, language: str) -> list[Part]:
    if what := _trimmed(read(definition.p, language), words.openers["P"]):
        from ssm_studio.method.purpose import joining_what

        joined_by, what = joining_what(what, language if language in _WORDINGS else "en")
        return [Part("", joined_by), Part("P", what)]
    before = _trimmed(read(definition.transformation_input, language))
    after = _trimmed(read(definition.transformation_output, language))
    if before and after:
        turns, into = words.turns
        return [
            Part("", words.purpose + turns),
            Part("T", before),
            Part("", into),
            Part("T", after),
        ]
    if before or after:
        verb = words.only_input if before else words.only_output
        return [Part("", words.purpose + verb), Part("T", before or after)]
    return []


def _names(study: Study, definition: RootDefinition, letter: str, language: str) -> list[str]:
    rows = rows_of(study, definition.id, letter)
    names = (_within_sentence(_trimmed(row_words(row, language))) for row in rows)
    return [name for name in names if name]


def _listed(letter: str, names: Sequence[str], language: str) -> list[Part]:
    words = _WORDINGS[language if language in _WORDINGS else "en"]
    parts: list[Part] = []
    for index, name in enumerate(names):
        if index:
            last = words.last if len(names) > 2 else words.more
            parts.append(Part("", last if index == len(names) - 1 else ", "))
        parts.append(Part(letter, name))
    return parts


def _say(body: list[Part], opening: str, parts: Sequence[Part]) -> None:
    if parts:
        body += [Part("", opening), *parts]


def _trimmed(text: str, openers: Iterable[str] = ()) -> str:
    """On one line, without a full stop at its end and without the words that the template says already."""
    text = " ".join(text.split()).rstrip(" .;,")
    for opener in openers:
        if text.lower().startswith(opener):
            return text[len(opener) :]
    return text


_SMALL_WORDS: Final = frozenset(
    [
        "the",
        "a",
        "an",
        "those",
        "these",
        "this",
        "who",
        "what",
        "when",
        "where",
        "if",
        "only",
        "every",
        "all",
        "no",
        "nobody",
        "everyone",
        "people",
        "para",
        "sang",
        "yang",
        "siapa",
        "apa",
        "bila",
        "jika",
        "hanya",
        "setiap",
        "semua",
        "tidak",
        "orang",
        "mereka",
    ]
)


def _within_sentence(text: str) -> str:
    """A capital at the beginning goes where it belongs to a small word; a name keeps its own."""
    first = text.split(" ", 1)[0]
    return text[:1].lower() + text[1:] if first.lower() in _SMALL_WORDS else text


def _merged(parts: Iterable[Part]) -> tuple[Part, ...]:
    whole: list[Part] = []
    for part in parts:
        if whole and not part.letter and not whole[-1].letter:
            whole[-1] = Part("", whole[-1].text + part.text)
        else:
            whole.append(part)
    return tuple(whole)


_ARTICLES: Final = frozenset(("the", "a", "an", "para", "sang"))
_LONGEST_PHRASE: Final = 1000
_LONGEST_START: Final = 12


def mentions(text: str, study: Study, definition: RootDefinition, language: str) -> Mentions:
    """Which fields a sentence written by hand says, longest phrase first.

    A phrase counts where its words stand in the text, in whatever case. Where it is not found whole, enough of its
    words in one run count: three that carry meaning, or most of them; of a row the words before its first comma.
    What stands whole inside or across another letter's words is said with them. T counts as said where P is.
    """
    phrases = _phrases(study, definition, language)
    taken: list[tuple[int, int, str]] = []
    inside: set[str] = set()
    for letter, phrase in sorted(phrases, key=lambda each: -len(each[1])):
        for start, end in _found(text, phrase, is_row=letter in ROW_LETTERS):
            if all(end <= s or start >= e for s, e, _ in taken):
                taken.append((start, end, letter))
            elif _whole(text, phrase):
                inside.add(letter)
    parts: list[Part] = []
    at = 0
    for start, end, letter in sorted(taken):
        parts += [Part("", text[at:start]), Part(letter, text[start:end])]
        at = end
    parts.append(Part("", text[at:]))
    said = {letter for _, _, letter in taken} | inside
    said |= {"T"} if "P" in said else set()
    filled = {letter for letter, _ in phrases}
    missing = tuple(letter for letter in CATWOE if letter in filled and letter not in said)
    return Mentions(tuple(part for part in parts if part.text), missing)


def _phrases(study: Study, definition: RootDefinition, language: str) -> list[tuple[str, str]]:
    fields = (
        ("P", definition.p),
        ("Q", definition.q),
        ("R", definition.r),
        ("T", definition.transformation_input),
        ("T", definition.transformation_output),
        ("W", definition.worldview),
    )
    texts = [(letter, _trimmed(read(field, language))) for letter, field in fields]
    for letter in ROW_LETTERS:
        texts += [(letter, name) for name in _names(study, definition, letter, language)]
    return [(letter, text) for letter, text in texts if text]


@lru_cache(maxsize=64)
def _found(text: str, phrase: str, *, is_row: bool) -> Sequence[tuple[int, int]]:
    """Where the phrase stands in the text, whole or else by enough of it in one run.

    While one of the phrases is typed, the others are asked for with each letter.
    """
    return _whole(text, phrase) or _longest_run(text, _wanted(phrase), is_row=is_row)


def _wanted(phrase: str) -> list[str]:
    """The words of a phrase that are looked for."""
    words = phrase.split()
    if len(words) > 1 and words[0].lower() in _ARTICLES:
        words = words[1:]
    if len(phrase) > _LONGEST_PHRASE:
        words = words[:_LONGEST_START]
    return words


def _whole(text: str, phrase: str) -> list[tuple[int, int]]:
    """Where the phrase stands as it is, but for case and white space."""
    words = _wanted(phrase)
    words[-1] = words[-1].rstrip(",;:")
    if " ".join(words).casefold() not in _evenly(text):
        # A pattern for words that are just being typed would be made anew with each letter.
        return []
    wanted = r"\s+".join(map(re.escape, words))
    whole = re.finditer(rf"(?<!\w){wanted}(?!\w)", text, re.IGNORECASE)
    return [match.span() for match in whole if match[0]]


@lru_cache(maxsize=8)
def _evenly(text: str) -> str:
    """A text without regard to case, with one space between its words."""
    return " ".join(text.split()).casefold()


@lru_cache(maxsize=8)
def _words_of(text: str) -> tuple[list[tuple[int, int]], Mapping[str, list[int]]]:
    """Where each word of a text begins and ends; and for each in small letters, at which of these it stands."""
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    stands: dict[str, list[int]] = {}
    for at, (start, end) in enumerate(spans):
        stands.setdefault(text[start:end].strip(_AROUND).lower(), []).append(at)
    return spans, stands


def _longest_run(text: str, words: Sequence[str], *, is_row: bool) -> list[tuple[int, int]]:
    """Where most of the phrase stands that is enough of it; [] where nothing is."""
    phrase = [word.strip(_AROUND).lower() for word in words]
    enough = min(3, -(-3 * sum(map(_means, phrase)) // 5))
    comma = next((at for at, word in enumerate(words, 1) if word[-1] in ",;:"), 0) if is_row else 0
    spans, stands = _words_of(text)
    places = {word: stands[word] for word in phrase if word in stands}
    best, best_count = (0, 0), 0
    lengths: dict[int, int] = {}
    for upto, word in enumerate(phrase, 1):
        lengths = {at: lengths.get(at - 1, 0) + 1 for at in places.get(word, ())}
        if not lengths or not _means(word):
            continue
        last = max(lengths, key=lengths.__getitem__)
        run = phrase[upto - lengths[last] : upto]
        count = sum(map(_means, run))
        is_enough = count >= enough and len(run) > 1
        if count > best_count and (is_enough or (0 < comma <= upto and len(run) == upto)):
            small = 0 if len(run) == upto else next(n for n, each in enumerate(run) if _means(each))
            best, best_count = (last - len(run) + 1 + small, last), count
    if not best_count:
        return []
    start, end = spans[best[0]][0], spans[best[1]][1]
    inside = text[start:end].strip(_AROUND)
    start += text[start:end].index(inside)
    return [(start, start + len(inside))]


def _means(word: str) -> bool:
    """Whether a word says something by itself."""
    # With it come the word lists of the coach.
    from ssm_studio.method.wording.word_lists import STOP_EN, STOP_ID

    return len(word) > 2 and word not in STOP_EN and word not in STOP_ID


_AROUND: Final = ".,;:!?()[]\"'“”‘’"
