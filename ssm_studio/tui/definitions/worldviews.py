"""Worldviews against each other: what each says that no other one says, and which ones say nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from textual.content import Content

from ssm_studio.i18n import _
from ssm_studio.method.wording.judgements import content_words, normal, overlap

ALIKE: Final = 0.6
"""From this share of common words on, the room is asked whether two worldviews are one."""

_WORD: Final = re.compile(r"\w+")


def marked(texts: Sequence[str], language: str) -> tuple[Content, ...]:
    """The texts, each with the words that none of the others has in bold."""
    words = [content_words(each, language) for each in texts]
    found: list[Content] = []
    for at, text in enumerate(texts):
        others = frozenset[str]().union(*(each for i, each in enumerate(words) if i != at))
        content = Content(text)
        for match in _WORD.finditer(text) if len(texts) > 1 else ():
            own = content_words(match[0], language)
            if own and not own & others:
                content = content.stylize("bold $worldview", match.start(), match.end())
        found.append(content)
    return tuple(found)


def alike(texts: Sequence[tuple[str, str]], language: str) -> Iterator[tuple[str, str]]:
    """The pairs of names whose texts say nearly the same; `texts` are pairs of name and text."""
    for (one, first), (other, second) in combinations(texts, 2):
        same = normal(first).strip(" .") == normal(second).strip(" .") != ""
        if same or overlap(first, second, language) >= ALIKE:
            yield one, other


def question(texts: Sequence[tuple[str, str]], language: str) -> str:
    """What to ask the room about these worldviews: for each alike pair whether it is one; "" for none."""
    asked = _("Is this the same worldview? {one} and {other} say nearly the same.")
    return " ".join(asked.format(one=a, other=b) for a, b in alike(texts, language))
