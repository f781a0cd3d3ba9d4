"""The facts of a record as rows of a form: which there are, what each may hold, and the step that sets one.

Made from the same table as the lines (`tables`), so that a form and a line can never know different facts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.record import ANYTHING, Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _, language
from ssm_studio.method.lenses import lens_name, lenses
from ssm_studio.say.answer_names import described
from ssm_studio.say.context import Scene
from ssm_studio.say.facts.fact import Fact
from ssm_studio.say.facts.reading import fact_step
from ssm_studio.say.facts.tables import facts_of
from ssm_studio.say.facts.tags import chip_names, tag_field, tags_of
from ssm_studio.say.facts.values import (
    Always,
    Choice,
    FromList,
    Given,
    Names,
    Sort,
    Wording,
    Wordings,
)
from ssm_studio.say.results import Place, Puzzled
from ssm_studio.say.tokens import Phrase
from ssm_studio.say.vocabulary import usual

_CHIPS: Final = "lens_tags"
_TITLES: Final = {
    "verbatim": N_("verbatim"),
    "visibility": N_("who may see it"),
    "consent": N_("consent"),
    "formal": N_("formal"),
    "inside": N_("inside or outside"),
    "accepted_in_person": N_("accepted"),
    "voiced_by": N_("said by"),
    "drawn_by": N_("drawn by"),
    "drawn_at": N_("drawn on"),
    "interest": N_("interest served"),
    "provenance": N_("who says so"),
    _CHIPS: N_("seen through"),
}
"""What a row is called where the word for a line would say too little beside its value."""
_MOST_OFFERED: Final = 2000


@dataclass(frozen=True, slots=True)
class Row:
    """One field of a record that a form can set, with the facts that say it in a line."""

    field: str
    facts: tuple[Fact, ...] = ()

    @property
    def title(self) -> str:
        """What the form calls it, in the language of the interface."""
        words = _TITLES.get(self.field)
        return _(words) if words else self.facts[0].usual

    @property
    def sort(self) -> Sort | None:
        """How it is read; None for chips."""
        return self.facts[0].sort if self.facts else None

    @property
    def several(self) -> bool:
        """Whether it holds a list of which any part may be chosen."""
        return not self.facts or bool(getattr(self.sort, "several", False))

    @property
    def typed(self) -> bool:
        """Whether its words are typed; else one or several are chosen from a list."""
        return bool(self.facts) and not isinstance(self.sort, Always | Choice | Names | FromList)

    @property
    def own_words(self) -> bool:
        """Whether other words than those of its list may be chosen."""
        return isinstance(self.sort, FromList) and self.sort.own_words


@dataclass(frozen=True, slots=True)
class Offered:
    """One thing that a row can hold: the value, its words, more about it."""

    value: Any
    words: str
    hint: str = ""


def rows_of(kind: str) -> tuple[Row, ...]:
    """What a form can set of a record of a kind: its own facts, what any record has, and chips."""
    fields: dict[str, list[Fact]] = {}
    for fact in facts_of(kind):
        fields.setdefault(fact.field, []).append(fact)
    rows = tuple(Row(field, tuple(facts)) for field, facts in fields.items())
    return (*rows, Row(_CHIPS)) if tag_field(kind) else rows


def told(study: Study, row: Row, kind: str, record: Any) -> str:
    """What a row holds, in words; "" where nothing is said."""
    if not row.facts:
        names = chip_names(study)
        return ", ".join(names.get(each, each) for each in tags_of(kind, record))
    value = getattr(record, row.field)
    if value in (None, (), ""):
        return ""
    for fact in row.facts:
        words = fact.sort.told(study, value)
        if words is not None:
            return words or fact.usual
    return str(value)


def typed_words(study: Study, row: Row, record: Any) -> str:
    """The words that stand in the line where a row is typed."""
    value = getattr(record, row.field)
    if isinstance(row.sort, Wording):
        return value or "" if row.sort.plain else read(value, study.language)
    if isinstance(row.sort, Wordings):
        return "; ".join(read(each, study.language) for each in value)
    return (row.sort.told(study, value) if row.sort and value not in (None, ()) else "") or ""


def offered(study: Study, row: Row, record: Record) -> tuple[Offered, ...]:
    """What a row that is chosen can hold."""
    sort = row.sort
    if sort is None:
        return _chips(study)
    if isinstance(sort, Always):
        return tuple(
            Offered(fact.sort.value, fact.usual)
            for fact in row.facts
            if isinstance(fact.sort, Always)
        )
    if isinstance(sort, Choice):
        return tuple(Offered(each, usual(sort.words, each, language())) for each in sort.words)
    if isinstance(sort, FromList):
        elements = lenses()[sort.lens].elements
        return tuple(Offered(each.id, lens_name(each.id, language())) for each in elements)
    if isinstance(sort, Names):
        return _named(study, sort.kind, record)
    return ()


def _chips(study: Study) -> tuple[Offered, ...]:
    tongue = language()
    names = chip_names(study)
    of_list = {each.id: lens for lens in lenses().values() for each in lens.elements}
    return tuple(
        Offered(id_, name, f"#{id_}  {of_list[id_].name.read(tongue) if id_ in of_list else ''}")
        for id_, name in names.items()
    )


def _named(study: Study, kind: str, record: Record) -> tuple[Offered, ...]:
    found = (
        study.everything()
        if kind == ANYTHING
        else ((kind, each) for each in study.table(kind).values())
    )
    offered_ = [
        Offered(each.id, described(study, name, each))
        for name, each in found
        if each.id != record.id and (each.ref or kind != ANYTHING) and name not in _NEVER_EVIDENCE
    ]
    # What was said, seen or read comes first where anything may be named.
    offered_.sort(key=lambda each: each.value not in study.evidence)
    return tuple(offered_[:_MOST_OFFERED])


_NEVER_EVIDENCE: Final = frozenset(["session", "waiver", "clash", "clash_side", "ballot"])


def set_row(study: Study, row: Row, kind: str, id_: str, value: Any) -> Changeset:
    """The step that gives a row a value (None or () empties it), with what follows from it elsewhere."""
    before = study.get(kind, id_)
    if before is None:
        return NOTHING
    if not row.facts:
        chips: dict[str, Any] = {str(tag_field(kind)): tuple(value or ())}
        return set_fields(study, kind, id_, **chips)
    empty: Any = () if isinstance(getattr(before, row.field), tuple) else None
    changed: dict[str, Any] = {row.field: value if value is not None else empty}
    return fact_step(study, kind, before, replace(before, **changed))


def write_row(study: Study, row: Row, kind: str, id_: str, words: str) -> Changeset | str:
    """The step for words that were typed; or the sentence about what is wrong with them."""
    before = study.get(kind, id_)
    if before is None:
        return NOTHING
    words = words.strip()
    if not words:
        return set_row(study, row, kind, id_, _emptied(study, row, before))
    if isinstance(row.sort, Wordings):
        return set_row(study, row, kind, id_, _wordings(study, row, before, words))
    phrase = Phrase.whole(words)
    scene = Scene(study, Place(), phrase)
    try:
        value = (
            row.sort.read(Given(scene, kind, before, phrase), getattr(before, row.field))
            if row.sort
            else None
        )
    except Puzzled as puzzled:
        return puzzled.answer.message
    return set_row(study, row, kind, id_, value)


def _emptied(study: Study, row: Row, before: Any) -> Any:
    """What is left of a text whose words in the main language were taken out."""
    value = getattr(before, row.field)
    if not isinstance(value, Text):
        return None
    left = value.write(study.language, "")
    return left if any(left.everything) else None


def _wordings(study: Study, row: Row, before: Any, words: str) -> tuple[Text, ...]:
    """Wordings with “;” between two; those that stand there already keep their other language."""
    old = {read(each, study.language): each for each in getattr(before, row.field)}
    said = dict.fromkeys(each.strip() for each in words.split(";") if each.strip())
    return tuple(old.get(each) or Text.said(each, study.language) for each in said)
