"""Reconstruction: an element of the concept as its source has it, what the study made of it, and on what evidence."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual import work
from textual.content import Content

from ssm_studio.domain import edit, edit_research
from ssm_studio.domain.record import CONFIDENCES
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.research import ReconstructionRow
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, NP_, _, language
from ssm_studio.method.lenses import lens_name
from ssm_studio.method.reconstruction import cited, drawn, evidence_kinds
from ssm_studio.tui.comparison.entry_list import Entry
from ssm_studio.tui.comparison.filters import Filter, kinds_held
from ssm_studio.tui.comparison.form_lines import Block, Line
from ssm_studio.tui.comparison.labels import Label, label_of
from ssm_studio.tui.comparison.table import Column, Table
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.research.commands import RECONSTRUCTION
from ssm_studio.tui.research.sheet import Sheet, keys_told, refs_of
from ssm_studio.tui.text import one_line, plain

OPERATIONS: Final = (
    Label("kept", "k", N_("kept"), "="),
    Label("renamed", "r", N_("renamed"), "≈"),
    Label("narrowed", "n", N_("narrowed"), "⊂"),
    Label("widened", "w", N_("widened"), "⊃"),
    Label("merged", "m", N_("merged"), "⟩"),
    Label("split", "s", N_("split"), "⟨"),
    Label("added", "a", N_("added"), "+"),
    Label("dropped", "d", NP_("element", "dropped"), "−"),
)
_CONFIDENCE_WORDS: Final = {"low": N_("low"), "medium": N_("medium"), "high": N_("high")}
_CONFIDENCE: Final = tuple(
    Label(each, each[0], _CONFIDENCE_WORDS.get(each, each)) for each in CONFIDENCES
)
COLUMNS: Final = (
    Column("ref", "", 5),
    Column("original", N_("original"), 16, 4, -1),
    Column("tied", "", 2),
    Column("operation", N_("became by"), 11, 1, 1),
    Column("became", N_("reconstructed"), 18, 5, -1),
    Column("evidence", N_("evidence"), 12, 2, 2),
)
_WITHOUT_EVIDENCE: Final = "without-evidence"


class ReconstructionTab(Sheet):
    """Original, reconstructed, evidence, in three columns."""

    KEY: ClassVar = "reconstruction"
    TITLE: ClassVar = N_("Reconstruction")
    NOTES: ClassVar = (
        N_("The original stands in the words of its source, with the page. Nobody guesses them."),
        N_("On what does it rest? On something that was said, drawn, compared or decided here."),
    )
    HERE: ClassVar = RECONSTRUCTION
    COLUMNS: ClassVar = COLUMNS
    ROWS: ClassVar = 3
    FORMS: ClassVar[dict[str, tuple[Block, ...]]] = {
        "reconstruction": (
            (
                (
                    Line(
                        "original",
                        N_("Original"),
                        N_("What does the source say, in its words?"),
                        many_lines=True,
                    ),
                    Line("original_source", N_("Source"), N_("Which work?")),
                    Line("original_page", N_("Page"), N_("Which page, of which edition?")),
                    Line(
                        "original_note",
                        N_("Note"),
                        N_("What should a reader know about it?"),
                        many_lines=True,
                    ),
                ),
                (
                    Line("operation", N_("Became by"), choices=OPERATIONS),
                    Line(
                        "reconstructed_text",
                        N_("Reconstructed"),
                        N_("What is it here?"),
                        many_lines=True,
                    ),
                    Line("joined_with", N_("Merged with, or split from the same"), link=True),
                    Line("rationale", N_("Why"), N_("For what reason?"), many_lines=True),
                ),
                (
                    Line("evidence", N_("Evidence"), link=True),
                    Line("confidence", N_("Confidence"), choices=_CONFIDENCE),
                    Line("validated_by", N_("Confirmed by"), link=True),
                    Line(
                        "validated_with", N_("How they confirmed it"), N_("Shown to whom, and how?")
                    ),
                    Line("validated_at", N_("When"), N_("On which day?")),
                ),
            ),
        )
    }

    def entries(self, study: Study, table: Table) -> list[Entry]:
        """The rows, those that are tied below each other."""
        found = []
        for each, tie in drawn(study):
            if self.filter == _WITHOUT_EVIDENCE and each.evidence:
                continue
            found.append(Entry("reconstruction", each.id, table.line(_cells(study, each, tie))))
        return found

    def empty(self) -> Content:
        """How to begin."""
        return Content.assemble(
            (_("No element of a concept stands here yet.") + "\n\n", "bold"),
            _(
                "Take the elements of a concept one by one: what its source says, and what it became in this situation."
            )
            + "\n\n",
            keys_told(
                (("+", _("adds an element")), ("s", _("says which work the originals come from")))
            ),
        )

    def filters(self, study: Study) -> list[Filter]:
        """All rows, or those that rest on nothing yet."""
        bare = any(not each.evidence for each in study.reconstruction.values())
        kinds = ((_WITHOUT_EVIDENCE, _("without evidence"), bare),)
        return kinds_held(_("every element"), kinds, self.filter)

    def name_words(self, record: Any) -> Content:
        """What it became, or what it was."""
        words = became(self.study, record) or read(record.original, self.study.language) or "…"
        return Content.assemble(
            (f"{one_line(record.ref, 24)}  ", "bold $done"), plain(one_line(words, 160), "bold")
        )

    def link_words(self, study: Study, record: Any, name: str) -> Content:
        """Records that it rests on, rows that it is tied to, people who confirmed it."""
        if name == "evidence":
            if not record.evidence:
                return plain(_("what does it rest on…"), "$muted")
            return refs_of(study, [each.id for each in cited(study, record)], 60)
        if name == "joined_with":
            tied = refs_of(study, record.joined_with, 60)
            return tied if tied.plain else plain(_("no other row…"), "$muted")
        people = [
            study.participants[each] for each in record.validated_by if each in study.participants
        ]
        if not people:
            return plain(_("nobody yet…"), "$muted")
        return plain(", ".join(name_in(study, each) for each in people))

    def details(self) -> Content:
        """The work that the originals come from."""
        work_ = self.study.session.source_work
        return Content.assemble(
            (_("Source work") + "\n", "$muted"), plain(work_ or _("not said yet: s")), "\n"
        )

    def pressed(self, name: str) -> None:
        """A link line was pressed."""
        {
            "evidence": self.action_choose_evidence,
            "joined_with": self.action_tie,
            "validated_by": self.action_choose_people,
        }[name]()

    @work
    async def action_add_row(self) -> None:
        """An element: what it is here; its original is typed in the form."""
        if words := await self.ask(
            _("What is it here, reconstructed?"),
            hint=_("The original is typed in the form, in the words of its source."),
        ):
            step = edit_research.reconstruct(self.study, "", None, words)
            self.make(step, "reconstruction", write=True)

    @work
    async def action_choose_evidence(self) -> None:
        """Search everything in the session; what is chosen is evidence, what was is none any more; Esc ends."""
        row = self.record
        while row is not None:
            study = self.study
            kinds = evidence_kinds(study)
            choices = [
                Choice(
                    each.id,
                    one_line(f"{each.ref} {name_in(study, each)}", 90),
                    _(called),
                    "✓" if each.id in row.evidence else "·",
                )
                for called, each in kinds
            ]
            id_ = await self.choose(_("What is the evidence? Type to search; Esc ends."), choices)
            if id_ is None:
                return
            now = tuple(each for each in row.evidence if each != id_)
            after = now if id_ in row.evidence else (*now, id_)
            self.execute(edit.set_fields(self.study, "reconstruction", row.id, evidence=after))
            row = self.study.reconstruction.get(row.id)

    @work
    async def action_tie(self) -> None:
        """Tie the row to another: both were merged, or came from one by splitting."""
        row = self.record
        others = [
            each
            for each in self.study.reconstruction.values()
            if row is not None and each.id != row.id
        ]
        if row is None or not others:
            return
        choices = [
            Choice(
                each.id,
                one_line(f"{each.ref} {became(self.study, each)}", 90),
                glyph="✓" if each.id in row.joined_with else "·",
            )
            for each in others
        ]
        if id_ := await self.choose(_("Merged with which row, or split from the same?"), choices):
            if id_ in row.joined_with:
                self.execute(edit_research.untie_rows(self.study, row.id, id_))
            else:
                self.execute(edit_research.tie_rows(self.study, (row.id, id_)))

    @work
    async def action_choose_people(self) -> None:
        """Who confirmed it."""
        row = self.record
        if row is None or not self.study.participants:
            self.studio.say_so(_("Nobody is in this session yet: F2 adds people."))
            return
        choices = [
            Choice(
                each.id,
                one_line(name_in(self.study, each), 60),
                one_line(read(each.role, self.study.language), 40),
                "✓" if each.id in row.validated_by else "·",
            )
            for each in self.study.participants.values()
        ]
        if id_ := await self.choose(_("Who confirmed it?"), choices):
            self.toggle("validated_by", id_)

    @work
    async def action_source(self) -> None:
        """Which work the originals come from."""
        before = self.study.session.source_work or ""
        if words := await self.ask(_("Which work do the originals come from?"), before):
            step = edit.set_fields(self.study, "session", self.study.session.id, source_work=words)
            self.execute(step)


def became(study: Study, row: ReconstructionRow) -> str:
    """What an element is here: its wording, else what its lens calls it."""
    words = read(row.reconstructed_text, study.language)
    return words or (lens_name(row.reconstructed, language()) if row.reconstructed else "")


def _cells(study: Study, row: ReconstructionRow, tie: str) -> dict[str, Content]:
    label = label_of(OPERATIONS, row.operation)
    page = f" ({row.original_page})" if row.original_page else ""
    original = read(row.original, study.language)
    refs = [each.ref for each in cited(study, row)]
    return {
        "ref": plain(one_line(row.ref, 5), "$done"),
        "original": plain(one_line(original + page, 300))
        if original
        else plain(_("not typed yet"), "$muted"),
        "tied": plain(tie, "$done"),
        "operation": plain(
            f"{label.sign} {_(label.words)}" if label else "·", "" if label else "$muted"
        ),
        "became": plain(one_line(became(study, row), 300) or "–"),
        "evidence": plain(", ".join(refs) or "–", "" if refs else "$muted"),
    }
