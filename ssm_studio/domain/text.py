"""What people said or wrote, in one or two languages, kept as they said it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ssm_studio.i18n import LANGUAGES
from ssm_studio.values import dataclass

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_UNSTORABLE = "[\x00\ud800-\udfff]"


@dataclass(frozen=True, slots=True)
class Text:
    """One text: `plain` (no language said), or `en` and/or `id`.

    A session's main language is edited; the other language is kept and given back. The program never
    translates by itself (method reference 0.2, law 8).
    """

    plain: str | None = None
    en: str | None = None
    id: str | None = None

    @classmethod
    def said(cls, value: str, language: str) -> Text:
        """A text spoken in `language` ("en" or "id")."""
        return cls(id=value) if language == "id" else cls(en=value)

    def read(self, language: str) -> str:
        """The text in `language`, else without a language, else in the other one."""
        own, other = (self.id, self.en) if language == "id" else (self.en, self.id)
        return next((each for each in (own, self.plain, other) if each is not None), "")

    def write(self, language: str, value: str) -> Text:
        """This text with `value` as its wording in `language`; a plain text stays plain."""
        if self.plain is not None:
            return replace(self, plain=value)
        return replace(self, id=value) if language == "id" else replace(self, en=value)

    @property
    def everything(self) -> tuple[str, ...]:
        """Each wording there is, for searching."""
        return tuple(each for each in (self.plain, self.en, self.id) if each is not None)


def read(text: Text | None, language: str) -> str:
    """The wording of a text that may be absent: "" then."""
    return text.read(language) if text is not None else ""


def main_language(spoken: Iterable[str]) -> str:
    """Of the languages that a session is held in, the one that is edited: "en" or "id"."""
    return next((each for each in spoken if each in LANGUAGES), "en")


def storable(value: str) -> str:
    """`value` with NUL and lone surrogates, which no file can hold as text, replaced by U+FFFD."""
    return value if value.isprintable() else re.sub(_UNSTORABLE, REPLACEMENT, value)
