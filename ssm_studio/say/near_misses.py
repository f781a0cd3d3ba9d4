"""Lines that are nearly understood: what is typed instead, in one sentence."""

from __future__ import annotations

import re
from typing import Final

from ssm_studio.i18n import _
from ssm_studio.say.tokens import Phrase, first_words, shown
from ssm_studio.say.vocabulary import POSITIONS, RELATIONS, TALK, index

LONGEST: Final = 200
_TALK, _RELATIONS, _SIDES = (index(words) for words in (TALK, RELATIONS, POSITIONS))
_COUNTED: Final = re.compile(r"(\w+):?\s+(-?\d+)")
_REF: Final = r"[A-Za-z]{1,4}\d[\d.]*[a-z]?"
_SEVERAL: Final = re.compile(rf"({_REF})((?:\s*,\s*{_REF})+)\s+(\S.*)")


def near_miss(whole: Phrase, stage: int) -> str:
    """What is typed instead of “undo 3”, “stage 9”, “E01, E02 by P1” or “1 Learn …”; "" where a line is none of them.

    Args:
        whole: the line.
        stage: the stage in view.
    """
    text = whole.text[:LONGEST]
    if counted := _COUNTED.fullmatch(text):
        return _counted(counted[1])
    if several := _SEVERAL.fullmatch(text):
        first, others, rest = several.groups()
        return _("One at a time: “{line}”, and then the same for {others}.").format(
            line=shown(f"{first} {rest}"), others=", ".join(re.findall(_REF, others))
        )
    if text.split(maxsplit=1)[0].rstrip(".").isdigit() and stage < 3:
        return _("Activities with numbers are typed in stage 3: “stage 3” goes there.")
    for words, end in reversed(first_words(whole, 2)):
        if stage == 4 and words in _SIDES:
            return _("With a colon it is something said in the debate: “{line}”.").format(
                line=shown(f"{words}: {whole.part(end).text}")
            )
        if words in _RELATIONS:
            return _("Between whom? Both are named, as in: Governor -> Agencies : {word}").format(
                word=words
            )
    return ""


def _counted(word: str) -> str:
    key = _TALK.get(word.casefold(), "")
    if key in ("undo", "redo"):
        return _("“{word}” is for one step: type it alone, once for each step.").format(
            word=shown(word)
        )
    if key == "stage":
        return _("There are stages 1 to 5: “stage 3” goes to the models.")
    return ""
