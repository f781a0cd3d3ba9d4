"""Who says so: a mark that pages know, or a source with its name and page."""

from __future__ import annotations

from typing import Any

from ssm_studio.domain.study import Study
from ssm_studio.i18n import language
from ssm_studio.say.facts.naming import none_of, one_of
from ssm_studio.say.facts.values import Given
from ssm_studio.say.facts.words import PROVENANCES
from ssm_studio.say.tokens import QUOTES, first_words
from ssm_studio.say.vocabulary import index, usual

_MARKS = index(PROVENANCES)


class Provenance:
    """“participant”, “inferred”, “source "Permenpan 53/2014", p. 4”."""

    def read(self, given: Given, before: Any) -> Any:
        """The mark as the file keeps it: “source:Permenpan 53/2014, p. 4”."""
        del before
        phrase = given.value
        for words, end in reversed(first_words(phrase, 2)):
            mark = _MARKS.get(words)
            if mark is None:
                continue
            rest = phrase.part(end)
            if rest.text.startswith(":"):
                rest = rest.part(1)
            if not rest:
                return mark
            if mark in ("source", "literature"):
                return f"source:{_unquoted(rest.text)}"
        raise phrase.puzzled(
            none_of(phrase, ", ".join(usual(PROVENANCES, each, language()) for each in PROVENANCES))
        )

    def told(self, study: Study, value: Any) -> str | None:
        """The word for the mark, and the name of a source."""
        del study
        mark, _colon, name = (value or "").partition(":")
        words = usual(PROVENANCES, mark, language()) if mark in PROVENANCES else mark
        return " ".join(each for each in (words, name) if each) or None


class SaidBy:
    """“by P3” of a record that has no field for who said it: its provenance is that participant."""

    def read(self, given: Given, before: Any) -> Any:
        """“participant:P3”."""
        del before
        people = given.scene.study.participants.values()
        return f"participant:{one_of(given.scene, people, given.value).ref}"

    def told(self, study: Study, value: Any) -> str | None:
        """Nothing: the word for provenance tells it."""
        del study, value
        return None


def _unquoted(words: str) -> str:
    """Words without the quotation marks around a name at their beginning."""
    closing = QUOTES.get(words[:1])
    if not closing:
        return words
    ends = [at for mark in closing if (at := words.find(mark, 1)) > 0]
    return words[1 : min(ends)] + words[min(ends) + 1 :] if ends else words
