"""The look back: a slider over the log, every stage as it was, read-only, and what has changed since."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from textual import events, work
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content

from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.formats.redaction import as_seen_then, for_readers, with_only
from ssm_studio.i18n import N_, NP_, _
from ssm_studio.method.voices import ORIGINS, of_origin, voices
from ssm_studio.tui.commands import Command
from ssm_studio.tui.dialog_keys import dialog_bindings, key, keys_words
from ssm_studio.tui.dialogs import AskLine, Dialog
from ssm_studio.tui.past import words
from ssm_studio.tui.past.side import Side
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.studio import Studio
from ssm_studio.workshop.as_of import Past
from ssm_studio.workshop.wall_state import InView

ALL: Final = "*"
"""No origin is asked for: everything is shown."""
DRAWN: Final = {1: "pictures", 3: "models"}


@dataclass(slots=True)
class _Looked:
    """Where one looks: the place in the log, the stage, the how manieth drawing, whose words, and how."""

    at: int
    stage: int
    drawing: int = 0
    origin: str = ALL
    beside: bool = False
    """Whether the stage as it is now stands beside it, in place of the list of changes."""


BESIDE: Final = "beside"
KEYS: Final = (
    key("left,h", "step(-1)", N_("entry"), shown="← →"),
    key("right,l", "step(1)", ""),
    key("left_square_bracket", "block(-1)", N_("block"), shown="[ ]"),
    key("right_square_bracket", "block(1)", ""),
    key("left_curly_bracket", "day(-1)", N_("day"), shown="{ }"),
    key("right_curly_bracket", "day(1)", ""),
    key("g", "ask_moment", N_("moment")),
    key("", "", N_("stage"), shown="1-5"),
    key("tab,n", "drawing(1)", N_("next drawing"), priority=True),
    key("b,ctrl+b", BESIDE, N_("then and now")),
    key("o", "origin", N_("whose words")),
    key("escape,q,less_than_sign", "dismiss(None)", N_("closes")),
)
"""What the keys do here; `1` to `5` have a binding each."""


class PastScreen(Dialog[None]):
    """Every stage as it was at any moment. Nothing private is shown, and nothing can be changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *dialog_bindings(KEYS),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
        Binding("down,j", "scroll_words(1)", show=False),
        Binding("up,k", "scroll_words(-1)", show=False),
        Binding("pagedown", "scroll_words(10)", show=False),
        Binding("pageup", "scroll_words(-10)", show=False),
        Binding("N,shift+tab", "drawing(-1)", show=False, priority=True),
        *(
            Binding(f"{number},alt+{number}", f"stage({number})", show=False)
            for number in range(1, 6)
        ),
    ]

    def __init__(self, past: Past, stage: int, origin: str = ALL) -> None:
        """Look at the newest moment of `past`, on a stage; with an `origin` only what comes from there."""
        super().__init__()
        self._past = past
        self._look = _Looked(len(past.headings) - 1, stage, origin=origin)
        self._blocks: tuple[tuple[int, str], ...] = ()
        self._days = past.days()

    def compose(self) -> ComposeResult:
        """The moment, the stages, then and now, the slider, the keys."""
        yield StaticText(id="past-head")
        yield StaticText(id="past-tabs")
        with Horizontal(id="past-room"):
            yield Side("past-then")
            yield Side("past-now")
        yield StaticText(id="past-slider")
        yield StaticText(id="past-keys")

    def on_mount(self) -> None:
        """The newest moment."""
        self._blocks = self._past.blocks(self.studio.study)
        self._show()

    def on_resize(self, _event: events.Resize) -> None:
        """Another room."""
        self.call_after_refresh(self._show)

    # What is seen

    def _studies(self) -> tuple[Study, Study]:
        """The session then and now, as both may be shown."""
        now = self.studio.study
        then = as_seen_then(self._past.study_at(self._look.at), now)
        now = for_readers(now)
        if self._look.origin != ALL:
            then, now = (
                with_only(each, of_origin(each, self._look.origin)) for each in (then, now)
            )
        return then, now

    def _show(self) -> None:
        try:
            then, now = self._studies()
        except StudioError as error:
            self.studio.tell(error)
            self.dismiss(None)
            return
        look, width = self._look, self.size.width - 4
        block = next((name for at, name in self._blocks if at >= look.at), "")
        here = self._past.headings[look.at]
        entry = _("entry {n} of {all}").format(n=here.seq, all=self._past.headings[-1].seq)
        label = self._past.label(look.at, self.studio.study) or _("(private)")
        done = " · ".join(filter(None, (label, here.author)))
        head = words.moment_words(here.at, entry, block, done, width)
        self.query_one("#past-head", StaticText).show(head)
        changed = words.changed_stages(then, now)
        self.query_one("#past-tabs", StaticText).show(
            words.tabs_words(look.stage, changed, look.origin, width)
        )
        stops = [at for at, _name in self._blocks]
        line = words.slider(look.at, len(self._past.headings), stops, width)
        self.query_one("#past-slider", StaticText).show(line)
        self.query_one("#past-keys", StaticText).show(keys_words(self._keys()))
        self._show_sides(then, now)

    def _show_sides(self, then: Study, now: Study) -> None:
        look = self._look
        one, two = self.query_one("#past-then", Side), self.query_one("#past-now", Side)
        one.wall.plain_lines = two.wall.plain_lines = self.studio.plain_lines
        narrow = self.size.width < words.WIDE
        # What has changed since is said in less room than a drawing takes.
        self.set_class(not look.beside, "-told")
        # Where there is no room for both, b turns from one to the other.
        one.display = not (narrow and look.beside)
        two.display = not narrow or look.beside
        self._fill(one, then, now, newer=False)
        if look.beside and not narrow:
            self._fill(two, now, then, newer=True)
        else:
            two.tell(self._changes(then, now))

    def _changes(self, then: Study, now: Study) -> Content:
        """What has changed since; where one asked whose words there are, how many come from whom before it."""
        since = words.since_words(then, now, self._look.stage)
        if self._look.origin == ALL:
            return since
        counts = words.counts_words(for_readers(self.studio.study))
        return Content("\n\n").join([counts, since])

    def _fill(self, side: Side, study: Study, other: Study, *, newer: bool) -> None:
        look = self._look
        drawn = list(getattr(study, DRAWN[look.stage])) if look.stage in DRAWN else []
        if not drawn:
            side.tell(words.stage_words(study, other, look.stage, newer=newer))
            return
        id_ = self._same_drawing(drawn, study, other)
        side.draw(
            study,
            InView(
                look.stage,
                picture=id_ if look.stage == 1 else "",
                model=id_ if look.stage == 3 else "",
            ),
        )

    def _same_drawing(self, drawn: list[str], study: Study, other: Study) -> str:
        """The drawing that one looks at; of two sides the same one where both have it."""
        both = dict.fromkeys((*drawn, *getattr(other, DRAWN[self._look.stage])))
        order = sorted(
            both, key=lambda id_: (getattr(study.find(id_) or other.find(id_), "ref", ""), id_)
        )
        wanted = order[self._look.drawing % len(order)]
        return wanted if wanted in drawn else ""

    def _keys(self) -> list[Command]:
        two = N_("changes") if self._look.beside else N_("then and now")
        if self.size.width < words.WIDE:
            two = NP_("moment", "as it was") if self._look.beside else N_("changes")
        return [replace(each, label=two) if each.action == BESIDE else each for each in KEYS]

    # Keys

    def _to(self, at: int) -> None:
        at = min(max(at, 0), len(self._past.headings) - 1)
        if at != self._look.at:
            self._look.at = at
            self._show()

    def action_step(self, by: int) -> None:
        """An entry on or back."""
        self._to(self._look.at + by)

    def action_go(self, at: int) -> None:
        """The first entry, or the last."""
        self._to(at if at >= 0 else len(self._past.headings) - 1)

    def action_block(self, by: int) -> None:
        """The end of the block after or before; without an agenda, of a piece of work between two pauses."""
        self._to(_next([at for at, _name in self._blocks], self._look.at, by))

    def action_day(self, by: int) -> None:
        """The end of the day after or before."""
        self._to(_next(self._days, self._look.at, by))

    def action_stage(self, number: int) -> None:
        """Another stage."""
        self._look.stage, self._look.drawing = number, 0
        self._show()

    def action_drawing(self, by: int) -> None:
        """The next picture or model."""
        self._look.drawing += by
        self._show()

    def action_beside(self) -> None:
        """The stage as it is now beside it, or the list of changes."""
        self._look.beside = not self._look.beside
        self._show()

    def action_origin(self) -> None:
        """Only what comes from one origin, the room first; then the next origin, then everything again."""
        there = [
            ALL,
            *dict.fromkeys(o for each in voices(self.studio.study) for o, _n in each.counts),
        ]
        order = [each for each in (ALL, *ORIGINS) if each in there]
        at = order.index(self._look.origin) if self._look.origin in order else 0
        self._look.origin = order[(at + 1) % len(order)]
        self._show()

    def action_scroll_words(self, rows: int) -> None:
        """Scroll what is said."""
        for each in self.query(Side):
            each.scroll(rows)

    @work(exclusive=True, group="moment")
    async def action_ask_moment(self) -> None:
        """Any moment: a day, a time, the number of an entry."""
        hint = _(
            "A day such as 10 March 2015 or 2015-03-10, a time such as 2015-03-10T14:00, "
            "or the number of an entry."
        )
        said = await self.app.push_screen_wait(AskLine(_("Which moment?"), hint=hint))
        if said and said.strip():
            try:
                self._to(self._past.said(said))
            except StudioError as error:
                self.studio.tell(error)


def _next(stops: list[int] | tuple[int, ...], at: int, by: int) -> int:
    """The stop after or before a place; the place itself where there is none."""
    if by > 0:
        return min((each for each in stops if each > at), default=at)
    return max((each for each in stops if each < at), default=0)


async def look_back(app: App[None], studio: Studio, stage: int, origin: str = "") -> None:
    """Show the session as it was, beginning with what it is now; with an `origin` only what comes from there."""
    if (workshop := studio.workshop) is None:
        return
    try:
        past = Past(workshop.path)
    except StudioError as error:
        studio.tell(error)
        return
    try:
        await app.push_screen_wait(PastScreen(past, stage, origin or ALL))
    finally:
        past.close()
