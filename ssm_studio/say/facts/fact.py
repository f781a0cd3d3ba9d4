"""What one fact is: a field, the words for it, and its sort."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ssm_studio.i18n import language
from ssm_studio.say.facts.values import Sort
from ssm_studio.say.tokens import folded


@dataclass(frozen=True)
class Fact:
    """One thing that a line can say of a record.

    Attributes:
        field: the field that holds it.
        english, indonesian: the words for it, separated by commas, the usual one first.
        sort: how it is read and told.
        bare: whether nothing stands after the word.
    """

    field: str
    english: str
    indonesian: str
    sort: Sort
    bare: bool = False

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Every word for it, folded."""
        both = f"{self.english},{self.indonesian}"
        return tuple(folded(each) for each in both.split(","))

    @property
    def usual(self) -> str:
        """The usual word in the language of the interface."""
        words = self.indonesian if language() == "id" else self.english
        return words.split(",")[0].strip()
