"""Pieces of a typed line that know where they stand in it, so that a trouble can be shown in its place."""

from __future__ import annotations

import re

from ssm_studio.say.results import Puzzled
from ssm_studio.values import dataclass

QUOTES = {'"': '"', "“": "””“", "„": "”“", "«": "»", "‘": "’"}
"""What opens a quotation, and what may close it."""

SHOWN = 40


@dataclass(frozen=True, slots=True)
class Phrase:
    """The part of `line` from `start` to `end`."""

    line: str
    start: int
    end: int

    @classmethod
    def whole(cls, line: str) -> Phrase:
        """All of a line but the white space around it."""
        return cls(line, 0, len(line)).strip()

    @property
    def text(self) -> str:
        """Its characters as typed."""
        return self.line[self.start : self.end]

    def __bool__(self) -> bool:
        return self.end > self.start

    def strip(self) -> Phrase:
        """Without white space at both ends."""
        text = self.text
        left = len(text) - len(text.lstrip())
        return Phrase(
            self.line, self.start + left, max(self.start + left, self.start + len(text.rstrip()))
        )

    def part(self, start: int, end: int | None = None) -> Phrase:
        """A part of this piece, counted from its own start, without white space around it."""
        stop = self.end if end is None else self.start + end
        return Phrase(self.line, self.start + start, stop).strip()

    def cut(self, sign: str, *, last: bool = False) -> tuple[Phrase, Phrase | None]:
        """What stands before and after the first (or last) `sign`; None after it where there is none."""
        text = self.text
        at = text.rfind(sign) if last else text.find(sign)
        if at < 0:
            return self, None
        return self.part(0, at), self.part(at + len(sign))

    def split(self, signs: str, most: int) -> tuple[Phrase, ...]:
        """The pieces between any of `signs`, none of them empty; more than `most` are one too many."""
        pieces: list[Phrase] = []
        begin = 0
        text = self.text
        sign = re.escape(signs)
        for match in re.finditer(rf"[{sign}][{sign}\s]*", text):
            if piece := self.part(begin, match.start()):
                pieces.append(piece)
            begin = match.end()
            if len(pieces) > most:
                return tuple(pieces)
        if piece := self.part(begin):
            pieces.append(piece)
        return tuple(pieces)

    def puzzled(self, message: str) -> Puzzled:
        """What to raise when this is the part that is in the way."""
        return Puzzled(self.start, self.end, message)


def first_words(phrase: Phrase, most: int = 4) -> list[tuple[str, int]]:
    """The first few words as ("sumber daya", where the rest begins): one word, two words, …

    Words are folded so that case does not matter; a colon after the last one is not part of it.
    """
    found: list[tuple[str, int]] = []
    words: list[str] = []
    for match in re.finditer(r"\S+", phrase.text[:120]):
        words.append(match[0].casefold())
        found.append((" ".join(words).rstrip(":"), match.end()))
        if len(words) == most:
            break
    return found


def cut_owner(phrase: Phrase) -> tuple[Phrase, Phrase | None]:
    """What stands before and after the last @ that begins a word."""
    text = phrase.text
    at = text.rfind("@")
    while at > 0 and not text[at - 1].isspace():
        at = text.rfind("@", 0, at)
    return (phrase, None) if at < 0 else (phrase.part(0, at), phrase.part(at + 1))


def cut_brackets(phrase: Phrase) -> tuple[Phrase, Phrase | None]:
    """What stands before brackets at the end, and what they hold; None where there are none."""
    text = phrase.text
    if not text.endswith(")"):
        return phrase, None
    at = text.rfind("(")
    return (phrase, None) if at < 0 else (phrase.part(0, at), phrase.part(at + 1, len(text) - 1))


def folded(words: str) -> str:
    """Words for comparing: one space between them, no difference of case."""
    return " ".join(words.casefold().split())


def shown(words: str) -> str:
    """Words short enough to be named in a sentence."""
    line = " ".join(words[: SHOWN * 4].split())
    return line if len(line) <= SHOWN else line[: SHOWN - 1] + "…"
