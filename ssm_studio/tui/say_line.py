"""The say line: one line in which everything can be entered by typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar, Final

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.suggester import Suggester
from textual.timer import Timer
from textual.widgets import Input, Static

from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.commands import SAYING, Command
from ssm_studio.tui.fitted_text import in_a_row
from ssm_studio.tui.stage_frame import invitation
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.text import one_line, plain, shown
from ssm_studio.tui.text_input import Line
from ssm_studio.values import dataclass

if TYPE_CHECKING:
    from ssm_studio.domain.study import Study
    from ssm_studio.say import Place

LISTED: Final = 2
"""Lines that were kept which are listed with their sentences; the others are counted."""
TYPED_ON: Final = 0.5
"""Seconds within which a second letter shows that the first one began a word."""


class _Ending(Suggester):
    """What the line would be if the best guess were taken: the grey text behind the cursor."""

    def __init__(self, guess: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._guess = guess

    async def get_suggestion(self, value: str) -> str | None:
        """The whole line with its best ending, None where there is no guess."""
        return self._guess(value) or None


class SayInput(Line):
    """The entry itself: Tab takes the guess, arrows walk through what was said before, Esc steps out."""

    FOOTER: ClassVar[tuple[Command, ...]] = SAYING
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "take_guess", show=False),
        Binding("up", "earlier(-1)", show=False),
        Binding("down", "later", show=False),
        Binding("escape", "leave", show=False),
    ]

    @dataclass
    class Left(Message):
        """Escape was pressed."""

    def action_take_guess(self) -> None:
        """Take the grey guess; without one, go on to the next thing on the screen."""
        before = self.value
        self.action_end()
        self.action_cursor_right()
        if self.value == before:
            self.screen.focus_next()

    def action_earlier(self, step: int) -> None:
        """Bring back a line that was said before."""
        line = self.parent
        if isinstance(line, Horizontal) and isinstance(line.parent, SayLine):
            line.parent.recall(step)

    @property
    def _line(self) -> SayLine | None:
        line = self.parent.parent if isinstance(self.parent, Horizontal) else None
        return line if isinstance(line, SayLine) else None

    def action_later(self) -> None:
        """The next of the lines said before; in a line that was begun, the next way to go on."""
        if (line := self._line) is not None and not line.pick():
            line.recall(1)

    async def _on_key(self, event: events.Key) -> None:
        """Where a name waits for its kind, a letter chooses one."""
        line = self._line
        if line is not None and event.character:
            line.consider_kind(event.character)
        await super()._on_key(event)

    def _on_paste(self, event: events.Paste) -> None:
        """Several lines are several sayings; one line is typed into the entry."""
        line = self._line
        if line is None or len([each for each in event.text.splitlines() if each.strip()]) < 2:
            super()._on_paste(event)
            return
        event.stop()
        event.prevent_default()
        line.post_message(SayLine.Pasted(event.text))

    def action_leave(self) -> None:
        """Step out; what stands in the line stays."""
        self.post_message(self.Left())


class SayLine(Vertical):
    """The say line with the sentence above it that says what was not understood."""

    @dataclass
    class Said(Message):
        """Somebody finished a line."""

        line: str

    @dataclass
    class Pasted(Message):
        """Several lines were pasted, each a saying of its own; or they are `drawn`, names that the last one needs."""

        text: str
        drawn: bool = False

    def __init__(
        self,
        guess: Callable[[str], str],
        example: str,
        choices: Callable[[str], tuple[tuple[str, str], ...]] = lambda _line: (),
    ) -> None:
        """A say line.

        Args:
            guess: gives a whole line for a beginning, or "".
            example: stands in the empty line at first; a key of `stage_frame.EXAMPLES`.
            choices: the ways to go on from a beginning: the whole line, and what a list shows for it.
        """
        super().__init__(id="say-line")
        self._example = example
        self._invited: tuple[Study | None, tuple[object, ...]] = (None, ())
        """What the example in the empty line was chosen for."""
        self._choices = choices
        self._picking: tuple[tuple[str, str], ...] = ()
        self._picked = -1
        self._name = ""
        self._refused = ""
        """What stands in the entry while a name waits for its kind."""
        self._drawn: tuple[str, ...] = ()
        """Lines for the names of that line that have their kinds already."""
        self._kinds: Mapping[str, str] = {}
        self._letter, self._lettered = "", ""
        self._waiting: Timer | None = None
        self._guess = guess
        self.kept: tuple[tuple[str, str], ...] = ()
        """Of several lines those that were not understood and are still to be looked at, each with its sentence."""
        self._replaced = ""
        """The line that was refused last: what is typed over it is not entered yet either."""
        self._earlier: list[str] = []
        self._at = 0

    def on_mount(self) -> None:
        """What was left in a line when the session was open last is the first that comes back."""
        self._earlier = [*studio_of(self).unsent.left]
        self._at = len(self._earlier)

    def compose(self) -> ComposeResult:
        """The sentence (hidden while there is none), the sign and the entry."""
        yield Static(id="say-trouble")
        with Horizontal(id="say-row"):
            yield Static("›", id="say-sign")
            entry = SayInput(placeholder=invitation(self._example, self.app.size.width), id="say")
            entry.suggester = _Ending(self._guess)
            yield entry

    def invite(self, study: Study, place: Place, tab: str) -> None:
        """Show an example that can be typed for what is in view, while the line is empty."""
        width = self.app.size.width
        seen = (place.definition, place.system, place.model, place.row, tab, width)
        if study is not self._invited[0] or seen != self._invited[1]:
            from ssm_studio.tui.invitations import invited

            self._invited = (study, seen)
            example, numbers = invited(study, place, tab)
            self.entry.placeholder = invitation(example, width, numbers)

    @property
    def entry(self) -> SayInput:
        """Where the line is typed."""
        return self.query_one("#say", SayInput)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter: the line is said. It leaves the entry only when `understood` is called."""
        event.stop()
        if self._lettered_kind(event.value):
            self._choose_kind()
        elif self._name and event.value == self._refused:
            self._say_kind(f"{next(iter(self._kinds.values()))} {self._name}")
        elif event.value.strip():
            self.post_message(self.Said(event.value))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Typing on takes the sentence away."""
        event.stop()
        if not self.entry.value:
            # Whoever empties the line wants none of the others either; Up brings them back.
            self.kept, self._replaced = (), ""
        others = (each for each, _sentence in self.kept)
        studio_of(self).unsent.typed("line", event.value, self._replaced, *others)
        if self._lettered_kind(event.value):
            return
        self._forget_letter()
        if self._name and event.value == self._refused:
            return
        if self._picking and event.value == self._picking[self._picked][0]:
            return
        self._picking, self._picked, self._name = (), -1, ""
        self.query_one("#say-trouble", Static).display = False

    def on_descendant_blur(self) -> None:
        """The letters of kinds are those of the stage, once the entry is left."""
        if self._name:
            self.query_one("#say-trouble", Static).display = False

    def on_descendant_focus(self) -> None:
        """Whoever comes back is asked again."""
        if self._name and self.entry.value == self._refused:
            self.query_one("#say-trouble", Static).display = True

    def understood(self) -> None:
        """The line was understood: keep it for recall and make room for the next."""
        if self.entry.value.strip():
            self._earlier.append(self.entry.value)
        self._at = len(self._earlier)
        self.entry.value = self._replaced = ""

    def not_understood(self, start: int, end: int, sentence: str) -> None:
        """Say which part was not understood, and select the line: typing on replaces it, Up brings it back."""
        line = self.entry.value
        part = line[start:end].strip()
        words = Content("? ").stylize("bold $concern")
        if part and part != line.strip():
            words = words.append(plain(shown(part)[:40], "bold underline $concern")).append("  ")
        self._tell(words.append(plain(sentence)))
        self._keep_refused((line,))

    def ask_kind(
        self, name: str, words: tuple[str, ...], *, nearest: str = "", drawn: tuple[str, ...] = ()
    ) -> None:
        """Ask what a name is: Enter takes the first kind, a letter another, anything else is typed over it.

        Args:
            name: the line itself, or a name in it that the picture does not have.
            words: the words of kinds, the most likely first.
            nearest: what is called most like it.
            drawn: lines for other names of the line, which have their kinds.
        """
        if not drawn:
            self._keep_refused((self.entry.value,))
        self._name, self._kinds, self._drawn = name, _lettered(words), drawn
        self._refused = self.entry.value
        asked = plain(_("What is “{name}”?").format(name=shown(name)), "bold")
        if nearest:
            asked = asked.append(plain(" " + _("(nearest: {name})").format(name=nearest), "$muted"))
        pieces = [asked]
        for at, (letter, word) in enumerate(self._kinds.items()):
            key = plain("⏎" if at == 0 else letter, "bold $system")
            pieces.append(key.append(plain(f" {word}", "$muted")))
        self._tell(in_a_row(pieces, max(self.size.width - 2, 1)))

    def consider_kind(self, letter: str) -> None:
        """Take the kind that a letter stands for, unless more is typed at once: then it begins another line."""
        if not self._name or self.entry.value != self._refused or letter not in self._kinds:
            return
        self._letter, self._lettered = letter, f"{self._kinds[letter]} {self._name}"
        self._tell(plain(f"⏎ {self._lettered}", "$muted"))
        self._waiting = self.set_timer(TYPED_ON, self._choose_kind)

    def _lettered_kind(self, line: str) -> bool:
        """Whether the line is the letter of a kind, and nothing else was typed yet."""
        return bool(self._letter) and line == self._letter

    def _choose_kind(self) -> None:
        said = self._lettered if self._lettered_kind(self.entry.value) else ""
        self._forget_letter()
        if said:
            self.entry.value = self._refused
            self._say_kind(said)

    def _say_kind(self, said: str) -> None:
        """Say the name with its kind; where the line needs it, in one step with the line."""
        if self._refused.strip(" :") == self._name:
            self.post_message(self.Said(said))
        else:
            lines = (*self._drawn, said, self._refused)
            self.post_message(self.Pasted("\n".join(lines), drawn=True))

    def _forget_letter(self) -> None:
        self._letter = ""
        if self._waiting is not None:
            self._waiting.stop()
            self._waiting = None

    def keep_failed(self, failed: tuple[tuple[str, str], ...]) -> str:
        """Of several lines keep those that were not understood; gives the first, which stands in the entry now.

        The others are listed below what is said of it, come into the entry one by one, and Up brings each back.
        """
        self._keep_refused(tuple(line for line, _sentence in reversed(failed)))
        self.kept = failed
        return self.next_kept()

    def next_kept(self) -> str:
        """Put the next line that was kept into the entry, to be typed over; "" where there is none."""
        if not self.kept:
            return ""
        (line, _sentence), *rest = self.kept
        self.kept = tuple(rest)
        self.entry.value = line
        self.entry.action_select_all()
        return line

    def tell_ready(self) -> None:
        """Say that the line in the entry is understood by now."""
        self._tell(
            plain("⏎ ", "bold $system").append(plain(_("This is understood now."), "$muted"))
        )

    def _keep_refused(self, lines: tuple[str, ...]) -> None:
        self._replaced = lines[-1] if lines else ""
        self._earlier += [each for each in lines if each.strip() and [each] != self._earlier[-1:]]
        self._at = len(self._earlier)
        self.entry.action_select_all()

    def _tell(self, words: Content) -> None:
        for line, sentence in self.kept[:LISTED]:
            name = one_line(line, 40)
            words = words.append("\n").append(plain(name, "bold $concern"))
            rest = max(self.size.width - cell_len(name) - 4, 10)
            words = words.append(plain(f"  {one_line(sentence, rest)}", "$muted"))
        if (more := len(self.kept) - LISTED) > 0:
            told = ngettext("and {count} more line", "and {count} more lines", more)
            words = words.append(plain("\n" + told.format(count=more), "$muted"))
        trouble = self.query_one("#say-trouble", Static)
        trouble.update(words)
        trouble.display = True

    def pick(self) -> bool:
        """Put the next way to go on into the line; whether there is one."""
        line = self.entry.value
        if not self._picking:
            if not line.strip() or self._at < len(self._earlier) or self._name:
                return False
            self._picking, self._picked = self._choices(line), -1
        if not self._picking:
            return False
        self._picked = (self._picked + 1) % len(self._picking)
        self.entry.value = self._picking[self._picked][0]
        self.entry.cursor_position = len(self.entry.value)
        words = Content("")
        for at, (_line, named) in enumerate(self._picking):
            here = at == self._picked
            words = words.append(
                plain(f"{'▸' if here else ' '} {named}  ", "bold" if here else "$muted")
            )
        self._tell(words)
        return True

    def recall(self, step: int) -> None:
        """Walk through the lines said before."""
        if not self._earlier:
            return
        self._at = max(0, min(len(self._earlier), self._at + step))
        self.entry.value = (*self._earlier, "")[self._at]
        self.entry.cursor_position = len(self.entry.value)


def _lettered(words: tuple[str, ...]) -> dict[str, str]:
    """Each word by a letter of its own: the first one of it that none before has."""
    found: dict[str, str] = {}
    for word in words:
        letter = next((each for each in word if each.isalpha() and each not in found), "")
        if letter:
            found[letter] = word
    return found
