"""What was said, seen or read: the session's evidence as a list, and a new piece by typing its words."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain import edit
from ssm_studio.domain.evidence import Evidence
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _, language
from ssm_studio.tui.dialog_keys import CLOSES, TAKES_BACK, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog
from ssm_studio.tui.facts_form import FactsForm
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import one_line, plain

ADD: Final = "+"
_MOST_LISTED: Final = 500


KEYS: Final = (
    key("enter", "", N_("opens")),
    key("slash", "find", N_("narrows")),
    key("delete", "delete", N_("deletes")),
    *TAKES_BACK,
    CLOSES,
)
"""What the keys do here."""


class EvidenceSheet(Dialog[None]):
    """Every piece of evidence; Enter opens one, the first line adds one."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self) -> None:
        """Everything at first."""
        super().__init__()
        self._sought = ""

    def compose(self) -> ComposeResult:
        """A list, and what the keys do."""
        with Vertical(classes="dialog dialog-wide"):
            yield Static(id="evidence-head")
            yield RowList(id="evidence", markup=False, compact=True)
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """What there is, and whenever the study is another one."""
        self.follow_study(self._show)
        self.query_one(RowList).focus()

    def _show(self) -> None:
        study = self.studio.study
        found = [each for each in study.evidence.values() if self._sought in _all(study, each)]
        head = plain(_("Evidence"), "bold")
        if self._sought:
            head = head.append(plain(f"  “{self._sought}”", "$system"))
        self.query_one("#evidence-head", Static).update(head)
        lines = [Option(Content.styled(_("+ what was said, seen or read"), "$system"), id=ADD)]
        lines += (Option(_line(study, each), id=each.id) for each in found[:_MOST_LISTED])
        if len(found) > _MOST_LISTED:
            more = plain(_("More: / narrows the list."), "$muted")
            lines.append(Option(more, disabled=True))
        self.query_one(RowList).put(lines)
        # What narrows and deletes needs something to narrow and delete.
        self.query_one(DialogKeys).say(KEYS if study.evidence else (KEYS[0], *TAKES_BACK, CLOSES))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open one, or begin one."""
        event.stop()
        if event.option.id == ADD:
            self._begin()
        elif event.option.id:
            self.app.push_screen(FactsForm("evidence", event.option.id))

    @work(exclusive=True, group="evidence")
    async def action_find(self) -> None:
        """Narrow the list to what holds some words."""
        words = await self.app.push_screen_wait(AskLine(_("Which words?"), self._sought))
        if words is not None:
            self._sought = words.casefold().strip()
            self._show()

    def action_delete(self) -> None:
        """Delete what is under the cursor."""
        id_ = self.query_one(RowList).chosen_id
        if id_ in self.studio.study.evidence:
            self.studio.execute(edit.delete(self.studio.study, "evidence", id_))
            self._show()

    @work(exclusive=True, group="evidence")
    async def _begin(self) -> None:
        from ssm_studio.say.facts.evidence import EVIDENCE_WORDS
        from ssm_studio.say.vocabulary import usual

        choices = [Choice(e, usual(EVIDENCE_WORDS, e, language())) for e in EVIDENCE_WORDS]
        kind = await self.app.push_screen_wait(Choose(_("What is it?"), choices))
        words = await self.app.push_screen_wait(AskLine(_("In which words?"))) if kind else None
        if not words or not words.strip():
            return
        tongue = self.studio.study.language
        new = Evidence(id=new_id(), kind=kind, text=Text.said(words.strip(), tongue))
        if self.studio.execute(edit.add(self.studio.study, new)) is not None:
            self._show()
            self.app.push_screen(FactsForm("evidence", new.id))


def _line(study: Study, each: Evidence) -> Content:
    line = plain(f"{each.ref} ", "$system").append(plain(one_line(_words(study, each), 60)))
    more = " · ".join(part for part in _about(study, each) if part)
    return line.append(plain(f"  {more}", "$muted"))


def _words(study: Study, each: Evidence) -> str:
    words = read(each.text, study.language)
    asked = read(each.question, study.language)
    return words or (f"{asked} {each.rating}" if each.rating is not None else asked) or each.ref


def _about(study: Study, each: Evidence) -> tuple[str, ...]:
    who = study.participants.get(each.said_by or "")
    group = study.groups.get(each.group or "")
    return (
        short_name(who, study.language) if who else "",
        short_name(group, study.language) if group else "",
        one_line(each.source or "", 24),
    )


def _all(study: Study, each: Evidence) -> str:
    return " ".join((each.ref, _words(study, each), *_about(study, each))).casefold()
