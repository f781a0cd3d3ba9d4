"""The debate: what was said for and against, the worldview behind it, and what people can live with."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual.content import Content

from ssm_studio.domain import edit, edit_comparison
from ssm_studio.domain.comparison import Accommodation
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study, children
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.method import prompts
from ssm_studio.say import Place
from ssm_studio.tui.commands import Command
from ssm_studio.tui.comparison import agreement, labels
from ssm_studio.tui.comparison.chart_lines import asked_about, ordered
from ssm_studio.tui.comparison.choices import Filter, everything, ticked
from ssm_studio.tui.comparison.debate_lines import (
    COLUMNS,
    LINKS,
    agreed_line,
    people_choices,
    said_line,
)
from ssm_studio.tui.comparison.form import Block, Line
from ssm_studio.tui.comparison.tab import Part
from ssm_studio.tui.comparison.table import Entry, fit, heads
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain

AGREED: Final = "agreed"
_NONE: Final = "-"


class DebatePart(Part):
    """Entries, and below them the accommodations."""

    KEY: ClassVar = "debate"
    TITLE: ClassVar = N_("Debate")
    FILTERED_BY: ClassVar = N_("said")
    NOTES: ClassVar = prompts.DEBATE
    HERE: ClassVar = (
        Command("debate.open", "enter", "do('open')", N_("write"), N_("Write this in full"), True),
        Command(
            "debate.add",
            "plus,insert",
            "do('saying')",
            N_("add"),
            N_("Add what someone said"),
            True,
        ),
        Command(
            "debate.for",
            "f",
            "do('position','for')",
            N_("said as"),
            N_("It was said for it"),
            True,
            shown_key="f a q s",
        ),
        Command(
            "debate.against",
            "a",
            "do('position','against')",
            N_("against"),
            N_("It was said against it"),
        ),
        Command(
            "debate.question",
            "q",
            "do('position','question')",
            N_("question"),
            N_("It was a question"),
        ),
        Command("debate.story", "s", "do('position','story')", N_("story"), N_("It was a story")),
        Command("debate.speaker", "w", "do('speaker')", N_("who"), N_("Who said it")),
        Command(
            "debate.row", "b", "do('row')", N_("about"), N_("Which row of the chart it is about")
        ),
        Command(
            "debate.accommodation",
            "v",
            "do('accommodation')",
            N_("can live with"),
            N_("Add a version that people can live with"),
            True,
        ),
        Command(
            "debate.gradient",
            "g",
            "do('gradient')",
            N_("agreement"),
            N_("Where each person stands on this wording"),
            True,
        ),
        Command(
            "debate.reservation",
            "r",
            "do('reservation')",
            N_("reservation"),
            N_("What someone holds against it"),
        ),
        Command("debate.delete", "delete", "do('delete')", N_("delete"), N_("Delete this")),
    )
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {
        "debate": (
            Line("text", N_("Said"), N_("What was said, in their own words?"), many_lines=True),
            Line("position", N_("As"), choices=labels.POSITIONS),
            Line("worldview", N_("Worldview"), prompts.DEBATE[0], many_lines=True),
            Line("speaker", N_("Who"), link=True),
            Line("row", N_("About"), link=True),
            Line("verbatim", N_("Word for word"), choices=labels.YES_NO),
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
    }

    def entries(self, study: Study, width: int) -> list[Entry]:
        """What was said, then what people can live with."""
        widths, found = fit(COLUMNS, width), []
        said = [d for d in study.debate.values() if self.filter in ("", d.position)]
        if said:
            found.append(Entry("", "said", plain(_("SAID"), "bold $muted"), heading=True))
            found += [
                Entry("debate", each.id, said_line(study, each, widths, self.rows)) for each in said
            ]
        if self.filter in ("", AGREED) and study.accommodations:
            air = "\n" if found else ""
            found.append(
                Entry(
                    "",
                    "agreed",
                    plain(air + _("WHAT PEOPLE CAN LIVE WITH"), "bold $muted"),
                    heading=True,
                )
            )
            found += [
                Entry("accommodation", each.id, agreed_line(each, study, width, self.rows))
                for each in study.accommodations.values()
            ]
        return found

    def head(self, width: int) -> Content:
        """The columns."""
        return heads(COLUMNS, width)

    def empty(self) -> Content:
        """How a debate begins."""
        return Content.assemble(
            (_("Nothing said yet.") + "\n\n", "bold"),
            _("Pick a row of the chart where model and situation differ, and ask the room:")
            + "\n\n",
            *(f"   {_(move)}\n" for move in prompts.DEBATE),
            "\n",
            ("+", "bold $system"),
            ("  " + _("writes down what someone said") + "\n", "$muted"),
            ("v", "bold $system"),
            ("  " + _("writes down a version that people can live with") + "\n", "$muted"),
        )

    def filters(self, study: Study) -> list[Filter]:
        """By position; then what can be lived with."""
        found = [everything(_("everything"), len(study.debate) + len(study.accommodations))]
        for label in labels.POSITIONS:
            number = sum(each.position == label.value for each in study.debate.values())
            found.append(Filter(label.value, f"{label.sign} {_(label.words)}", str(number)))
        found.append(Filter(AGREED, _("can live with"), str(len(study.accommodations))))
        return found

    def count(self, study: Study) -> tuple[str, str]:
        """What was said and what can be lived with."""
        return str(len(study.debate) + len(study.accommodations) or ""), ""

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Speaker, row, agreement, reservations, what is settled."""
        return LINKS[name](study, record)

    def details(self) -> Content:
        """Whose words they are."""
        record = self.record
        speaker = self.study.participants.get(getattr(record, "speaker", None) or "")
        if speaker is None:
            return Content("")
        role = one_line(read(speaker.role, self.study.language)[:200], 80)
        return Content.assemble(
            plain(agreement.person(self.study, speaker.id), "bold"), (f"\n{role}", "$muted")
        )

    def name_words(self, record: Any) -> Content:
        """The wording of an accommodation says whether people can live with it."""
        name = super().name_words(record)
        if not isinstance(record, Accommodation):
            return name
        return name.append(plain(f"\n{agreement.in_words(self.study, record)}", "$muted"))

    def pressed(self, name: str) -> None:
        """A link line was pressed."""
        {
            "speaker": self.do_speaker,
            "row": self.do_row,
            "gradients": self.do_gradient,
            "reservations": self.do_reservation,
            "settles": self.do_settles,
        }[name]("")

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

    def do_saying(self, _argument: str) -> None:
        """What someone said, about the row that is in view in the chart."""
        chart = self.host.chart.record
        about = one_line(asked_about(self.study, chart, full=True)[:200], 100) if chart else ""

        def said(words: str) -> None:
            row = chart.id if chart is not None else None
            self.make(edit_comparison.add_debate(self.study, words, row=row), "debate", write=True)

        self.ask(
            _("What was said?"), said, hint=_("about {row}").format(row=about) if about else ""
        )

    def do_accommodation(self, _argument: str) -> None:
        """A version that people can live with."""
        here = (self.record.id,) if self.chosen[0] == "debate" and self.record else ()

        def agreed(words: str) -> None:
            step = edit_comparison.add_accommodation(self.study, words, settles=here)
            self.make(step, "accommodation", write=True)

        self.ask(_("What could people live with, each for their own reasons?"), agreed)

    def do_position(self, value: str) -> None:
        """For, against, question, story."""
        if self.chosen[0] == "debate":
            self.answer("position", value)

    def do_speaker(self, _argument: str) -> None:
        """Who said it."""
        if self.chosen[0] != "debate":
            return
        people = [Choice(_NONE, _("nobody in particular")), *people_choices(self.study)]
        self.choose(
            _("Who said it?"),
            people,
            lambda id_: self.set_fields(speaker=None if id_ == _NONE else id_),
            self.record.speaker or "",
        )

    def do_row(self, _argument: str) -> None:
        """Which row it is about."""
        if self.chosen[0] != "debate":
            return
        rows = [
            Choice(r.id, one_line(f"{r.ref} {asked_about(self.study, r)}"[:200], 90))
            for r in ordered(self.study, list(self.study.comparison_rows.values()))
        ]
        self.choose(
            _("Which row is it about?"),
            [Choice(_NONE, _("no row in particular")), *rows],
            lambda id_: self.set_fields(row=None if id_ == _NONE else id_),
            self.record.row or "",
        )

    def do_gradient(self, _argument: str) -> None:
        """Ask one person after the other where they stand, until left with Esc."""
        if self.chosen[0] != "accommodation":
            self.say_so(_("Choose a version that people can live with first; v adds one."))
            return
        if not self.study.participants:
            self.say_so(_("Nobody is in this session yet: F2 adds people."))
            return
        agreed, asked = self.record, {who for who, _step in self.record.gradients}
        people = people_choices(self.study, dict(agreed.gradients))
        first = next((c.value for c in people if c.value not in asked), "")
        self.choose(
            _("Who says where they stand?"),
            people,
            lambda who: self._ask_step(agreed.id, who),
            first,
        )

    def _ask_step(self, accommodation: str, who: str) -> None:
        record = self.study.accommodations.get(accommodation)
        if record is None:
            return
        now = dict(record.gradients).get(who)
        choices = [
            Choice(str(number), f"{number} {name}", saying)
            for number, name, saying in agreement.steps()
        ]
        choices.append(Choice(_NONE, _("not asked")))

        def stands(value: str) -> None:
            step = None if value == _NONE else int(value)
            self.execute(edit_comparison.set_gradient(self.study, accommodation, who, step))
            self.call_after_refresh(self.do_gradient, "")

        question = _("Where does {name} stand on this wording?").format(
            name=agreement.person(self.study, who)
        )
        self.choose(question, choices, stands, str(now or ""))

    def do_reservation(self, _argument: str) -> None:
        """What someone holds against a version that they can live with."""
        if self.chosen[0] != "accommodation":
            self.say_so(_("Choose a version that people can live with first; v adds one."))
            return
        id_ = self.record.id
        own = [
            Choice(
                each.id,
                one_line(name_of(each, self.study.language)[:200], 80),
                _("take it back"),
                "−",
            )
            for each in children(self.study.reservations, "accommodation", id_)
        ]
        people = [*people_choices(self.study), Choice(_NONE, _("nobody in particular")), *own]
        self.choose(_("Whose reservation?"), people, lambda who: self._reserve(id_, who))

    def _reserve(self, accommodation: str, who: str) -> None:
        if who in self.study.reservations:
            self.execute(edit.delete(self.study, "reservation", who))
            return
        person = None if who == _NONE else who
        self.ask(
            _("What is held against it?"),
            lambda words: self.execute(
                edit_comparison.add_reservation(self.study, accommodation, words, person)
            ),
        )

    def do_settles(self, _argument: str) -> None:
        """Which sayings it settles."""
        agreed = self.record
        if self.chosen[0] != "accommodation" or not self.study.debate:
            return

        def toggle(id_: str) -> None:
            rest = tuple(each for each in agreed.settles if each != id_)
            self.set_fields(settles=rest if id_ in agreed.settles else (*agreed.settles, id_))

        self.choose(_("What does it settle?"), ticked(self.study, "debate", agreed.settles), toggle)
