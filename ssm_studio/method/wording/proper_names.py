"""Names from the real world that have no place in a root definition or a model: units, positions, participants.

A name is looked for as whole words in whatever case. A label that is one everyday word for a kind of people
("Staff", "Pimpinan") is no name; the list GENERIC can be extended. Names that are written in capitals or that are
pseudonyms ("IT", "Fajar") count only as they are written, because they are often everyday words too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.method.lookups import remembered
from ssm_studio.method.wording.judgements import Lists, words_in
from ssm_studio.method.wording.pattern import pattern

_AT_BRACKETS: Final = pattern(r"[()\[\]/]")
_LONGEST_LABEL: Final = 120

_REMEMBERED: Final = 4096


class Names:
    """Names to be looked for, in the order in which they were given; remembers which texts say which."""

    def __init__(self, labels: Iterable[tuple[str, bool]]) -> None:
        self._by_first_word: dict[str, dict[tuple[str, ...], str]] = {}
        self._seen: dict[tuple[str, Lists], str] = {}
        for label, as_written in labels:
            # "Planning agency (Bappeda)" is known by either name.
            for part in {label, *_AT_BRACKETS.split(label)}:
                if words := words_in(part):
                    written = part.strip()
                    exact = as_written or (len(written) <= 4 and written.isupper())
                    names = self._by_first_word.setdefault(words[0], {})
                    names.setdefault(words, written if exact else "")

    def said_in(self, text: str, lists: Lists) -> str:
        """The first of the names that a text says, "" if none."""
        said = self._seen.get((text, lists))
        if said is None:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            said = self._seen[text, lists] = self._find(text, lists)
        return said

    def _find(self, text: str, lists: Lists) -> str:
        words = words_in(text)
        for at, word in enumerate(words):
            for name, written in self._by_first_word.get(word, {}).items():
                if words[at : at + len(name)] != name:
                    continue
                if len(name) == 1 and (len(word) < 2 or word in lists["GENERIC"]):
                    continue
                if not written or re.search(rf"(?<!\w){re.escape(written)}(?!\w)", text):
                    return " ".join(name)
        return ""


def _labels(study: Study, kinds: tuple[str, ...]) -> Iterable[tuple[str, bool]]:
    for element in study.elements.values():
        if element.kind in kinds and element.label is not None:
            for label in element.label.everything:
                if len(label) <= _LONGEST_LABEL:
                    yield label, False


@remembered("elements")
def organisation_names(study: Study) -> Names:
    """The organisations in the pictures."""
    return Names(_labels(study, ("organisation",)))


@remembered("elements", "participants")
def all_names(study: Study) -> Names:
    """The organisations and persons in the pictures, and the participants."""
    people = ((each.pseudonym, True) for each in study.participants.values() if each.pseudonym)
    return Names([*_labels(study, ("actor", "organisation")), *people])
