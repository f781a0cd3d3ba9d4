"""The session itself: title, situation, dates, place and the people in the room."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset, join
from ssm_studio.domain.dates import days_typed
from ssm_studio.domain.edit_people import add_participant, describe
from ssm_studio.domain.situation import Participant
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Dialog
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import dated, day, plain
from ssm_studio.tui.text_input import Line
from ssm_studio.workshop.author import author_name, keep_name, kept_name

FIELDS = (
    ("title", N_("Title"), N_("What is this workshop called?"), False),
    (
        "situation",
        N_("Situation"),
        N_("Say in two sentences what is felt to be unsatisfactory."),
        True,
    ),
    ("place", N_("Place"), N_("Where do you meet?"), False),
)
"""Field of the session, its heading, its prompt, whether it has many lines."""


KEYS: Final = (
    key("enter", "", N_("goes on, changes a person")),
    key("delete", "delete_person", N_("takes a person out")),
    key("ctrl+j", "", N_("new line")),
    key("escape", "close", N_("keeps all and closes")),
)
"""What the keys do here."""


class SessionForm(Dialog[None]):
    """Everything about the session that belongs to no stage."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, field: str = "") -> None:
        """The form with the cursor in `field`: one of the session's, "dates", or "person" for somebody new."""
        super().__init__()
        self._field = field

    def compose(self) -> ComposeResult:
        """Fields, dates, people."""
        study = self.studio.study
        session = study.session
        with Vertical(classes="dialog dialog-wide"):
            with VerticalScroll(can_focus=False, id="session-form"):
                for name, title, prompt, many in FIELDS:
                    value = getattr(session, name)
                    words = value.read(study.language) if isinstance(value, Text) else value or ""
                    yield Static(_(title), classes="heading")
                    yield StudyField(
                        "session", session.id, name, words, prompt=_(prompt), many_lines=many
                    )
                yield Static(_("Dates"), classes="heading")
                dates = ", ".join(day(each) for each in session.dates)
                yield Line(dates, placeholder=dated(_("{day}, {next}")), id="dates")
                yield Static(_("People, under pseudonyms"), classes="heading")
                yield RowList(id="people", markup=False, compact=True)
                yield Line(placeholder=_("add someone:  pseudonym; role; table group"), id="person")
                yield Static(_("Your own name, for the log"), classes="heading")
                author = self.studio.workshop.author if self.studio.workshop else ""
                yield Line(kept_name(), placeholder=author, id="facilitator")
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """Show the people, and stay in step with the study."""
        self.follow_study(self._show)
        if self._field in ("dates", "person"):
            self.query_one(f"#{self._field}").focus()
        for field in self.query(StudyField):
            if field.field_name == self._field:
                field.focus()

    def _show(self) -> None:
        study = self.study
        session = study.session
        for field in self.query(StudyField):
            value = getattr(session, field.field_name)
            field.show(value.read(study.language) if isinstance(value, Text) else value or "")
        people = self.query_one("#people", OptionList)
        at = people.highlighted
        people.clear_options()
        people.add_options(
            Option(_person_content(study, each), id=each.id) for each in study.participants.values()
        )
        people.display = bool(study.participants)
        if at is not None and study.participants:
            people.highlighted = min(at, len(study.participants) - 1)

    def on_study_field_written(self, event: StudyField.Written) -> None:
        """Words typed here are stored."""
        event.stop()
        self.studio.write(event)

    def on_study_field_left(self, event: StudyField.Left) -> None:
        """Escape in a field closes the form."""
        event.stop()
        self.action_close()

    def on_input_changed(self, event: Input.Changed) -> None:
        """A person who is typed is kept until entered."""
        event.stop()
        if event.input.id == "person":
            self.studio.unsent.typed("person", event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Dates or a person were typed."""
        event.stop()
        if event.input.id == "dates":
            self._set_dates(event.value)
        elif event.input.id == "facilitator":
            self._keep_name(event.value)
        elif event.value.strip():
            self._add_person(event.value)
            event.input.value = ""

    def _set_dates(self, words: str) -> None:
        dates = days_typed(words)
        study = self.studio.study
        self.studio.execute(
            edit.set_fields(study, "session", study.session.id, _("Set the dates"), dates=dates)
        )

    def _add_person(self, words: str) -> None:
        self.studio.execute(add_participant(self.studio.study, *_parts(words)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a person: say anew who it is."""
        event.stop()
        self._say_anew(event.option.id or "")

    @work
    async def _say_anew(self, id_: str) -> None:
        study = self.studio.study
        person = study.participants.get(id_)
        if person is None:
            return
        question = AskLine(_("Pseudonym; role; table group"), _person_words(study, person))
        words = await self.app.push_screen_wait(question)
        study = self.studio.study
        if words and words.strip() and id_ in study.participants:
            self.studio.execute(join(_("Change a participant"), *_described(study, id_, words)))

    def action_delete_person(self) -> None:
        """Take the person under the cursor out."""
        people = self.query_one("#people", OptionList)
        if people.has_focus and people.highlighted is not None:
            id_ = people.get_option_at_index(people.highlighted).id or ""
            self.studio.execute(edit.delete(self.studio.study, "participant", id_))

    def _keep_name(self, words: str) -> None:
        """From now on this name stands beside each change, in every session."""
        if words.strip() == kept_name() or self.studio.workshop is None:
            return
        try:
            keep_name(words)
        except OSError as error:
            self.studio.say_so(_("Your name could not be kept."), str(error), severity="warning")
        self.studio.workshop.author = words.strip() or author_name()

    def action_close(self) -> None:
        """Keep what was typed and close."""
        self._keep_name(self.query_one("#facilitator", Input).value)
        self._set_dates(self.query_one("#dates", Input).value)
        if words := self.query_one("#person", Input).value.strip():
            self._add_person(words)
        self.studio.flush()
        self.dismiss(None)


def _described(study: Study, id_: str, words: str) -> list[Changeset]:
    """The steps that make a participant what "pseudonym; role; group" says; a new group is made."""
    return describe(study, id_, *_parts(words))


def _parts(words: str) -> tuple[str, str, str]:
    pseudonym, role, group, *_rest = (*(part.strip() for part in words.split(";")), "", "", "")
    return pseudonym, role, group


def _person_words(study: Study, person: Participant) -> str:
    group = study.groups.get(person.group or "")
    parts = (
        person.pseudonym or "",
        read(person.role, study.language),
        read(group.name, study.language) if group else "",
    )
    return "; ".join(parts).rstrip("; ")


def _person_content(study: Study, person: Participant) -> Content:
    name, _sep, rest = _person_words(study, person).partition("; ")
    return plain(name or "–", "bold").append(plain(f"  {rest.replace('; ', ' · ')}", "$muted"))
