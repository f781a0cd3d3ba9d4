"""Analyses One, Two and Three as a sheet over stage one: who intervenes, how people live together, who has power.

What is noted about power is for the facilitator: the sheet has none of it in the projector view, and each item is
let out by a confirmation of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.domain import edit, edit_definitions
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.picture import AnalysisOne, AnalysisThree, AnalysisTwo
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _, language
from ssm_studio.tui.dialog_keys import CLOSES, TAKES_BACK, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog
from ssm_studio.tui.facts_form import FactsForm, release_question
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import plain

if TYPE_CHECKING:
    from ssm_studio.domain.record import Record

WIDEST: Final = 98


class _Part(NamedTuple):
    """One of the three: kind of record, heading, what it asks, the line that adds one."""

    kind: str
    title: str
    asks: str
    add: str


PARTS: Final = (
    _Part(
        "analysis_one",
        N_("Analysis One: the intervention"),
        N_("Who caused this study? Who does it? Who could be seen as an issue owner?"),
        N_("+ client, practitioner or issue owner"),
    ),
    _Part(
        "analysis_two",
        N_("Analysis Two: the social system"),
        N_("What would be outrageous here? Who is called good here, and for what?"),
        N_("+ role with its norms and values"),
    ),
    _Part(
        "analysis_three",
        N_("Analysis Three: the political system"),
        N_("What must one have here to get things done or to stop them? Only you see this."),
        N_("+ commodity of power"),
    ),
)
_WORDS: Final[dict[str, str]] = {
    "analysis_one": "one_words",
    "analysis_two": "two_words",
    "analysis_three": "three_words",
}


KEYS: Final = (
    key("enter", "", N_("opens")),
    key("delete", "delete", N_("deletes")),
    key("r", "release", N_("lets others see it")),
    key("s", "system", N_("relevant system of an issue owner")),
    *TAKES_BACK,
    CLOSES,
)
"""What the keys do here."""


class AnalysesSheet(Dialog[None]):
    """The three analyses one below the other; Enter opens one, the line under a heading adds one."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def compose(self) -> ComposeResult:
        """One list, and what the keys do."""
        with Vertical(classes="dialog dialog-wide"):
            yield RowList(id="analyses", markup=False, compact=True)
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """What there is now, and whenever the study is another one."""
        self.follow_study(self._show)
        self.query_one(RowList).focus()

    def on_screen_resume(self) -> None:
        """Coming back from a form: the wall may have been turned on."""
        self._show()

    def on_resize(self) -> None:
        """Triangles are as wide as there is room."""
        self.call_after_refresh(self._show)

    def _show(self, to: str = "") -> None:
        """The three; the cursor goes to the line `to`, else it stays."""
        from ssm_studio.tui.picture import analyses_text

        study = self.studio.study
        width = max(30, min(WIDEST, self.app.size.width * 96 // 100 - 10))
        lines: list[Option] = []
        for part in PARTS:
            table = study.table(part.kind)
            if part.kind == "analysis_three" and self.studio.projector and not table:
                continue
            above = "\n" if lines else ""
            head = Content.styled(f"{above}{_(part.title)}\n", "bold $real")
            heading = head.append(plain(_(part.asks), "$muted"))
            lines.append(Option(heading, disabled=True, id=part.title))
            words: Callable[[Study, Any, int], Content] = getattr(analyses_text, _WORDS[part.kind])
            lines += (
                Option(words(study, each, width), id=f"{part.kind}/{each.id}")
                for each in table.values()
            )
            if not (part.kind == "analysis_three" and self.studio.projector):
                lines.append(Option(Content.styled(_(part.add), "$system"), id=part.kind))
        self.query_one(RowList).put(lines, to=to)

    def _record(self) -> tuple[str, Record | None]:
        """The kind and the record under the cursor."""
        kind, _slash, id_ = self.query_one(RowList).chosen_id.partition("/")
        return kind, self.studio.study.get(kind, id_) if id_ else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: a record opens, a line that begins with + adds one."""
        event.stop()
        kind, _slash, id_ = (event.option.id or "").partition("/")
        if id_:
            self.app.push_screen(FactsForm(kind, id_))
        else:
            self._add(kind)

    @work(exclusive=True, group="analyses")
    async def _add(self, kind: str) -> None:
        record = await _NEW[kind](self)
        if record is None:
            return
        self.studio.execute(edit.add(self.studio.study, record))
        self._show(to=f"{kind}/{record.id}")
        if self.studio.study.get(kind, record.id) is not None:
            self.app.push_screen(FactsForm(kind, record.id))

    async def ask(self, question: str) -> str:
        """A line; "" where it was left."""
        return ((await self.app.push_screen_wait(AskLine(question))) or "").strip()

    async def offer(self, question: str, choices: list[Choice], *, own: bool = False) -> str | None:
        """One of a list."""
        otherwise = (lambda words: Choice(words, words, _("in your own words"))) if own else None
        return await self.app.push_screen_wait(Choose(question, choices, otherwise=otherwise))

    def _do(self, step: Changeset) -> None:
        if step:
            self.studio.execute(step)
            self._show()

    def action_delete(self) -> None:
        """Delete what is under the cursor; Undo brings it back."""
        kind, record = self._record()
        if record is not None:
            self._do(edit.delete(self.studio.study, kind, record.id))

    @work(exclusive=True, group="analyses")
    async def action_release(self) -> None:
        """Let others see one thing about power, after a question; or keep it to oneself again."""
        record = self._record()[1]
        if not isinstance(record, AnalysisThree):
            return
        if not is_private(record):
            self._do(_privacy(self.studio.study, record.id, private=True))
        elif await self.app.push_screen_wait(release_question()):
            self._do(_privacy(self.studio.study, record.id, private=False))

    @work(exclusive=True, group="analyses")
    async def action_system(self) -> None:
        """A relevant system out of what one issue owner would want."""
        record = self._record()[1]
        if not isinstance(record, AnalysisOne):
            return
        who = read(record.who, self.studio.study.language)
        name = await self.ask(
            _("A system to … that {who} would ask for. What does it do?").format(who=who)
        )
        if name:
            study = self.studio.study
            called = edit_definitions.system_called(name, study.language)
            step = edit_definitions.add_system(study, called, issue_owner=record.id)
            self._do(step)
            self.studio.say_so(step.label, _("It stands in stage 2, among the relevant systems."))


def _privacy(study: Study, id_: str, *, private: bool) -> Changeset:
    values: dict[str, Any] = (
        {"private": None, "visibility": "facilitator"}
        if private
        else {"private": False, "visibility": "session"}
    )
    label = _("Keep to the facilitator") if private else _("Let others see what was private")
    return edit.set_fields(study, "analysis_three", id_, label, **values)


async def _new_one(sheet: AnalysesSheet) -> Record | None:
    from ssm_studio.say.facts.words import ROLES
    from ssm_studio.say.vocabulary import usual

    role = await sheet.offer(
        _("In which role?"), [Choice(each, usual(ROLES, each, language())) for each in ROLES]
    )
    who = await sheet.ask(_("Who is it? A person, a post or a body")) if role else ""
    if not who:
        return None
    return AnalysisOne(id=new_id(), role=role, who=Text.said(who, sheet.studio.study.language))


async def _new_two(sheet: AnalysesSheet) -> Record | None:
    from ssm_studio.say.facts.words import FORMALITIES
    from ssm_studio.say.vocabulary import usual

    role = await sheet.ask(_("Which role? Of an office, or such as “the one who dares”"))
    if not role:
        return None
    formality = await sheet.offer(
        _("Is it a formal role?"),
        [Choice(each, usual(FORMALITIES, each, language())) for each in FORMALITIES],
    )
    tongue = sheet.studio.study.language
    return AnalysisTwo(id=new_id(), role=Text.said(role, tongue), formality=formality)


async def _new_three(sheet: AnalysesSheet) -> Record | None:
    from ssm_studio.method.lenses import lens_name, lenses

    them = lenses()["ssm.power_commodities"].elements
    commodity = await sheet.offer(
        _("What gives power here?"),
        [Choice(each.id, lens_name(each.id, language())) for each in them],
        own=True,
    )
    if commodity is None:
        return None
    holder = await sheet.ask(_("Who holds it? A role is better than a name"))
    said = Text.said(holder, sheet.studio.study.language) if holder else None
    return AnalysisThree(id=new_id(), commodity=commodity, holder=said, visibility="facilitator")


_NEW: Final = {
    "analysis_one": _new_one,
    "analysis_two": _new_two,
    "analysis_three": _new_three,
}
