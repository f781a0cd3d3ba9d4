"""The signs of the legend as people type them: what a mark at the beginning of a line and a line between names mean."""

from __future__ import annotations

import re
from typing import Final

from ssm_studio.domain.elements import ELEMENT_KINDS

_TYPED_OTHERWISE: Final = ("!", "?", '"', "~~", "<>", "<3")
"""Signs in plain characters that the grammar reads by itself, or that begin with one of its own."""

MARKS: Final = {each.glyph: each.key for each in ELEMENT_KINDS.values() if each.glyph != "?"} | {
    each.ascii: each.key for each in ELEMENT_KINDS.values() if each.ascii not in _TYPED_OTHERWISE
}
"""What a mark of the legend at the beginning of a line means, drawn or in plain characters."""

_DRAWN: Final = r"[◀●├]?[─━═╌┈]+(?:[◉⚔✂][─━═╌┈]+)?[▶●┤]?"
_TYPED: Final = r"(?<=\s)(?:-{1,3}\||\|-{1,3}|={1,3}>|<={1,3}|>>|<<|-{1,2}@-{0,2}[o>]?|-{1,2}/-{1,2}|-{1,3}o)(?=\s)"
LINES: Final = f"{_TYPED}|{_DRAWN}"
"""What a drawn or typed line of the legend looks like, as a part of a regular expression."""

_BY_SIGN: Final = {
    "◉": "monitors",
    "@": "monitors",
    "⚔": "conflict",
    "✂": "missing",
    "/": "missing",
}
_BY_HEAD: Final = {
    "┤": "constrains",
    "├": "constrains",
    "|": "constrains",
    "●": "monitors",
    "o": "monitors",
}
_BY_STROKE: Final = {"═": "authority", "=": "authority", "━": "pressure", "┈": "informal"}
_WHOLE: Final = re.compile(LINES)


def line_kind(sign: str) -> tuple[str, str] | None:
    """Which way a line of the legend points ("->", "<-" or "--") and its kind; None where the sign is none of them."""
    if sign in (">>", "<<"):
        return ("->" if sign == ">>" else "<-"), "authority"
    if not _WHOLE.fullmatch(f" {sign} "[1:-1]) and not _WHOLE.search(f" {sign} "):
        return None
    for table in (_BY_SIGN, _BY_HEAD, _BY_STROKE):
        for letter, kind in table.items():
            if letter in sign:
                return _direction(sign, kind), kind
    if "╌" in sign:
        return _direction(sign, "influence"), "influence"
    if sign[0] == "◀" and sign[-1] == "▶":
        return "--", "communicates"
    if sign[0] == "◀" or sign[-1] == "▶":
        return _direction(sign, "flow"), "flow"
    return "->", "belongs"


def _direction(sign: str, kind: str) -> str:
    if kind in ("conflict", "missing", "informal"):
        return "--"
    return "<-" if sign[0] in "◀●├|<" else "->"
