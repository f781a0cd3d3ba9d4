"""Small questions put over a screen: a line of text, a yes or no, a choice from a list, something to read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final, Generic, TypeVar

from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.visual import VisualType
from textual.widgets import Button, Input, OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.studio import Studio, studio_of
from ssm_studio.tui.text import plain
from ssm_studio.tui.text_input import Line
from ssm_studio.values import dataclass

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer], Generic[Answer]):
    """A screen over another one.

    A second Enter or click while it is closing is no second answer; Textual would close the screen below for it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "app.wall", show=False, priority=True)
    ]

    @property
    def studio(self) -> Studio:
        """The app, as what its parts know of it."""
        return studio_of(self)

    @property
    def study(self) -> Study:
        """The study as it is this moment."""
        return self.studio.study

    def follow_study(self, show: Callable[[], object]) -> None:
        """Call `show` now, and whenever the study is another one; for a dialog that is mounted."""
        self.studio.study_signal.subscribe(self, lambda _study: show())
        show()

    def dismiss(self, result: Answer | None = None) -> AwaitComplete:
        """Close with an answer, unless it is closed already."""
        if not self.is_active:
            return AwaitComplete()
        return super().dismiss(result)


ASKED: Final = (
    key("enter", "", N_("keeps it")),
    key("escape", "dismiss(None)", N_("leaves it as it was")),
)
"""What the keys do where a line is asked for, and words stand there already."""
_ASKED_ANEW: Final = (
    key("enter", "", N_("goes on")),
    key("escape", "dismiss(None)", N_("closes")),
)
"""The same where nothing stood there that could be kept."""


class AskLine(Dialog[str | None]):
    """One line of text. Answers what was typed, or None when it was left with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(ASKED)]

    def __init__(
        self, question: str, value: str = "", *, hint: str = "", beneath: bool = False
    ) -> None:
        """Ask `question` with `value` already in the line; `hint` is a muted sentence below.

        `beneath` puts it at the foot of the screen with nothing dimmed, where the answer is read from the screen.
        """
        super().__init__(classes="-beneath" if beneath else "")
        self._question, self._value, self.hint = question, value, hint

    def compose(self) -> ComposeResult:
        """Question, line, hint."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question, "bold"))
            yield Line(self._value, id="answer")
            if self.hint:
                yield Static(plain(self.hint, "$muted"), classes="dialog-hint")
            yield DialogKeys(ASKED if self._value else _ASKED_ANEW)

    def on_mount(self) -> None:
        """The line is ready to be typed in, its content selected."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is kept until it is answered."""
        event.stop()
        self.studio.unsent.typed("answer", "" if event.value == self._value else event.value)

    def dismiss(self, result: str | None = None) -> AwaitComplete:
        """Close; the words are the answer's now, or nobody's."""
        self.studio.unsent.typed("answer", "")
        return super().dismiss(result)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter answers."""
        event.stop()
        self.dismiss(event.value)


_CONFIRMS: Final = (
    key("enter", "", N_("takes it")),
    key("left,up", "app.focus_previous", N_("another"), shown="← →"),
    key("right,down", "app.focus_next", ""),
    key("y", "dismiss(True)", ""),
    key("escape,n", "dismiss(False)", N_("closes")),
)
"""What the keys do where one of two buttons is taken."""


class Confirm(Dialog[bool]):
    """A yes or no, asked only where Undo could not bring something back."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(_CONFIRMS)]

    def __init__(self, question: str, detail: str = "", *, yes: str = "", no: str = "") -> None:
        """Ask `question`; `yes` and `no` name what the two buttons do."""
        super().__init__()
        self._question, self._detail = question, detail
        self._yes, self._no = yes or _("Yes"), no or _("No")

    def compose(self) -> ComposeResult:
        """Question, detail, two buttons."""
        with Vertical(classes="dialog"):
            yield Static(plain(self._question, "bold"))
            if self._detail:
                yield Static(plain(self._detail, "$muted"))
            with Horizontal(classes="dialog-buttons"):
                yield Button(Content(self._yes), id="yes", compact=True)
                yield Button(Content(self._no), id="no", compact=True)
            yield DialogKeys(_CONFIRMS)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button answers."""
        event.stop()
        self.dismiss(event.button.id == "yes")


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list: `value` is answered, `words` shown, `hint` shown muted, `letter` a quick key."""

    value: str
    words: str
    hint: str = ""
    glyph: str = ""


CHOSEN: Final = (
    key("enter", "", N_("takes it")),
    key("down", "walk(1)", N_("another"), shown="↑ ↓", priority=True),
    key("up", "walk(-1)", "", priority=True),
    key("escape", "dismiss(None)", N_("closes")),
)
"""What the keys do where a list is narrowed by typing."""
ROOM: Final = 62
"""Cells of a line of the list; where a choice needs more, the dialog is wide."""


class Choose(Dialog[str | None]):
    """A choice from a list, narrowed by typing. Answers the value, or None when left with Esc."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(CHOSEN)]

    def __init__(
        self,
        question: str,
        choices: Sequence[Choice],
        *,
        chosen: str = "",
        otherwise: Callable[[str], Choice] | None = None,
        empty: str = "",
    ) -> None:
        """Ask `question`; the choice with value `chosen` is under the cursor at first.

        `otherwise` makes a choice of words that fit nothing in the list, so that typing is never in vain; `empty` says
        why there is nothing to choose.
        """
        super().__init__()
        self._otherwise, self._empty = otherwise, empty
        self._question, self._choices, self._chosen = question, tuple(choices), chosen
        self._found = self._choices

    def compose(self) -> ComposeResult:
        """Question, line to narrow, list."""
        long = any(len(each.words) + len(each.hint) > ROOM for each in self._choices)
        with Vertical(classes="dialog dialog-wide" if long else "dialog"):
            yield Static(plain(self._question, "bold"))
            yield Line(placeholder=_("type to narrow the list"), id="narrow")
            yield RowList(id="choices", markup=False, compact=True)
            yield StaticText(id="choices-none", markup=False)
            yield DialogKeys(CHOSEN)

    def on_mount(self) -> None:
        """The whole list, the cursor on what is chosen now."""
        self._narrow("")
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typing narrows."""
        event.stop()
        self._narrow(event.value)

    def _narrow(self, words: str) -> None:
        sought = words.casefold().split()
        self._found = tuple(
            each
            for each in self._choices
            if all(word in f"{each.words} {each.hint} {each.value}".casefold() for word in sought)
        )
        # What begins with the words comes first, then what holds them; what only its hint holds comes last.
        if sought:
            self._found = tuple(sorted(self._found, key=lambda c: _rank(c, sought[0])))
        if sought and not self._found and self._otherwise is not None:
            self._found = (self._otherwise(words.strip()),)
        none = self.query_one("#choices-none", StaticText)
        none.display = not self._found
        none.show(plain(self._none_words(words), "$muted"))
        # What takes and walks needs something to take.
        self.query_one(DialogKeys).say(CHOSEN if self._found else CHOSEN[-1:])
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(Option(_choice_words(each)) for each in self._found)
        at = [c.value for c in self._found]
        if at:
            options.highlighted = at.index(self._chosen) if self._chosen in at else 0

    def _none_words(self, words: str) -> str:
        return self._empty if self._empty and not words.strip() else _("Nothing in the list fits.")

    def action_walk(self, step: int) -> None:
        """Up or down in the list while typing goes on."""
        options = self.query_one(OptionList)
        if self._found:
            options.highlighted = max(
                0, min((options.highlighted or 0) + step, len(self._found) - 1)
            )

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes what is under the cursor."""
        event.stop()
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._found):
            self.dismiss(self._found[at].value)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes it too."""
        event.stop()
        self.dismiss(self._found[event.option_index].value)


def _rank(choice: Choice, word: str) -> int:
    name = choice.words.casefold()
    return 0 if name.startswith(word) else 1 if word in name else 2


def _choice_words(choice: Choice) -> Content:
    glyph = Content.styled(f"{choice.glyph} ", "$system") if choice.glyph else Content("")
    words = glyph.append(plain(choice.words))
    return words.append(plain(f"  {choice.hint}", "$muted")) if choice.hint else words


READ: Final = (key("escape,enter,q,question_mark", "dismiss(None)", N_("closes")),)
"""What the keys do where something is read."""


class Reading(Dialog[None]):
    """Something to read: help, a sentence with its detail, where files went."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(READ)]

    def __init__(
        self, title: str, content: VisualType, *, wide: bool = False, whole: bool = False
    ) -> None:
        """Show `content` under `title` until Esc; `whole` takes the width of the screen."""
        super().__init__()
        self._title_words, self._content = title, content
        self._wide = " dialog-whole" if whole else " dialog-wide" if wide else ""

    def compose(self) -> ComposeResult:
        """Title, content that scrolls, how to close."""
        with Vertical(classes=f"dialog{self._wide}"):
            yield Static(plain(self._title_words, "bold"))
            with VerticalScroll(classes="dialog-reading"):
                yield Static(self._content)
            yield DialogKeys(READ)

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        self.query_one(VerticalScroll).focus()


def leave_question(trouble: str) -> Confirm:
    """Whether to leave though something is not on disk; `trouble` says why."""
    return Confirm(
        _("Not everything could be saved: {why}").format(why=trouble),
        _("Leaving now loses what is not saved. A copy elsewhere keeps it (Ctrl+P, save a copy)."),
        yes=_("Leave and lose it"),
        no=_("Stay"),
    )
