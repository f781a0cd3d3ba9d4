"""Two to four definitions side by side, to put worldviews against each other: read only, worldview first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_definitions import FIELDS, OMITTED, ROW_KINDS, row_words, rows_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.definitions.catwoe_fields import LETTERS, LONGEST_SHOWN, sentence_words
from ssm_studio.tui.definitions.row_options import facts_words
from ssm_studio.tui.definitions.sentence_pane import sentence_of
from ssm_studio.tui.definitions.systems import line_name
from ssm_studio.tui.text import one_line, shown

ORDER: Final = "WTCAOEPQR"
MOST: Final = 4
ROOM: Final = 64
"""Cells from which on two columns can be read."""
COLUMN: Final = 25
"""Cells that a third and a fourth column need as well."""


class VersusRow(Horizontal):
    """One letter (or the sentence) of all definitions, beside or below each other."""

    def __init__(self, key: str) -> None:
        """An empty row called `key`."""
        super().__init__(classes="versus-row", id=f"versus-{key}")
        self.key = key

    def compose(self) -> ComposeResult:
        """Letter, then a text for each definition."""
        letter = LETTERS.get(self.key)
        mark = Content.styled(letter.key, f"bold {letter.ink}") if letter else Content("")
        yield Static(mark, classes="group-letter")
        for _column in range(MOST):
            yield Static(classes="versus-text", markup=False)

    def say(self, texts: Sequence[Content]) -> None:
        """Show the texts; a row that none of them fills is not shown."""
        self.display = any(texts)
        for at, static in enumerate(self.query(".versus-text").results(Static)):
            static.display = at < len(texts)
            if static.display:
                static.update(texts[at] or Content.styled("–", "$muted"))


class Versus(VerticalScroll, can_focus=True):
    """The comparison of definitions. `others` are those beside the one in view."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,l,q", "close", show=False),
        Binding("plus", "more", show=False),
        Binding("minus", "fewer", show=False),
    ]

    class Closed(Message):
        """Back to one definition."""

    class MoreAsked(Message):
        """One more definition is wanted beside these."""

    def __init__(self) -> None:
        """Nothing compared yet."""
        super().__init__(id="versus")
        self.others: tuple[str, ...] = ()
        self._shown: tuple[Study, RootDefinition] | None = None

    def compose(self) -> ComposeResult:
        """Names, letters, sentences."""
        yield Static(id="versus-keys", classes="muted", markup=False)
        for key in ("name", *ORDER, "sentence"):
            yield VersusRow(key)
            if key == "W":
                yield Static(id="versus-same", markup=False)

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
        # Not needed before two stand side by side.
        from ssm_studio.tui.definitions.worldviews import marked, question

        self._shown = study, definition
        every = self.compared(study, definition)
        there = every[: self.columns]
        self.query_one("#versus-keys", Static).update(_keys_words(len(every) - len(there)))
        beliefs = [_cut(read(each.worldview, study.language)) for each in there]
        for row in self.query(VersusRow):
            if row.key == "W":
                row.say(marked(beliefs, study.language))
            else:
                row.say([_cell(study, each, row.key) for each in there])
        names = [each.ref or "–" for each in there]
        asked = question(tuple(zip(names, beliefs, strict=True)), study.language)
        same = self.query_one("#versus-same", Static)
        same.display = bool(asked)
        same.update(Content.styled(asked, "bold $real"))

    def action_more(self) -> None:
        """One more beside these."""
        self.post_message(self.MoreAsked())

    def action_fewer(self) -> None:
        """Take the last one away, or close where only one is left."""
        self.others = self.others[:-1]
        if self.others and self._shown is not None:
            self.show(*self._shown)
        else:
            self.action_close()

    def action_close(self) -> None:
        """Close the comparison."""
        self.post_message(self.Closed())


def _keys_words(hidden: int) -> Content:
    words = _("Side by side · + one more · − one fewer · Esc goes back to one")
    if hidden > 0:
        more = ngettext(
            "{n} more where the screen is wider", "{n} more where the screen is wider", hidden
        ).format(n=hidden)
        words = f"{words} · {more}"
    return Content(words)


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
    reason = read(getattr(definition, OMITTED[letter]), study.language)
    if reason and not words:
        told = _("left out on purpose:")
        words = Content.styled(f"{told} {_cut(reason)}", "$muted")
    return words


def _cut(words: str) -> str:
    return shown(words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN] + "…")


def other_definitions(study: Study, there: Sequence[RootDefinition]) -> tuple[RootDefinition, ...]:
    """The definitions that can be put beside those that are there."""
    return tuple(each for each in study.root_definitions.values() if each not in there)
