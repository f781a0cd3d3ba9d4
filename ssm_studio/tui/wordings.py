"""Two wordings of one text by two people: shown beside each other, and one of them, both or other words chosen."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Static

from ssm_studio.domain.edit_clashes import open_clashes
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.two_wordings import TwoWordings
from ssm_studio.i18n import N_, _
from ssm_studio.method.field_names import field_name
from ssm_studio.tui import on_wall
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Dialog
from ssm_studio.tui.text import clock, one_line, plain
from ssm_studio.workshop.wordings import chosen_step

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.domain.study import Study
    from ssm_studio.tui.studio import Studio

MINE, THEIRS, BOTH, OWN = "mine", "theirs", "both", "own"
CHOICES: Final = (
    (MINE, "m", N_("m  mine")),
    (THEIRS, "t", N_("t  theirs")),
    (BOTH, "b", N_("b  both, as they stand")),
    (OWN, "o", N_("o  other words")),
)
"""What is answered, its key, what the button says."""


KEYS: Final = (
    key("escape", "dismiss(None)", N_("asks later")),
    key("left,right", "", N_("another"), shown="← →"),
    key("left", "app.focus_previous", ""),
    key("right", "app.focus_next", ""),
    *(key(letter, f"dismiss('{answer}')", "") for answer, letter, _words in CHOICES),
)
"""What the keys do here; the buttons name theirs."""


class WhichWording(Dialog[str | None]):
    """Both wordings of a text. Answers one of `CHOICES`; None leaves the question open."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, title: str, two: TwoWordings) -> None:
        """Ask which wording shall stand; `title` says where."""
        super().__init__()
        self._title_words, self._two = title, two

    def compose(self) -> ComposeResult:
        """Where, theirs, mine, four buttons."""
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(self._title_words, "bold"))
            with VerticalScroll(classes="dialog-reading", can_focus=False):
                yield Static(
                    plain(_by(_("Theirs"), self._two.theirs_by), "$muted"), classes="heading"
                )
                yield Static(plain(self._two.theirs))
                yield Static(plain(_by(_("Mine"), self._two.mine_by), "$muted"), classes="heading")
                yield Static(plain(self._two.mine))
            with Horizontal(classes="dialog-buttons"):
                for answer, _key, words in CHOICES:
                    yield Button(Content(_(words)), id=answer, compact=True)
            yield Static(
                plain(_("Both stand there until somebody chooses."), "$muted"),
                classes="dialog-hint",
            )
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """What was said at the edge of the screen is asked here, and would lie over the buttons."""
        self.app.clear_notifications()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button answers."""
        event.stop()
        self.dismiss(event.button.id)


async def choose_wordings(app: App[None], studio: Studio) -> None:
    """Ask about every text that holds two wordings, one after the other, until one is left open."""
    asked = False
    while (two := _next(studio)) is not None:
        asked = True
        answer = await app.push_screen_wait(WhichWording(_where(studio.study, two), two))
        words = {MINE: two.mine, THEIRS: two.theirs}.get(answer or "", two.both)
        if answer == OWN:
            question = _("In which words shall it stand?")
            said = await app.push_screen_wait(AskLine(question, two.both))
            answer, words = (None, "") if said is None else (OWN, said)
        if answer is None:
            return
        step = chosen_step(studio.study, two, words, both=answer == BOTH)
        if step and studio.execute(step) is None:
            return
    if asked:
        return
    if clash := next(iter(open_clashes(on_wall.seen(studio))), None):
        # Two copies, not two programs: the room settles it on stage four.
        studio.go_to("clash", clash.id)
    else:
        studio.say_so(_("Nobody worded anything differently at the same time."))


def _next(studio: Studio) -> TwoWordings | None:
    """The oldest that is open and may be shown now."""
    if studio.workshop is None:
        return None
    seen = on_wall.seen(studio)
    found = studio.workshop.wordings.standing(studio.workshop.study)
    return next((each for each in found if seen.get(each.kind, each.id) is not None), None)


def _by(whose: str, by: tuple[str, str]) -> str:
    """Whose words they are, with the name and the time where they are known."""
    author, at = by
    when = clock(datetime.fromisoformat(at)) if at else ""
    return " · ".join(filter(None, (whose, one_line(author, 40), when)))


def _where(study: Study, two: TwoWordings) -> str:
    record = study.get(two.kind, two.id)
    name = one_line(name_in(study, record), 60) if record is not None else ""
    ref = record.ref if record is not None else ""
    field = field_name(two.field, two.kind)
    where = " · ".join(filter(None, (ref, name, field)))
    return _("Two wordings, written at the same time: {where}").format(where=where)
