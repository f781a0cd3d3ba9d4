"""The declaration: what the researchers say beforehand, when it was locked, and its versions side by side."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual.content import Content

from ssm_studio.domain import edit_research
from ssm_studio.domain.dates import moment_said
from ssm_studio.domain.research import Declared
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.form_lines import Block, Line
from ssm_studio.tui.comparison.table import Column, Table
from ssm_studio.tui.research.commands import DECLARATION
from ssm_studio.tui.research.sheet import LETTERS, NAMES, Sheet, keys_told, now
from ssm_studio.tui.text import day, one_line, plain

ASKS: Final = {
    "framework": N_("The ideas through which the inquiry is conducted"),
    "research_method": N_("How will the research learn?"),
    "problem_solving_method": N_("How will the problem be worked on?"),
    "area_of_concern": N_("What does the research ask about?"),
    "problem_situation": N_("In which situation, felt to be problematical, will you work?"),
    "declaration": N_("When does a finding count as knowledge here?"),
    "theoretical_issue": N_("Which question of theory does the research interest start from?"),
    "factual_issue": N_("Which fact does the problem-solving interest start from?"),
    "remark": N_("For example: how one method serves both interests"),
}


def label_of(name: str) -> str:
    """The letter of what is declared, or its short name."""
    return LETTERS.get(name, _(SHORT.get(name, NAMES[name])))


SHORT: Final = {
    "declaration": N_("Knowledge"),
    "theoretical_issue": N_("Theory asks"),
    "factual_issue": N_("Facts ask"),
}
COLUMNS: Final = (
    Column("mark", "", 2),
    Column("what", N_("version"), 12, 1, -1),
    Column("day", N_("dated"), 20, 1, 1),
    Column("differs", N_("differs in"), 16, 3, 2),
)


class DeclarationTab(Sheet):
    """What is declared now, and what was before."""

    KEY: ClassVar = "declaration"
    TITLE: ClassVar = N_("Declaration")
    NOTES: ClassVar = (
        N_("Declared before the workshop, the process can be followed by others afterwards."),
        N_("A version that was locked stays; what is written later stands beside it, dated."),
    )
    HERE: ClassVar = DECLARATION
    COLUMNS: ClassVar = COLUMNS
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {
        "research": tuple(
            Line(name, LETTERS.get(name, SHORT.get(name, NAMES[name])), ASKS[name], many_lines=True)
            for name in NAMES
        ),
        "declared": tuple(
            Line(name, LETTERS.get(name, SHORT.get(name, NAMES[name])), link=True) for name in NAMES
        ),
    }

    def entries(self, study: Study, table: Table) -> list[Entry]:
        """What is declared now, then what was before, the newest first."""
        declared = study.declaration
        if declared is None:
            return []
        since = edit_research.locked_since(study, now())
        mark = Content.styled("■", "$done") if since else Content.styled("□", "$muted")
        cells = {
            "mark": mark,
            "what": plain(_("as it is now"), "bold"),
            "day": plain(_day(declared.declared_at)),
            "differs": plain(_("locked since {day}").format(day=_day(since)), "$muted")
            if since
            else plain(_("open: l locks it"), "$muted"),
        }
        found = [Entry("research", declared.id, table.line(cells))]
        for each in sorted(study.declared.values(), key=lambda v: -(v.version or 0)):
            others = ", ".join(label_of(name) for name in differing(study, each))
            cells = {
                "mark": Content.styled("■", "$muted"),
                "what": plain(_("version {number}").format(number=each.version or "?")),
                "day": plain(_day(each.declared_at)),
                "differs": plain(others or _("the same"), "$muted"),
            }
            found.append(Entry("declared", each.id, table.line(cells)))
        return found

    def empty(self) -> Content:
        """How to begin."""
        return Content.assemble(
            (_("Nothing was declared yet.") + "\n\n", "bold"),
            _(
                "Say beforehand with which ideas and how you will learn about what; others can follow it then."
            )
            + "\n\n",
            keys_told((("+", _("begins the declaration")),)),
        )

    def count(self, study: Study) -> tuple[str, str]:
        """A quiet sign where it is locked, and the number of versions."""
        versions = len(study.declared)
        return (f"v{versions + 1}" if versions else ""), ""

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """What a version said, and below it what is said now where that differs."""
        then = read(getattr(record, name), study.language)
        declared = study.declaration
        current = read(getattr(declared, name), study.language) if declared is not None else ""
        if then == current:
            return plain(then or "–", "$muted")
        return Content.assemble(
            (_("then") + "  ", "$muted"),
            plain(then or "–"),
            ("\n" + _("now") + "  ", "$real"),
            plain(current or "–", "$real"),
        )

    def name_words(self, record: Any) -> Content:
        """Which version, and when it was said."""
        if isinstance(record, Declared):
            what = _("version {number}").format(number=record.version or "?")
            return plain(f"{what}  {_day(record.declared_at)}", "bold")
        since = edit_research.locked_since(self.study, now())
        said = Content.assemble(
            (_("Declared in advance") + "  ", "bold"), plain(_day(record.declared_at), "$muted")
        )
        if since:
            return said.append("   ").append(
                plain("■ " + _("locked since {day}").format(day=_day(since)), "$done")
            )
        return said

    def details(self) -> Content:
        """When it is locked, in words."""
        declared = self.study.declaration
        if declared is None:
            return Content("")
        since = edit_research.locked_since(self.study, now())
        if since is None:
            return plain(
                _(
                    "Open. It is locked when the first block of the agenda begins, on the first day, or with l."
                ),
                "$muted",
            )
        return plain(_("Locked. Other words make a new version; this one stays."), "$muted")

    def pressed(self, name: str) -> None:
        """A version that was locked is not written again."""
        del name
        self.studio.say_so(_("A version that was locked stays as it is."))

    def action_begin(self) -> None:
        """Begin the declaration, or go on with it."""
        if self.study.declaration is None:
            self.make(edit_research.declare(self.study, now()), "research", write=True)
        else:
            self.reveal("research", self.study.declaration.id)
            self.action_open()

    def action_lock(self) -> None:
        """Lock it by hand."""
        step = edit_research.lock(self.study, now())
        if step:
            self.execute(step)
            self.studio.say_so(_("The declaration is locked; later words make a new version."))
        else:
            self.studio.say_so(_("It is locked already, or nothing was declared."))


def differing(study: Study, version: Declared) -> list[str]:
    """The fields in which a version differs from what is declared now."""
    declared = study.declaration
    if declared is None:
        return []
    return [name for name in NAMES if not _same(getattr(version, name), getattr(declared, name))]


def _same(one: Text | None, other: Text | None) -> bool:
    return (one or Text()) == (other or Text())


def _day(said: str | None) -> str:
    """A date or time as ISO says it, in the time of this place, to the minute."""
    from datetime import datetime

    words = said or ""
    try:
        if len(words) > len("2015-03-01"):
            return moment_said(datetime.fromisoformat(words), _)
    except ValueError:
        pass
    return one_line(day(words), 24) or "–"
