"""A framework list held beside the session: what was seen through each entry, and which nobody has mentioned."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import work
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain import edit_picture
from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.edit_themes import themes_by_lens
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_, _
from ssm_studio.method.coverage import Entry, ListHead, coverage, lists
from ssm_studio.method.stage_names import STAGE_OF_KIND
from ssm_studio.tui.dialog_keys import CLOSES, TAKES_BACK, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line, plain

MOST_NAMED = 4
OTHER: Final = "other"
"""Answered where another list is wanted."""


KEYS: Final = (
    key("enter", "", N_("shows what is there, else asks")),
    key("x", "mark", N_("marks it in the picture")),
    key("a", "add", N_("adds an issue")),
    key("h", "themes", N_("themes by this list")),
    key("l", "other", N_("another list")),
    *TAKES_BACK,
    CLOSES,
)
"""What the keys do here."""


class ListSheet(Dialog[Entry | str | None]):
    """The entries of one list; Enter shows what was seen through one, or begins an issue of it.

    Answers an entry where all that is seen through it is to be marked.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, head: ListHead, picture: str | None) -> None:
        """Of one list; what is added stands in `picture`."""
        super().__init__()
        self._list, self._picture = head, picture
        self._entries: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """What the list asks, its entries, where it comes from."""
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(self._list.name, "bold"))
            asks = self._list.prompt or _("Which of these has nobody mentioned?")
            yield Static(plain(asks, "$real"))
            yield RowList(id="list-entries", markup=False, compact=True)
            yield Static(
                plain(_("Source: {source}").format(source=self._list.source or "-"), "$muted")
            )
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The entries as they are now, and whenever the study is another one."""
        self.follow_study(self._show)
        self.query_one(RowList).focus()

    def _show(self) -> None:
        study = self.studio.study
        self._entries = coverage(study, self._list.id, study.language)
        lines = (Option(_words(study, each)) for each in self._entries)
        self.query_one(RowList).put(lines)

    def _entry(self) -> Entry | None:
        at = self.query_one(RowList).highlighted
        return self._entries[at] if at is not None and at < len(self._entries) else None

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go to one of the records that were seen through it; where there is none, ask for an issue."""
        event.stop()
        entry = self._entries[event.option_index]
        there = [each for each in entry.seen_in if each[0] in STAGE_OF_KIND]
        if there:
            self._go(entry)
        else:
            self.action_add()

    @work(exclusive=True, group="list")
    async def _go(self, entry: Entry) -> None:
        study = self.studio.study
        there = [(kind, each) for kind, each in entry.seen_in if kind in STAGE_OF_KIND]
        choices = [
            Choice(str(place), short_name(each, study.language), each.ref)
            for place, (_kind, each) in enumerate(there)
        ]
        answer = (
            "0" if len(there) == 1 else await self.app.push_screen_wait(Choose(entry.name, choices))
        )
        if answer is not None:
            kind, record = there[int(answer)]
            self.dismiss(None)
            self.studio.go_to(kind, record.id)

    @work(exclusive=True, group="list")
    async def action_add(self) -> None:
        """An issue that somebody sees through the entry under the cursor."""
        entry = self._entry()
        if entry is None:
            return
        question = _("Has nobody mentioned “{name}”? What is the issue here?").format(
            name=one_line(entry.name, 60)
        )
        hint = one_line(entry.description, 200)
        words = await self.app.push_screen_wait(AskLine(question, hint=hint))
        if words and words.strip():
            self.studio.execute(
                _issue_seen(self.studio.study, self._picture, words.strip(), entry.id)
            )
            self._show()

    def action_mark(self) -> None:
        """Mark in the picture all that is seen through the entry under the cursor."""
        entry = self._entry()
        if entry is not None and any(kind == "element" for kind, _record in entry.seen_in):
            self.dismiss(entry)
        else:
            self.studio.say_so(_("Nothing in a picture is seen through this entry yet."))

    def action_themes(self) -> None:
        """Gather the issues into themes, one for each entry of this list."""
        names = {each.id: each.name for each in self._entries}
        step = themes_by_lens(self.studio.study, names)
        if step:
            self.studio.execute(step)
            self.studio.say_so(step.label, _("Ctrl+Z undoes it."))
        else:
            self.studio.say_so(
                _("No issue carries an entry of this list yet: Ctrl+D gives it one.")
            )
        self._show()

    def action_other(self) -> None:
        """Another list."""
        self.dismiss(OTHER)


def _words(study: Study, entry: Entry) -> Content:
    if not entry.seen_in:
        return Content.styled("? ", "$real").append(plain(one_line(entry.name, 90)))
    # Each answer of a questionnaire would hide what was made of them.
    seen = [each for kind, each in entry.seen_in if kind != "evidence"] or [
        each for _kind, each in entry.seen_in
    ]
    names = [short_name(each, study.language) for each in seen[:MOST_NAMED]]
    more = ", …" if len(seen) > MOST_NAMED else ""
    line = Content.styled("· ", "$muted").append(plain(one_line(entry.name, 60), "bold"))
    return line.append(plain("  " + ", ".join(names) + more, "$muted"))


def _issue_seen(study: Study, picture: str | None, words: str, entry: str) -> Changeset:
    """A concern in a picture that is seen through an entry of a list; without a picture one is begun."""
    steps: list[Changeset] = []
    if picture not in study.pictures:
        steps.append(edit_picture.add_picture(study, _("Rich picture")))
        study, picture = apply(study, steps[0]), steps[0].puts[0].id
    assert picture is not None
    added = edit_picture.add_element(study, picture, "concern", words)
    study = apply(study, added)
    tagged = set_fields(study, "element", added.puts[0].id, lens_tags=(entry,))
    return join(added.label, *steps, added, tagged)


async def look_through(
    app: App[None], studio: Studio, picture: str | None = None
) -> tuple[str, ...]:
    """Ask for a list and hold it beside the session. Runs in a worker.

    What is added stands in `picture`, else in the newest. Returns the elements that are to be marked.
    """
    head = await _ask_list(app, studio.study)
    while head is not None:
        here = picture or next(reversed(tuple(studio.study.pictures)), None)
        answer = await app.push_screen_wait(ListSheet(head, here))
        if answer != OTHER:
            them = answer.seen_in if isinstance(answer, Entry) else ()
            return tuple(record.id for kind, record in them if kind == "element")
        head = await _ask_list(app, studio.study)
    return ()


async def _ask_list(app: App[None], study: Study) -> ListHead | None:
    """Which of all lists."""
    heads = lists(study, study.language)
    choices = [Choice(str(place), each.name, each.source) for place, each in enumerate(heads)]
    answer = await app.push_screen_wait(Choose(_("Look through which list?"), choices))
    return heads[int(answer)] if answer is not None else None
