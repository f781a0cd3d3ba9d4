"""The signs of the legend as people type them: what a mark at the beginning of a line and a line between names mean."""

from __future__ import annotations

import re
from typing import Final

from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS, relation_kind

_TYPED_OTHERWISE: Final = ("!", "?", '"', "~~", "<>", "<3")
"""Signs in plain characters that the grammar reads by itself, or that begin with one of its own."""

MARKS: Final = {each.glyph: each.key for each in ELEMENT_KINDS.values() if each.glyph != "?"} | {
    each.ascii: each.key for each in ELEMENT_KINDS.values() if each.ascii not in _TYPED_OTHERWISE
}
"""What a mark of the legend at the beginning of a line means, drawn or in plain characters."""

_STROKES: Final = {"-─": "plain", "#━": "heavy", "=═": "double", "~╌": "dashed", ".┈": "dotted"}
_HEADS: Final = {">▶<◀": "arrow", ")▷(◁": "open", "o●": "dot", "|#┤├": "tee"}
_MIDDLES: Final = {"@◉": "◉", "xX⚔": "⚔", "/✂": "✂", "}»": "»", "&+✚": "✚"}
"""What lines are made of, drawn and in the characters of a keyboard."""

_DRAWN: Final = r"[◀◁●├]?[─━═╌┈]+(?:[◉⚔✂»✚][─━═╌┈]+)?[▶▷●┤]?"
_TYPED: Final = (
    r"(?<=\s)(?:-{1,9}[|)#]|[|(]-{1,9}|-{1,9}[@xX/&+}]-{0,9}[>o]?|<?={1,9}>|<={1,9}|#{2,9}>|<#{2,9}|~{1,9}>|<~{1,9}"
    r"|~{1,9}[xX/}]~{0,9}>?|-{4,9}|\.{4,9}|\.{1,9}@\.{0,9}o?|-{1,9}o|>>|<<|><)(?=\s)"
)
LINES: Final = f"{_TYPED}|{_DRAWN}"
"""What a drawn or typed line of the legend looks like, as a part of a regular expression."""

CROSS: Final = r"(?<=\s)(?:x|×|><|╌*⚔╌*|[-~]{1,9}[xX][-~]{0,9})(?=\s)"
"""The signs between two who are at odds, as a regular expression."""

_WHOLE: Final = re.compile(LINES)
_PARTS: Final = re.compile(
    r"(?P<tail>[<◀◁(●├|])?(?P<line>[-─#━=═~╌.┈]+?)"
    r"(?:(?P<middle>[@◉xX⚔/✂}»&+✚])[-─=═~╌.┈]*)?(?P<head>[>▶)▷o●|#┤])?"
)
_BY_MIDDLE: Final = {each.sign: each.key for each in RELATION_KINDS.values() if each.sign} | {
    "⚔": "conflict"
}
_BY_LOOK: Final = {
    (each.line, each.head): each.key
    for each in RELATION_KINDS.values()
    if each.directed and not each.sign
} | {
    ("dotted", "dot"): "monitors",
    ("plain", "dot"): "monitors",
}
_BY_LINE: Final = {
    "plain": "belongs",
    "heavy": "pressure",
    "double": "authority",
    "dashed": "influence",
    "dotted": "informal",
}
_WHOLE_SIGNS: Final = {
    ">>": ("->", "authority"),
    "<<": ("<-", "authority"),
    "><": ("--", "conflict"),
    "◀──▶": ("--", "communicates"),
}


def line_kind(sign: str) -> tuple[str, str] | None:
    """Which way a line of the legend points ("->", "<-" or "--") and its kind; None where the sign is none of them."""
    if sign in _WHOLE_SIGNS:
        return _WHOLE_SIGNS[sign]
    if not _WHOLE.fullmatch(f" {sign} "[1:-1]) and not _WHOLE.search(f" {sign} "):
        return None
    parts = _PARTS.fullmatch(sign)
    if parts is None:
        return None
    tail, head = parts["tail"], parts["head"]
    if tail and head:
        return "--", "communicates"
    line = _name(_STROKES, parts["line"][0])
    kind = _BY_MIDDLE.get(_name(_MIDDLES, parts["middle"] or "")) or _BY_LOOK.get(
        (line, _name(_HEADS, tail or head or "") or "none"), _BY_LINE[line]
    )
    if not (kind in RELATION_KINDS and relation_kind(kind).directed):
        return "--", kind
    return ("<-" if tail else "->"), kind


def _name(table: dict[str, str], letter: str) -> str:
    return next((name for letters, name in table.items() if letter and letter in letters), "")
