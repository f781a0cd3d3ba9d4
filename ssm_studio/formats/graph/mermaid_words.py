"""The words that a label of Mermaid shows, which are not always those that stand in the file."""

from __future__ import annotations

import html
import re
from typing import Final

from ssm_studio.domain.text import REPLACEMENT, storable

_ENTITY: Final = re.compile(r"#(\d{1,7}|[A-Za-z]\w{1,30});")
_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[A-Za-z][^<>]*>")
_EMPHASIS: Final = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)", re.DOTALL)


def decoded(label: str) -> str:
    """The words that a label shows: breaks are breaks, markup is only looks, codes are letters."""
    if label.startswith("`") and label.endswith("`") and len(label) > 1:
        label = label[1:-1]
        for _nesting in range(2):
            label = _EMPHASIS.sub(r"\2", label)
    label = html.unescape(_TAG.sub("", _BREAK.sub("\n", label)))
    return storable(_ENTITY.sub(_letter, label))


def _letter(found: re.Match[str]) -> str:
    said = found[1]
    if said.isdecimal():
        code = int(said)
        return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else REPLACEMENT
    letter = html.unescape(f"&{said};")
    return letter if letter != f"&{said};" else found[0]
