"""The list of what is worth asking: Enter goes there, w waives with a reason or takes that back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain.edit_waivers import take_back, waive, waiver_of
from ssm_studio.domain.text import read
from ssm_studio.domain.waiver import Waiver
from ssm_studio.i18n import N_, _
from ssm_studio.method.rules.asking import Question, questions, wanted
from ssm_studio.method.rules.registry import Finding
from ssm_studio.method.stage_names import STAGE_OF_KIND
from ssm_studio.tui.coaching.finding_text import (
    line,
    message,
    question_line,
    reasons,
    waived_line,
)
from ssm_studio.tui.coaching.findings_bar import of_stage
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Dialog
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import plain

if TYPE_CHECKING:
    from textual.app import App


KEYS: Final = (
    key("enter", "", N_("goes there")),
    key("w", "waive", N_("waives with a reason, or reopens")),
    key("a", "everywhere", N_("all stages")),
    key("escape,f7", "dismiss(None)", N_("closes")),
)
"""What the keys do here."""


class FindingsList(Dialog[Finding | None]):
    """The findings of one stage, or of all: the open ones, then those left as they are.

    Answers the one to go to, or None.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, stage: int) -> None:
        """The findings of `stage`, 1 to 4."""
        super().__init__()
        self._stage = stage
        self._all = False
        self._shown: tuple[Finding | Question, ...] = ()
        self._unfolded: frozenset[tuple[str, str]] = frozenset()

    def compose(self) -> ComposeResult:
        """List above, the one under the cursor in full below."""
        with Vertical(classes="dialog dialog-wide"):
            yield Static(id="findings-title")
            yield RowList(id="findings", markup=False, compact=True)
            with VerticalScroll(id="finding-reasons", can_focus=False):
                yield Static(id="finding-words")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """What is open now; the list follows the study."""
        self.studio.findings_signal.subscribe(self, self._findings_are_now)
        self._findings_are_now(self.studio.findings)
        self.query_one(OptionList).focus()

    def _findings_are_now(self, findings: tuple[Finding, ...]) -> None:
        study = self.studio.study
        told = questions(self._of_here(findings))
        left = self._of_here(self.studio.waived)
        shown: list[tuple[Finding | Question, Content]] = []
        for each in told:
            unfolded = _key(each) in self._unfolded
            alone = len(each.findings) == 1
            words = question_line(study, each, unfolded=unfolded)
            shown.append((each.findings[0] if alone else each, words))
            if unfolded and not alone:
                shown += ((one, line(study, one, of_several=True)) for one in each.findings)
        shown += ((each, waived_line(study, each, self._reason(each))) for each in left)
        self._shown = tuple(each for each, _words in shown)
        title = _("Coach: questions on every stage") if self._all else _("Coach: questions here")
        self.query_one("#findings-title", Static).update(plain(title, "bold"))
        self.query_one(RowList).put(Option(words) for _each, words in shown)
        self._say_why()

    def _of_here(self, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return findings if self._all else of_stage(findings, self._stage)

    def _waiver(self, finding: Finding) -> Waiver | None:
        return waiver_of(self.studio.study, finding.rule, finding.record, finding.field)

    def _reason(self, finding: Finding) -> str:
        waiver = self._waiver(finding)
        return read(waiver.reason, self.studio.study.language) if waiver is not None else ""

    def _say_why(self) -> None:
        chosen = self._chosen
        words = (
            reasons(self.studio.study, chosen)
            if chosen is not None
            else plain(_("Nothing is open here."), "$muted")
        )
        self.query_one("#finding-words", Static).update(words)

    @property
    def _at(self) -> Finding | Question | None:
        at = self.query_one(OptionList).highlighted
        return self._shown[at] if at is not None and at < len(self._shown) else None

    @property
    def _chosen(self) -> Finding | None:
        """The finding under the cursor; of a question about several the first."""
        chosen = self._at
        return chosen.findings[0] if isinstance(chosen, Question) else chosen

    def on_option_list_option_highlighted(self) -> None:
        """The cursor moved: say why that one is asked."""
        self._say_why()

    def on_option_list_option_selected(self) -> None:
        """Enter or a click goes there; a question about several records shows them first."""
        chosen = self._at
        if isinstance(chosen, Question):
            self._unfolded ^= {_key(chosen)}
            self._findings_are_now(self.studio.findings)
        else:
            self.dismiss(chosen)

    def action_everywhere(self) -> None:
        """The findings of every stage, or only of this one."""
        self._all = not self._all
        self._findings_are_now(self.studio.findings)

    @work
    async def action_waive(self) -> None:
        """Leave it as it is, with a one-line reason; what was left so is asked about again."""
        chosen, workshop = self._at, self.studio.workshop
        if chosen is None or workshop is None:
            return
        if isinstance(chosen, Question):
            # Each is left as it is for a reason of its own.
            self._unfolded |= {_key(chosen)}
            self._findings_are_now(self.studio.findings)
            return
        if (waiver := self._waiver(chosen)) is not None:
            self.studio.execute(take_back(self.studio.study, waiver.id))
            return
        question = AskLine(_("Why is this waived?"), hint=message(chosen))
        reason = await self.app.push_screen_wait(question)
        if reason and reason.strip():
            about = chosen.rule, chosen.record, chosen.field
            now = datetime.now(UTC).isoformat(timespec="seconds")
            step = waive(self.studio.study, *about, reason.strip(), workshop.author, now)
            self.studio.execute(step)


def _key(question: Question) -> tuple[str, str]:
    """What makes a question the same after an edit."""
    return question.rule, question.findings[0].message


def go_to_finding(app: App[None], studio: Studio, finding: Finding) -> None:
    """Show where a finding is answered, with the cursor in the field where there is one."""
    if finding.kind != "session":
        studio.go_to_field(finding.kind, finding.record, finding.field)
        return
    kind, field = wanted(finding)
    if kind in STAGE_OF_KIND:
        first = next(iter(studio.study.table(kind)), "")
        studio.go_to_field(kind, first, field if first and kind == "definition" else "")
        return
    from ssm_studio.tui.session_form import SessionForm

    app.push_screen(SessionForm(field if kind == "session" else "person"))
