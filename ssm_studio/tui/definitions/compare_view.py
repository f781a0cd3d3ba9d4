"""Two to four definitions side by side, to put worldviews against each other: read only, worldview first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest
from typing import ClassVar, Final

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message

from ssm_studio.domain.definition_rows import FIELDS, OMITTED, ROW_KINDS, row_words, rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.tui.commands import key_words
from ssm_studio.tui.definitions.catwoe_fields import LETTERS, LONGEST_SHOWN, sentence_words
from ssm_studio.tui.definitions.row_options import facts_words
from ssm_studio.tui.definitions.sentence_pane import sentence_of
from ssm_studio.tui.definitions.systems import line_name
from ssm_studio.tui.dialog_keys import dialog_bindings, key
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import one_line, shown

ORDER: Final = "WTCAOEPQR"
MOST: Final = 4
ROOM: Final = 64
"""Cells from which on two columns can be read."""
COLUMN: Final = 25
"""Cells that a third and a fourth column need as well."""
LETTER: Final = 3
"""Cells for the letter at the left."""
GAP: Final = 3
"""Cells between two columns."""
ALIKE: Final = 0.6
"""From this share of common words on, the room is asked whether two worldviews are one."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Row:
    """One letter of all definitions ("name" and "sentence" for those), a cell for each.

    A cell has pairs of words and of what they say besides, several where the letter has rows; none where it is empty.
    """

    key: str
    cells: tuple[tuple[tuple[Content, Content], ...], ...]

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of each cell, rows on lines of their own."""
        return tuple("\n".join(words.plain for words, _facts in cell) for cell in self.cells)


KEYS: Final = (
    key("plus", "more", N_("one more")),
    key("minus", "fewer", N_("one fewer")),
    key("escape,l,q", "close", N_("back to one")),
)
"""What the keys do here."""


class CompareView(VerticalScroll, can_focus=True):
    """The comparison of definitions. `others` are those beside the one in view."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    class Chosen(Message):
        """Others stand beside the definition in view than before, or none."""

    def __init__(self) -> None:
        """Nothing compared yet."""
        super().__init__(id="compare-view")
        self.others: tuple[str, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self.asked = ""
        """The question about worldviews that say nearly the same; "" for none."""
        self.keys = StaticText(id="compare-keys", markup=False)
        self._text = StaticText(id="compare-text", markup=False)
        self._shown: tuple[Study, RootDefinition] | None = None

    def compose(self) -> ComposeResult:
        """Names, letters, sentences."""
        yield self.keys
        yield self._text

    def on_resize(self, event: events.Resize) -> None:
        """Where there is no room for two columns the texts stand below each other."""
        self.set_class(event.size.width < ROOM, "-stacked")
        if self._shown is not None:
            self.show(*self._shown)

    @property
    def columns(self) -> int:
        """How many definitions there is room for."""
        return max(2, min(self.size.width // COLUMN, MOST))

    def compared(self, study: Study, definition: RootDefinition) -> tuple[RootDefinition, ...]:
        """The definition in view and those beside it that there still are."""
        ids = dict.fromkeys((definition.id, *self.others))
        found = (study.root_definitions.get(each) for each in ids)
        return tuple(each for each in found if each is not None)

    def show(self, study: Study, definition: RootDefinition) -> None:
        """Put the others beside this definition, as many as there is room for."""
        self._shown = study, definition
        every = self.compared(study, definition)
        there = every[: self.columns]
        self.keys.show(_keys_words(len(every) - len(there)))
        self.rows = rows_beside(study, there)
        beliefs = [(each.ref or "–", _cut(read(each.worldview, study.language))) for each in there]
        self.asked = question(beliefs, study.language)
        width = self.scrollable_content_region.width or ROOM
        words = beside(self.rows, width, stacked=self.has_class("-stacked"), asked=self.asked)
        self._text.show(words)

    @work(group="conversation")
    async def add(self, study: Study, definition: RootDefinition) -> None:
        """Put one more definition beside those in view, up to four in all; asks which where there are several."""
        studio = studio_of(self)
        there = self.compared(study, definition)
        others = [each for each in study.root_definitions.values() if each not in there]
        if len(there) >= MOST or (not others and len(there) > 1):
            studio.say_so(_("No more fit side by side."))
            return
        if not others:
            studio.say_so(
                _("There is only one definition yet; two are needed to put them side by side.")
            )
            return
        other: str | None = others[0].id
        if len(others) > 1:
            choices = [
                Choice(each.id, f"{each.ref} {one_line(line_name(study, each)[:200], 56)}")
                for each in others
            ]
            other = await self.app.push_screen_wait(Choose(_("Which one beside it?"), choices))
        if other is not None:
            studio.flush()
            self.others = (*self.others, other)
            self.scroll_home(animate=False)
            self.post_message(self.Chosen())

    def action_more(self) -> None:
        """One more beside these."""
        if self._shown is not None:
            study = studio_of(self).study
            definition = study.root_definitions.get(self._shown[1].id)
            if definition is not None:
                self.add(study, definition)

    def action_fewer(self) -> None:
        """Take the last one away; with it gone one definition stands alone again."""
        self.others = self.others[:-1]
        self.post_message(self.Chosen())

    def action_close(self) -> None:
        """Back to one definition."""
        self.others = ()
        self.post_message(self.Chosen())


def _keys_words(hidden: int) -> Content:
    words = " · ".join(
        (_("Side by side"), *(f"{key_words(each)} {_(each.label)}" for each in KEYS))
    )
    if hidden > 0:
        more = ngettext(
            "{n} more where the screen is wider", "{n} more where the screen is wider", hidden
        ).format(n=hidden)
        words = f"{words} · {more}"
    return Content(words)


def rows_beside(study: Study, definitions: Sequence[RootDefinition]) -> tuple[Row, ...]:
    """What these definitions say, letter by letter; letters that none of them fills are left out."""
    beliefs = [_cut(read(each.worldview, study.language)) for each in definitions]
    rows = []
    for letter in ("name", *ORDER, "sentence"):
        if letter == "W":
            cells = tuple(_alone(each) for each in marked(beliefs, study.language))
        elif letter in ROW_KINDS:
            cells = tuple(_rows_cell(study, each, letter) for each in definitions)
        else:
            cells = tuple(_alone(_words(study, each, letter)) for each in definitions)
        if any(cells):
            rows.append(Row(letter, cells))
    return tuple(rows)


def beside(rows: Sequence[Row], width: int, *, stacked: bool, asked: str) -> Content:
    """The rows as columns in so many cells, or below each other; `asked` stands under the worldviews."""
    lines: list[Content] = []
    for row in rows:
        if row.key == "sentence":
            lines.append(Content.styled("─" * max(width - 1, 0), "$rule"))
        lines += _row_lines(row, width, stacked=stacked)
        if row.key == "W" and asked:
            words = Content.styled(asked, "bold $real").wrap(max(width - LETTER, 2))
            lines += [Content(" " * LETTER).append(each) for each in words]
        lines.append(Content(""))
    return Content("\n").join(lines)


def _row_lines(row: Row, width: int, *, stacked: bool) -> list[Content]:
    letter = LETTERS.get(row.key)
    number = 1 if stacked else max(len(row.cells), 1)
    column = max((width - LETTER) // number - GAP, 2)
    cells = [_cell_lines(each, column) for each in row.cells]
    if stacked:
        cells = [[line for cell in cells for line in cell]]
    lines = []
    for at, parts in enumerate(zip_longest(*cells)):
        head = letter.key if letter and not at else ""
        line = Content.styled(head, f"bold {letter.ink}") if letter else Content("")
        line = line.append(" " * (LETTER - len(head)))
        for part in parts:
            words = (part or Content("")).rstrip()
            line = line.append(words).append(" " * (column + GAP - words.cell_length))
        lines.append(line.rstrip())
    return lines


def _cell_lines(cell: Sequence[tuple[Content, Content]], column: int) -> list[Content]:
    """The lines of a cell; facts stand behind the words of their row, or below them where there is no room."""
    if not cell:
        return [Content.styled("–", "$muted")]
    lines: list[Content] = []
    for words, facts in cell:
        lines += words.wrap(column)
        if facts and lines[-1].cell_length + GAP + facts.cell_length <= column:
            lines[-1] = lines[-1].append(" " * GAP).append(facts)
        elif facts:
            lines += [Content("  ").append(each) for each in facts.wrap(max(column - 2, 2))]
    return lines


def _alone(words: Content) -> tuple[tuple[Content, Content], ...]:
    return ((words, Content("")),) if words else ()


def _words(study: Study, definition: RootDefinition, key: str) -> Content:
    language = study.language
    if key == "name":
        name = one_line(line_name(study, definition), 200)
        return Content.assemble((f"{definition.ref}  ", "bold $system"), (name, "bold"))
    if key == "sentence":
        return sentence_words(sentence_of(study, definition)[0])
    if key == "T":
        before, after = (
            _cut(read(each, language))
            for each in (definition.transformation_input, definition.transformation_output)
        )
        return (
            Content.assemble(before, ("  →  ", "$muted"), after) if before or after else Content("")
        )
    return Content(_cut(read(getattr(definition, FIELDS[key]), language)))


def _rows_cell(
    study: Study, definition: RootDefinition, letter: str
) -> tuple[tuple[Content, Content], ...]:
    """The rows of one letter, or why it is left out."""
    rows = tuple(
        (Content(_cut(row_words(row, study.language))), facts_words(letter, row))
        for row in rows_of(study, definition.id, letter)[:40]
    )
    reason = read(getattr(definition, OMITTED[letter]), study.language)
    if rows or not reason:
        return rows
    told = _("deliberately omitted:")
    return _alone(Content.styled(f"{told} {_cut(reason)}", "$muted"))


def _cut(words: str) -> str:
    return shown(words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN] + "…")


# Worldviews against each other


def marked(texts: Sequence[str], language: str) -> tuple[Content, ...]:
    """The texts, each with the words that none of the others has in bold."""
    # Not needed before two stand side by side.
    from ssm_studio.method.wording.judgements import content_words

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
    from ssm_studio.method.wording.judgements import normal, overlap

    for (one, first), (other, second) in combinations(texts, 2):
        same = normal(first).strip(" .") == normal(second).strip(" .") != ""
        if same or overlap(first, second, language) >= ALIKE:
            yield one, other


def question(texts: Sequence[tuple[str, str]], language: str) -> str:
    """What to ask the room about these worldviews: for each alike pair whether it is one; "" for none."""
    asked = _("Is this the same worldview? {one} and {other} say nearly the same.")
    return " ".join(asked.format(one=a, other=b) for a, b in alike(texts, language))
