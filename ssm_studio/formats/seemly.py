"""The last look at a text file that goes out: no control, direction mark or noncharacter leaves as it is.

Where a format has escapes they are used, so that what was typed can be read back; else a sign stands there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ssm_studio.domain.characters import NONCHARACTERS, sign, unseemly

_REFUSED: Final = frozenset(map(chr, (*range(0x20), *NONCHARACTERS)))
"""What XML and HTML refuse also by number."""


def _in_json(character: str) -> str:
    code = ord(character)
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def _by_number(character: str) -> str:
    return sign(character) if character in _REFUSED else f"&#x{ord(character):X};"


def _in_mermaid(character: str) -> str:
    return sign(character) if character in _REFUSED else f"#{ord(character)};"


_ESCAPES: Final[dict[str, Callable[[str], str]]] = {
    "json": _in_json,
    "svg": _by_number,
    "graphml": _by_number,
    "md": _by_number,
    "dot": _by_number,
    "mmd": _in_mermaid,
}


def seemly(name: str, text: str) -> str:
    """The text of the file `name` with each such character escaped, or a sign in its place.

    Line ends of a format that wants carriage returns stay as they are.
    """
    escape = _ESCAPES.get(name.rpartition(".")[2], sign)
    if unseemly().search(text) is None:
        return text
    lines = text.split("\r\n") if name.endswith(".csv") else [text]
    return "\r\n".join(unseemly().sub(lambda found: escape(found[0]), each) for each in lines)
