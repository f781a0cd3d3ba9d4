"""A questionnaire taken in on the screen: what each column is, what would come, and the one step."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.edit_themes import themes_by_lens
from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.formats.table.mapping import ROLES, guessed, must_hold
from ssm_studio.formats.table.reading import LARGEST, Progress, Table, one_sign, read_table
from ssm_studio.formats.table.step import Incoming, incoming
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog
from ssm_studio.tui.given_file import bytes_of, path_of
from ssm_studio.tui.progress import Working
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line, plain

if TYPE_CHECKING:
    from textual.app import App

NAMES: Final = 26
GAP: Final = 2
"""Cells between what a column is and its sample."""
_MEANINGS: Final = {
    "quotation": N_("quotation"),
    "concern": N_("concern"),
    "rating": N_("rating"),
    "question": N_("question"),
    "participant": N_("participant"),
    "group": N_("group"),
    "lens": N_("list"),
    "ignore": N_("left out"),
}
"""What a column can be; to be translated."""
MOST_TOLD: Final = 6
AT_ONCE: Final = 2000
"""Rows of which what would come is counted while somebody waits; more are counted beside the screen."""


KEYS: Final = (
    key("enter", "", N_("sets what a column is")),
    key("t", "themes", N_("themes by list")),
    key("e", "encoding", N_("encoding")),
    key("s", "separator", N_("separator")),
    key("i", "take", N_("takes it in")),
    key("escape", "dismiss(None)", N_("leaves it")),
)
"""What the keys do here."""


class Columns(Dialog[Changeset | None]):
    """What each column of a table is. Answers the step that takes the table in, or None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, table: Table, name: str, data: bytes = b"") -> None:
        """Of a table out of the file `name` that holds `data`, with what its headings suggest."""
        super().__init__()
        self._table, self._source, self._data = table, name, data
        self._as: dict[str, str] = {}
        self.roles = guessed(table.headings)
        self.by_list = "lens" in self.roles

    def compose(self) -> ComposeResult:
        """The columns, what would come of them, what the keys do."""
        count = len(self._table.rows)
        head = ngettext("{name}: {n} row", "{name}: {n} rows", count).format(
            name=one_line(self._source, 50), n=count
        )
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(head, "bold"))
            yield Static(plain(self._table.how, "$muted"), id="table-how")
            yield RowList(id="columns", markup=False, compact=True)
            yield Static(id="table-coming")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The first guess."""
        self._show()
        self.query_one(OptionList).focus()

    def _show(self) -> None:
        lines = []
        # One row a column, so that all of them are seen at once.
        wide = max(len(_(each)) for each in _MEANINGS.values()) + GAP
        room = max(12, min(50, self.app.size.width - NAMES - wide - 21))
        for place, (heading, role) in enumerate(zip(self._table.headings, self.roles, strict=True)):
            sample = next((row.cells[place] for row in self._table.rows if row.cells[place]), "")
            name = one_line(heading, NAMES).ljust(NAMES + 1)
            ink = "$muted" if role == "ignore" else "$system"
            line = plain(name).append(plain(_(_MEANINGS[role]).ljust(wide), ink))
            lines.append(Option(line.append(plain(one_line(sample, room), "$muted"))))
        self.query_one(RowList).put(lines)
        self.query_one("#table-how", Static).update(plain(self._table.how, "$muted"))
        try:
            must_hold(self.roles)
        except StudioError as error:
            self._tell(plain(error.title, "$concern"))
            return
        if len(self._table.rows) <= AT_ONCE:
            self._tell(self._coming(self.studio.study, list(self.roles)))
        else:
            self._tell(plain("\n" + _("counting…"), "$muted"))
            self._count(list(self.roles))

    def _tell(self, words: Content) -> None:
        if self.is_attached:
            self.query_one("#table-coming", Static).update(words)

    @work(thread=True, exclusive=True, exit_on_error=False, group="counting")
    def _count(self, roles: list[str]) -> None:
        """What would come of a long table, beside the screen; it is told unless columns are something else by then."""
        words = self._coming(self.studio.study, roles)
        if roles == self.roles:
            self.app.call_from_thread(self._tell, words)

    def _words(self, coming: Incoming) -> Content:
        """What would come, and the first lines with a trouble."""
        counts = " · ".join(f"{n} × {_(BY_NAME[kind].called)}" for kind, n in coming.counts.items())
        lines = [plain("\n" + counts)]
        if self.by_list:
            lines.append(plain(_("issues gathered into themes by list"), "$system"))
        for line, words in coming.troubles[:MOST_TOLD]:
            said = _("Line {line}: {trouble}.").format(line=line, trouble=one_line(words, 120))
            lines.append(plain(said, "$real"))
        if (more := len(coming.troubles) - MOST_TOLD) > 0:
            lines.append(plain(ngettext("… and {n} more.", "… and {n} more.", more).format(n=more)))
        return Content("\n").join(lines)

    def _coming(self, study: Study, roles: list[str]) -> Content:
        """What would come, or why nothing can."""
        try:
            return self._words(incoming(study, self._table, roles, self._source))
        except StudioError as error:
            return plain(f"\n{error.title} {error.hint}", "$concern")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say what a column is."""
        event.stop()
        self._choose(event.option_index)

    @work(exclusive=True, group="columns")
    async def _choose(self, place: int) -> None:
        question = _("What is “{name}”?").format(name=one_line(self._table.headings[place], 60))
        choices = [Choice(role, _(_MEANINGS[role]), _(more)) for role, more in ROLES.items()]
        answer = await self.app.push_screen_wait(
            Choose(question, choices, chosen=self.roles[place])
        )
        if answer is not None:
            self.roles[place] = answer
            self._show()

    def action_themes(self) -> None:
        """Whether issues are gathered into themes, one for each entry of a list that they carry."""
        self.by_list = not self.by_list
        self._show()

    def action_take(self) -> None:
        """Take it in, unless nothing would come of it."""
        try:
            must_hold(self.roles)
        except StudioError:
            self._show()
            return
        self._take()

    @work(exclusive=True, group="columns")
    async def _take(self) -> None:
        study = self.studio.study
        words = _("Taking in {name}").format(name=one_line(self._source, 50))
        step = await self.app.push_screen_wait(Working(words, partial(self._step, study)))
        if isinstance(step, StudioError):
            self.studio.tell(step)
        elif isinstance(step, Changeset):
            self.dismiss(step)

    def _step(self, study: Study, progress: Progress) -> Changeset:
        """The one step, with themes where they are wanted."""
        step = incoming(study, self._table, self.roles, self._source, progress=progress).step
        if self.by_list:
            from ssm_studio.say.facts.tags import chip_names

            after = apply(study, step)
            step = join(step.label, step, themes_by_lens(after, chip_names(after)))
        return step

    @work(exclusive=True, group="columns")
    async def action_encoding(self) -> None:
        """Read the file in another encoding."""
        hint = _("Usual ones are utf-8, utf-16, windows-1252, windows-1251, mac-roman, shift_jis.")
        await self._read_as("encoding", _("In which encoding is it written?"), hint)

    @work(exclusive=True, group="columns")
    async def action_separator(self) -> None:
        """Read the file with another sign between its cells."""
        hint = _("Type one sign, or one of: tab, comma, semicolon.")
        await self._read_as("separator", _("What stands between the cells?"), hint)

    async def _read_as(self, name: str, question: str, hint: str) -> None:
        words = await self.app.push_screen_wait(
            AskLine(question, self._as.get(name, ""), hint=hint)
        )
        if words is None or not self._data:
            return
        said = {**self._as, name: words.strip()}
        try:
            sign = one_sign(said.get("separator", ""))
            table = read_table(self._data, encoding=said.get("encoding", ""), separator=sign)
        except StudioError as error:
            self.studio.tell(error)
            return
        self._as, self._table = said, table
        self.roles = guessed(table.headings)
        self._show()


async def take_table_in(app: App[None], studio: Studio) -> None:
    """Ask for a file, show what its columns are, and take it in as one step."""
    said = await app.push_screen_wait(
        AskLine(_("Which questionnaire? CSV or a spreadsheet; drop it here or type where it is"))
    )
    if not said:
        return
    path = path_of(said)
    try:
        data = await asyncio.to_thread(bytes_of, path, LARGEST)
    except StudioError as error:
        studio.tell(error)
        return
    words = _("Reading {name}").format(name=one_line(path.name, 50))
    table = await app.push_screen_wait(Working(words, partial(read_table, data)))
    if isinstance(table, StudioError):
        studio.tell(table)
    if not isinstance(table, Table):
        return
    step = await app.push_screen_wait(Columns(table, path.name, data))
    if step and len(step.puts) > AT_ONCE:
        studio.say_so(_("Storing it takes a moment …"))
        seen = asyncio.Event()
        app.call_after_refresh(seen.set)
        await seen.wait()
    if step and studio.execute(step) is not None:
        studio.say_so(step.label, _("Ctrl+Z undoes it."))
