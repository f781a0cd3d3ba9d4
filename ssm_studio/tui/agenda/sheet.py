"""The day over the stage: begin and end blocks, say who is there, write the diary, park and take up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.domain import edit, edit_agenda
from ssm_studio.domain.agenda import Block
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method.agendas import TEMPLATES, diary_line, in_order, laid_out, running
from ssm_studio.tui.agenda import lines
from ssm_studio.tui.agenda.parking import park, parking_lot
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog, Reading
from ssm_studio.tui.facts_form import open_facts
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.text import plain

TICK = 15.0
"""Seconds after which the minutes are looked at again."""


KEYS: Final = (
    key("enter", "", N_("begin or end")),
    key("a", "add", N_("new block")),
    key("e", "reword", N_("reword")),
    key("m", "minutes", N_("minutes")),
    key("left_square_bracket", "move(-1)", N_("move"), shown="[ ]"),
    key("right_square_bracket", "move(1)", ""),
    key("delete", "drop", N_("delete")),
    key("p", "present", N_("who is there")),
    key("d", "diary('diary')", N_("diary")),
    key("x", "diary('departure')", N_("left the plan")),
    key("k", "park", N_("park")),
    key("l", "parked", N_("parked")),
    key("s", "shortest", N_("shortest way")),
    key("t", "template", N_("template")),
    key("ctrl+d", "facts", N_("facts")),
    key("escape,q,f8", "dismiss(None)", N_("closes")),
)
"""What the keys do here."""
_OF_A_BLOCK: Final = ("", "reword", "minutes", "move(-1)", "drop", "present", "facts")
"""The actions that are about the block under the cursor: without any block they are not named."""


class AgendaSheet(Dialog[None]):
    """The blocks of the agenda, and what happened in the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self._ids: list[str] = []

    def compose(self) -> ComposeResult:
        """Blocks, what happened in one, keys."""
        with Vertical(classes="dialog dialog-wide", id="agenda-sheet"):
            yield StaticText(plain(_("Today's agenda"), "bold"))
            yield RowList(id="agenda-blocks", markup=False, compact=True)
            with VerticalScroll(id="agenda-details", can_focus=False):
                yield StaticText(id="agenda-words")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The running block, or the first one to come; an empty day begins with a template."""
        self.set_interval(TICK, self.show)
        self.show()
        # How wide the list is, is known after the first layout.
        self.call_after_refresh(self.show)
        options = self.query_one(OptionList)
        options.focus()
        going = running(self.study)
        ahead = next((b for b in in_order(self.study) if not b.began_at), None)
        here = going or ahead
        if here is not None:
            options.highlighted = self._ids.index(here.id)
        if not self.study.blocks:
            self.action_template()

    @property
    def block(self) -> Block | None:
        """The block under the cursor."""
        at = self.query_one(OptionList).highlighted
        return self.study.blocks.get(self._ids[at]) if at is not None and self._ids else None

    def show(self) -> None:
        """Show the day as it is now."""
        study, moment = self.study, lines.now()
        begins = lines.starts(study)
        options = self.query_one(RowList)
        width = (options.size.width - 2) or lines.WIDE
        self._ids, shown = [], []
        day = 0
        for block in in_order(study):
            if (block.day or 1) != day and len({b.day or 1 for b in study.blocks.values()}) > 1:
                day = block.day or 1
                heading = plain(_("Day {number}").format(number=day), "bold $muted")
                shown.append(Option(heading, disabled=True))
                self._ids.append("")
            words = lines.block_words(study, block, begins[block.id], moment, width)
            shown.append(Option(words, id=block.id))
            self._ids.append(block.id)
        options.put(shown)
        self._show_details()

    def _show_details(self) -> None:
        words = lines.details(self.study, self.block, on_wall=self.studio.projector)
        blocks = bool(self.study.blocks)
        named = [each for each in KEYS if blocks or each.action not in _OF_A_BLOCK]
        self.query_one(DialogKeys).say(named)
        if not blocks:
            words = plain(_("No agenda yet: t takes one over, a adds a block."), "$muted")
        self.query_one("#agenda-words", StaticText).show(words)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another block is under the cursor."""
        event.stop()
        self._show_details()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter begins a block, or ends the one that is running."""
        event.stop()
        if (block := self.block) is None:
            return
        going = block.began_at and not block.ended_at
        edit_ = edit_agenda.end_block if going else edit_agenda.begin_block
        self._do(edit_(self.study, block.id, lines.stamp()))

    def _do(self, step: Changeset) -> None:
        if step:
            self.studio.execute(step)
        self.show()

    async def _ask(self, question: str, value: str = "", hint: str = "") -> str:
        words = await self.app.push_screen_wait(AskLine(question, value, hint=hint))
        return (words or "").strip()

    async def _choose(
        self, question: str, choices: Sequence[Choice], chosen: str = ""
    ) -> str | None:
        return await self.app.push_screen_wait(Choose(question, choices, chosen=chosen))

    # Blocks

    @work
    async def action_template(self) -> None:
        """Take over the blocks of a usual day."""
        from ssm_studio.tui.agenda.own_templates import own_templates

        known = (*TEMPLATES, *own_templates(self.studio.home))
        choices = [Choice(each.key, _(each.title), _minutes_words(each.minutes)) for each in known]
        key = await self._choose(_("Which agenda fits best?"), choices)
        found = next((each for each in known if each.key == key), None)
        if found is not None:
            self._do(laid_out(self.study, found))

    @work
    async def action_add(self) -> None:
        """A block after the one under the cursor."""
        block = self.block
        if not (title := await self._ask(_("What happens in this block?"))):
            return
        minutes = await self._ask(_("For how many minutes?"), "30")
        number = int(minutes) if minutes.isdecimal() else 30
        after = block.id if block is not None else ""
        self._do(edit_agenda.add_block(self.study, title, min(number, 1440), after=after))

    @work
    async def action_reword(self) -> None:
        """Another title for the block under the cursor."""
        if (block := self.block) is None:
            return
        before = read(block.title, self.study.language)
        if words := await self._ask(_("What happens in this block?"), before):
            self._do(edit.write(self.study, "block", block.id, "title", words))

    def action_facts(self) -> None:
        """All that can be said of the block under the cursor: what goes in, what comes out."""
        if (block := self.block) is not None:
            open_facts(self.app, self.studio, (block.id,))

    @work
    async def action_minutes(self) -> None:
        """How long the block under the cursor is to take, and when it begins."""
        if (block := self.block) is None:
            return
        hint = _("Minutes, and if you like the time it begins: 40 09:20")
        words = await self._ask(_("For how many minutes?"), str(block.minutes or ""), hint)
        minutes, _space, begins = words.partition(" ")
        if minutes.isdecimal():
            values: dict[str, Any] = {"minutes": min(int(minutes), 1440)}
            if begins.strip():
                values["starts"] = begins.strip()
            self._do(edit.set_fields(self.study, "block", block.id, **values))

    def action_drop(self) -> None:
        """Delete the block under the cursor."""
        if self.block is not None:
            self._do(edit.delete(self.study, "block", self.block.id))

    def action_move(self, step: int) -> None:
        """The block changes places with its neighbour."""
        if self.block is not None:
            self._do(edit_agenda.move_block(self.study, self.block.id, step))
            self.query_one(OptionList).highlighted = (
                self.query_one(OptionList).highlighted or 0
            ) + step

    @work
    async def action_present(self) -> None:
        """Who is there in this block: one after the other, until left with Esc."""
        if (block := self.block) is None:
            return
        who = ""
        while (found := self.study.blocks.get(block.id)) is not None:
            choices = [
                Choice(p.id, p.pseudonym or p.ref, glyph="✓" if p.id in found.present else "·")
                for p in self.study.participants.values()
            ]
            if not choices:
                self.studio.say_so(_("Nobody is in this session yet: F2 adds people."))
                return
            answer = await self._choose(
                _("Who is there? Enter changes it, Esc is done."), choices, who
            )
            if answer is None:
                return
            who = answer
            self._do(edit_agenda.toggle_present(self.study, block.id, who))

    # Diary and parking

    @work
    async def action_diary(self, kind: str) -> None:
        """A line about this block, for the facilitator alone."""
        block = self.block
        question = (
            _("What did you notice?")
            if kind == "diary"
            else _("Where did you leave the plan, and why?")
        )
        hint = _("For you alone. #surprise, #power, #method at the end mark it.")
        if words := await self._ask(question, "", hint):
            text, tags = diary_line(words)
            here = block.id if block is not None else None
            self._do(
                edit_agenda.write_diary(
                    self.study, text, at=lines.stamp(), block=here, tags=tags, kind=kind
                )
            )

    @work
    async def action_park(self) -> None:
        """Put something aside for later."""
        await park(self.app, self.studio)
        self.show()

    @work
    async def action_parked(self) -> None:
        """What was parked."""
        await parking_lot(self.app, self.studio)
        self.show()

    @work
    async def action_shortest(self) -> None:
        """The shortest way to one agreed action."""
        await self.app.push_screen_wait(
            Reading(_("If time runs out"), lines.path_words(self.study))
        )


def _minutes_words(minutes: int) -> str:
    return _("{hours} h {minutes} min").format(hours=minutes // 60, minutes=minutes % 60)
