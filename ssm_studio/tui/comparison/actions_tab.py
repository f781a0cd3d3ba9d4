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
from ssm_studio.i18n import N_, _, language, ngettext
from ssm_studio.method.lenses import lens_name, lenses
from ssm_studio.say import Place
from ssm_studio.tui.comparison import labels
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
from ssm_studio.tui.comparison.form_lines import Block, Line
from ssm_studio.tui.comparison.labels import linked_words, ticked
from ssm_studio.tui.comparison.tab import Filter, Tab
from ssm_studio.tui.comparison.table import Table
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import day, one_line, plain

OPEN, OVERDUE, CLOSED = "open", "overdue", "closed"
_NEW: Final = "+"
_NONE: Final = "-"


class ActionsTab(Tab):
    """Actions, open ones first, by date."""

    KEY: ClassVar = "actions"
    TITLE: ClassVar = N_("Actions")
    FILTERED_BY: ClassVar = N_("actions")
    NOTES: ClassVar = (
        N_("A position and a person: officials rotate, and a post alone has promised nothing."),
        N_("What must happen first, so that people accept it?"),
    )
    HERE: ClassVar = ACTIONS
    COLUMNS: ClassVar = COLUMNS
    ROWS: ClassVar = 6
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {
        "action": (
            Line("text", N_("Action"), N_("What will be done? A verb first."), many_lines=True),
            Line("position", N_("Position"), N_("Which position is responsible?")),
            Line("person", N_("Held by"), N_("Who holds it now, and said yes?")),
            Line("accepted_in_person", N_("Said yes"), choices=labels.YES_NO),
            Line(
                "by_when", N_("By when"), N_("2026-03-01, or a moment: before the budget is fixed")
            ),
            Line("measure", N_("Measure"), N_("How will we know that it worked?"), many_lines=True),
            Line(
                "enabling_action",
                N_("First of all"),
                N_("What must happen first, so that people accept it?"),
                many_lines=True,
            ),
            Line("status", N_("Status"), choices=labels.STATUSES),
            Line("follow_up_on", N_("Look again on"), N_("When do we look again? 2026-06-01")),
            Line("follow_ups", N_("Followed up"), link=True),
            Line("changes", N_("Carries out"), link=True),
            Line("planning_hooks", N_("In plans"), link=True),
            Line("why", N_("Why"), N_("What does it help to achieve?"), many_lines=True),
            Line(
                "resources",
                N_("Resources"),
                N_("With what money, time and hands?"),
                many_lines=True,
            ),
            Line("risk", N_("Risk"), N_("What could stop it?"), many_lines=True),
        )
    }

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
            OVERDUE: is_overdue(action, now),
            CLOSED: not is_open(action),
        }.get(self.filter, action.status == self.filter)

    def empty(self) -> Content:
        """Where actions come from."""
        if self.filter and self.study.actions:
            return plain(_("No action stands here."), "$muted")
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
        open_ = sum(is_open(each) for each in actions)
        overdue = sum(is_overdue(each, now) for each in actions)
        return [
            Filter("", _("every action"), str(len(actions))),
            Filter(OPEN, _("still open"), str(open_)),
            Filter(OVERDUE, late_words(), str(overdue)),
            Filter(CLOSED, _("no longer open"), str(len(actions) - open_)),
        ]

    def count(self, study: Study) -> tuple[str, str]:
        """Actions, and how many of them are overdue."""
        overdue = sum(is_overdue(each, today()) for each in study.actions.values())
        words = (
            ngettext("! {n} overdue", "! {n} overdue", overdue).format(n=overdue) if overdue else ""
        )
        return str(len(study.actions) or ""), words

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Changes and plans by name; follow-ups with their dates."""
        if name == "changes":
            return linked_words(
                study, "change", record.changes, _("Which change does it carry out?"), 200
            )
        if name == "planning_hooks":
            names = [one_line(lens_name(each, language()), 60) for each in record.planning_hooks]
            return (
                plain(" · ".join(names))
                if names
                else plain(_("Which plan or budget must carry it?"), "$muted")
            )
        found = edit_action.follow_ups_of(study, record.id)
        if not found:
            return plain(_("What was found when you looked again?"), "$muted")
        return Content("\n").join(follow_up_words(study, each) for each in found)

    def pick(self, name: str, value: str, *, several: bool = False) -> None:
        """A status is always one of them; said yes is a yes or no."""
        action = self.record
        if action is None:
            return
        if name == "status":
            self.execute(edit_action.set_status(self.study, action.id, value))
        elif name == "accepted_in_person":
            wanted = value == "yes"
            self.set_fields(
                accepted_in_person=None if action.accepted_in_person is wanted else wanted
            )
        else:
            super().pick(name, value, several=several)

    def pressed(self, name: str) -> None:
        """A link line was pressed."""
        {
            "changes": self._choose_changes,
            "planning_hooks": self.action_choose_hooks,
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
            (not who_words(self.study, action), _("Nobody's action yet: who, in which position?")),
            (not action.by_when, _("When?")),
            (not action.measure, _("How will we know?")),
            (not action.enabling_action, _("What must happen first?")),
            (not action.follow_up_on, _("When do we look again?")),
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
    async def action_add_follow_up(self) -> None:
        """Date, what happened, status: three short questions."""
        if self.record is not None:
            await self._follow_up(self.record)

    async def _follow_up(self, action: AgreedAction) -> None:
        when = await self.ask(_("Looked at again on"), today().isoformat())
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
        id_ = await self.choose(_("Which one?"), [new, *found]) if found else _NEW
        if id_ is None:
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

    @work
    async def action_choose_hooks(self) -> None:
        """Which plan or budget must carry it."""
        if self.record is not None:
            question = lenses()["gov.hooks"].prompt.read(language())
            id_ = await self.choose(question, _hook_choices(self.record))
            if id_ is not None:
                self.toggle("planning_hooks", id_)


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


def _hook_choices(action: AgreedAction) -> list[Choice]:
    """The plans and budgets that may carry an action, those that do already with a tick."""
    return [
        Choice(
            e.id,
            e.name.read(language()),
            e.description.read(language()),
            "✓" if e.id in action.planning_hooks else "·",
        )
        for e in lenses()["gov.hooks"].elements
    ]
