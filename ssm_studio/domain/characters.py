"""The one table of characters that may not leave as they are: neither to a screen nor into a file.

Control characters are obeyed by terminals, direction marks turn what stands around them, U+2028 and U+2029 end
lines where nobody sees it, and noncharacters are refused by other programs. Marks of single letters (U+200E, U+200F,
U+061C) and joiners belong to the scripts that need them: words with right-to-left letters stay whole.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

CONTROLS: Final = (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))
"""C0 without tab and line feed, delete, C1."""
DIRECTIONS: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Embeddings, overrides and isolates."""
LINE_ENDS: Final = (0x2028, 0x2029)
NONCHARACTERS: Final = (
    *range(0xFDD0, 0xFDF0),
    *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
)

SPACES: Final = frozenset((*range(0x09, 0x0E), *range(0x1C, 0x20), 0x20, 0x85, *LINE_ENDS))
"""What ends a line, or stands between words, and is a space where there is one line."""
_JOINERS: Final = (0x200C, 0x200D)
"""They hold emoji and some scripts together."""
_LETTER_MARKS: Final = (0x061C, 0x200E, 0x200F)

_NEVER: Final = (*CONTROLS, *DIRECTIONS, *LINE_ENDS, *NONCHARACTERS)


@cache
def unseemly() -> re.Pattern[str]:
    """What finds one of them."""
    return re.compile("[" + "".join(map(chr, _NEVER)).replace("]", r"\]") + "]")


def sign(character: str) -> str:
    """A visible sign for one of them: ESC is ␛; what has no sign of its own is U+FFFD, what ends a line a space."""
    code = ord(character)
    if code in LINE_ENDS:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else REPLACEMENT


def signed(text: str) -> str:
    """`text` with a sign in place of each of them."""
    return unseemly().sub(lambda found: sign(found[0]), text)


def on_line(character: str) -> str:
    """What stands for a character on one line of a terminal: itself, a space, a sign, or nothing.

    What is not seen and bends its neighbours is left out; joiners stay. What no Unicode knows yet is U+FFFD.
    """
    code, category = ord(character), unicodedata.category(character)
    if code in SPACES:
        return " "
    if category in ("Cc", "Cs", "Cn") or code in DIRECTIONS:
        return sign(character)
    return "" if category == "Cf" and code not in _JOINERS else character
