"""Changes: where they come from, and whether they are desirable and whether they are feasible, judged apart."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual.content import Content

from ssm_studio.domain import edit_action, edit_comparison
from ssm_studio.domain.comparison import Change
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method import prompts
from ssm_studio.say import Place
from ssm_studio.tui.commands import Command
from ssm_studio.tui.comparison import labels, ratings
from ssm_studio.tui.comparison.agreement import person
from ssm_studio.tui.comparison.chart_lines import asked_about
from ssm_studio.tui.comparison.choices import Filter, everything, linked_words, ticked
from ssm_studio.tui.comparison.form import Block, Line
from ssm_studio.tui.comparison.tab import Part
from ssm_studio.tui.comparison.table import Column, Entry, fit, heads, line
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain

COLUMNS: Final = (
    Column("ref", "", 4),
    Column("words", N_("change"), 20, 5, -1),
    Column("desirable", N_("desirable"), 10),
    Column("feasible", N_("feasible"), 10),
    Column("standing", N_("so"), 20, 1, 1),
    Column("types", N_("kind"), 12, 2, 4),
    Column("rows", N_("from"), 8, 1, 3),
    Column("actions", N_("→ actions"), 9, 0, 2),
)

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


class ChangesPart(Part):
    """Changes with their two judgements side by side."""

    KEY: ClassVar = "changes"
    TITLE: ClassVar = N_("Changes")
    FILTERED_BY: ClassVar = N_("where they stand")
    NOTES: ClassVar = (
        N_("Two judgements, two reasons: the models may argue for what these people would not do."),
        N_("Attitudes rarely change by decree."),
    )
    HERE: ClassVar = (
        Command(
            "changes.open",
            "enter",
            "do('open')",
            N_("write"),
            N_("Write and judge this change"),
            True,
        ),
        Command("changes.add", "plus,insert", "do('change')", N_("add"), N_("Add a change"), True),
        Command(
            "changes.raters",
            "r",
            "do('raters')",
            N_("raters"),
            N_("Each rater's own marks: how desirable, how feasible"),
            True,
        ),
        Command(
            "changes.action",
            "a",
            "do('action')",
            N_("make action"),
            N_("Make an action from this change"),
            True,
        ),
        Command(
            "changes.rows",
            "b",
            "do('rows')",
            N_("from rows"),
            N_("Which rows of the chart it comes from"),
        ),
        Command("changes.delete", "delete", "do('delete')", N_("delete"), N_("Delete this change")),
    )
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

    def entries(self, study: Study, width: int) -> list[Entry]:
        """Changes in the order in which they were thought of."""
        widths = fit(COLUMNS, width)
        made: dict[str, list[str]] = {}
        for action in study.actions.values():
            for id_ in action.changes:
                made.setdefault(id_, []).append(action.ref)
        return [
            Entry(
                "change",
                each.id,
                _change_line(study, each, widths, made.get(each.id, []), self.rows),
            )
            for each in study.changes.values()
            if self.filter in ("", _standing(each))
        ]

    def head(self, width: int) -> Content:
        """The columns."""
        return heads(COLUMNS, width)

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
        found = [everything(_("every change"), len(study.changes))]
        for label in (*labels.STANDINGS, labels.NOT_JUDGED):
            number = sum(_standing(each) == label.value for each in study.changes.values())
            found.append(Filter(label.value, f"{label.sign} {_(label.words)}", str(number)))
        return found

    def count(self, study: Study) -> tuple[str, str]:
        """Changes."""
        return str(len(study.changes) or ""), ""

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Rows and models by name; raters by what they gave."""
        if name.endswith("_by"):
            return ratings.spread(study, record, name.removesuffix("_by"))
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
        if record is None:
            return name
        return name.append("   ").append(ratings.standing_words(record))

    def details(self) -> Content:
        """Both judgements in words."""
        change = self.record
        if change is None:
            return Content("")
        return Content.assemble(
            (_("Desirable") + "  ", "$muted"),
            ratings.in_words(change, "desirable"),
            "\n",
            (_("Feasible") + "  ", "$muted"),
            ratings.in_words(change, "feasible"),
            "\n",
            ratings.standing_words(change),
            *(("\n", ratings.differ_words()) if ratings.differ(change) else ()),
        )

    def pick(self, name: str, value: str, *, several: bool = False) -> None:
        """The room's mark; the same again takes it back."""
        change = self.record
        if name not in ratings.QUESTIONS:
            super().pick(name, value, several=several)
        elif change is not None:
            mark = None if getattr(change, name) == int(value) else int(value)
            self.execute(edit_comparison.judge(self.study, change.id, name, mark))

    def pressed(self, name: str) -> None:
        """A link line was pressed."""
        if name == "from_rows":
            self.do_rows("")
        elif name == "models":
            self._ask_models()
        else:
            self._ask_rater(name.removesuffix("_by"))

    def place(self) -> Place:
        """The change in view."""
        return Place(stage=4, change=self.record.id if self.record is not None else None)

    def do_change(self, _argument: str) -> None:
        """A change that does not come from one row."""
        self.ask(
            _("What would be different?"),
            lambda words: self.make(
                edit_comparison.add_change(self.study, words), "change", write=True
            ),
        )

    def do_action(self, _argument: str) -> None:
        """An action that carries this change out."""
        if self.record is not None:
            step = edit_action.action_from_change(self.study, self.record.id)
            self.host.make_action(step)

    def do_rows(self, _argument: str) -> None:
        """Which rows it comes from."""
        change = self.record
        if change is None or not self.study.comparison_rows:
            return
        self.choose(
            _("Which rows does it come from?"),
            ticked(
                self.study, "row", change.from_rows, lambda row: asked_about(self.study, row)[:200]
            ),
            lambda id_: self.execute(edit_comparison.link_row(self.study, change.id, id_)),
        )

    def _ask_models(self) -> None:
        now = self.record.models

        def toggle(id_: str) -> None:
            self.set_fields(models=tuple(e for e in now if e != id_) if id_ in now else (*now, id_))

        if self.study.models:
            self.choose(_("Which models argue for it?"), ticked(self.study, "model", now), toggle)

    def do_raters(self, _argument: str) -> None:
        """One rater after the other: how desirable, then how feasible; until left with Esc."""
        if self.record is not None:
            self._ask_rater("desirable", both=True)

    def _ask_rater(self, question: str, *, both: bool = False) -> None:
        change = self.record
        if not self.study.participants:
            self.say_so(_("Nobody is in this session yet: F2 adds people."))
            return
        given = dict(getattr(change, f"{question}_by"))
        people = [
            Choice(
                id_,
                person(self.study, id_),
                one_line(read(each.role, self.study.language)[:200], 40),
                str(given.get(id_, "·")),
            )
            for id_, each in self.study.participants.items()
        ]
        first = next((c.value for c in people if c.value not in given), "")
        self.choose(
            _("Who judges?"), people, lambda who: self._ask_mark(question, who, both=both), first
        )

    def _ask_mark(self, question: str, who: str, *, both: bool) -> None:
        change = self.record
        if change is None:
            return
        asks = _(prompts.BY_KEY[question].asks)
        choices = [Choice(each.value, f"{each.value} {_(each.words)}") for each in labels.MARKS]
        choices.append(Choice(_NONE, _("no mark")))
        now = dict(getattr(change, f"{question}_by")).get(who)

        def marked(value: str) -> None:
            mark = None if value == _NONE else int(value)
            self.execute(edit_comparison.judge(self.study, change.id, question, mark, who))
            if both and question == "desirable":
                self.call_after_refresh(lambda: self._ask_mark("feasible", who, both=True))
            else:
                self.call_after_refresh(
                    lambda: self._ask_rater("desirable" if both else question, both=both)
                )

        self.choose(
            f"{person(self.study, who)}: {asks}", choices, marked, "" if now is None else str(now)
        )


def _standing(change: Change) -> str:
    return edit_comparison.standing(change) or labels.NOT_JUDGED.value


def _change_line(
    study: Study, change: Change, widths: dict[str, int], actions: list[str], rows: int
) -> Content:
    refs = [
        study.comparison_rows[id_].ref for id_ in change.from_rows if id_ in study.comparison_rows
    ]
    kinds = [
        label for value in change.types if (label := labels.label_of(labels.CHANGE_TYPES, value))
    ]
    return line(
        widths,
        {
            "ref": plain(one_line(change.ref, 8), "$muted"),
            "words": plain(one_line(name_of(change, study.language)[:600])),
            "desirable": ratings.marks(change, "desirable"),
            "feasible": ratings.marks(change, "feasible"),
            "standing": ratings.standing_words(change),
            "types": ", ".join(_(label.words) for label in kinds),
            "rows": plain(" ".join(refs), "$muted"),
            "actions": plain("→ " + " ".join(actions), "$real") if actions else "",
        },
        rows,
    )
