"""Any text as Markdown that reads as exactly the same words: CommonMark with GitHub's tables.

What people typed is never markup. Each function takes plain text and gives Markdown for one place (a paragraph, a
heading, a list item, a table cell), such that a reader shows `visible(text)` there and nothing else: no emphasis,
no link, no HTML, no new block. Only line breaks look different from place to place, because headings have none and
a table cell has no other way than `<br>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from ssm_studio.domain.characters import NONCHARACTERS
from ssm_studio.domain.text import REPLACEMENT, storable

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"},
    0x00: REPLACEMENT,
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), *NONCHARACTERS), REPLACEMENT),
}

_ALWAYS = re.compile(r"[\\`*\[\]|~#@$]|<(?=[A-Za-z/!?])")
_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
"""One between two letters or digits (M_R) never begins an emphasis."""
_ENTITY = re.compile(r"&(?=#|\w)")
_ADDRESS: Final = re.compile(
    r"//|(?i:www)\.|\.(?i:[a-z]{2}|aero|asia|biz|com|coop|edu|gov|info|museum|name|net|org|pro|shop|web|xxx|рф"
    r"|xn--\w+)(?![\w-])"
)
"""By which a viewer takes a word for an address on the web, and would make a link of it."""
_WORD = re.compile(r"\S+")
_DOT = re.compile(r"(?<!\d)\.(?=\w)|\.(?=[^\W\d])")
_SLASHES = re.compile(r"/(?=/)")
_LINE_START = re.compile(r"^(?:(?=[-+=>:])|(\d+)(?=[.)]))", re.MULTILINE)
_ENDS = re.compile(r"^[^\S\n]+|[^\S\n]+$|^\ufeff+|\ufeff+$", re.MULTILINE)
_OUTER_BREAKS = re.compile(r"\A\n+|\n+\Z")


def visible(text: str) -> str:
    """What a reader will see of `text`: the same words, with every kind of line break as one.

    Control characters, which a terminal might obey, become their printable signs (ESC is ␛); NUL, lone surrogates,
    noncharacters and the second block of controls become U+FFFD. Right-to-left marks and emoji stay as typed.
    """
    return _BREAKS.sub("\n", storable(text)).translate(_CONTROLS)


def inline(text: str) -> str:
    """`text` for the inside of a paragraph; a line break in it is a hard break."""
    return _outer_breaks_kept(_escaped(text, starts=True)).replace("\n", "\\\n")


def cell(text: str) -> str:
    """`text` for one cell of a table; a line break in it is `<br>`, as nothing else can be one there."""
    return _escaped(text).replace("\n", "<br>")


def one_line(text: str) -> str:
    """`text` for a heading or a caption; a line break in it reads as a space would, and is still there."""
    return _escaped(text).replace("\n", "&#10;")


def item(text: str, indent: int = 2) -> str:
    """`text` for a list item whose words stand `indent` columns in."""
    return inline(text).replace("\n", "\n" + " " * indent)


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table whose cells are Markdown already."""
    lines = [_row(header), _row(["---"] * len(header))]
    return lines + [_row(row) for row in rows]


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _escaped(text: str, *, starts: bool = False) -> str:
    # Most of what stands in a table: nothing, or words with a space between two of them.
    if not text or (text.replace(" ", "").isalnum() and text[0] != " " != text[-1]):
        return text
    text = _ALWAYS.sub(r"\\\g<0>", visible(text))
    text = _UNDERSCORE.sub(r"\\_", text)
    text = _ENTITY.sub(r"\\&", text)
    text = _WORD.sub(_no_link, text) if _ADDRESS.search(text) else text
    text = _LINE_START.sub(_line_start, text) if starts else text
    return _ENDS.sub(_entities, text).replace("\t", "&#9;")


def _no_link(word: re.Match[str]) -> str:
    """A word that is an address, broken at its dots and slashes."""
    if _ADDRESS.search(word[0]) is None:
        return word[0]
    return _SLASHES.sub(r"\\/", _DOT.sub(r"\\.", word[0]))


def _line_start(match: re.Match[str]) -> str:
    return f"{match[1] or ''}\\"


def _entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(each)};" for each in match[0])


def _outer_breaks_kept(text: str) -> str:
    # A break before the first or after the last word would be swallowed, or leave its backslash behind.
    return _OUTER_BREAKS.sub(lambda match: "&#10;" * len(match[0]), text)
