"""A record with all its words, in every language that they were said in: for `ssm-studio show`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ssm_studio.domain.dates import day_said
from ssm_studio.domain.field_types import TEXT, TEXTS, WORD, WORDS, type_of
from ssm_studio.domain.kinds import fields_of, kind_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.report.labels import WORDS as CODES
from ssm_studio.i18n import _, language
from ssm_studio.method.field_names import field_name
from ssm_studio.method.lenses import lens_name
from ssm_studio.say.answer_names import described, one_line
from ssm_studio.say.facts.telling import told_facts
from ssm_studio.say.ties import ties, told_already

_NO_WORDS: Final = (
    *("id", "ref", "kept", "was", "provenance", "visibility", "interest", "lens_tags"),
    *("languages", "comparison_way", "operations", "kept_sha256", "sha256", "media"),
    *("agenda", "introduction", "use_mode", "about", "concept_kind", "scale"),
)
"""Fields that hold no words of people."""
_OF_PICTURE: Final = ("element", "relation")
"""What these are is said by their kind already."""
_LISTED: Final = ("lens", "planning_hooks", "reconstructed")
"""Fields that hold entries of lists."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def whole_record(study: Study, kind: str, record: Record) -> list[str]:
    """What it is and what it hangs together with, its facts, and every wording that those do not show."""
    lines = [described(study, kind, record), *(f"  {each}" for each in ties(study, kind, record))]
    facts = told_facts(study, kind, record, but=told_already(kind, record))
    lines += (f"  {one_line(each)}" for each in facts)
    shown = "\n".join(lines)
    for name, words in _wordings(record):
        if (line := one_line(_said(name, words))) and line not in shown:
            lines.append(f"  {field_name(name, kind)}: {line}")
            shown += f"\n{line}"
    return lines


def _said(name: str, words: str) -> str:
    """A day as people say it, an entry of a list by its name."""
    if name in _LISTED:
        return lens_name(words, language())
    if words in (codes := CODES.get(name, {})):
        return _(codes[words])
    return day_said(words, _) if _DAY.match(words) else words


def _wordings(record: Record) -> Iterator[tuple[str, str]]:
    """Every wording that people wrote or chose, with the field that it stands in."""
    for field in fields_of(type(record)):
        meta = field.metadata
        if field.name in _NO_WORDS or field.name.endswith("_provenance"):
            continue
        if field.name == "kind" and kind_of(record).name in _OF_PICTURE:
            continue
        if meta["refers"] or meta["parent"] or meta["choices"]:
            continue
        value, type_ = getattr(record, field.name), type_of(field)
        if isinstance(value, Text) and type_ == TEXT:
            yield from ((field.name, each) for each in value.everything)
        elif type_ == TEXTS:
            for each in value:
                yield from ((field.name, words) for words in each.everything)
        elif type_ == WORDS:
            yield from ((field.name, each) for each in value)
        elif type_ == WORD and isinstance(value, str):
            yield field.name, value
