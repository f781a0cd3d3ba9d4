"""Two definitions side by side, to put worldviews against each other: read only, worldview first."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_definitions import FIELDS, ROW_KINDS, row_words, rows_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.tui.definitions.facts import facts_words
from ssm_studio.tui.definitions.letters import LETTERS, LONGEST_SHOWN, sentence_words
from ssm_studio.tui.definitions.sentence_pane import sentence_of
from ssm_studio.tui.definitions.systems import line_name
from ssm_studio.tui.words import one_line, shown

ORDER: Final = "WTCAOEPQR"
ROOM: Final = 64
"""Cells from which on two columns can be read."""


class VersusRow(Horizontal):
    """One letter (or the sentence) of both definitions, beside or below each other."""

    def __init__(self, key: str) -> None:
        """An empty row called `key`."""
        super().__init__(classes="versus-row", id=f"versus-{key}")
        self.key = key

    def compose(self) -> ComposeResult:
        """Letter, left text, right text."""
        letter = LETTERS.get(self.key)
        mark = Content.styled(letter.key, f"bold {letter.ink}") if letter else Content("")
        yield Static(mark, classes="group-letter")
        yield Static(classes="versus-text", markup=False)
        yield Static(classes="versus-text", markup=False)

    def say(self, texts: tuple[Content, Content]) -> None:
        """Show both texts; a row that neither fills is not shown."""
        self.display = any(texts)
        for static, words in zip(self.query(".versus-text").results(Static), texts, strict=True):
            static.update(words or Content.styled("–", "$muted"))


class Versus(VerticalScroll, can_focus=True):
    """The comparison of two definitions."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,l,q", "close", show=False)]

    class Closed(Message):
        """Back to one definition."""

    def __init__(self) -> None:
        """Nothing compared yet."""
        super().__init__(id="versus")
        self.other = ""

    def compose(self) -> ComposeResult:
        """Names, letters, sentences."""
        yield Static(Content(_("Side by side · Esc goes back to one")), classes="muted")
        for key in ("name", *ORDER, "sentence"):
            yield VersusRow(key)

    def on_resize(self, event: events.Resize) -> None:
        """Where there is no room for two columns the texts stand below each other."""
        self.set_class(event.size.width < ROOM, "-stacked")

    def show(self, study: Study, left: RootDefinition, right: RootDefinition) -> None:
        """Put two definitions beside each other."""
        both = (left, right)
        for row in self.query(VersusRow):
            first, second = (_cell(study, each, row.key) for each in both)
            row.say((first, second))

    def action_close(self) -> None:
        """Close the comparison."""
        self.post_message(self.Closed())


def _cell(study: Study, definition: RootDefinition, key: str) -> Content:
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
    if key in ROW_KINDS:
        return _rows(study, definition, key)
    return Content(_cut(read(getattr(definition, FIELDS[key]), language)))


def _rows(study: Study, definition: RootDefinition, letter: str) -> Content:
    words = Content("")
    for index, row in enumerate(rows_of(study, definition.id, letter)[:40]):
        facts = facts_words(letter, row)
        line = Content(("\n" if index else "") + _cut(row_words(row, study.language)))
        words = words.append(line).append("  ").append(facts) if facts else words.append(line)
    return words


def _cut(words: str) -> str:
    return shown(words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN] + "…")


def other_definitions(study: Study, definition_id: str) -> tuple[RootDefinition, ...]:
    """The definitions that one can be compared with."""
    return tuple(each for each in study.root_definitions.values() if each.id != definition_id)
