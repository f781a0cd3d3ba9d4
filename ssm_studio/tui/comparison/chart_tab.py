"""The chart: what a model implies, put as questions to the real situation, row by row."""

from __future__ import annotations

from functools import partial
from typing import Any, ClassVar, Final

from textual import work
from textual.content import Content

from ssm_studio.domain import edit_comparison, staleness
from ssm_studio.domain.changes import NOTHING as NO_STEP
from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.comparison_rows import target_line
from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study, conceptual_models
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method import prompts
from ssm_studio.say import Place
from ssm_studio.tui import on_wall
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.chart_lines import (
    COLUMNS,
    KIND_NAMES,
    evidence_of,
    model_detail,
    model_heading,
    ordered,
    reference_words,
    row_cells,
    stale_line,
    stale_words,
)
from ssm_studio.tui.comparison.commands import CHART
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.filters import Filter
from ssm_studio.tui.comparison.form_lines import Block, Line
from ssm_studio.tui.comparison.labels import linked_words, ticked
from ssm_studio.tui.comparison.tab import Tab
from ssm_studio.tui.comparison.table import Table
from ssm_studio.tui.comparison.walk import Walk
from ssm_studio.tui.comparison.ways_of_comparing import choose_way, side_by_side
from ssm_studio.tui.dialogs import Choice, Reading
from ssm_studio.tui.fitted_text import Fitted
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.voting.lines import felt_words
from ssm_studio.tui.voting.open import vote

_NEW: Final = "+"


def _asked(name: str) -> str:
    return prompts.BY_KEY[name].asks


def _called(name: str) -> str:
    return prompts.BY_KEY[name].name


class ChartTab(Tab):
    """Rows in model order; one of them in full below."""

    KEY: ClassVar = "chart"
    TITLE: ClassVar = N_("Chart")
    FILTERED_BY: ClassVar = N_("models")
    NOTES: ClassVar = (
        N_("A “no” is not a failing: the model may not fit here."),
        N_("A “yes” may still deserve a change."),
        N_("A “who” that nobody can name is a finding."),
    )
    HERE: ClassVar = CHART
    COLUMNS: ClassVar = COLUMNS
    ROWS: ClassVar = 4
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {
        "row": (
            Line("exists", _called("exists"), choices=labels.EXISTS),
            Line("how", _called("how"), _asked("how"), many_lines=True),
            Line("who", _called("who"), _asked("who")),
            Line("when", _called("when"), _asked("when")),
            Line("how_judged", _called("how_judged"), _asked("how_judged")),
            Line("alternatives", _called("alternatives"), _asked("alternatives"), many_lines=True),
            Line("comment", _called("comment"), _asked("comment"), many_lines=True),
            Line("evidence", _called("evidence"), link=True),
            Line("changes", _called("changes"), link=True),
            Line("decision", _called("decision"), choices=labels.DECISIONS),
            Line("quality", _called("quality"), choices=labels.QUALITIES),
            Line("quality_by", "", link=True),
            Line("who_elements", N_("As drawn"), link=True),
        )
    }

    def entries(self, study: Study, table: Table) -> list[Entry]:
        """Rows by model, each model under its own heading."""
        found: list[Entry] = []
        known = {row.model for row in study.comparison_rows.values()}
        for id_ in (
            *(m for m in study.models if m in known),
            *sorted(known - set(study.models), key=str),
        ):
            if self.filter and id_ != self.filter:
                continue
            rows = [row for row in study.comparison_rows.values() if row.model == id_]
            heading = model_heading(study, id_, first=not found)
            found.append(Entry("", f"model-{id_}", heading, heading=True))
            found += [
                Entry("row", row.id, table.line(row_cells(study, row)))
                for row in ordered(study, rows)
            ]
        return found

    def empty(self) -> Content:
        """Where to begin: with a model, or with its rows."""
        if not self.study.activities:
            return Content.assemble(
                (_("Nothing to compare yet.") + "\n\n", "bold"),
                _("The chart asks what a model implies of the real situation. Build a model first:")
                + "\n",
                ("3", "bold $system"),
                ("  " + _("goes to the models") + "\n", "$muted"),
            )
        names = [
            one_line(name_of(m, self.study.language)[:200], 60)
            for m in conceptual_models(self.study)
        ]
        return Content.assemble(
            (_("Ask the models of the real situation.") + "\n\n", "bold"),
            ("m", "bold $system"),
            (
                "  " + _("makes a row for every activity, link and monitoring activity of") + "\n",
                "$muted",
            ),
            plain("\n".join(f"   {name}" for name in names) + "\n"),
            ("a", "bold $system"),
            ("  " + _("adds one row only") + "\n", "$muted"),
        )

    def filters(self, study: Study) -> list[Filter]:
        """Every model, with what waits there, in words."""
        every = [Filter("", _("every model"))]
        return every + [
            Filter(
                model.id,
                one_line(" ".join(dict.fromkeys((model.ref, model_title(study, model))))[:300]),
                model_detail(study, model.id),
            )
            for model in conceptual_models(study)
        ]

    def name_words(self, record: Any) -> Content:
        """A row is called by what it asks about."""
        asked = one_line(target_line(self.study, record, 300))
        kind = _(KIND_NAMES.get(record.target_kind or "", N_("activity")))
        return Content.assemble(
            (f"{one_line(record.ref, 12)}  ", "bold $real"),
            plain(asked, "bold"),
            (f"   {kind}", "$muted"),
        ).append(stale_line(self.study, record))

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Evidence as it is named; changes with their words; quality as each person feels it."""
        if name == "quality_by":
            return felt_words(study, record)
        if name == "changes":
            return linked_words(study, "change", record.changes, _asked_here("changes"), 200)
        if name == "who_elements":
            return linked_words(
                study, "element", record.who_elements, _("Who in the pictures does it?"), 200
            )
        named = [one_line(reference_words(study, each), 80) for each in record.evidence]
        return plain(" · ".join(named)) if named else plain(_asked_here("evidence"), "$muted")

    def pressed(self, name: str) -> None:
        """Evidence is typed, changes are chosen, what is felt is asked person by person."""
        if name == "evidence":
            self._ask_evidence()
        elif name == "quality_by":
            self.action_felt()
        elif name == "who_elements":
            self._choose_drawn()
        else:
            self._ask_change()

    @work
    async def action_way(self) -> None:
        """In which of the four ways this session compares."""
        await choose_way(self.app, self.studio)

    @work
    async def action_side_by_side(self) -> None:
        """The charts of all models, theme by theme."""
        study = on_wall.seen(self.studio)
        words = Fitted(partial(side_by_side, study), study)
        await self.app.push_screen_wait(Reading(_("Side by side"), words, whole=True))

    @work
    async def action_walk(self) -> None:
        """Row by row with the whole room, from the row in view on."""
        rows = [id_ for kind, id_ in self.list.keys if kind == "row"]
        if not rows:
            self.action_make_rows()
            return
        self.studio.flush()
        last = await self.app.push_screen_wait(Walk(rows, self.chosen[1]))
        if last is not None:
            self.reveal("row", last)

    @work
    async def action_felt(self) -> None:
        """How well it is done today, as each person feels it."""
        if self.record is not None:
            await vote(self.app, self.studio, "row", self.record.id)

    @work
    async def _ask_evidence(self) -> None:
        """How the group knows; kept as ids of what the session holds, else as words."""
        words = await self.ask(
            _("How do we know?"),
            "; ".join(reference_words(self.study, each) for each in self.record.evidence),
            _(
                "Documents, sayings, numbers; separated by semicolons. E15 names an "
                "element. A single - empties it."
            ),
        )
        if words:
            self.set_fields(evidence=evidence_of(self.study, words))

    @work
    async def _choose_drawn(self) -> None:
        """Who in the pictures does it."""
        from ssm_studio.say.picture import PEOPLE

        if self.record is None:
            return
        drawn = {e.id for e in self.study.elements.values() if e.kind in PEOPLE}
        every = ticked(self.study, "element", self.record.who_elements)
        choices = [each for each in every if each.value in drawn]
        if not choices:
            self.studio.say_so(_("Nobody stands in a picture yet."))
        elif id_ := await self.choose(_("Who in the pictures does it?"), choices):
            self.toggle("who_elements", id_)

    @work
    async def _ask_change(self) -> None:
        """A change that the row suggests or no longer suggests, or a new one."""
        row = self.record
        new = Choice(_NEW, _("a new change…"), glyph="+")
        id_ = await self.choose(
            _("Which change does this row suggest?"),
            [new, *ticked(self.study, "change", row.changes)],
        )
        if id_ == _NEW:
            await self._suggest_change(row)
        elif id_ is not None:
            self.execute(edit_comparison.link_row(self.study, id_, row.id))

    def pick(self, name: str, value: str, *, several: bool = False) -> None:
        """Quality is a number."""
        if name != "quality":
            super().pick(name, value, several=several)
        elif self.record is not None:
            self.set_fields(quality=None if str(self.record.quality) == value else int(value))

    def place(self) -> Place:
        """The row in view and its model."""
        row = self.record
        model = self.filter or (row.model if row is not None else None)
        return Place(stage=4, row=row.id if row is not None else None, model=model or None)

    def details(self) -> Content:
        """How a stale row read when it was answered; what was said in the debate about the row in view."""
        row = self.record
        stale = stale_words(self.study, row) if row is not None else Content("")
        said = self._said_about()
        return stale.append("\n\n" if stale and said else "").append(said)

    def _said_about(self) -> Content:
        said = [
            d
            for d in self.study.debate.values()
            if self.record is not None and d.row == self.record.id
        ]
        if not said:
            return Content("")
        words = [_("Said about it")] + [
            one_line(read(each.text, self.study.language)[:300], 90) for each in said
        ]
        return plain(words[0], "$muted").append(plain("".join(f"\n“{each}”" for each in words[1:])))

    def action_exists(self, value: str) -> None:
        """Whether it exists in the real situation; the same key again takes the answer back, and says so."""
        self.answer("exists", value)

    def action_holds(self) -> None:
        """A stale answer holds for the question as it reads now."""
        row = self.record
        step = staleness.still_holds(self.study, row.id) if row is not None else NO_STEP
        if step:
            self.execute(step)
            self.studio.say_so(step.label)
        elif row is not None and row.stale is not None:
            self.studio.say_so(
                _("Nothing asks this any more. Delete the row, or keep it as it is.")
            )
        else:
            self.studio.say_so(_("The model reads here as it did when this was asked."))

    @work
    async def action_suggest_change(self) -> None:
        """A change that the row in view suggests."""
        if self.record is not None:
            await self._suggest_change(self.record)

    async def _suggest_change(self, row: ComparisonRow) -> None:
        asked = one_line(target_line(self.study, row, 120))
        if words := await self.ask(_("What change suggests itself?"), hint=asked):
            step = edit_comparison.add_change(self.study, words, rows=(row.id,))
            self.execute(step)
            self.studio.say_so(step.label)

    def action_make_rows(self) -> None:
        """Rows for everything that is not asked about yet."""
        if not self.study.activities:
            self.studio.say_so(_("There is no model with activities yet: 3 goes to the models."))
        elif step := _rows_made(self.study, self.filter):
            self.execute(step)
        else:
            self.studio.say_so(_("All that the model has is asked about already."))

    @work
    async def action_add_row(self) -> None:
        """One row, for something that is not asked about yet."""
        choices = _rows_to_make(self.study)
        if not choices:
            self.action_make_rows()
        elif value := await self.choose(_("Ask about what?"), choices):
            model, target, kind = value.split("|")
            self.make(edit_comparison.add_row(self.study, model, target, kind), "row")

    def action_unanswered(self) -> None:
        """The next row that nobody has answered."""
        rows = [id_ for kind, id_ in self.list.keys if kind == "row"]
        at = rows.index(self.chosen[1]) + 1 if self.chosen[1] in rows else 0
        for id_ in (*rows[at:], *rows[:at]):
            if self.study.comparison_rows[id_].exists is None:
                self.list.choose(("row", id_))
                return
        self.studio.say_so(_("Every row has an answer."))


def _rows_made(study: Study, model: str) -> Changeset:
    """Rows for all that `model` has and that is not asked about yet, or that every model has where it is ""."""
    now, steps = study, []
    for id_ in [model] if model else [m.id for m in conceptual_models(study)]:
        step = edit_comparison.make_rows(now, id_)
        if step is not NO_STEP:
            steps.append(step)
            now = apply(now, step)
    if not steps:
        return NO_STEP
    return join(steps[0].label if len(steps) == 1 else _("Make the chart"), *steps)


def _rows_to_make(study: Study) -> list[Choice]:
    """All that is not asked about yet, as choices with the value "model|target|kind"."""
    choices = []
    for model in conceptual_models(study):
        for target, kind in (
            *edit_comparison.missing_rows(study, model.id),
            *edit_comparison.measures_not_asked(study, model.id),
        ):
            row = ComparisonRow(id="", model=model.id, target=target, target_kind=kind)
            words = one_line(target_line(study, row, 90))
            choices.append(Choice(f"{model.id}|{target}|{kind}", words, model.ref))
    return choices


def _asked_here(name: str) -> str:
    return _(_asked(name))
