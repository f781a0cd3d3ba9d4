"""The letters of a root definition: what each is called, its ink, and the question it asks while it is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textual.content import Content

from ssm_studio.domain.definition_rows import ROW_KINDS
from ssm_studio.i18n import N_, _
from ssm_studio.method.prompts import BY_KEY
from ssm_studio.method.sentence import Part
from ssm_studio.tui.text import shown

LONGEST_SHOWN: Final = 4000
"""Characters of one text that a drawing shows; the record keeps all of them."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter. `label` is to be translated; `ink` is the token that it is written in."""

    key: str
    label: str
    ink: str

    @property
    def asks(self) -> str:
        """Its question, in the language of the interface."""
        return _(BY_KEY[self.key].asks)


LETTERS: Final = {
    letter.key: letter
    for letter in (
        Letter("P", N_("what"), "$ink"),
        Letter("Q", N_("how"), "$ink"),
        Letter("R", N_("why"), "$ink"),
        Letter("T", N_("transformation"), "$letter-t"),
        Letter("W", N_("worldview"), "$worldview"),
        Letter("C", N_("customers"), "$real"),
        Letter("A", N_("actors"), "$letter-a"),
        Letter("O", N_("owners"), "$letter-o"),
        Letter("E", N_("environment"), "$letter-e"),
    )
}
"""In the order in which the screen shows them; T to E is the order of work."""

COMES_IN: Final = N_("What comes in?")
HAS_BECOME: Final = N_("What has the same thing become when it leaves?")

LETTER_OF_KIND: Final = {kind: letter for letter, kind in ROW_KINDS.items()}
WORDS_FIELD: Final = {"C": "who", "A": "who", "O": "who", "E": "what"}
"""The field of a row that holds its words."""


def sentence_words(parts: Sequence[Part], *, limit: int = LONGEST_SHOWN) -> Content:
    """A sentence in which each element wears its letter's ink, with the letter itself behind its last words."""
    last = {part.letter: index for index, part in enumerate(parts) if part.letter}
    words: list[Content | str] = []
    room = limit
    for index, part in enumerate(parts):
        text = shown(part.text[:room])
        room -= len(part.text)
        if not part.letter:
            words.append(text)
        else:
            # P says in a verb what T says as two states, and so wears its ink.
            ink = LETTERS["T" if part.letter == "P" else part.letter].ink
            words.append(Content.styled(text, ink))
            if last[part.letter] == index:
                words.append(Content.styled(f" ({part.letter})", "$muted"))
        if room <= 0:
            words.append("…")
            break
    return Content("").join(words)


def letter_list(letters: Sequence[str]) -> Content:
    """Letters one after the other, each in its ink."""
    words = Content("")
    for key in letters:
        words = words.append(Content.styled(f" {key}", f"bold {LETTERS[key].ink}"))
    return words
