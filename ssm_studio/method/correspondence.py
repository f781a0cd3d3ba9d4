"""The correspondence matrix: which activity takes account of which part of the root definition (reference 3.8).

A cell is ticked by people. Where an activity shares a word with an element of the definition the cell is suggested,
with the word; nothing is ever ticked because of that. An empty row and an empty column each ask a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from ssm_studio.domain.definition_rows import FIELDS, ROW_KINDS, row_words, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_correspondence import LETTERS, letters_of
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import says
from ssm_studio.method.model_graph import is_operational
from ssm_studio.method.wording.judgements import USUAL, Lists, content_words, wordings, words_in

Cell = tuple[str, str]
"""An activity's id and a letter."""

EMPTY_ROW: Final = N_(
    "Which phrase of the root definition asks for this? Was it brought in from current "
    "practice, or should the definition be wider?"
)

EMPTY_COLUMN: Final = {
    "C": N_("Which activity takes account of those who gain or lose by it?"),
    "A": N_("Which activity sees to it that somebody can do this?"),
    "T": N_("Which activity turns the input into the output?"),
    "W": N_("In which activity could one tell what is believed here?"),
    "O": N_("Which activity answers to those who could stop it?"),
    "E": N_("Which activity keeps within what must be accepted as given?"),
    "P": N_("Which activities, taken together, do what P says?"),
    "Q": N_("In which activity does one see that it is done this way and no other?"),
    "R": N_("Which activity keeps in view what all this is for?"),
}
"""What an element asks that no activity takes account of, by letter; to be translated."""


@dataclass(frozen=True, slots=True)
class Row:
    """One activity. `watching` ones belong to monitoring and control: they may be ticked and are never asked."""

    id: str
    number: str
    words: str
    watching: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One element of the definition: its letter, and what stands there ("" where nothing does)."""

    letter: str
    words: str


@dataclass(frozen=True, slots=True)
class Correspondence:
    """The matrix of one model. `definition` is the short name of its root definition, "" where it has none.

    Attributes:
        ticks: the cells that people ticked.
        suggestions: cells that are not ticked, with the words of the activity that the element has too.
        empty_rows: operational activities that take account of nothing yet.
        empty_columns: letters that stand in the definition and that no activity takes account of yet; T is among
            them where no operational activity does, whatever monitoring and control cover.
    """

    definition: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    ticks: frozenset[Cell]
    suggestions: Mapping[Cell, tuple[str, ...]]
    empty_rows: tuple[str, ...]
    empty_columns: tuple[str, ...]

    def suggested(self, activity: str) -> tuple[str, ...]:
        """The letters that are suggested for an activity."""
        return tuple(c.letter for c in self.columns if (activity, c.letter) in self.suggestions)


def correspondence(
    study: Study, model_id: str, language: str, lists: Lists = USUAL
) -> Correspondence:
    """The matrix of a model, worded in `language`; evidence comes from whichever language both sides have."""
    model = study.models.get(model_id)
    definition = study.root_definitions.get((model.root_definition if model else None) or "")
    activities = sorted(activities_of(study, model_id), key=lambda each: not is_operational(each))
    ticks = frozenset((a.id, x) for a in activities for x in letters_of(a) if x in LETTERS)
    texts = {x: _texts(study, definition, x) if definition else () for x in LETTERS}
    columns = tuple(
        Column(x, _words(study, definition, x, language) if definition else "") for x in LETTERS
    )
    operational = [each for each in activities if is_operational(each)]
    return Correspondence(
        definition=definition.ref if definition else "",
        rows=tuple(
            Row(a.id, a.number or a.ref, read(a.text, language), not is_operational(a))
            for a in activities
        ),
        columns=columns,
        ticks=ticks,
        suggestions=_suggestions(operational, texts, ticks, study.language, lists),
        empty_rows=tuple(a.id for a in operational if not a.covers),
        empty_columns=_empty_columns(operational, activities, columns, has_words=bool(definition)),
    )


def _empty_columns(
    operational: list[Activity],
    activities: list[Activity],
    columns: Iterable[Column],
    *,
    has_words: bool,
) -> tuple[str, ...]:
    if not operational:
        return ()
    covered = {letter for each in activities for letter in letters_of(each)}
    done = {letter for each in operational for letter in letters_of(each)}
    return tuple(
        column.letter
        for column in columns
        if (column.letter == "T" and "T" not in done)
        or (column.letter not in covered and (column.words or not has_words))
    )


def _texts(study: Study, definition: RootDefinition, letter: str) -> tuple[Text | None, ...]:
    """The texts in which an element is said."""
    if letter == "T":
        return (definition.transformation_input, definition.transformation_output)
    if letter in FIELDS:
        return (getattr(definition, FIELDS[letter]),)
    rows = rows_of(study, definition.id, letter)
    fields = ("who", "what", "does")
    return tuple(getattr(row, name, None) for row in rows for name in fields)


def _words(study: Study, definition: RootDefinition, letter: str, language: str) -> str:
    """An element as one line, the way a definition's table has it."""
    if letter in ROW_KINDS:
        rows = (row_words(each, language) for each in rows_of(study, definition.id, letter))
        return "; ".join(each for each in rows if each.strip())
    texts = [each for each in _texts(study, definition, letter) if says(each)]
    return " → ".join(read(each, language) for each in texts)


def _suggestions(
    activities: Iterable[Activity],
    texts: Mapping[str, tuple[Text | None, ...]],
    ticks: frozenset[Cell],
    language: str,
    lists: Lists,
) -> Mapping[Cell, tuple[str, ...]]:
    elements = {letter: _said(said, language, lists) for letter, said in texts.items()}
    found: dict[Cell, tuple[str, ...]] = {}
    for activity in activities:
        stems = {
            tongue: _stems(words, tongue, lists)
            for tongue, words in wordings(activity.text, language)
        }
        for letter, element in elements.items():
            # The main language is the one that the room can check; the other serves where that lacks a side.
            both = (tongue for tongue in sorted(stems, key=language.__ne__) if tongue in element)
            tongue = next(both, "")
            if tongue and (activity.id, letter) not in ticks:
                spoken = element[tongue]
                if shared := tuple(word for stem, word in stems[tongue].items() if stem in spoken):
                    found[activity.id, letter] = shared
    return found


def _said(
    texts: Iterable[Text | None], language: str, lists: Lists
) -> Mapping[str, frozenset[str]]:
    """The content words of several texts together, by language."""
    found: dict[str, frozenset[str]] = {}
    for text in texts:
        for tongue, words in wordings(text, language):
            found[tongue] = found.get(tongue, frozenset()) | content_words(words, tongue, lists)
    return found


def _stems(words: str, language: str, lists: Lists) -> Mapping[str, str]:
    """The content words of a text by their stem, in order; of two with the same stem the first one."""
    found: dict[str, str] = {}
    for word in words_in(words):
        for stem in content_words(word, language, lists):
            found.setdefault(stem, word)
    return found
