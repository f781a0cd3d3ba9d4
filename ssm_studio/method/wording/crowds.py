"""Whether a name is that of many, where one person or position is meant (AC-02): told by the head of the name.

In English the head is the last word before "of" or a comma ("Department of Education", "youth group"), in Indonesian
the first word ("Dinas Pendidikan", "pengurus koperasi").
"""

from __future__ import annotations

from typing import Final

from ssm_studio.method.wording.pattern import pattern
from ssm_studio.method.wording.words import USUAL, Lists, normal, of_text, words_in


@of_text
def is_collective(text: str, lists: Lists = USUAL) -> bool:
    """Whether a text names a crowd ("all agencies", "pihak terkait") where one person or position is meant."""
    words = words_in(text)
    if not words:
        return False
    if words[0] in lists["COLLECTIVE_START"]:
        return True
    if words[0] == "the":
        words = words[1:]
    if not words or any(word in lists["ONE_PERSON"] for word in words[:3]):
        return False
    if any(word in lists["TITLES"] for word in words[:1]):
        return False
    if len(words) == 1 and words[0] in lists["COLLECTIVE_ALONE"]:
        return True
    # What stands behind "of" or a comma tells where somebody belongs.
    named = _BEFORE_OF.split(normal(text), maxsplit=1)[0]
    if (
        _names_a_crowd(named, lists)
        or _TWO_BODIES.search(named) is not None
        or _TWICE_SAID.match(words[0]) is not None
    ):
        return True
    head = (words_in(named) or words)[-1]
    return _is_many_en(head, lists) or _is_many_id(words, lists)


def _names_a_crowd(named: str, lists: Lists) -> bool:
    """Whether a phrase of COLLECTIVE stands in a name; an Indonesian one has to stand first ("kapten"
    " tim" is one)."""
    found = lists.patterns["COLLECTIVE"].search(named)
    return found is not None and (found.start() == 0 or found[0] not in lists["BODIES_ID"])


_BEFORE_OF: Final = pattern(
    r",|\(| of | in | from | for | at | on | who | with | dari | di | bidang | bagian | urusan | yang "
)
_TWO_BODIES: Final = pattern(r"\w (?:and|dan|serta|&|/) \w|\w/\w")
_TWICE_SAID: Final = pattern(r"(?!laki-laki|kupu-kupu|ulu-ulu|kura-kura)(\w{3,})-\1\w*$")
"""A word said twice is an Indonesian plural."""
_PEOPLE_MANY: Final = pattern(
    r"\w+(?:[^aeiou]men|women|folk|people)$|\w{2,}(?:er|or|ist|ant|ee|ian|keeper|herd)s$"
)


def _is_many_en(head: str, lists: Lists) -> bool:
    if head in lists["BODIES_EN"] or head in lists["CROWDS_EN"]:
        return True
    if head in lists["GENERIC"]:
        return head.endswith("s")
    return _PEOPLE_MANY.match(head) is not None and head not in _ONE_AFTER_ALL


_ONE_AFTER_ALL: Final = frozenset(["specimen", "regimen", "abdomen"])


def _is_many_id(words: tuple[str, ...], lists: Lists) -> bool:
    first = words[0]
    if first in ("orang", "wali") and words[1:2] in (("tua",), ("murid",), ("siswa",)):
        return True
    return first in lists["BODIES_ID"]
