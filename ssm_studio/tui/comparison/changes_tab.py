"""Changes: where they come from, and whether they are desirable and whether they are feasible, judged apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from textual import work
from textual.content import Content
from textual.message import Message

from ssm_studio.domain import edit_action, edit_agenda, edit_comparison
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.comparison_rows import target_line
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_, _
from ssm_studio.method import prompts
from ssm_studio.say import Place
from ssm_studio.tui import on_wall
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.change_lines import (
    COLUMNS,
    QUESTIONS,
    change_cells,
    differ,
    differ_words,
    in_words,
    knowledge_choices,
    known_words,
    parked_line,
    spread,
    standing_of,
    standing_words,
)
from ssm_studio.tui.comparison.commands import CHANGES
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.filters import Filter, kinds_held
from ssm_studio.tui.comparison.form_lines import Block, Line
from ssm_studio.tui.comparison.labels import (
    lens_words,
    linked_words,
    perspective_choices,
    ticked,
)
from ssm_studio.tui.comparison.quadrants import plot
from ssm_studio.tui.comparison.tab import Tab
from ssm_studio.tui.comparison.table import Table
from ssm_studio.tui.dialogs import Reading
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.voting.open import vote

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
    FILTERED_BY: ClassVar = N_("plot")
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
            (_judged("desirable"), _judged("feasible")),
            # Below both, so that Tab goes from rating to reason to the other rating.
            (_by_rater("desirable"), _by_rater("feasible")),
            Line("from_rows", N_("From rows"), link=True),
            Line("models", N_("Models"), link=True),
            Line("lens_tags", N_("Perspective"), link=True),
            Line("feasible_evidence", N_("Evidence"), link=True),
        )
    }

    def entries(self, study: Study, table: Table) -> list[Entry]:
        """Changes in the order in which they were thought of."""
        made: dict[str, list[str]] = {}
        for action in study.actions.values():
            for id_ in action.changes:
                made.setdefault(id_, []).append(action.ref)
        parked = edit_agenda.waiting(study, solutions=True) if not self.filter else ()
        found: list[Entry] = []
        if parked:
            heading = plain(_("PARKED EARLIER: Enter makes a change of it"), "bold $muted")
            found.append(Entry("", "parked", heading, heading=True))
            found += [Entry("parked", each.id, parked_line(study, each)) for each in parked]
        changes = [c for c in study.changes.values() if self.filter in ("", standing_of(study, c))]
        if parked and changes:
            heading = plain("\n" + _("CHANGES"), "bold $muted")
            found.append(Entry("", "changes", heading, heading=True))
        found += [
            Entry("change", c.id, table.line(change_cells(study, c, made.get(c.id, []))))
            for c in changes
        ]
        return found

    @property
    def record(self) -> Any:
        """The change in view; a parked solution is none yet."""
        return super().record if self.chosen[0] == "change" else None

    def action_open(self) -> None:
        """Write a change in full, or make one of what was parked."""
        if self.chosen[0] == "parked":
            self.make(edit_agenda.take_up(self.study, self.chosen[1]), "change")
        else:
            super().action_open()

    def empty(self) -> Content:
        """Where changes come from."""
        if self.filter and self.study.changes:
            return plain(_("No change is listed here."), "$muted")
        return Content.assemble(
            (_("No change noted yet.") + "\n\n", "bold"),
            _("In the chart, c notes the change that a row suggests, and keeps the trace to it.")
            + "\n\n",
            ("{", "bold $system"),
            ("  " + _("twice goes back to the chart") + "\n", "$muted"),
            ("+", "bold $system"),
            ("  " + _("adds a change that comes from elsewhere") + "\n", "$muted"),
        )

    def filters(self, study: Study) -> list[Filter]:
        """By the named field that the judgements put them in."""
        held = {standing_of(study, each) for each in study.changes.values()}
        kinds = (
            (label.value, f"{label.sign} {_(label.words)}", label.value in held)
            for label in (*labels.STANDINGS, labels.NOT_JUDGED)
        )
        return kinds_held(_("every change"), kinds, self.filter)

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Rows and models by name; raters by what they gave."""
        if name.endswith("_by"):
            return spread(study, record, name.removesuffix("_by"))
        if name == "lens_tags":
            return lens_words(record.lens_tags, _("Whose perspective does it serve?"))
        if name == "feasible_evidence":
            return known_words(study, record)
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
                plain(one_line(target_line(study, row, 200))),
            )
            for row in rows
        )

    def name_words(self, record: Any) -> Content:
        """Its named field stands beside its name."""
        name = super().name_words(record)
        return name.append("   ").append(standing_words(self.study, record))

    def details(self) -> Content:
        """Both judgements in words."""
        change = self.record
        if change is None:
            return Content("")
        said = [in_words(self.study, change, each) for each in QUESTIONS]
        standing = standing_words(self.study, change)
        if said[0] == said[1] and said[0] in standing.plain:
            # Nobody has judged it: once is enough.
            return standing
        return Content.assemble(
            (_("Desirable") + "  ", "$muted"),
            said[0],
            "\n",
            (_("Feasible") + "  ", "$muted"),
            said[1],
            "\n",
            standing,
            *(("\n", differ_words()) if differ(self.study, change) else ()),
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
        elif name == "lens_tags":
            self._choose_perspective()
        elif name == "feasible_evidence":
            self._choose_knowledge()
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

    @work
    async def action_plot(self) -> None:
        """Desirable against feasible, with the four named fields."""
        seen = on_wall.seen(self.studio)
        await self.app.push_screen_wait(Reading(_("Desirable and feasible"), plot(seen), wide=True))

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
            return one_line(target_line(self.study, row, 90))

        row = await self.choose(
            _("Which rows does it come from?"),
            ticked(self.study, "row", change.from_rows, asked),
        )
        if row is not None:
            self.execute(edit_comparison.link_row(self.study, change.id, row))

    @work
    async def _choose_perspective(self) -> None:
        """The entry of a framework list that the change serves."""
        if self.record is not None:
            entries = perspective_choices(self.record.lens_tags)
            if id_ := await self.choose(_("Whose perspective does it serve?"), entries):
                self.toggle("lens_tags", id_)

    @work
    async def _choose_knowledge(self) -> None:
        """The norm, power or agreement by which it is judged feasible."""
        if self.record is None:
            return
        on_wall = self.studio.projector
        choices = knowledge_choices(self.study, self.record.feasible_evidence, on_wall=on_wall)
        if not choices:
            self.studio.say_so(_("No norm, power or agreement is written down yet."))
        elif id_ := await self.choose(_("On what knowledge of these people?"), choices):
            self.toggle("feasible_evidence", id_)

    @work
    async def _choose_models(self) -> None:
        """Which models argue for it."""
        if self.record is not None and self.study.models:
            models = ticked(self.study, "model", self.record.models)
            if id_ := await self.choose(_("Which models argue for it?"), models):
                self.toggle("models", id_)

    def action_ask_raters(self) -> None:
        """Each rater's own marks, in rounds: how desirable, and with Tab how feasible."""
        if self.record is not None:
            self._ask_raters(QUESTIONS[0])

    @work
    async def _ask_raters(self, question: str) -> None:
        if self.record is not None:
            await vote(self.app, self.studio, "change", self.record.id, question)
