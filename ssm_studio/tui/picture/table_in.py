"""A questionnaire taken in on the screen: what each column is, what would come, and the one step."""

from __future__ import annotations

import asyncio
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
from ssm_studio.errors import StudioError
from ssm_studio.formats.table.mapping import ROLES, guessed, must_hold
from ssm_studio.formats.table.reading import LARGEST, Table, read_table
from ssm_studio.formats.table.step import Incoming, incoming
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog
from ssm_studio.tui.given_file import bytes_of, path_of
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.studio import Studio, studio_of
from ssm_studio.tui.text import one_line, plain

if TYPE_CHECKING:
    from textual.app import App

NAMES: Final = 26
MEANINGS: Final = 13
MOST_TOLD: Final = 6


KEYS: Final = (
    key("enter", "", N_("sets what a column is")),
    key("t", "themes", N_("themes by list")),
    key("i", "take", N_("takes it in")),
    key("escape", "dismiss(None)", N_("leaves it")),
)
"""What the keys do here."""


class Columns(Dialog[Changeset | None]):
    """What each column of a table is. Answers the step that takes the table in, or None when it was left."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, table: Table, name: str) -> None:
        """Of a table out of the file `name`, with what its headings suggest."""
        super().__init__()
        self._table, self._source = table, name
        self.roles = guessed(table.headings)
        self.by_list = "lens" in self.roles

    @property
    def studio(self) -> Studio:
        """The app."""
        return studio_of(self)

    def compose(self) -> ComposeResult:
        """The columns, what would come of them, what the keys do."""
        count = len(self._table.rows)
        head = ngettext("{name}: {n} row", "{name}: {n} rows", count).format(
            name=one_line(self._source, 50), n=count
        )
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(head, "bold"))
            yield Static(plain(self._table.how, "$muted"))
            yield RowList(id="columns", markup=False, compact=True)
            yield Static(id="table-coming")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The first guess."""
        self._show()
        self.query_one(OptionList).focus()

    def _show(self) -> None:
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.clear_options()
        for place, (heading, role) in enumerate(zip(self._table.headings, self.roles, strict=True)):
            sample = next((row.cells[place] for row in self._table.rows if row.cells[place]), "")
            name = one_line(heading, NAMES).ljust(NAMES + 1)
            ink = "$muted" if role == "ignore" else "$system"
            line = plain(name).append(plain(_meaning(role).ljust(MEANINGS + 1), ink))
            options.add_option(Option(line.append(plain(one_line(sample, 50), "$muted"))))
        options.highlighted = min(at, len(self.roles) - 1)
        self.query_one("#table-coming", Static).update(self._words())

    def _words(self) -> Content:
        """What would come, and the first lines with a trouble."""
        try:
            must_hold(self.roles)
        except StudioError as error:
            return plain(error.title, "$concern")
        coming = self._coming()
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

    def _coming(self) -> Incoming:
        return incoming(self.studio.study, self._table, self.roles, self._source)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say what a column is."""
        event.stop()
        self._choose(event.option_index)

    @work(exclusive=True, group="columns")
    async def _choose(self, place: int) -> None:
        question = _("What is “{name}”?").format(name=one_line(self._table.headings[place], 60))
        choices = [Choice(role, _meaning(role), _(more)) for role, more in ROLES.items()]
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
        step = self._coming().step
        if self.by_list:
            from ssm_studio.say.facts.tags import chip_names

            after = apply(self.studio.study, step)
            step = join(step.label, step, themes_by_lens(after, chip_names(after)))
        self.dismiss(step)


def _meaning(role: str) -> str:
    words = {
        "quotation": _("quotation"),
        "concern": _("concern"),
        "rating": _("rating"),
        "question": _("question"),
        "participant": _("participant"),
        "group": _("group"),
        "lens": _("list"),
        "ignore": _("left out"),
    }
    return words[role]


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
        table = await asyncio.to_thread(read_table, data)
    except StudioError as error:
        studio.tell(error)
        return
    step = await app.push_screen_wait(Columns(table, path.name))
    if step and studio.execute(step) is not None:
        studio.say_so(step.label, _("Ctrl+Z undoes it."))
