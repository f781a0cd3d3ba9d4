"""Every text in both languages side by side on one sheet, and those that lack one; nothing is translated unasked."""

from __future__ import annotations

from functools import partial
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.diagram.cells.wrap import cell_width
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.method.field_names import field_name
from ssm_studio.method.two_languages import Both, texts_in_both, worded
from ssm_studio.tui.dialog_keys import TAKES_BACK, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Dialog
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.text import in_place, one_line, plain

LANGUAGES: Final = {"en": N_("English"), "id": N_("Indonesian")}
_HEAD: Final = 30
"""Cells for the short name and the field."""
_LESS: Final = 20
"""The same on a narrow screen."""
_WIDE: Final = 90
MOST: Final = 2000
"""Letters of a text that are shown whole."""


KEYS: Final = (
    key("enter", "", N_("writes what is lacking")),
    key("e", "word('en')", N_("English")),
    key("i", "word('id')", N_("Indonesian")),
    key("l", "lacking", N_("only what lacks one")),
    *TAKES_BACK,
    key("escape,q,ctrl+b", "dismiss(None)", N_("closes")),
)
"""What the keys do here."""


class LanguageSheet(Dialog[None]):
    """A list of texts, and below it the chosen one whole in both languages."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, chosen: str = "") -> None:
        """Begin at the texts of the record with this id."""
        super().__init__()
        self._chosen = chosen
        self._lacking = False
        self._shown: tuple[Both, ...] = ()

    def compose(self) -> ComposeResult:
        """What is listed, the list, the text under the cursor, the keys."""
        with Vertical(classes="dialog", id="languages"):
            yield StaticText(id="languages-head")
            yield RowList(id="languages-rows", markup=False, compact=True)
            with Horizontal(id="languages-both"):
                for language in LANGUAGES:
                    with VerticalScroll(can_focus=False):
                        yield StaticText(id=f"languages-{language}")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The texts as they are now, and whenever the study is another one."""
        self.follow_study(self._show)
        self.query_one(RowList).focus()

    def _show(self) -> None:
        study, options = self.studio.study, self.query_one(OptionList)
        everything = texts_in_both(study)
        lacking = [each for each in everything if each.lacks]
        self._shown = tuple(lacking) if self._lacking else everything
        self.query_one("#languages-head", StaticText).show(_head_words(everything, lacking))
        at = options.highlighted
        options.clear_options()
        options.add_options(
            Option(Fitted(partial(_row, each), (each, "row"))) for each in self._shown
        )
        if not self._shown:
            options.add_option(Option(plain(_("Every text has both languages."), "$done")))
        if self._shown:
            first = next((n for n, e in enumerate(self._shown) if e.id == self._chosen), 0)
            options.highlighted = first if at is None else min(at, len(self._shown) - 1)
        self._show_both()

    def _text(self) -> Both | None:
        at = self.query_one(OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    def _show_both(self) -> None:
        each = self._text()
        for language in LANGUAGES:
            words = Content.styled(_(LANGUAGES[language]), "bold")
            if each is not None:
                said = each.plain or (each.en if language == "en" else each.indonesian)
                told = in_place(said)[:MOST] if said.strip() else ""
                below = plain(told) if told else plain(_("not worded yet"), "$real")
                words = Content("\n").join([words, below])
            self.query_one(f"#languages-{language}", StaticText).show(words)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another text."""
        event.stop()
        self._show_both()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Write the wording that is lacking, else the one in the language that is not the session's own."""
        event.stop()
        each = self._text()
        if each is not None:
            own = self.studio.study.language
            self._ask(each, each.lacks or ("en" if own == "id" else "id"))

    def action_word(self, language: str) -> None:
        """Write the text under the cursor in one language."""
        if (each := self._text()) is not None:
            self._ask(each, language)

    def action_lacking(self) -> None:
        """Only what lacks a language, or everything again."""
        each = self._text()
        self._chosen = each.id if each is not None else ""
        self._lacking = not self._lacking
        self.query_one(OptionList).highlighted = None
        self._show()

    @work(exclusive=True, group="languages")
    async def _ask(self, each: Both, language: str) -> None:
        own = each.en if language == "en" else each.indonesian
        other = each.plain or (each.indonesian if language == "en" else each.en)
        question = _("{what} in {language}").format(
            what=f"{each.ref} {field_name(each.field, each.kind)}".strip(),
            language=_(LANGUAGES[language]),
        )
        words = await self.app.push_screen_wait(AskLine(question, own, hint=one_line(other, 300)))
        if words is not None and words.strip() != own.strip():
            step = worded(self.studio.study, each, language, words)
            if step:
                self.studio.execute(step)
            self._show()


def _head_words(everything: tuple[Both, ...], lacking: list[Both]) -> Content:
    count = len(lacking)
    words = Content.styled(_("Both languages"), "bold").append(
        plain(
            "  " + ngettext("{n} text", "{n} texts", len(everything)).format(n=len(everything)),
            "$muted",
        )
    )
    told = ngettext("{n} lacks its other language", "{n} lack their other language", count)
    return words.append(plain("  " + told.format(n=count), "$real")) if count else words


def _row(each: Both, width: int) -> Content:
    """Short name and field, then both wordings on one row."""
    head = _HEAD if width >= _WIDE else _LESS
    column = max((width - head - 4) // 2, 8)
    name = one_line(f"{each.ref or '–'} {field_name(each.field, each.kind)}", head)
    line = plain(name, "$system").append(" " * max(head - cell_width(name) + 1, 1))
    for at, words in enumerate((each.plain or each.en, each.plain or each.indonesian)):
        said = one_line(words[: column * 2], column) if words.strip() else "…"
        style = "" if words.strip() else "$real"
        line = line.append(plain(said, style))
        if at == 0:
            line = line.append(" " * max(column - cell_width(said) + 1, 1)).append("│ ")
    return line
