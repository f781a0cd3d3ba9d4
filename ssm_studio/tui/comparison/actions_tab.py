"""Agreed actions: who and in which position, by when, how we will know, what must come first, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

from textual import work
from textual.content import Content

from ssm_studio.domain import edit, edit_action
from ssm_studio.domain.action import AgreedAction, is_open, is_overdue
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _, language
from ssm_studio.method.lenses import lenses
from ssm_studio.say import Place
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.action_form import ACTION_FORM, EMPTY, LENS_OF
from ssm_studio.tui.comparison.action_lines import (
    COLUMNS,
    action_cells,
    follow_up_words,
    late_words,
    ordered,
    today,
    who_words,
)
from ssm_studio.tui.comparison.commands import ACTIONS
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.filters import Filter, kinds_held
from ssm_studio.tui.comparison.form_lines import Block
from ssm_studio.tui.comparison.labels import lens_choices, lens_words, linked_words, ticked
from ssm_studio.tui.comparison.tab import Tab
from ssm_studio.tui.comparison.table import Table
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.facts_form import open_facts
from ssm_studio.tui.text import day, one_line, plain

OPEN, _OVERDUE, _CLOSED = "open", "overdue", "closed"
_NEW: Final = "+"
_NONE: Final = "-"
_FACTS: Final = "="


class ActionsTab(Tab):
    """Actions, open ones first, by date."""

    KEY: ClassVar = "actions"
    TITLE: ClassVar = N_("Actions")
    FILTERED_BY: ClassVar = N_("actions")
    NOTES: ClassVar = (
        N_("A position and a person: officials move on, and a post alone promises nothing."),
        N_("Which enabling action must come first, so that people accept it?"),
    )
    HERE: ClassVar = ACTIONS
    COLUMNS: ClassVar = COLUMNS
    ROWS: ClassVar = 6
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {"action": ACTION_FORM}

    def entries(self, study: Study, table: Table) -> list[Entry]:
        """Open ones first, each half by date."""
        now = today()
        found: list[Entry] = []
        closing = False
        for action in ordered(study):
            if not self._fits(action, now):
                continue
            if not is_open(action) and not closing and found:
                closing = True
                heading = plain(_("NO LONGER OPEN"), "bold $muted")
                found.append(Entry("", "closed", heading, heading=True))
            cells = action_cells(study, action, now)
            found.append(Entry("action", action.id, table.line(cells)))
        return found

    def _fits(self, action: AgreedAction, now: date) -> bool:
        return {
            "": True,
            OPEN: is_open(action),
            _OVERDUE: is_overdue(action, now),
            _CLOSED: not is_open(action),
        }.get(self.filter, action.status == self.filter)

    def empty(self) -> Content:
        """Where actions come from."""
        if self.filter and self.study.actions:
            return plain(_("No action is listed here."), "$muted")
        return Content.assemble(
            (_("Nothing agreed yet.") + "\n\n", "bold"),
            _("An action carries out a change that is both desirable and feasible.") + "\n\n",
            ("{", "bold $system"),
            ("  " + _("goes to the changes; a makes an action from one") + "\n", "$muted"),
            ("a", "bold $system"),
            ("  " + _("adds an action that comes from elsewhere") + "\n", "$muted"),
        )

    def filters(self, study: Study) -> list[Filter]:
        """Open, overdue, no longer open."""
        actions, now = study.actions.values(), today()
        kinds = (
            (OPEN, _("still open"), any(is_open(each) for each in actions)),
            (_OVERDUE, late_words(), any(is_overdue(each, now) for each in actions)),
            (_CLOSED, _("no longer open"), not all(is_open(each) for each in actions)),
        )
        return kinds_held(_("every action"), kinds, self.filter)

    def count(self, study: Study) -> tuple[str, str]:
        """Whether any is overdue."""
        overdue = any(is_overdue(each, today()) for each in study.actions.values())
        return "", late_words() if overdue else ""

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Changes and plans by name; follow-ups with their dates."""
        if name == "changes":
            return linked_words(
                study, "change", record.changes, _("Which change does it carry out?"), 200
            )
        if name in LENS_OF:
            return lens_words(getattr(record, name), _(EMPTY[name]))
        if name == "dissent_by":
            return linked_words(study, "participant", record.dissent_by, _("Who could not agree?"))
        found = edit_action.follow_ups_of(study, record.id)
        if not found:
            return plain(_("What was found at the follow-up?"), "$muted")
        return Content("\n").join(follow_up_words(study, each) for each in found)

    def pick(self, name: str, value: str, *, several: bool = False) -> None:
        """A status is always one of them; said yes is a yes or no."""
        action = self.record
        if action is None:
            return
        if name == "status":
            self._move_status(action, value)
        elif name == "accepted_in_person":
            wanted = value == "yes"
            self.set_fields(
                accepted_in_person=None if action.accepted_in_person is wanted else wanted
            )
        else:
            super().pick(name, value, several=several)

    def pressed(self, name: str) -> None:
        """A link line was pressed."""
        if name in LENS_OF:
            self._choose_from_lens(name)
        else:
            {
                "changes": self._choose_changes,
                "dissent_by": self._choose_dissenters,
                "follow_ups": self._choose_follow_up,
            }[name]()

    def place(self) -> Place:
        """No change is in view here: what is said of actions belongs to the change that the line names."""
        return Place(stage=4)

    def details(self) -> Content:
        """What is still missing for it to be a promise."""
        action = self.record
        if action is None:
            return Content("")
        asks = [
            (
                not who_words(self.study, action),
                _("Nobody is responsible yet: who, in which position?"),
            ),
            (not action.by_when, _("When?")),
            (not action.measure, _("How will we know?")),
            (not action.enabling_action, _("Enabling action?")),
            (not action.follow_up_on, _("When is the follow-up?")),
        ]
        lines = [Content.assemble(("? ", "$real"), words) for missing, words in asks if missing]
        if is_overdue(action, today()):
            lines.insert(0, plain(late_words(), "bold $concern"))
        return Content("\n").join(lines)

    @work
    async def action_add_action(self) -> None:
        """An action that comes from no change yet."""
        if words := await self.ask(_("What will be done? A verb first.")):
            self.make(edit_action.add_action(self.study, words), "action", write=True)

    @work
    async def action_choose_status(self) -> None:
        """Where it stands now."""
        if self.record is not None:
            now = self.record.status or "proposed"
            value = await self.choose(_("Where does it stand now?"), _status_choices(), now)
            if value is not None:
                self.pick("status", value)

    @work
    async def _move_status(self, action: AgreedAction, status: str) -> None:
        """A move of status is dated; one that surprises is asked about."""
        why = ""
        if edit_action.odd_move(action.status, status):
            label = labels.label_of(labels.STATUSES, status)
            why = await self.ask(
                _("It was {before}, and is {after} now: what happened?").format(
                    before=_status_words(action.status), after=_(label.words) if label else status
                )
            )
            if not why:
                return
        on = today().isoformat()
        self.execute(edit_action.move_status(self.study, action.id, status, on=on, why=why))

    @work
    async def action_add_follow_up(self) -> None:
        """Date, what happened, status: three short questions."""
        if self.record is not None:
            await self._follow_up(self.record)

    async def _follow_up(self, action: AgreedAction) -> None:
        when = await self.ask(_("Followed up on"), day(today().isoformat()))
        words = await self.ask(_("What happened?")) if when else ""
        if not words:
            return
        same = Choice(_NONE, _("as before"))
        value = await self.choose(_("Where does it stand now?"), [same, *_status_choices()])
        # Leaving the last question keeps what was written: the status stays as it was.
        status = None if value in (None, _NONE) else value
        self.execute(edit_action.follow_up(self.study, action.id, words, on=when, status=status))

    @work
    async def _choose_follow_up(self) -> None:
        """Another text for a follow-up, or a new one where there is none yet or one is wanted."""
        action = self.record
        found = _follow_up_choices(self.study, action.id)
        new = Choice(_NEW, _("a new one…"), glyph="+")
        more = [
            Choice(_FACTS + e.value, _("date, new issue and the rest…"), e.words) for e in found
        ]
        id_ = await self.choose(_("Which one?"), [new, *found, *more]) if found else _NEW
        if id_ is None:
            return
        if id_.startswith(_FACTS):
            open_facts(self.app, self.studio, (id_.removeprefix(_FACTS),))
            return
        entry = self.study.follow_ups.get(id_)
        if entry is None:
            await self._follow_up(action)
            return
        words = await self.ask(
            _("What happened?"),
            read(entry.what_happened, self.study.language),
            _("A single - takes this follow-up away."),
        )
        if words == _NONE:
            self.execute(edit.delete(self.study, "follow_up", id_))
        elif words:
            text = (entry.what_happened or Text()).write(self.study.language, words)
            self.execute(edit.set_fields(self.study, "follow_up", id_, what_happened=text))

    @work
    async def _choose_changes(self) -> None:
        """Which change it carries out."""
        changes = ticked(self.study, "change", self.record.changes)
        if changes:
            id_ = await self.choose(_("Which change does it carry out?"), changes)
            if id_ is not None:
                self.toggle("changes", id_)

    def action_choose_hooks(self) -> None:
        """Which plan or budget must carry it."""
        self._choose_from_lens("planning_hooks")

    @work
    async def _choose_from_lens(self, name: str) -> None:
        """An entry of a framework list."""
        if self.record is not None:
            lens = LENS_OF[name]
            question = lenses()[lens].prompt.read(language())
            id_ = await self.choose(question, lens_choices(lens, getattr(self.record, name)))
            if id_ is not None:
                self.toggle(name, id_)

    @work
    async def _choose_dissenters(self) -> None:
        """Who could not agree."""
        if self.record is not None and self.study.participants:
            people = ticked(self.study, "participant", self.record.dissent_by)
            if id_ := await self.choose(_("Who could not agree?"), people):
                self.toggle("dissent_by", id_)


def _status_words(status: str | None) -> str:
    label = labels.label_of(labels.STATUSES, status or "proposed")
    return _(label.words) if label else str(status)


def _status_choices() -> list[Choice]:
    """Where an action may stand."""
    return [Choice(each.value, _(each.words), glyph=each.sign) for each in labels.STATUSES]


def _follow_up_choices(study: Study, action: str) -> list[Choice]:
    """The follow-ups of an action by date, with the beginning of what happened."""
    return [
        Choice(
            e.id,
            one_line(f"{day(e.date or '')} {read(e.what_happened, study.language)}"[:200], 80),
        )
        for e in edit_action.follow_ups_of(study, action)
    ]
