"""Names from the real world that have no place in a root definition or a model: units, positions, participants.

A name is looked for as whole words in whatever case. A label that is one everyday word for a kind of people
("Staff", "Pimpinan") is no name; the list GENERIC can be extended. Names that are written in capitals or that are
pseudonyms ("IT", "Fajar") count only as they are written, because they are often everyday words too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.method.links import remembered
from ssm_studio.method.wording import Lists, words_in

_AT_BRACKETS: Final = re.compile(r"[()\[\]/]")
_LONGEST_LABEL: Final = 120

Names = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""By first word: all words of the name, and how it must be written ("" for in any way)."""


def _index(labels: Iterable[tuple[str, bool]]) -> Names:
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for label, as_written in labels:
        # "Planning agency (Bappeda)" is known by either name.
        for part in {label, *_AT_BRACKETS.split(label)}:
            if words := words_in(part):
                written = part.strip()
                exact = as_written or (len(written) <= 4 and written.isupper())
                found.setdefault(words[0], {}).setdefault(words, written if exact else "")
    return {first: tuple(names.items()) for first, names in found.items()}


def _labels(study: Study, kinds: tuple[str, ...]) -> Iterable[tuple[str, bool]]:
    for element in study.elements.values():
        if element.kind in kinds and element.label is not None:
            for label in element.label.everything:
                if len(label) <= _LONGEST_LABEL:
                    yield label, False


@remembered("elements")
def organisation_names(study: Study) -> Names:
    """The organisations in the pictures."""
    return _index(_labels(study, ("organisation",)))


@remembered("elements", "participants")
def all_names(study: Study) -> Names:
    """The organisations and persons in the pictures, and the participants."""
    people = ((each.pseudonym, True) for each in study.participants.values() if each.pseudonym)
    return _index([*_labels(study, ("actor", "organisation")), *people])


def name_in(text: str, names: Names, lists: Lists) -> str:
    """The first of the names that a text says, "" if none."""
    words = words_in(text)
    if names.keys().isdisjoint(words):
        return ""
    for at, word in enumerate(words):
        for name, written in names.get(word, ()):
            if words[at : at + len(name)] != name:
                continue
            if len(name) == 1 and (len(word) < 2 or word in lists["GENERIC"]):
                continue
            if written and not re.search(rf"(?<!\w){re.escape(written)}(?!\w)", text):
                continue
            return " ".join(name)
    return ""
