"""A text as JSON has it, and back; and how JSON is written in a file."""

from __future__ import annotations

import json
from typing import Any, Final

from ssm_studio.domain.text import Text

_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
"""Made once: `json.dumps` makes one for each value."""


def dump(value: Any) -> str:
    """`value` as compact JSON text."""
    return _COMPACT.encode(value)


def text_to_plain(text: Text) -> Any:
    """A text as JSON has it."""
    if text.en is None and text.id is None and text.plain is not None:
        return text.plain
    wordings = (("plain", text.plain), ("en", text.en), ("id", text.id))
    return {name: words for name, words in wordings if words is not None}


def text_from_plain(value: Any) -> Text:
    """A text from what JSON has of it."""
    if isinstance(value, str):
        return Text(plain=value)
    return Text(plain=value.get("plain"), en=value.get("en"), id=value.get("id"))
