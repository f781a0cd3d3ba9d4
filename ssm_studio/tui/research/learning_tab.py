"""Learning about framework, method and area of concern, and the LUMAS record of how the method was used here."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual import work
from textual.content import Content

from ssm_studio.domain import edit, edit_research
from ssm_studio.domain.agenda import DiaryEntry
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _
from ssm_studio.method.as_done import begun_blocks, days_of, departures
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.filters import Filter, kinds_held
from ssm_studio.tui.comparison.form_lines import Block, Line
from ssm_studio.tui.comparison.labels import Label
from ssm_studio.tui.comparison.table import Column, Table
from ssm_studio.tui.dialogs import Choice, Reading
from ssm_studio.tui.research.commands import LEARNING
from ssm_studio.tui.research.sheet import Sheet, keys_told, now
from ssm_studio.tui.text import one_line, plain

LUMAS: Final = "LUMAS"
ABOUT: Final = (
    Label("F", "f", N_("F, the framework")),
    Label("M", "m", N_("M, the method")),
    Label("A", "a", N_("A, the area of concern")),
)
COLUMNS: Final = (
    Column("ref", "", 5),
    Column("about", N_("about"), 7),
    Column("words", N_("learned"), 24, 5, -1),
    Column("who", N_("said by"), 12, 1, 2),
)
ASKS: Final = {
    "F": N_("What was learned about the framework of ideas?"),
    "M": N_("What was learned about the method?"),
    "A": N_("What was learned about the area of concern?"),
}


class LearningTab(Sheet):
    """What was learned; first of all, how the method was used here."""

    KEY: ClassVar = "learning"
    TITLE: ClassVar = N_("Learning")
    NOTES: ClassVar = (
        N_(
            "What did the work teach about the ideas, about the way of working, about what it was applied to?"
        ),
        N_("Every use of the method differs from the book. Where, and why here?"),
    )
    HERE: ClassVar = LEARNING
    COLUMNS: ClassVar = COLUMNS
    ROWS: ClassVar = 3
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {
        "learning": (
            Line("about", N_("About"), choices=ABOUT),
            Line("text", N_("Learned"), N_("What was learned?"), many_lines=True),
            Line("said_by", N_("Said by"), link=True),
        ),
        "diary": (
            Line(
                "text", N_("Departed"), N_("Where did we depart from M, and why?"), many_lines=True
            ),
        ),
        "session": (
            Line(
                "users",
                N_("U, users"),
                N_("Who used the method, with what experience?"),
                many_lines=True,
            ),
            Line(
                "methodology",
                N_("M, the method"),
                N_("The method as it is described: which edition is cited?"),
                many_lines=True,
            ),
            Line("as_done", N_("A, as done"), link=True),
            Line("situation", N_("S, situation"), N_("In which situation?"), many_lines=True),
            Line("learned", N_("L, learning"), link=True),
        ),
    }

    def entries(self, study: Study, table: Table) -> list[Entry]:
        """LUMAS, then departures, then what was learned."""
        session = study.session
        said = [name for name in ("users", "methodology", "situation") if getattr(session, name)]
        words = _("how the method was used here")
        cells = {
            "ref": plain(LUMAS, "$done"),
            "about": plain("U M A S"),
            "words": plain(words, "" if said else "$muted"),
            "who": Content(""),
        }
        found = [Entry("session", session.id, table.line(cells))] if session.id else []
        for each in departures(study):
            cells = {
                "ref": plain("↷", "$done"),
                "about": plain("M"),
                "words": plain(one_line(read(each.text, study.language), 300)),
                "who": plain(one_line((each.at or "")[:16].replace("T", " "), 18), "$muted"),
            }
            found.append(Entry("diary", each.id, table.line(cells)))
        for learned in study.learning.values():
            if self.filter in ("", learned.about):
                who = study.participants.get(learned.said_by or "")
                cells = {
                    "ref": plain(one_line(learned.ref, 8), "$done"),
                    "about": plain(learned.about or "·"),
                    "words": plain(one_line(read(learned.text, study.language), 300)),
                    "who": plain(one_line(name_in(study, who), 30) if who else "", "$muted"),
                }
                found.append(Entry("learning", learned.id, table.line(cells)))
        return found

    def empty(self) -> Content:
        """How to begin."""
        return keys_told((each.key, _(ASKS[each.value])) for each in ABOUT)

    def filters(self, study: Study) -> list[Filter]:
        """By what it is about."""
        held = {each.about for each in study.learning.values()}
        kinds = ((label.value, _(label.words), label.value in held) for label in ABOUT)
        return kinds_held(_("everything"), kinds, self.filter)

    def name_words(self, record: Any) -> Content:
        """LUMAS by its name, what was learned by its short name."""
        if record is self.study.session:
            return plain(_("LUMAS: user, methodology, as applied, situation, learning"), "bold")
        if isinstance(record, DiaryEntry):
            return plain(_("We departed from M here, because …"), "bold")
        return super().name_words(record)

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Who said it; for LUMAS what was done, and what was learned."""
        if name == "said_by":
            who = study.participants.get(record.said_by or "")
            return plain(name_in(study, who) if who else _("who said it…"), "" if who else "$muted")
        if name == "learned":
            lines = [
                plain(f"{each.about or '·'}  {one_line(read(each.text, study.language), 160)}")
                for each in study.learning.values()
            ]
            return (
                Content("\n").join(lines) if lines else plain(_("nothing yet: f, m, a"), "$muted")
            )
        lines = [
            plain(
                f"{each.began_at[:16].replace('T', ' ') if each.began_at else ''}  {name_in(study, each)}"
            )
            for each in begun_blocks(study)
        ]
        lines += [
            Content.assemble(("↷ ", "$done"), plain(one_line(read(each.text, study.language), 160)))
            for each in departures(study)
        ]
        lines.append(plain(_("Enter: day by day, from the log"), "$muted"))
        return Content("\n").join(lines)

    def pressed(self, name: str) -> None:
        """A link line was pressed."""
        if name == "said_by":
            self.action_choose_speaker()
        elif name == "as_done":
            self._show_log()

    def _show_log(self) -> None:
        workshop = self.studio.workshop
        if workshop is None:
            return
        lines = [plain(each) for each in days_of(workshop.log())]
        self.app.push_screen(
            Reading(_("A, as done: day by day, from the log"), Content("\n").join(lines), wide=True)
        )

    @work
    async def action_learn(self, about: str) -> None:
        """Something was learned."""
        if words := await self.ask(_(ASKS[about])):
            self.make(edit_research.learn(self.study, about, words), "learning")

    @work
    async def action_depart(self) -> None:
        """We departed from the method here, because …"""
        if words := await self.ask(_("Where did we depart from M, and why?")):
            at = now().isoformat(timespec="seconds").replace("+00:00", "Z")
            entry = DiaryEntry(
                id=new_id(),
                kind="departure",
                at=at,
                text=Text.said(words, self.study.language),
                tags=("method",),
            )
            self.make(edit.add(self.study, entry), "diary")

    @work
    async def action_choose_speaker(self) -> None:
        """Who said what was learned."""
        record = self.record
        if self.chosen[0] != "learning" or record is None:
            return
        if not self.study.participants:
            self.studio.say_so(_("Nobody is in this session yet: F2 adds people."))
            return
        people = [
            Choice(
                each.id,
                one_line(name_in(self.study, each), 60),
                glyph="✓" if each.id == record.said_by else "·",
            )
            for each in self.study.participants.values()
        ]
        if id_ := await self.choose(_("Who said it?"), people, record.said_by or ""):
            self.set_fields(said_by=None if id_ == record.said_by else id_)

    def action_delete(self) -> None:
        """Delete what was learned; the record of the method stays."""
        if self.chosen[0] == "session":
            self.studio.say_so(_("How the method was used belongs to every session."))
        else:
            super().action_delete()
