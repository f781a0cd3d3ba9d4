"""Two cycles on one action: the steps of problem solving and of research side by side, and how each ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from textual import work
from textual.content import Content

from ssm_studio.domain import edit_research
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _, language
from ssm_studio.method.cycle_board import STEPS, Held, Step, board
from ssm_studio.method.lenses import lens_name
from ssm_studio.tui import on_wall
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.form_lines import Block, Line
from ssm_studio.tui.comparison.table import Column, Table
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.research.commands import CYCLES
from ssm_studio.tui.research.declaration_tab import label_of
from ssm_studio.tui.research.sheet import NAMES, Sheet, now
from ssm_studio.tui.text import one_line, plain

STEP: Final = "step"
"""What stands for a kind of record: a step of both cycles is none."""
COLUMNS: Final = (
    Column("number", "", 2),
    Column("ps", N_("problem solving"), 24, 1, -1),
    Column("r", N_("research"), 24, 1, -1),
)
_ENDS: Final = {"exit": N_("exit"), "amend": N_("amend the plan and go round again")}
_EXIT_FIELDS: Final = {"ps": "exit_problem_solving", "r": "exit_research"}
MOST: Final = 40
"""Records of a step that its list names one by one."""


@dataclass(frozen=True, slots=True)
class BothSteps:
    """The step of one number in both cycles."""

    id: str
    ps: Step
    r: Step

    def of(self, cycle: str) -> Step:
        """The step of one cycle."""
        return self.ps if cycle == "ps" else self.r


def both(study: Study) -> tuple[BothSteps, ...]:
    """Every step, in order."""
    steps = board(study)
    return tuple(BothSteps(str(at + 1), steps[at], steps[at + STEPS]) for at in range(STEPS))


class CyclesTab(Sheet):
    """The board of two columns, and a step of it in full below."""

    KEY: ClassVar = "cycles"
    TITLE: ClassVar = N_("Two cycles")
    NOTES: ClassVar = (
        N_("One action, two interests: what helps here, and what can be learned from it."),
        N_("What stands at a step is listed from the session; nothing is counted."),
    )
    HERE: ClassVar = CYCLES
    COLUMNS: ClassVar = COLUMNS
    ROWS: ClassVar = 2
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {
        STEP: (
            (
                (Line("ps.held", N_("Problem solving"), link=True), Line("ps.note", "", link=True)),
                (Line("r.held", N_("Research"), link=True), Line("r.note", "", link=True)),
            ),
        )
    }

    @property
    def record(self) -> Any:
        """Both steps in view."""
        kind, id_ = self.chosen
        found = both(on_wall.seen(self.studio)) if kind == STEP else ()
        return next((each for each in found if each.id == id_), None)

    def reveal(self, kind: str, id_: str) -> None:  # noqa: ARG002
        """Put the cursor on the step of a note, or on the last one for how a cycle ends."""
        note = self.study.cycle_notes.get(id_)
        super().reveal(STEP, str(note.step) if note is not None else str(STEPS))

    def entries(self, study: Study, table: Table) -> list[Entry]:
        """Eight steps, what each cycle has for them beside each other."""
        found = []
        for each in both(study):
            cells = {
                "number": Content.styled(each.id, "bold $done"),
                "ps": _cell(study, each.ps),
                "r": _cell(study, each.r),
            }
            found.append(Entry(STEP, each.id, table.line(cells)))
        return found

    def empty(self) -> Content:
        """Never empty."""
        return Content("")

    def count(self, study: Study) -> tuple[str, str]:
        """Whether both ends are decided."""
        ends = [getattr(study.session, name) for name in _EXIT_FIELDS.values()]
        return ("■" if all(ends) else ""), ""

    def name_words(self, record: Any) -> Content:
        """What the step is called in each cycle."""
        names = [lens_name(record.of(cycle).lens, language()) for cycle in ("ps", "r")]
        return Content.assemble(
            (f"{record.id}  ", "bold $done"),
            plain(names[0], "bold"),
            ("  |  ", "$muted"),
            plain(names[1], "bold"),
        )

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """What the session has for a step of a cycle, or what was noted there."""
        cycle, what = name.split(".")
        step = record.of(cycle)
        if what == "held":
            return _held(study, step)
        words = read(step.note.text, study.language) if step.note is not None else ""
        parts = []
        if step.number == STEPS:
            parts.append(ending(study, cycle))
        parts.append(plain(f"✎ {words}") if words else plain("✎ " + _("a note…"), "$muted"))
        return Content("\n").join(parts)

    def pressed(self, name: str) -> None:
        """A note is written; a list is gone into."""
        cycle, what = name.split(".")
        if what == "note":
            if self.record is not None and self.record.id == str(STEPS):
                self.action_leave(cycle)
            else:
                self.action_note(cycle)
        else:
            self._go_into(cycle)

    @work
    async def _go_into(self, cycle: str) -> None:
        """Choose a record that stands at the step, and go there."""
        step = self.record.of(cycle)
        choices = [
            Choice(
                f"{kind}\n{each.id}\n{field}",
                one_line(_held_words(self.study, (kind, each, field)), 90),
            )
            for kind, each, field in step.held
        ]
        if not choices:
            self.studio.say_so(_("The session has nothing for this step yet."))
            return
        if value := await self.choose(_("Go where?"), choices):
            kind, id_, field = value.split("\n")
            self.studio.go_to_field(kind, id_, field)

    @work
    async def action_note(self, cycle: str) -> None:
        """Note something at the step in view."""
        both_ = self.record
        if both_ is None:
            return
        step = both_.of(cycle)
        before = read(step.note.text, self.study.language) if step.note is not None else ""
        asked = f"{step.number} {lens_name(step.lens, language())}"
        from ssm_studio.tui.dialogs import AskLine

        line = await self.app.push_screen_wait(AskLine(asked, before))
        if line is not None:
            self.execute(edit_research.note_step(self.study, cycle, step.number, line.strip()))

    @work
    async def action_leave(self, cycle: str) -> None:
        """Decide how a cycle ends, and why."""
        now_ = getattr(self.study.session, _EXIT_FIELDS[cycle]) or ""
        choices = [Choice(value, _(words)) for value, words in _ENDS.items()]
        choices.append(Choice("-", _("not decided yet")))
        asked = (
            _("How does problem solving end?") if cycle == "ps" else _("How does the research end?")
        )
        value = await self.choose(asked, choices, now_)
        if value is None:
            return
        reason = ""
        if value != "-":
            before = getattr(self.study.session, f"{_EXIT_FIELDS[cycle]}_reason")
            reason = await self.ask(_("For what reason?"), read(before, self.study.language))
            if not reason:
                return
        decision = None if value == "-" else value
        self.execute(edit_research.leave_cycle(self.study, cycle, decision, reason, now()))

    def action_make_process(self) -> None:
        """The model of the study itself, and its activities as the agenda."""
        from ssm_studio.domain.edit_process_model import process_model

        self.execute(process_model(self.study))
        self.studio.say_so(
            _("The model of the study is in stage 3; its activities are the agenda.")
        )


def ending(study: Study, cycle: str) -> Content:
    """How a cycle ends, with reason and date; what would decide it where nobody has."""
    session, name = study.session, _EXIT_FIELDS[cycle]
    decision = getattr(session, name)
    if not decision:
        return plain(_("no decision yet"), "$muted")
    reason = read(getattr(session, f"{name}_reason"), study.language)
    day = getattr(session, f"{name}_at") or ""
    said = f"■ {_(_ENDS[decision])}" + (f", {day}" if day else "")
    return Content.assemble(plain(said, "$done"), plain(f": {reason}" if reason else ""))


def _held_words(study: Study, held: Held) -> str:
    """A record that stands at a step: short name and words, or the field of it that counts."""
    kind, record, field = held
    if kind == "research" and field in NAMES:
        return f"{label_of(field)}: {read(getattr(record, field), study.language)}"
    if kind == "session":
        if field.startswith("exit"):
            return ending(study, "ps" if field == _EXIT_FIELDS["ps"] else "r").plain
        return read(getattr(record, field), study.language)
    words = getattr(record, field) if field else None
    said = read(words, study.language) if field and not isinstance(words, str) else words
    return " ".join(filter(None, (record.ref, said or name_in(study, record))))


def _cell(study: Study, step: Step) -> Content:
    name = lens_name(step.lens, language())
    refs = [
        each.ref or one_line(_held_words(study, held), 18)
        for held in step.held
        for each in (held[1],)
    ]
    mark = " ✎" if step.note is not None else ""
    held = one_line(", ".join(refs[:12]) + (" …" if len(refs) > 12 else ""), 80)
    return Content.assemble(plain(name + mark), plain(f"  {held}" if held else "", "$muted"))


def _held(study: Study, step: Step) -> Content:
    if not step.held:
        return plain(_("nothing in the session yet"), "$muted")
    lines = [plain("· " + one_line(_held_words(study, each), 120)) for each in step.held[:MOST]]
    if (more := len(step.held) - MOST) > 0:
        lines.append(plain(_("… and {number} more").format(number=more), "$muted"))
    return Content("\n").join(lines)
