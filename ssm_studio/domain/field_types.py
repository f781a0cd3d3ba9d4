"""The types that a field of a record may have. The session file and the bundle both read them here."""

from __future__ import annotations

from dataclasses import Field
from typing import Any, Final

WORD: Final = "word"
NUMBER: Final = "number"
FLAG: Final = "flag"
TEXT: Final = "text"
WORDS: Final = "words"
TEXTS: Final = "texts"
MARKS: Final = "marks"
"""A mapping of names to whole numbers, as pairs, which keep a name that came twice."""

_BY_ANNOTATION: Final = {
    "str": WORD,
    "str | None": WORD,
    "int | None": NUMBER,
    "bool | None": FLAG,
    "Text | None": TEXT,
    "tuple[str, ...]": WORDS,
    "tuple[Text, ...]": TEXTS,
    "tuple[tuple[str, int], ...]": MARKS,
}


def type_of(field: Field[Any]) -> str:
    """Which of the seven types a declared field of a record has.

    Raises:
        KeyError: it has none of them.
    """
    return _BY_ANNOTATION[str(field.type)]
