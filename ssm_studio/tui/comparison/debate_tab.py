"""The debate: what was said for and against, the worldview behind it, and what people can live with."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual import work
from textual.content import Content

from ssm_studio.domain import edit, edit_comparison
from ssm_studio.domain.clash import Clash
from ssm_studio.domain.comparison import Accommodation, ComparisonRow, DebateEntry
from ssm_studio.domain.comparison_rows import target_line
from ssm_studio.domain.edit_clashes import OTHER, open_clashes, settle
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.method import prompts
from ssm_studio.say import Place
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.chart_lines import evidence_of, ordered, reference_words
from ssm_studio.tui.comparison.clash_lines import (
    CLASH_COLUMNS,
    WORLDVIEW_COLUMNS,
    apart_words,
    clash_cells,
    clash_choices,
    clash_links,
    place_of,
    worldviews_apart,
)
from ssm_studio.tui.comparison.commands import DEBATE
from ssm_studio.tui.comparison.debate_lines import (
    AGREED_COLUMNS,
    COLUMNS,
    LINKS,
    NOBODY_ASKED,
    agreed_cells,
    in_words,
    people_choices,
    person,
    said_cells,
    spoken,
)
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.filters import Filter, kinds_held
from ssm_studio.tui.comparison.form_lines import Block, Line
from ssm_studio.tui.comparison.labels import ticked
from ssm_studio.tui.comparison.tab import Tab
from ssm_studio.tui.comparison.table import Table
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.voting.open import vote
from ssm_studio.workshop.clash_records import now as moment

AGREED: Final = "agreed"
_NONE: Final = "-"


class DebateTab(Tab):
    """Entries, and below them the accommodations."""

    KEY: ClassVar = "debate"
    TITLE: ClassVar = N_("Debate")
    FILTERED_BY: ClassVar = N_("said")
    NOTES: ClassVar = prompts.DEBATE
    HERE: ClassVar = DEBATE
    COLUMNS: ClassVar = COLUMNS
    ROWS: ClassVar = 4
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {
        "debate": (
            Line("text", N_("Said"), N_("What was said, in their own words?"), many_lines=True),
            Line("position", N_("As"), choices=labels.POSITIONS),
            Line("worldview", N_("Worldview"), prompts.DEBATE[0], many_lines=True),
            Line("speaker", N_("Who"), link=True),
            Line("role", N_("By role"), N_("By whom, where nobody is named?")),
            Line("in_role_of", N_("On behalf of"), N_("For whom did they argue?")),
            Line("row", N_("About"), link=True),
            Line("verbatim", N_("Verbatim"), choices=labels.YES_NO),
            Line("corrects", N_("Corrects"), link=True),
            Line("correction", N_("It was a"), choices=labels.CORRECTIONS),
            Line("evidence", N_("Evidence"), link=True),
        ),
        "accommodation": (
            Line(
                "text",
                N_("Wording"),
                N_("What could people live with, each for their own reasons?"),
                many_lines=True,
            ),
            Line(
                "conditions",
                N_("On condition"),
                N_("On what condition, and until when?"),
                many_lines=True,
            ),
            Line("reservations", N_("Reservations"), link=True),
            Line("settles", N_("Settles"), link=True),
            ((Line("gradients", N_("Agreement"), link=True),),),
        ),
        "clash": (
            Line("about", N_("About"), link=True),
            Line("sides", N_("Written"), link=True),
        ),
    }

    row: ComparisonRow | None = None
    """The row that is in view in the chart: what is said is said about it."""

    def entries(self, study: Study, table: Table) -> list[Entry]:
        """What is to be settled, what was said, then what people can live with."""
        found: list[Entry] = []
        clashes = open_clashes(study) if self.filter == "" else ()
        if clashes:
            below = Table(CLASH_COLUMNS, self.rows)
            heading = plain(_("WRITTEN DIFFERENTLY AT THE SAME TIME"), "bold $muted")
            found.append(Entry("", "clashes", heading, heading=True))
            found += [Entry("clash", c.id, below.line(clash_cells(study, c))) for c in clashes]
        said = [d for d in study.debate.values() if self.filter in ("", d.position)]
        if said:
            heading = plain(("\n" if found else "") + _("SAID"), "bold $muted")
            found.append(Entry("", "said", heading, heading=True))
            found += [Entry("debate", d.id, table.line(said_cells(study, d))) for d in said]
        if self.filter in ("", AGREED) and study.accommodations:
            below = Table(AGREED_COLUMNS, self.rows)
            air = "\n" if found else ""
            heading = plain(air + _("ACCOMMODATIONS"), "bold $muted")
            found.append(Entry("", "agreed", heading, heading=True))
            found += [
                Entry("accommodation", each.id, below.line(agreed_cells(study, each)))
                for each in study.accommodations.values()
            ]
        if found and self.filter == "" and (apart := worldviews_apart(study)):
            below = Table(WORLDVIEW_COLUMNS, self.rows)
            heading = plain("\n" + _("WORLDVIEWS THAT DIFFER"), "bold $muted")
            found.append(Entry("", "worldviews", heading, heading=True))
            found += [
                Entry("", f"worldview {number}", below.line(cells), heading=True)
                for number, cells in enumerate(apart)
            ]
        return found

    def empty(self) -> Content:
        """How a debate begins; where tables drew apart, with how differently they see it."""
        begins = apart_words(self.study) or Content.assemble(
            (_("Nothing said yet.") + "\n\n", "bold"),
            _("Pick a row of the chart where model and situation differ, and ask the group:"),
            "\n",
        )
        return Content.assemble(
            begins,
            "\n",
            *(f"   {_(move)}\n" for move in prompts.DEBATE),
            "\n",
            ("+", "bold $system"),
            ("  " + _("writes down what someone said") + "\n", "$muted"),
            ("v", "bold $system"),
            ("  " + _("writes down an accommodation") + "\n", "$muted"),
        )

    def count(self, study: Study) -> tuple[str, str]:
        """How many clashes the room has to settle."""
        number = len(open_clashes(study))
        words = ngettext("{n} to settle", "{n} to settle", number).format(n=number)
        return "", words if number else ""

    def filters(self, study: Study) -> list[Filter]:
        """By position; then what can be lived with."""
        held = {each.position for each in study.debate.values()}
        kinds = [
            (label.value, f"{label.sign} {_(label.words)}", label.value in held)
            for label in labels.POSITIONS
        ]
        agreed = (AGREED, _("accommodation"), bool(study.accommodations))
        return kinds_held(_("everything"), (*kinds, agreed), self.filter)

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Speaker, row, agreement, reservations, what is settled."""
        if isinstance(record, Clash):
            return clash_links(study, record, name)
        return LINKS[name](study, record)

    def details(self) -> Content:
        """Whose words they are, and who has spoken so far."""
        record = self.record
        speaker = self.study.participants.get(getattr(record, "speaker", None) or "")
        if speaker is None:
            return spoken(self.study)
        role = one_line(read(speaker.role, self.study.language)[:200], 80)
        return Content.assemble(
            plain(person(self.study, speaker.id), "bold"), (f"\n{role}\n\n", "$muted")
        ).append(spoken(self.study))

    def name_words(self, record: Any) -> Content:
        """The wording of an accommodation says whether people can live with it; a clash says where it is."""
        if isinstance(record, Clash):
            head = (f"{one_line(record.ref, 12)}  ", "bold $real")
            return Content.assemble(head, plain(place_of(self.study, record), "bold"))
        name = super().name_words(record)
        if not isinstance(record, Accommodation):
            return name
        stands = in_words(self.study, record)
        # That nobody was asked stands below already.
        return name if stands == _(NOBODY_ASKED) else name.append(plain(f"\n{stands}", "$muted"))

    def pressed(self, name: str) -> None:
        """A link line was pressed."""
        {
            "speaker": self.action_choose_speaker,
            "row": self.action_choose_row,
            "corrects": self._choose_corrected,
            "evidence": self._ask_evidence,
            "gradients": self.action_ask_agreement,
            "reservations": self.action_add_reservation,
            "settles": self._choose_settled,
            "about": self.action_settle,
            "sides": self.action_settle,
        }[name]()

    def pick(self, name: str, value: str, *, several: bool = False) -> None:
        """Word for word is a yes or no."""
        if name != "verbatim":
            super().pick(name, value, several=several)
        elif self.record is not None:
            wanted = value == "yes"
            self.set_fields(verbatim=None if self.record.verbatim is wanted else wanted)

    def place(self) -> Place:
        """The row that the entry in view is about."""
        return Place(stage=4, row=getattr(self.record, "row", None))

    @work
    async def action_add_saying(self) -> None:
        """What someone said, about the row that is in view in the chart."""
        row = self.row
        about = one_line(target_line(self.study, row, 100)) if row else ""
        hint = _("about {row}").format(row=about) if about else ""
        if words := await self.ask(_("What was said?"), hint=hint):
            id_ = row.id if row is not None else None
            # In the list its keys say as what it was said, and by whom; in a field they would be words.
            self.make(edit_comparison.add_debate(self.study, words, row=id_), "debate")

    @work
    async def action_add_accommodation(self) -> None:
        """A version that people can live with; what is in view is settled by it."""
        here = (self.record.id,) if self.chosen[0] == "debate" and self.record else ()
        question = _("What could people live with, each for their own reasons?")
        if words := await self.ask(question):
            step = edit_comparison.add_accommodation(self.study, words, settles=here)
            self.make(step, "accommodation", write=True)

    def action_position(self, value: str) -> None:
        """For, against, question, story."""
        if self.chosen[0] == "debate":
            self.answer("position", value)

    @work
    async def action_choose_speaker(self) -> None:
        """Who said it."""
        if self.chosen[0] != "debate":
            return
        people = [_nobody(), *people_choices(self.study)]
        who = await self.choose(_("Who said it?"), people, self.record.speaker or "")
        if who is not None:
            self.set_fields(speaker=None if who == _NONE else who)

    @work
    async def action_choose_row(self) -> None:
        """Which row it is about."""
        if self.chosen[0] != "debate":
            return
        rows = [
            Choice(r.id, f"{r.ref} {one_line(target_line(self.study, r, 84))}")
            for r in ordered(self.study, list(self.study.comparison_rows.values()))
        ]
        row = await self.choose(
            _("Which row is it about?"),
            [Choice(_NONE, _("no row in particular")), *rows],
            self.record.row or "",
        )
        if row is not None:
            self.set_fields(row=None if row == _NONE else row)

    @work
    async def _choose_corrected(self) -> None:
        """Which earlier saying is taken back or put right by this one."""
        if not isinstance(self.record, DebateEntry):
            return
        mine = (self.record.corrects,) if self.record.corrects else ()
        others = [c for c in ticked(self.study, "debate", mine) if c.value != self.record.id]
        choices = [Choice(_NONE, _("nothing")), *others]
        id_ = await self.choose(_("Which statement does it correct?"), choices, *mine)
        if id_ is not None:
            self.set_fields(corrects=None if id_ == _NONE else id_)

    @work
    async def _ask_evidence(self) -> None:
        """How they know; ids of what the session holds, else words."""
        if not isinstance(self.record, DebateEntry):
            return
        words = await self.ask(
            _("How do we know?"),
            "; ".join(reference_words(self.study, each) for each in self.record.evidence),
        )
        if words:
            self.set_fields(evidence=evidence_of(self.study, words))

    @property
    def _agreed(self) -> Accommodation | None:
        """The accommodation in view; where none is, that is said."""
        if isinstance(self.record, Accommodation):
            return self.record
        self.studio.say_so(_("Select an accommodation first; v adds one."))
        return None

    @work
    async def action_ask_agreement(self) -> None:
        """Where everybody stands on this wording: the rounds so far, and the next one."""
        if (agreed := self._agreed) is not None:
            await vote(self.app, self.studio, "accommodation", agreed.id)

    @work
    async def action_add_reservation(self) -> None:
        """What someone holds against a version that they can live with; or takes back."""
        if (agreed := self._agreed) is None:
            return
        own = [
            Choice(
                each.id,
                one_line(name_of(each, self.study.language)[:200], 80),
                _("take it back"),
                "−",
            )
            for each in children(self.study.reservations, "accommodation", agreed.id)
        ]
        who = await self.choose(
            _("Whose reservation?"), [*people_choices(self.study), _nobody(), *own]
        )
        if who is None:
            return
        if who in self.study.reservations:
            self.execute(edit.delete(self.study, "reservation", who))
        elif words := await self.ask(_("What is the reservation?")):
            whose = None if who == _NONE else who
            self.execute(edit_comparison.add_reservation(self.study, agreed.id, words, whose))

    def action_open(self) -> None:
        """Begin to write the record in view; a clash is settled."""
        if self.chosen[0] == "clash":
            self.action_settle()
        else:
            super().action_open()

    @work
    async def action_settle(self) -> None:
        """What shall stand where two wrote differently at the same time."""
        clash = self.record
        if not isinstance(clash, Clash):
            return
        how = await self.choose(_asked(clash), clash_choices(self.study, clash))
        words = ""
        if how == OTHER and not (words := await self.ask(_("In which words shall it stand?"))):
            return
        if how is not None:
            try:
                self.execute(settle(self.study, clash.id, how, words, at=moment()))
            except ValueError:
                self.studio.say_so(_("No words can stand there; choose one of the two."))

    @work
    async def _choose_settled(self) -> None:
        """Which sayings it settles."""
        if isinstance(self.record, Accommodation) and self.study.debate:
            sayings = ticked(self.study, "debate", self.record.settles)
            if id_ := await self.choose(_("Which differences does it bridge?"), sayings):
                self.toggle("settles", id_)


def _asked(clash: Clash) -> str:
    return _("What shall stand there?") if clash.field else _("Shall it stay?")


def _nobody() -> Choice:
    return Choice(_NONE, _("nobody in particular"))
