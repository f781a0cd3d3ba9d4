"""What people typed, as text that is safe and measurable in terminal cells: clean, measure, wrap, shorten.

Everything that is drawn goes through `printable` first. It leaves one kind of character only: those whose width in
cells is known and the same everywhere. Control characters and bytes that a terminal would obey turn into signs
that one can see; what only bends its neighbours (joiners, variation selectors, skin tones) is left out, because
terminals disagree about the width of the result.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ssm_studio.domain.characters import on_line

ELLIPSIS: Final = "…"
SHORT: Final = 400
"""Characters up to which the lines of a text are remembered: a label is asked for at every frame."""
_MOST_MARKS: Final = 3
"""Accents kept on one letter; a tower of them would run into the lines above."""

_WIDE: Final = (
    # Wide in terminals that follow Unicode 16, narrow in the tables of older Pythons.
    (0x2630, 0x2637),
    (0x268A, 0x268F),
    (0x4DC0, 0x4DFF),
    (0x1D300, 0x1D356),
    (0x1D360, 0x1D376),
    # Emoji that older Pythons do not know yet.
    (0x1F6DC, 0x1F6DC),
    (0x1FA75, 0x1FA77),
    (0x1FA87, 0x1FA89),
    (0x1FA8F, 0x1FA8F),
    (0x1FAAD, 0x1FAAF),
    (0x1FABB, 0x1FABF),
    (0x1FAC6, 0x1FAC6),
    (0x1FACE, 0x1FACF),
    (0x1FADA, 0x1FADC),
    (0x1FADF, 0x1FADF),
    (0x1FAE8, 0x1FAE9),
    (0x1FAF7, 0x1FAF8),
)
_LEFT_OUT: Final = (
    (0x200C, 0x200D),  # joiners
    (0x034F, 0x034F),  # grapheme joiner
    (0x115F, 0x1160),  # Hangul fillers
    (0x17B4, 0x17B5),  # Khmer inherent vowels
    (0x180B, 0x180F),  # Mongolian selectors
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),  # variation selectors, with the one that asks for an emoji
    (0xFFA0, 0xFFA0),
    (0x1F3FB, 0x1F3FF),  # skin tones
    (0xE0000, 0xE0FFF),  # tags and more selectors
)
_NO_WIDTH: Final = ((0x1160, 0x11FF), (0xD7B0, 0xD7FB))  # Korean letters that join the one before


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= code <= last for first, last in ranges)


def _shown(code: int) -> str:
    if _within(code, _LEFT_OUT):
        return ""
    if _within(code, _WIDE):
        return chr(code)
    return on_line(chr(code))


class _Shown(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = shown = _shown(code)
        return shown


_SHOWN: Final = _Shown()


def printable(text: str) -> str:
    """`text` as one line that a terminal only shows and never obeys; newlines and tabs become spaces.

    Plain words come back as they are. Doing it twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    return text.translate(_SHOWN)


@lru_cache(4096)
def _character_width(character: str) -> int:
    code = ord(character)
    if _within(code, _WIDE):
        return 2
    if unicodedata.category(character) in ("Mn", "Me", "Mc") or _within(code, _NO_WIDTH):
        return 0
    if unicodedata.category(character) == "Cn":
        return 1
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def cell_width(text: str) -> int:
    """How many cells `printable` text takes."""
    return len(text) if text.isascii() else sum(map(_character_width, text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Each letter of `printable` text with the accents upon it, and its width in cells (1 or 2)."""
    letter, width, marks = "", 0, 0
    for character in text:
        own = _character_width(character)
        if own == 0:
            marks += 1
            if letter and marks <= _MOST_MARKS:
                letter += character
            continue
        if letter:
            yield letter, width
        letter, width, marks = character, own, 0
    if letter:
        yield letter, width


def shorten(text: str, width: int) -> str:
    """`text` made printable, and cut with an ellipsis where it is wider than `width` cells."""
    line = printable(text[: max(0, width) * 8 + 8])
    if cell_width(line) <= width and len(text) <= width * 8 + 8:
        return line
    return _cut(line, width - 1).rstrip() + ELLIPSIS if width > 0 else ""


def _cut(line: str, width: int) -> str:
    taken, used = [], 0
    for letter, own in clusters(line):
        if used + own > width:
            break
        taken.append(letter)
        used += own
    return "".join(taken)


def _pieces(word: str, width: int) -> list[str]:
    """A word in parts of at most `width` cells."""
    pieces = []
    while cell_width(word) > width:
        head = _cut(word, width) or word[:1]
        pieces.append(head)
        word = word[len(head) :]
        while word and _character_width(word[0]) == 0:
            word = word[1:]
    return [*pieces, word] if word else pieces


def wrap(text: str, width: int, most: int | None = None) -> tuple[str, ...]:
    """`text` in lines of at most `width` cells, broken between words, at newlines, and within words too long.

    Args:
        most: the number of lines wanted at most; the last one then ends with an ellipsis.

    Returns:
        At least one line, which is "" for text without a visible character.
    """
    width = max(2, width)
    if most is not None and len(text) > (room := (width + 1) * (most + 1) * 8):
        text = text[:room]
    return _remembered(text, width, most) if len(text) <= SHORT else _wrapped(text, width, most)


def _wrapped(text: str, width: int, most: int | None) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        lines += _wrap_paragraph(printable(paragraph), width, None if most is None else most + 1)
        if most is not None and len(lines) > most:
            lines = lines[:most]
            lines[-1] = _cut(lines[-1], width - 1).rstrip() + ELLIPSIS
            break
    while len(lines) > 1 and not lines[-1]:
        lines.pop()
    return tuple(lines)


_remembered = lru_cache(4096)(_wrapped)


def _wrap_paragraph(text: str, width: int, most: int | None) -> list[str]:
    lines, line, used = [], "", 0
    for word in text.split():
        own = cell_width(word)
        if line and used + 1 + own <= width:
            line, used = f"{line} {word}", used + 1 + own
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, width) or [""]
        lines += full
        used = cell_width(line)
        if most is not None and len(lines) > most:
            return lines
    return [*lines, line]
