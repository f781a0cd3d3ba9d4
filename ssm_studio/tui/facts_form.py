"""What is known of one record beside its words: who said it, how private it is, through which lists it is seen.

One form for every kind of record on every stage; its rows come from the table that lines are read by
(`say.facts.rows`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.privacy import is_private
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import CLOSES, TAKES_BACK, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Confirm, Dialog
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line, plain

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.say.facts.rows import Offered, Row

TITLES: Final = 25
"""Columns for the names of rows."""
LONGEST: Final = 300
_NOTHING_SAID: Final = "-"


KEYS: Final = (
    key("enter", "", N_("sets a row")),
    key("delete,backspace", "empty", N_("empties it")),
    *TAKES_BACK,
    CLOSES,
)
"""What the keys do here."""


class FactsForm(Dialog[None]):
    """One record with all that can be said of it; each row is set by itself, as a step of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, kind: str, id_: str) -> None:
        """Of the record with this kind and id."""
        super().__init__()
        self.kind, self.record_id = kind, id_
        self._rows: tuple[Row, ...] = ()

    def compose(self) -> ComposeResult:
        """What it is, its rows, what the keys do."""
        with Vertical(classes="dialog dialog-wide"):
            yield Static(id="facts-of")
            yield RowList(id="facts", markup=False, compact=True)
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The rows as they are now, and whenever the study is another one."""
        from ssm_studio.say.facts.rows import rows_of

        self._rows = rows_of(self.kind)
        self.follow_study(self._show)
        self.query_one(OptionList).focus()

    def _show(self) -> None:
        from ssm_studio.say.answer_names import described
        from ssm_studio.say.facts.rows import told

        study = self.studio.study
        record = study.get(self.kind, self.record_id)
        if record is None:
            self.dismiss(None)
            return
        self.query_one("#facts-of", Static).update(
            plain(one_line(described(study, self.kind, record), LONGEST), "bold")
        )
        lines = []
        for row in self._rows:
            words = one_line(told(study, row, self.kind, record), LONGEST)
            title = one_line(row.title, TITLES).ljust(TITLES + 1)
            line = plain(title, "$muted").append(plain(words) if words else Content("·"))
            lines.append(Option(line))
        self.query_one(RowList).put(lines)

    def _row(self) -> Row | None:
        at = self.query_one(OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    def action_empty(self) -> None:
        """Nothing is said of this any more."""
        from ssm_studio.say.facts.rows import set_row

        if (row := self._row()) is not None:
            self._do(set_row(self.studio.study, row, self.kind, self.record_id, None))

    def _do(self, step: Changeset) -> None:
        if step:
            self.studio.execute(step)
            self._show()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click sets a row."""
        event.stop()
        self._set(self._rows[event.option_index])

    @work(exclusive=True, group="facts")
    async def _set(self, row: Row) -> None:
        if row.field == "photo_region" and await self._framed(row):
            return
        if row.typed:
            await self._type(row)
        elif row.several:
            await self._toggle(row)
        else:
            await self._choose(row)

    async def _framed(self, row: Row) -> bool:
        """A part of a photograph, framed on it where the record names one; whether it was asked so."""
        from ssm_studio.say.answer_names import described
        from ssm_studio.say.facts.rows import set_row
        from ssm_studio.tui.photos.region import pick_region

        study = self.studio.study
        record: Any = study.get(self.kind, self.record_id)
        photo = study.photos.get(getattr(record, "photo", None) or "")
        if photo is None or not photo.kept_sha256:
            return False
        title = one_line(described(study, self.kind, record), LONGEST)
        region = await pick_region(self.app, self.studio, photo.id, title, record.photo_region)
        if region is not None:
            self._do(set_row(self.studio.study, row, self.kind, self.record_id, region))
        return True

    async def _type(self, row: Row) -> None:
        """Ask for words until they make sense or are left."""
        from ssm_studio.say.facts.rows import typed_words, write_row

        record = self.studio.study.get(self.kind, self.record_id)
        words, hint = typed_words(self.studio.study, row, record), ""
        while True:
            said = await self.app.push_screen_wait(AskLine(row.title, words, hint=hint))
            if said is None or said == words:
                return
            step = write_row(self.studio.study, row, self.kind, self.record_id, said)
            if not isinstance(step, str):
                self._do(step)
                return
            words, hint = said, step

    async def _choose(self, row: Row) -> None:
        """One of a list."""
        from ssm_studio.say.facts.rows import offered, set_row

        study = self.studio.study
        record = study.get(self.kind, self.record_id)
        if record is None:
            return
        them = offered(study, row, record)
        now = getattr(record, row.field)
        answer = await self.app.push_screen_wait(
            Choose(
                row.title,
                [*_choices(them, ()), Choice(_NOTHING_SAID, _("nothing said"), "", "·")],
                chosen=next((str(i) for i, each in enumerate(them) if each.value == now), ""),
                otherwise=_own if row.own_words else None,
            )
        )
        if answer is None:
            return
        value = None if answer == _NOTHING_SAID else _meant(them, answer)
        if row.field == "visibility" and not await self._released(value):
            return
        self._do(set_row(self.studio.study, row, self.kind, self.record_id, value))

    async def _released(self, value: object) -> bool:
        """Whether what only the facilitator sees may be seen by others from now on."""
        record = self.studio.study.get(self.kind, self.record_id)
        if record is None or value not in ("public", "session") or not is_private(record):
            return True
        return await self.app.push_screen_wait(release_question())

    async def _toggle(self, row: Row) -> None:
        """Any part of a list, one after the other until Esc."""
        from ssm_studio.say.facts.rows import offered, set_row

        answer: str | None = ""
        while True:
            study = self.studio.study
            record = study.get(self.kind, self.record_id)
            if record is None:
                return
            them = offered(study, row, record)
            held = tuple(getattr(record, row.field))
            answer = await self.app.push_screen_wait(
                Choose(
                    row.title,
                    _choices(them, held),
                    chosen=answer or "",
                    otherwise=_own if row.own_words else None,
                )
            )
            if answer is None:
                return
            value = _meant(them, answer)
            rest = tuple(each for each in held if each != value)
            new = rest if len(rest) < len(held) else (*held, value)
            self._do(set_row(study, row, self.kind, self.record_id, new))


def open_facts(app: App[None], studio: Studio, ids: Iterable[str]) -> None:
    """Open the form of the first of these ids that the study has."""
    for id_ in ids:
        if (record := studio.study.find(id_)) is not None:
            app.push_screen(FactsForm(kind_of(record).name, id_))
            return
    studio.say_so(_("Select something first."))


def _choices(them: Sequence[Offered], held: Sequence[object]) -> list[Choice]:
    return [
        Choice(
            str(place),
            one_line(each.words, 90),
            one_line(each.hint, 60),
            "✓" if each.value in held else " " if held else "",
        )
        for place, each in enumerate(them)
    ]


def _own(words: str) -> Choice:
    return Choice(f"={words}", words, _("in your own words"))


def _meant(them: Sequence[Offered], answer: str) -> object:
    return answer[1:] if answer.startswith("=") else them[int(answer)].value


def release_question() -> Confirm:
    """Whether one private thing may be seen by others."""
    return Confirm(
        _("Let others see this?"),
        _(
            "It is for the facilitator only now. It would be on the wall, in exports and in the search. "
            "Writing down who has power is itself an act of power."
        ),
        yes=_("Let them see it"),
        no=_("Keep it to myself"),
    )
