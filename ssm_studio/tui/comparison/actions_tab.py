"""Agreed actions: who and in which position, by when, how we will know, what must come first, and what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Final

from textual.content import Content

from ssm_studio.domain import edit, edit_action
from ssm_studio.domain.action import AgreedAction, is_open, is_overdue
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _, language, ngettext
from ssm_studio.method.lenses import lens_name, lenses
from ssm_studio.say import Place
from ssm_studio.tui.commands import Command
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.action_lines import (
    COLUMNS,
    action_line,
    follow_up_words,
    late_words,
    ordered,
    today,
    who_words,
)
from ssm_studio.tui.comparison.choices import Filter, everything, linked_words, ticked
from ssm_studio.tui.comparison.form import Block, Line
from ssm_studio.tui.comparison.tab import Part
from ssm_studio.tui.comparison.table import Entry, fit, heads
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.text import day, one_line, plain

OPEN, OVERDUE, CLOSED = "open", "overdue", "closed"
_NEW: Final = "+"
_NONE: Final = "-"


class ActionsPart(Part):
    """Actions, open ones first, by date."""

    KEY: ClassVar = "actions"
    TITLE: ClassVar = N_("Actions")
    FILTERED_BY: ClassVar = N_("actions")
    NOTES: ClassVar = (
        N_("A position and a person: officials rotate, and a post alone has promised nothing."),
        N_("What must happen first, so that people accept it?"),
    )
    HERE: ClassVar = (
        Command(
            "actions.open",
            "enter",
            "do('open')",
            N_("write"),
            N_("Write this action in full"),
            True,
        ),
        Command("actions.add", "a,plus,insert", "do('add')", N_("add"), N_("Add an action"), True),
        Command(
            "actions.status",
            "s",
            "do('status')",
            N_("status"),
            N_("Where this action stands now"),
            True,
        ),
        Command(
            "actions.follow_up",
            "f",
            "do('follow_up')",
            N_("follow up"),
            N_("What was found when looking again at this action"),
            True,
        ),
        Command(
            "actions.hooks",
            "h",
            "do('hooks')",
            N_("plans"),
            N_("Which plan or budget must carry it"),
        ),
        Command("actions.delete", "delete", "do('delete')", N_("delete"), N_("Delete this action")),
    )
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

    def entries(self, study: Study, width: int) -> list[Entry]:
        """Open ones first, each half by date."""
        widths, now = fit(COLUMNS, width), today()
        found: list[Entry] = []
        closing = False
        for action in ordered(study):
            if not self._fits(action, now):
                continue
            if not is_open(action) and not closing and found:
                closing = True
                found.append(
                    Entry("", "closed", plain(_("NO LONGER OPEN"), "bold $muted"), heading=True)
                )
            found.append(
                Entry("action", action.id, action_line(study, action, widths, now, self.rows))
            )
        return found

    def _fits(self, action: AgreedAction, now: date) -> bool:
        return {
            "": True,
            OPEN: is_open(action),
            OVERDUE: is_overdue(action, now),
            CLOSED: not is_open(action),
        }.get(self.filter, action.status == self.filter)

    def head(self, width: int) -> Content:
        """The columns."""
        return heads(COLUMNS, width)

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
            everything(_("every action"), len(actions)),
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
            "changes": self._ask_changes,
            "planning_hooks": lambda: self.do_hooks(""),
            "follow_ups": self._ask_follow_ups,
        }[name]()

    def place(self) -> Place:
        """The change that the action carries out."""
        changes = self.record.changes if self.record is not None else ()
        return Place(stage=4, change=changes[0] if changes else None)

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

    def do_add(self, _argument: str) -> None:
        """An action that comes from no change yet."""
        self.ask(
            _("What will be done? A verb first."),
            lambda words: self.make(
                edit_action.add_action(self.study, words), "action", write=True
            ),
        )

    def do_status(self, _argument: str) -> None:
        """Where it stands now."""
        if self.record is not None:
            self.choose(
                _("Where does it stand now?"),
                _statuses(),
                lambda value: self.pick("status", value),
                self.record.status or "proposed",
            )

    def do_follow_up(self, _argument: str) -> None:
        """Date, what happened, status: three short questions."""
        action = self.record
        if action is None:
            return

        def dated(when: str) -> None:
            self.ask(_("What happened?"), lambda words: self._follow_up(action.id, when, words))

        self.ask(_("Looked at again on"), dated, today().isoformat())

    def _follow_up(self, action: str, when: str, words: str) -> None:
        def stands(value: str) -> None:
            status = None if value == _NONE else value
            self.execute(edit_action.follow_up(self.study, action, words, on=when, status=status))

        same = Choice(_NONE, _("as before"))
        # Leaving the last question keeps what was written: the status stays as it was.
        self.app.push_screen(
            Choose(_("Where does it stand now?"), [same, *_statuses()]),
            lambda v: stands(v or _NONE),
        )

    def _ask_follow_ups(self) -> None:
        found = edit_action.follow_ups_of(self.study, self.record.id)
        if not found:
            self.do_follow_up("")
            return
        own = [
            Choice(
                e.id,
                one_line(
                    f"{day(e.date or '')} {read(e.what_happened, self.study.language)}"[:200], 80
                ),
            )
            for e in found
        ]
        self.choose(
            _("Which one?"), [Choice(_NEW, _("a new one…"), glyph="+"), *own], self._edit_follow_up
        )

    def _edit_follow_up(self, id_: str) -> None:
        found = self.study.follow_ups.get(id_)
        if found is None:
            self.do_follow_up("")
            return

        def written(words: str) -> None:
            text = (found.what_happened or Text()).write(self.study.language, words)
            self.execute(
                edit.delete(self.study, "follow_up", id_)
                if words == _NONE
                else edit.set_fields(self.study, "follow_up", id_, what_happened=text)
            )

        self.ask(
            _("What happened?"),
            written,
            read(found.what_happened, self.study.language),
            _("A single - takes this follow-up away."),
        )

    def _ask_changes(self) -> None:
        self._toggle(
            _("Which change does it carry out?"),
            "changes",
            ticked(self.study, "change", self.record.changes),
        )

    def do_hooks(self, _argument: str) -> None:
        """Which plan or budget must carry it."""
        if self.record is None:
            return
        now, lens = self.record.planning_hooks, lenses()["gov.hooks"]
        choices = [
            Choice(
                e.id,
                e.name.read(language()),
                e.description.read(language()),
                "✓" if e.id in now else "·",
            )
            for e in lens.elements
        ]
        self._toggle(lens.prompt.read(language()), "planning_hooks", choices)

    def _toggle(self, question: str, name: str, choices: list[Choice]) -> None:
        now = getattr(self.record, name)

        def toggle(id_: str) -> None:
            rest = tuple(each for each in now if each != id_)
            self.set_fields(**{name: rest if id_ in now else (*now, id_)})

        if choices:
            self.choose(question, choices, toggle)


def _statuses() -> list[Choice]:
    return [Choice(each.value, _(each.words), glyph=each.sign) for each in labels.STATUSES]
