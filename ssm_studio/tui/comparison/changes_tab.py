"""Changes: where they come from, and whether they are desirable and whether they are feasible, judged apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final

from textual import work
from textual.content import Content
from textual.message import Message

from ssm_studio.domain import edit_action, edit_comparison
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method import prompts
from ssm_studio.say import Place
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.change_lines import (
    COLUMNS,
    QUESTIONS,
    change_cells,
    differ,
    differ_words,
    in_words,
    spread,
    standing_of,
    standing_words,
)
from ssm_studio.tui.comparison.chart_lines import asked_about
from ssm_studio.tui.comparison.commands import CHANGES
from ssm_studio.tui.comparison.debate_lines import person
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.form_lines import Block, Line
from ssm_studio.tui.comparison.labels import linked_words, ticked
from ssm_studio.tui.comparison.tab import Filter, Tab
from ssm_studio.tui.comparison.table import Table
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain

_NONE: Final = "-"


_ASKS: Final = {
    "desirable": N_("Do the models argue for it?"),
    "feasible": N_("Would these people do it?"),
}
"""Short enough to stand in full above the marks."""


def _judged(question: str) -> tuple[Line, ...]:
    prompt = prompts.BY_KEY[question]
    return (
        Line(question, prompt.name, _ASKS[question], choices=labels.MARKS),
        Line(f"{question}_reason", "", N_("For what reason?"), many_lines=True),
    )


def _by_rater(question: str) -> tuple[Line, ...]:
    return (Line(f"{question}_by", "", link=True),)


class ChangesTab(Tab):
    """Changes with their two judgements side by side."""

    KEY: ClassVar = "changes"
    TITLE: ClassVar = N_("Changes")
    FILTERED_BY: ClassVar = N_("where they stand")
    NOTES: ClassVar = (
        N_("Two judgements, two reasons: the models may argue for what these people would not do."),
        N_("Attitudes rarely change by decree."),
    )
    HERE: ClassVar = CHANGES
    COLUMNS: ClassVar = COLUMNS
    ROWS: ClassVar = 4

    @dataclass
    class ActionMade(Message):
        """An action was made from a change, to be shown and written."""

        id: str

    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {
        "change": (
            Line("text", N_("Change"), N_("What would be different?"), many_lines=True),
            Line("types", N_("Kind"), choices=labels.CHANGE_TYPES, several=True),
            Line("from_rows", N_("From rows"), link=True),
            Line("models", N_("Models"), link=True),
            (_judged("desirable"), _judged("feasible")),
            # Below both, so that Tab goes from rating to reason to the other rating.
            (_by_rater("desirable"), _by_rater("feasible")),
        )
    }

    def entries(self, study: Study, table: Table) -> list[Entry]:
        """Changes in the order in which they were thought of."""
        made: dict[str, list[str]] = {}
        for action in study.actions.values():
            for id_ in action.changes:
                made.setdefault(id_, []).append(action.ref)
        return [
            Entry("change", c.id, table.line(change_cells(study, c, made.get(c.id, []))))
            for c in study.changes.values()
            if self.filter in ("", standing_of(c))
        ]

    def empty(self) -> Content:
        """Where changes come from."""
        if self.filter and self.study.changes:
            return plain(_("No change stands here."), "$muted")
        return Content.assemble(
            (_("No change noted yet.") + "\n\n", "bold"),
            _("In the chart, c notes the change that a row suggests, and keeps the trace to it.")
            + "\n\n",
            ("{", "bold $system"),
            ("  " + _("goes back to the chart") + "\n", "$muted"),
            ("+", "bold $system"),
            ("  " + _("adds a change that comes from elsewhere") + "\n", "$muted"),
        )

    def filters(self, study: Study) -> list[Filter]:
        """By the named field that the judgements put them in."""
        found = [Filter("", _("every change"), str(len(study.changes)))]
        for label in (*labels.STANDINGS, labels.NOT_JUDGED):
            number = sum(standing_of(each) == label.value for each in study.changes.values())
            found.append(Filter(label.value, f"{label.sign} {_(label.words)}", str(number)))
        return found

    def count(self, study: Study) -> tuple[str, str]:
        """Changes."""
        return str(len(study.changes) or ""), ""

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Rows and models by name; raters by what they gave."""
        if name.endswith("_by"):
            return spread(study, record, name.removesuffix("_by"))
        if name == "models":
            return linked_words(study, "model", record.models, _("Which models argue for it?"), 200)
        rows = [
            study.comparison_rows[id_] for id_ in record.from_rows if id_ in study.comparison_rows
        ]
        if not rows:
            return plain(_("Where does it come from?"), "$muted")
        return Content("\n").join(
            Content.assemble(
                (f"{one_line(row.ref, 8)} ", "$system"),
                plain(one_line(asked_about(study, row)[:400], 200)),
            )
            for row in rows
        )

    def name_words(self, record: Any) -> Content:
        """Its named field stands beside its name."""
        name = super().name_words(record)
        return name.append("   ").append(standing_words(record))

    def details(self) -> Content:
        """Both judgements in words."""
        change = self.record
        if change is None:
            return Content("")
        return Content.assemble(
            (_("Desirable") + "  ", "$muted"),
            in_words(change, "desirable"),
            "\n",
            (_("Feasible") + "  ", "$muted"),
            in_words(change, "feasible"),
            "\n",
            standing_words(change),
            *(("\n", differ_words()) if differ(change) else ()),
        )

    def pick(self, name: str, value: str, *, several: bool = False) -> None:
        """The room's mark; the same again takes it back."""
        change = self.record
        if name not in QUESTIONS:
            super().pick(name, value, several=several)
        elif change is not None:
            mark = None if getattr(change, name) == int(value) else int(value)
            self.execute(edit_comparison.judge(self.study, change.id, name, mark))

    def pressed(self, name: str) -> None:
        """A link line was pressed."""
        if name == "from_rows":
            self.action_choose_rows()
        elif name == "models":
            self._choose_models()
        else:
            self._ask_raters(name.removesuffix("_by"))

    def place(self) -> Place:
        """The change in view."""
        return Place(stage=4, change=self.record.id if self.record is not None else None)

    @work
    async def action_add_change(self) -> None:
        """A change that does not come from one row."""
        if words := await self.ask(_("What would be different?")):
            self.make(edit_comparison.add_change(self.study, words), "change", write=True)

    def action_make_action(self) -> None:
        """An action that carries this change out."""
        if self.record is not None:
            step = edit_action.action_from_change(self.study, self.record.id)
            self.execute(step)
            new = (p.id for p in step.puts if p.kind == "action" and p.before is None)
            if (id_ := next(new, "")) in self.study.actions:
                self.post_message(self.ActionMade(id_))

    @work
    async def action_choose_rows(self) -> None:
        """Which rows it comes from."""
        change = self.record
        if change is None or not self.study.comparison_rows:
            return

        def asked(row: ComparisonRow) -> str:
            return asked_about(self.study, row)[:200]

        row = await self.choose(
            _("Which rows does it come from?"),
            ticked(self.study, "row", change.from_rows, asked),
        )
        if row is not None:
            self.execute(edit_comparison.link_row(self.study, change.id, row))

    @work
    async def _choose_models(self) -> None:
        """Which models argue for it."""
        if self.record is not None and self.study.models:
            models = ticked(self.study, "model", self.record.models)
            if id_ := await self.choose(_("Which models argue for it?"), models):
                self.toggle("models", id_)

    def action_ask_raters(self) -> None:
        """One rater after the other: how desirable, then how feasible; until left with Esc."""
        if self.record is not None:
            self._ask_raters(*QUESTIONS)

    @work
    async def _ask_raters(self, *questions: str) -> None:
        """The marks of one rater after the other for these judgements, until left with Esc."""
        change = self.record
        if not self.study.participants:
            self.studio.say_so(_("Nobody is in this session yet: F2 adds people."))
            return
        while (found := self.study.changes.get(change.id)) is not None:
            given = dict(getattr(found, f"{questions[0]}_by"))
            people = _rater_choices(self.study, given)
            first = next((c.value for c in people if c.value not in given), "")
            who = await self.choose(_("Who judges?"), people, first)
            if who is None:
                return
            for question in questions:
                value = await self._ask_mark(change.id, question, who)
                if value is None:
                    return
                mark = None if value == _NONE else int(value)
                self.execute(edit_comparison.judge(self.study, change.id, question, mark, who))

    async def _ask_mark(self, change: str, question: str, who: str) -> str | None:
        """The mark of one rater for one judgement, as typed; None where the question was left."""
        choices = [Choice(each.value, f"{each.value} {_(each.words)}") for each in labels.MARKS]
        choices.append(Choice(_NONE, _("no mark")))
        now = dict(getattr(self.study.changes[change], f"{question}_by")).get(who)
        asks = _(prompts.BY_KEY[question].asks)
        return await self.choose(
            f"{person(self.study, who)}: {asks}", choices, "" if now is None else str(now)
        )


def _rater_choices(study: Study, given: Mapping[str, int]) -> list[Choice]:
    """The people in the room with the mark that each has given, "·" where none."""
    return [
        Choice(
            id_,
            person(study, id_),
            one_line(read(each.role, study.language)[:200], 40),
            str(given.get(id_, "·")),
        )
        for id_, each in study.participants.items()
    ]
