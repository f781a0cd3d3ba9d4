"""Lines that ask for something and change no record by themselves: “stage 2”, “show E05”, “undo”, “trace ACT1”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.edit_model import activity_numbered
from ssm_studio.domain.study import Study
from ssm_studio.say.results import Place
from ssm_studio.say.tokens import Phrase, folded
from ssm_studio.say.vocabulary import TALK, index

MODELS: Final = 3
_TALK: Final = index(TALK)
_ALONE: Final = ("help", "next", "undo", "redo")
_STAGE: Final = re.compile(r"[1-5]")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line asks for.

    Attributes:
        key: a key of `vocabulary.TALK`.
        rest: what stands after the word.
    """

    key: str
    rest: Phrase

    @property
    def words(self) -> str:
        """What stands after the word, folded."""
        return folded(self.rest.text[:200])

    @property
    def number(self) -> int:
        """The stage that is named; 0 where none is."""
        return int(self.words) if _STAGE.fullmatch(self.words) else 0


def asked(line: str) -> Asked | None:
    """What a line asks for; None where it asks for nothing but says something."""
    whole = Phrase.whole(line)
    if whole.text.startswith(":"):
        whole = whole.part(1)
    if not whole:
        return None
    first = whole.text[:40].split(maxsplit=1)[0].casefold()
    key, rest = _TALK.get(first.rstrip(":")), whole.part(len(first))
    if key is None or (key in _ALONE and rest):
        return None
    found = Asked(key, rest)
    return None if key == "stage" and not found.number else found


def is_activity(study: Study, place: Place, number: str) -> bool:
    """Whether a number means an activity of the model in view: in stage three; elsewhere 1 to 4 are the stages."""
    return place.stage == MODELS and activity_numbered(study, place.model or "", number) is not None
