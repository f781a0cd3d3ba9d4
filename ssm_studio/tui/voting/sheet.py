"""One keyboard votes for the whole room: hands by group, person by person, slips of paper, or masked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import ClassVar, Final

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.domain import ballot_rounds
from ssm_studio.domain import edit_ballots as votes
from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_, _
from ssm_studio.method.ballots import ASKS, round_words
from ssm_studio.tui.commands import Command
from ssm_studio.tui.dialog_keys import CLOSES, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Choice, Choose, Dialog
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.stepping import stepped
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.voting import lines
from ssm_studio.tui.voting.lines import HANDS, NAMES, SECRET, SLIPS, Row

WAYS: Final = (
    (NAMES, N_("person by person"), N_("each says a number, in the open")),
    (HANDS, N_("raised hands, group by group"), N_("count the hands of each group")),
    (SLIPS, N_("slips of paper"), N_("how many wrote each number, without names")),
    (SECRET, N_("in secret"), N_("typed for each person, masked; shown to nobody until revealed")),
)


_DIGITS: Final = key("0", "", N_("how many"), shown="0-9")
_CLEARS: Final = key("backspace,delete", "clear", N_("takes it back"))
_ANEW: Final = key("n", "new_round", N_("new round"))
_REVEALS: Final = key("v", "reveal", N_("reveals"))
OTHER: Final = key("tab", "turn(1)", N_("the other question"), priority=True)
BESIDE: Final = key(
    "left_square_bracket", "beside(-1)", N_("the one before, the next"), shown="[ ]"
)
KEYS: Final = (
    *(_CLEARS, _ANEW, _REVEALS, OTHER, BESIDE, CLOSES),
    key("shift+tab", "turn(-1)", "", priority=True),
    key("right_square_bracket", "beside(1)", ""),
)
"""What the keys do here."""


class VoteRows(RowList):
    """Who or what is voted by, one line each; an arrow says that what was typed last is done."""

    class Walked(Message):
        """An arrow was pressed, whether there is another line that way or not."""

    def action_cursor_up(self) -> None:
        """The line above."""
        super().action_cursor_up()
        self.post_message(self.Walked())

    def action_cursor_down(self) -> None:
        """The line below."""
        super().action_cursor_down()
        self.post_message(self.Walked())


class VoteSheet(Dialog[None]):
    """The rounds on one question about one record, and the one that is being typed.

    Every mark is stored as it is typed; the marks of one round are one step for Undo.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    def __init__(
        self, kind: str, target: str, targets: Sequence[str] = (), asked: str = ""
    ) -> None:
        """Vote on the record `target` of a kind; `targets` are those that [ and ] go to."""
        super().__init__()
        self._kind, self._target = kind, target
        self._targets = tuple(targets) or (target,)
        self._questions = ballot_rounds.questions_of(kind)
        self._asked = asked or self._questions[0].asked
        self._ballot, self._way = "", NAMES
        self._rows: list[Row] = []
        self._anew = False
        """Whether a new round was asked for, of which nothing is stored yet."""
        self._began = False
        """Whether the number under the cursor was begun with the last key, so that another digit belongs to it."""

    def compose(self) -> ComposeResult:
        """What is asked, the lines to type in, the spread, the keys."""
        with Vertical(classes="dialog dialog-wide", id="vote-sheet"):
            yield StaticText(id="vote-asks")
            yield VoteRows(id="vote-rows", markup=False, compact=True)
            with VerticalScroll(id="vote-spread", can_focus=False):
                yield StaticText(id="vote-standing")
            yield DialogKeys((_CLEARS, _ANEW, CLOSES))

    def on_mount(self) -> None:
        """The round that is going on; where none was held, the first one, person by person."""
        self._pick_up()
        self._show()
        self.query_one(OptionList).focus()
        self._to_first_unasked()

    # What is in view

    @property
    def study(self) -> Study:
        """The study as it is this moment, a round that is hidden included: it is masked here, on the wall too."""
        workshop = self.studio.workshop
        return workshop.study if workshop is not None else self.studio.study

    @property
    def question(self) -> ballot_rounds.Question:
        """What is asked."""
        return ballot_rounds.QUESTIONS[self._asked]

    @property
    def ballot(self) -> Ballot | None:
        """The round that is being typed; None where its first mark is still to come."""
        return self.study.ballots.get(self._ballot) or self._own_round()

    def _own_round(self) -> Ballot | None:
        """What the record says of itself, where no round was held yet and none was asked for."""
        if self._anew:
            return None
        puts = votes.own_round(self.study, self._asked, self._target).puts
        return next((put.after for put in puts if isinstance(put.after, Ballot)), None)

    def _pick_up(self) -> None:
        """Go on with the newest round: one that was revealed or held without names is closed."""
        found = ballot_rounds.rounds_of(self.study, self._target, self._asked)
        newest = found[-1] if found else None
        closed = newest is None or (newest.secret and not newest.hidden)
        self._ballot = "" if newest is None or closed else newest.id
        self._anew = newest is not None and bool(closed)
        self._way = lines.way_of(newest) if newest is not None else NAMES
        if newest is None and not self.study.participants:
            self._way = HANDS if self.study.groups else SLIPS

    def _show(self) -> None:
        ballot = self.ballot
        self._rows = lines.rows(self.study, self._asked, self._way, ballot)
        self.query_one(RowList).put(
            Option(lines.row_words(each, self._asked, self._way)) for each in self._rows
        )
        self.query_one("#vote-asks", StaticText).show(self._head(ballot))
        self.query_one("#vote-standing", StaticText).show(self._standing(ballot))
        self.query_one(DialogKeys).say(self._keys())

    def _head(self, ballot: Ballot | None) -> Content:
        record = self.study.get(self._kind, self._target)
        name = one_line(name_in(self.study, record)[:400], 160) if record is not None else ""
        number = len(ballot_rounds.rounds_of(self.study, self._target, self._asked)) + 1
        number += not self.study.ballots.get(self._ballot) and self._anew and self._said_already()
        way = next(_(words) for value, words, _detail in WAYS if value == self._way)
        held = round_words(ballot) if ballot is not None else ""
        begins = _("round {number}").format(number=number) + f", {way}"
        return Content.assemble(
            (f"{getattr(record, 'ref', '')}  ", "bold $real"),
            plain(name, "bold"),
            "\n",
            plain(_(ASKS[self._asked]), "$ink"),
            plain(f"   {held or begins}", "$muted"),
        )

    def _standing(self, ballot: Ballot | None) -> Content:
        parts = []
        if ballot is not None and self._way != SLIPS:
            parts.append(lines.spread(self.study, ballot, 92))
        before = lines.moved(self.study, self._target, self._asked)
        if not before.plain:
            before = lines.rounds(self.study, self._target, self._asked, besides=self._ballot)
        if before.plain:
            parts.append(before)
        return Content("\n\n").join(parts)

    def _said_already(self) -> bool:
        return bool(votes.own_round(self.study, self._asked, self._target))

    def _keys(self) -> list[Command]:
        """The keys that do something now."""
        question = self.question
        mark = key("0", "", N_("the mark"), shown=f"{question.low}-{question.high}")
        named = [_DIGITS if self._way in (HANDS, SLIPS) else mark, _CLEARS, _ANEW]
        rounds = ballot_rounds.rounds_of(self.study, self._target, self._asked)
        if any(each.hidden for each in rounds):
            named.append(_REVEALS)
        if len(self._questions) > 1:
            named.append(OTHER)
        if len(self._targets) > 1:
            named.append(BESIDE)
        return [*named, CLOSES]

    def _to_first_unasked(self) -> None:
        at = next((i for i, row in enumerate(self._rows) if row.value is None), 0)
        if self._rows:
            self.query_one(OptionList).highlighted = at

    # Typing

    def on_key(self, event: events.Key) -> None:
        """A digit is a mark, or part of a number of hands."""
        if event.character is not None and event.character.isdecimal():
            event.stop()
            event.prevent_default()
            self._typed(int(event.character))

    def on_vote_rows_walked(self, event: VoteRows.Walked) -> None:
        """A digit that comes after an arrow begins another number."""
        event.stop()
        self._began = False

    def _typed(self, digit: int) -> None:
        at = self.query_one(OptionList).highlighted
        if at is None or at >= len(self._rows):
            self._say_nobody()
            return
        row, question = self._rows[at], self.question
        if self._way in (HANDS, SLIPS):
            number = (row.value or 0) * 10 + digit if self._began else digit
            self._began = True
            self._put(row, min(number, 999))
            return
        if not question.low <= digit <= question.high:
            self.studio.say_so(
                _("The scale goes from {low} to {high}.").format(
                    low=question.low, high=question.high
                )
            )
            return
        self._put(row, digit)
        if at + 1 < len(self._rows):
            self.query_one(OptionList).highlighted = at + 1

    def _say_nobody(self) -> None:
        words = (
            _("There is no group yet: F2 says who sits in which.")
            if self._way == HANDS
            else _("Nobody is in this session yet: F2 adds people.")
        )
        self.studio.say_so(words)

    def action_clear(self) -> None:
        """Take back the mark under the cursor."""
        at = self.query_one(OptionList).highlighted
        self._began = False
        if at is not None and at < len(self._rows) and self.ballot is not None:
            self._put(self._rows[at], None)

    def _put(self, row: Row, number: int | None) -> None:
        study = self.study
        if not self._ballot and self.ballot is not None:
            # What the record says of itself becomes its first round.
            own = votes.own_round(study, self._asked, self._target)
            after = apply(study, own)
            (self._ballot,) = after.ballots.keys() - study.ballots.keys()
            said = votes.set_mark(after, self._ballot, row.id, number)
            step = join(said.label, own, said)
        elif self.ballot is None:
            if number is None:
                return
            step = self._first(row.id, number)
        elif self._way == HANDS:
            step = votes.set_hands(study, self._ballot, row.id, number)
        elif self._way == SLIPS:
            step = votes.set_spread(study, self._ballot, int(row.id), number)
        else:
            step = votes.set_mark(study, self._ballot, row.id, number)
        self._do(step)

    def _first(self, id_: str, number: int) -> Changeset:
        """The step that begins the round with its first mark."""
        pair = ((id_, number),)
        method = {HANDS: "hands", SECRET: "secret"}.get(self._way, "proxy")
        return votes.hold_round(
            self.study,
            self._asked,
            self._target,
            method="hands" if self._way == SLIPS else method,
            marks=pair if self._way in (NAMES, SECRET) else (),
            hands=pair if self._way == HANDS else (),
            spread=pair if self._way == SLIPS else (),
            at=datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"),
        )

    def _do(self, step: Changeset) -> None:
        if not step:
            return
        self.studio.execute(step)
        found = ballot_rounds.rounds_of(self.study, self._target, self._asked)
        if not self._ballot and found:
            self._ballot, self._anew = found[-1].id, False
        self._show()

    # Rounds

    @work
    async def action_new_round(self) -> None:
        """Ask again: how it is held this time."""
        choices = [Choice(value, _(words), _(detail)) for value, words, detail in WAYS]
        way = await self.app.push_screen_wait(
            Choose(_("How is it asked this time?"), choices, chosen=self._way)
        )
        if way is not None:
            self._way, self._ballot, self._began, self._anew = way, "", False, True
            self._show()
            self._to_first_unasked()

    def action_reveal(self) -> None:
        """Show what was voted in secret: how many gave each mark, not who."""
        step = votes.reveal(self.study, self._target, self._asked)
        if not step:
            self.studio.say_so(_("Nothing is hidden here."))
            return
        self.studio.execute(step)
        self._ballot, self._way, self._anew = "", NAMES, True
        self._show()

    def action_turn(self, step: int) -> None:
        """The other question about the same thing, such as how feasible it is."""
        keys = [each.asked for each in self._questions]
        self._asked = keys[(keys.index(self._asked) + step) % len(keys)]
        self._again()

    def action_beside(self, step: int) -> None:
        """The theme, row or change before or after this one."""
        there = [each for each in self._targets if self.study.find(each) is not None]
        if self._target in there and (other := stepped(there, self._target, step)) != self._target:
            self._target = other
            self._again()

    def _again(self) -> None:
        self._began = False
        self._pick_up()
        self._show()
        self._to_first_unasked()
