"""Every text of a session in its two languages, and those that have only one. Nothing is ever translated here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.kinds import fields_of, kind_of
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text

LEFT_OUT = ("waiver", "clash", "clash_side", "declared")
"""Kinds whose words are about other words, or stay as they were."""


@dataclass(frozen=True, slots=True)
class Both:
    """One text of a record.

    Attributes:
        place: the how manieth of a list of texts; None where the field is one text.
        plain: the words where nobody said in which language they are; "" otherwise.
    """

    kind: str
    id: str
    ref: str
    field: str
    place: int | None
    en: str
    indonesian: str
    plain: str = ""

    @property
    def lacks(self) -> str:
        """The language in which it has no words, "en" or "id"; "" where it has both or is in none."""
        if self.plain or bool(self.en.strip()) == bool(self.indonesian.strip()):
            return ""
        return "id" if self.en.strip() else "en"


def texts_in_both(study: Study) -> tuple[Both, ...]:
    """Every text that says something, by kind and then as records came into being."""
    return tuple(
        each
        for kind, record in study.everything()
        if kind not in LEFT_OUT
        for each in _texts_of(record)
    )


def _texts_of(record: Record) -> Iterator[Both]:
    """The texts of one record."""
    kind = kind_of(record).name
    for field in fields_of(type(record)):
        value: Any = getattr(record, field.name)
        several = isinstance(value, tuple)
        for place, text in enumerate(value if several else (value,)):
            if isinstance(text, Text) and any(each.strip() for each in text.everything):
                yield Both(
                    kind,
                    record.id,
                    record.ref,
                    field.name,
                    place if several else None,
                    text.en or "",
                    text.id or "",
                    text.plain or "",
                )


def worded(study: Study, both: Both, language: str, words: str) -> Changeset:
    """The step that gives a text its wording in one language; of words without a language, both are then told apart."""
    record = study.get(both.kind, both.id)
    value: Any = getattr(record, both.field, None)
    if record is None or value is None:
        return NOTHING
    new: Any
    if both.place is None:
        new = _told(value, language, words)
    else:
        listed = list(value)
        listed[both.place] = _told(listed[both.place], language, words)
        new = tuple(listed)
    values: dict[str, Any] = {both.field: new}
    return set_fields(study, both.kind, both.id, **values)


def _told(text: Text, language: str, words: str) -> Text:
    if text.plain is not None:
        # Whoever words it in one language says that it was in the other.
        other = "en" if language == "id" else "id"
        text = replace(Text(), **{other: text.plain})
    return replace(text, **{language: words.strip() or None})
