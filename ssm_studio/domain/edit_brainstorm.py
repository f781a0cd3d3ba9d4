"""Ideas that a room wrote down in silence: issues of a picture without anybody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_merging import merge_elements
from ssm_studio.domain.edit_picture import add_element, add_picture
from ssm_studio.domain.picture import Element
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _

_WORD: Final = re.compile(r"\w+")


def words_in(said: str) -> frozenset[str]:
    """The words of an idea, however they are written."""
    return frozenset(_WORD.findall(said.casefold()))


def idea(study: Study, picture: str | None, words: str) -> Changeset:
    """One idea as an issue that a participant raised; who it was is not kept. Without a picture one is begun."""
    words = " ".join(words.split())
    if not words:
        return NOTHING
    steps = []
    if picture not in study.pictures:
        steps.append(add_picture(study, _("Rich picture")))
        study, picture = apply(study, steps[0]), steps[0].puts[0].id
    assert picture is not None, "there is one by now"
    added = add_element(study, picture, "concern", words)
    study = apply(study, added)
    said = set_fields(study, "element", added.puts[0].id, provenance="participant")
    return join(added.label, *steps, added, said)


def same_ideas_joined(study: Study, ideas: Iterable[Element]) -> Changeset:
    """Ideas in the same words as one earlier idea each, which keeps the short names of the others."""
    first: dict[str, str] = {}
    steps = []
    for each in ideas:
        words = " ".join(_WORD.findall(read(each.label, study.language).casefold()))
        kept = first.setdefault(words, each.id)
        if words and kept != each.id:
            step = merge_elements(study, kept, each.id)
            study = apply(study, step)
            steps.append(step)
    return join(_("Join ideas in the same words"), *steps)
