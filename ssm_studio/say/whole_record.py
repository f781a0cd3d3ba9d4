"""A record with all its words, in every language that they were said in: for `ssm-studio show`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ssm_studio.domain.field_types import TEXT, TEXTS, WORD, WORDS, type_of
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.say.facts.telling import told_facts
from ssm_studio.say.telling import ties, told_already
from ssm_studio.say.telling_words import described, one_line

_NO_WORDS: Final = (
    *("id", "ref", "kept", "was", "provenance", "visibility", "interest", "lens_tags"),
    *("languages", "comparison_way", "operations", "kept_sha256", "sha256", "media"),
)
"""Fields that hold no words of people."""


def whole_record(study: Study, kind: str, record: Record) -> list[str]:
    """What it is and what it hangs together with, its facts, and every wording that those do not show."""
    lines = [described(study, kind, record), *(f"  {each}" for each in ties(study, kind, record))]
    facts = told_facts(study, kind, record, but=told_already(kind, record))
    lines += (f"  {one_line(each)}" for each in facts)
    shown = "\n".join(lines)
    for words in _wordings(record):
        if (line := one_line(words)) and line not in shown:
            lines.append(f"  {line}")
            shown += f"\n{line}"
    return lines


def _wordings(record: Record) -> Iterator[str]:
    for field in fields_of(type(record)):
        meta = field.metadata
        if field.name in _NO_WORDS or field.name.endswith("_provenance"):
            continue
        if meta["refers"] or meta["parent"] or meta["choices"]:
            continue
        value, type_ = getattr(record, field.name), type_of(field)
        if isinstance(value, Text) and type_ == TEXT:
            yield from value.everything
        elif type_ == TEXTS:
            for each in value:
                yield from each.everything
        elif type_ == WORDS:
            yield from value
        elif type_ == WORD and isinstance(value, str):
            yield value
