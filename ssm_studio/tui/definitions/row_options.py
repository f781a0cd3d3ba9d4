"""What a customer, actor, owner or constraint row says besides its words: shown beside it, chosen from a list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from textual.content import Content

from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.definition_rows import ROW_KINDS
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line

WORDS_LENGTH: Final = 160
"""Characters of a free text among the facts that the sheet shows."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that a field of a row can take.

    Attributes:
        field: the field.
        value: what is stored.
        shown: how the row says it, to be translated; "" where it says nothing.
        words: how the list of choices says it, to be translated.
        ink: the token it is written in.
    """

    field: str
    value: Any
    shown: str
    words: str
    ink: str = "$muted"


FACTS: Final = {
    "C": (
        Fact("kind", "beneficiary", N_("gains"), N_("gains by it")),
        Fact("kind", "victim", N_("loses"), N_("loses by it"), "$concern"),
        Fact("kind", "both", N_("gains and loses"), N_("gains and loses by it"), "$concern"),
        Fact("kind", None, "", N_("gains or loses: not said")),
        Fact("direct", True, N_("directly"), N_("is affected directly")),
        Fact("direct", False, N_("indirectly"), N_("is affected by way of others")),
        Fact("direct", None, "", N_("directly or not: not said")),
    ),
    "A": (),
    "O": (
        Fact("can_stop", "yes", N_("can stop it ✓"), N_("can stop it")),
        Fact("can_stop", "no", N_("cannot stop it"), N_("cannot stop it"), "$concern"),
        Fact("can_stop", "unsure", N_("can stop it?"), N_("unsure whether they can stop it")),
        Fact("can_stop", None, "", N_("can stop it: not said")),
    ),
    "E": (
        *(
            Fact("type", key, words, words)
            for key, words in (
                ("legal", N_("law or rule")),
                ("budget", N_("budget")),
                ("policy", N_("policy")),
                ("time", N_("time")),
                ("culture", N_("culture")),
                ("people", N_("people")),
                ("technology", N_("technology")),
                ("physical", N_("physical")),
                ("other", N_("other")),
            )
        ),
        Fact("type", None, "", N_("kind: not said")),
        Fact("system_can_change", "no", N_("fixed"), N_("the system cannot change it")),
        Fact(
            "system_can_change",
            "partly",
            N_("partly changeable"),
            N_("the system can change it in part"),
        ),
        Fact(
            "system_can_change",
            "yes",
            N_("changeable!"),
            N_("the system can change it"),
            "$concern",
        ),
        Fact("system_can_change", None, "", N_("changeable: not said")),
        Fact("effect", "helps", N_("helps"), N_("it helps")),
        Fact("effect", "hinders", N_("hinders"), N_("it hinders")),
        Fact("effect", None, "", N_("helps or hinders: not said")),
    ),
}
"""By letter, in the order in which the list offers them."""

FREE: Final = {"A": ("does", N_("What do they do?")), "O": ("how", N_("How could they stop it?"))}
"""The fact of a letter that is said in free words: its field and its question."""

_FREE_VALUE: Final = "free"


def facts_words(letter: str, row: Record) -> Content:
    """The facts of one row on one line, but for what is said in free words."""
    said = Content("")
    for fact in FACTS[letter]:
        if fact.shown and getattr(row, fact.field) == fact.value:
            said = _and(said, Content.styled(_(fact.shown), fact.ink))
    return said


def free_words(letter: str, row: Record, language: str) -> str:
    """What a row says in free words: what an actor does, how an owner could stop it."""
    if letter not in FREE:
        return ""
    return one_line(read(getattr(row, FREE[letter][0]), language)[:400], WORDS_LENGTH)


def _and(said: Content, more: Content) -> Content:
    return said.append(Content.styled(" · ", "$muted")).append(more) if said else more


def choices(letter: str, row: Record, language: str) -> tuple[Choice, ...]:
    """What can be said of a row, with a tick at what is said now."""
    found = [
        Choice(
            str(index),
            _(fact.words),
            "",
            "✓" if getattr(row, fact.field) == fact.value and fact.value is not None else " ",
        )
        for index, fact in enumerate(FACTS[letter])
    ]
    if letter in FREE:
        field, question = FREE[letter]
        found.append(
            Choice(
                _FREE_VALUE, _(question), one_line(read(getattr(row, field), language)[:200], 60)
            )
        )
    return tuple(found)


def is_free(letter: str, value: str) -> bool:
    """Whether a chosen value asks for free words."""
    return letter in FREE and value == _FREE_VALUE


def chosen(study: Study, letter: str, row_id: str, value: str) -> Changeset:
    """The step that says of a row what was chosen."""
    if not value.isdecimal() or int(value) >= len(FACTS[letter]):
        return NOTHING
    fact = FACTS[letter][int(value)]
    return set_fields(study, ROW_KINDS[letter], row_id, **{fact.field: fact.value})
