"""Facts that a page tells in words ("gains, directly"), read back into the codes that a study holds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from ssm_studio.domain.record import Record
from ssm_studio.domain.text import Text
from ssm_studio.formats.markdown.fingerprints import CODE_FIELDS, TEXT_FIELDS, folded
from ssm_studio.formats.markdown.read_blocks import Said, UnreadableMarkdown
from ssm_studio.formats.report.labels import WORDS
from ssm_studio.i18n import LANGUAGES, _, translator

_ROW_TEXTS: Final = {
    "customer": {"words": "who"},
    "actor": {"words": "who", "detail": "does"},
    "owner": {"words": "who", "detail": "how"},
    "constraint": {"words": "what"},
}
"""By kind of row: what the page calls its texts, and their fields."""

_ROW_FACTS: Final[dict[str, dict[str, str]]] = {
    "customer": {"kind": "customer", "direct": "direct"},
    "actor": {},
    "owner": {"can_stop": "can_stop"},
    "constraint": {"type": "constraint", "system_can_change": "system_can_change"},
}
"""By kind of row: its fields that are codes, and the table of words for each."""

_SYSTEM_TEXTS: Final = {"name": "name", "reason": "why_not"}
_SYSTEM_FACTS: Final = {"type": "type"}

_VALUES: Final[dict[str, Any]] = {"True": True, "False": False}
_SEPARATORS: Final = re.compile(r"[,;]")


def values_of(
    kind: str, name: str, said: Said, language: str, before: Record | None
) -> dict[str, Any]:
    """The fields that one saying of a page sets, `before` being the record that is there.

    Args:
        kind: of the record.
        name: what the page calls it: "p", "words", "facts" …
        said: the saying.
        language: the page's.
        before: the record whose other wordings are kept.

    Raises:
        UnreadableMarkdown: a fact is told in words that none is called by.
    """
    field = _text_field(kind, name)
    if field:
        old = getattr(before, field, None) or Text()
        if before is None:
            return {field: Text.said(said.words, language) if said.words else None}
        new = old.write(language, said.words)
        return {field: new if any(new.everything) else None}
    if name == "version":
        return {"version": _number(said)}
    return _codes(_tables(kind, name), said)


def _text_field(kind: str, name: str) -> str:
    if kind == "definition":
        return {**TEXT_FIELDS, "sentence": "sentence"}.get(name, "")
    return (_SYSTEM_TEXTS if kind == "system" else _ROW_TEXTS[kind]).get(name, "")


def _tables(kind: str, name: str) -> Mapping[str, str]:
    if kind == "definition":
        return dict([CODE_FIELDS[name]])
    if kind == "system":
        return _SYSTEM_FACTS
    return _ROW_FACTS[kind] if name == "facts" else {}


def _number(said: Said) -> int | None:
    words = said.words.strip()
    if not words:
        return None
    if not re.fullmatch(r"[0-9]{1,9}", words):
        raise UnreadableMarkdown(said.line, _("“{words}” is no number.").format(words=words))
    return int(words)


def _codes(tables: Mapping[str, str], said: Said) -> dict[str, Any]:
    """The value of each field that has a word in what is said; None for the others."""
    values: dict[str, Any] = dict.fromkeys(tables)
    for part in filter(None, map(str.strip, _SEPARATORS.split(said.words))):
        found = [
            (field, code)
            for field, table in tables.items()
            for code, message in WORDS[table].items()
            if folded(part).casefold() in _called(code, message)
        ]
        if not found or values[found[0][0]] is not None:
            raise UnreadableMarkdown(
                said.line,
                _("“{words}” does not fit here.").format(words=part),
                _there_is(tables),
            )
        field, code = found[0]
        values[field] = _VALUES.get(code, code)
    return values


def _called(code: str, message: str) -> set[str]:
    return {code, *(folded(translator(lang)(message)).casefold() for lang in LANGUAGES)}


def _there_is(tables: Mapping[str, str]) -> str:
    words = [_(each) for table in tables.values() for each in WORDS[table].values()]
    if not words:
        return _("Leave it empty: there is no such column for this kind of row.")
    return _("There is: {names}.").format(names=", ".join(words))
