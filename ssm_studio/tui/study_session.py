"""The one way from the screens to the study: do a step, take it back, and lose nothing when the disk refuses.

A step that was refused is kept and tried again by itself, so that words typed while the disk was full or the
folder away are stored as soon as that is mended, here or in a copy elsewhere.

What reads and changes a session is imported where it is used: the first frame is painted before that is loaded.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from textual.signal import Signal

from ssm_studio.domain.text import REPLACEMENT, Text
from ssm_studio.errors import ReadOnlyError, StudioError
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.beacon import Beacon

if TYPE_CHECKING:
    from textual.app import App

    from ssm_studio.domain.changes import Changeset, Clash
    from ssm_studio.domain.study import Study
    from ssm_studio.tui.beacon import Viewed
    from ssm_studio.tui.fields import StudyField
    from ssm_studio.tui.messages import Messages
    from ssm_studio.workshop.workshop import Outcome, Workshop


class Typed(Protocol):
    """Where words stand that are not stored yet."""

    def fields(self) -> Iterable[StudyField]:
        """Every field that words may stand in."""

    def keep_words(self) -> None:
        """Store what is written outside of the fields."""

    @property
    def holds_lines(self) -> bool:
        """Whether a line stands in an entry line still."""

    @property
    def lowest(self) -> Viewed | None:
        """The stage that is shown, whatever lies over it."""


class StudySession:
    """The open session: changes its study and says what came of it."""

    def __init__(self, app: App[None], typed: Typed, messages: Messages) -> None:
        """Nothing is open yet.

        Args:
            app: sends the signals.
            typed: where words stand that are not stored yet.
            messages: how people are told.
        """
        self.workshop: Workshop | None = None
        self.trouble = ""
        """Why the last step could not be stored; "" when all is saved."""
        self.study_signal: Signal[Study] = Signal(app, "study")
        self.saved_signal: Signal[str] = Signal(app, "saved")
        self._refused: list[Changeset] = []
        """Steps that the disk refused, in order."""
        self._typed, self._messages = typed, messages
        self._beacon = Beacon(app, typed)

    @property
    def study(self) -> Study:
        """The study that is open; an empty one while none is."""
        if self.workshop is not None:
            return self.workshop.study
        from ssm_studio.domain.study import Study

        return Study()

    def open(self, workshop: Workshop) -> None:
        """Go on with another session; the one before was closed."""
        self.workshop = workshop
        self._beacon.begin(workshop.path)
        self.trouble = ""
        workshop.subscribe(self.study_signal.publish)

    def close(self) -> None:
        """Close the file; what was refused till now is lost."""
        if self.workshop is not None:
            self._refused.clear()
            self._beacon.end()
            self.workshop.close()
            self.workshop = None

    # Steps

    def execute(self, changeset: Changeset, *, keep: bool = True) -> Outcome | None:
        """Do one step: memory, disk, listeners. What goes wrong is told; None then.

        A step that the disk refused is kept and tried again, unless its words stand where they were typed
        and will come again from there (`keep` is False).
        """
        if self.workshop is None or not changeset:
            return None
        try:
            self.try_again()
            with self._briefly():
                outcome = self.workshop.do(changeset)
        except StudioError as error:
            if keep and not isinstance(error, ReadOnlyError):
                self._refused.append(changeset)
            self.troubled(error)
            return None
        self._messages.fade()
        self._done(outcome)
        if keep and not (outcome.replaced or outcome.clashes):
            # A warning stands longer than what the step did.
            self._answer(changeset)
        return outcome

    def _answer(self, changeset: Changeset) -> None:
        """Say what a step did, in the line of the stage that it was done on."""
        from ssm_studio.tui.step_answer import answer_of

        if words := answer_of(self.study, changeset):
            self._messages.did(words)

    def try_again(self) -> None:
        """Store the steps that the disk refused before.

        Raises:
            StudioError: it refuses still; what is left is kept.
        """
        number = len(self._refused)
        while self._refused and self.workshop is not None:
            with self._briefly():
                outcome = self.workshop.do(self._refused[0])
            self._done(outcome)
            del self._refused[0]
        if number:
            self._messages.say_so(
                ngettext(
                    "{n} step that the disk had refused is saved now.",
                    "{n} steps that the disk had refused are saved now.",
                    number,
                ).format(n=number)
            )

    def _briefly(self) -> AbstractContextManager[None]:
        # Keys are not read while we wait. What is refused is told, kept and tried again at every look at the file.
        from ssm_studio.workshop.waiting import briefly

        return briefly()

    def _done(self, outcome: Outcome) -> None:
        if self.trouble:
            self.trouble = ""
            self.saved_signal.publish("")
        if outcome.replaced:
            self._messages.say_so(
                _("Characters that no file can hold were replaced by {mark}.").format(
                    mark=REPLACEMENT
                ),
                severity="warning",
            )
        for clash in outcome.clashes:
            self._messages.say_so(
                _("Someone else changed the same at the same time."),
                _clash_words(clash),
                severity="warning",
            )

    def write(self, event: StudyField.Written) -> None:
        """Store the words of a field; where the study moved on under them, keep both texts and say so."""
        step = self.written(event.kind, event.record, event.name, event.base, event.value)
        if step and self.execute(step, keep=False) is None:
            event.field.not_stored()

    def written(self, kind: str, id_: str, name: str, base: str, value: str) -> Changeset | None:
        """The step that stores words which were `base` when somebody began to write; None where the record is gone."""
        from ssm_studio.domain import changes

        study = self.study
        record = study.get(kind, id_)
        if record is None:
            self.say_deleted(value)
            return None
        now = getattr(record, name)
        words = now.read(study.language) if isinstance(now, Text) else (now or "")
        if words not in (base, value):
            both = changes.both_words(base, value, words) or ""
            step = self._write_step(kind, id_, name, both)
            return self._keeping_both(step, (kind, id_, name), base, value, words, both)
        return self._write_step(kind, id_, name, value)

    def _write_step(self, kind: str, id_: str, name: str, value: str) -> Changeset:
        from ssm_studio.domain import edit

        if kind == "research":
            from ssm_studio.domain.edit_research import write_declared

            return write_declared(self.study, datetime.now(UTC), name, value)
        return edit.write(self.study, kind, id_, name, value)

    def _keeping_both(
        self,
        step: Changeset,
        where: tuple[str, str, str],
        base: str,
        mine: str,
        theirs: str,
        both: str,
    ) -> Changeset:
        """Say that somebody else wrote in the same field; what is to be chosen of it is kept with the step."""
        from ssm_studio.domain import two_wordings

        title = _("Someone else wrote here at the same time.")
        if self.workshop is None or not two_wordings.differ(mine, theirs, both):
            self._messages.say_so(title, _("Both changes are in the text."))
            return step
        tongue = two_wordings.tongue_of(self.study, *where)
        self._messages.say_so(title, _to_choose(), severity="warning")
        _kind, id_, name = where
        return self.workshop.keeping_both(step, (id_, name, tongue), base, mine, theirs)

    def say_deleted(self, words: str) -> None:
        """Give back words for which there is no place any more."""
        said = _("This was deleted meanwhile. Your words: {words}").format(words=words)
        self._messages.say_so(said, severity="warning")

    def flush(self) -> None:
        """Store what is being typed anywhere, now."""
        for field in self._typed.fields():
            if (event := field.take()) is not None:
                self.write(event)
        self._typed.keep_words()

    @property
    def unsaved(self) -> bool:
        """Whether something was typed or done that is not on disk."""
        return (
            bool(self._refused)
            or any(field.dirty for field in self._typed.fields())
            or (bool(self.trouble) and self._typed.holds_lines)
        )

    async def may_leave(self, app: App[None]) -> bool:
        """Whether leaving loses no words, or they may be lost: that is asked."""
        self.flush()
        if self.workshop is None or self.workshop.read_only or not self.unsaved:
            return True
        from ssm_studio.tui.dialogs import leave_question

        sure: bool = await app.push_screen_wait(leave_question(self.trouble))
        return sure

    def look_at_file(self) -> None:
        """See what another program wrote, and try again what the disk refused."""
        if self.workshop is None:
            return
        try:
            with self._briefly():
                self.workshop.reload_if_changed()
            if self.trouble:
                self.try_again()
                self.flush()
                if not self.unsaved:
                    self.trouble = ""
                    self.saved_signal.publish("")
        except StudioError as error:
            self.troubled(error)

    def undo(self, *, named: bool = True) -> None:
        """Take the last step back, and say which it was, where it may be `named`."""
        self._step_back(_("Undone: {label}") if named else _("Undone."), back=True)

    def redo(self, *, named: bool = True) -> None:
        """Do again what was taken back."""
        self._step_back(_("Done again: {label}") if named else _("Done again."), back=False)

    def _step_back(self, words: str, *, back: bool) -> None:
        if self.workshop is None:
            return
        self.flush()
        try:
            with self._briefly():
                outcome = self.workshop.undo() if back else self.workshop.redo()
        except StudioError as error:
            self.troubled(error)
            return
        if outcome.label:
            self._done(outcome)
            self._messages.say_so(words.format(label=outcome.label), severity="done")
        else:
            self._messages.say_so(_("Nothing to undo.") if back else _("Nothing to redo."))

    async def ask_for_copy(self, app: App[None]) -> None:
        """Ask for a file, and go on in a copy there."""
        if self.workshop is None:
            return
        from ssm_studio.tui.dialogs import AskLine

        proposed = str(Path.home() / f"{self.workshop.path.stem}-2.ssm")
        question = _("Into which file shall the copy go? The session goes on there.")
        words = await app.push_screen_wait(AskLine(question, proposed))
        if words and words.strip():
            self.go_on_in(words.strip())

    def go_on_in(self, words: str) -> None:
        """Go on in a copy in the file that somebody typed, and say so, or why that cannot be."""
        try:
            path = Path(words).expanduser().absolute()
            self.go_on_in_copy(path)
        except StudioError as error:
            self._messages.tell(error)
        else:
            self._messages.say_so(_("The session goes on in {path}").format(path=path))

    def go_on_in_copy(self, path: Path) -> None:
        """Write the session to another file, what the disk refused included, and go on there.

        Raises:
            StudioError: that file is there already, or cannot be written.
        """
        if self.workshop is None:
            return
        from ssm_studio.workshop.workshop import open_session

        copy = open_session(self.workshop.save_copy(path))
        self.workshop.close()
        self.open(copy)
        self.try_again()
        self.flush()
        self.study_signal.publish(self.study)
        self.saved_signal.publish(self.trouble)

    def troubled(self, error: StudioError) -> None:
        """Something could not be stored: tell it once, and keep it in sight until it is mended."""
        if self.trouble != error.title:
            self._messages.tell(error)
        self.trouble = error.title
        self.saved_signal.publish(error.title)


def _to_choose() -> str:
    """That both wordings stand somewhere, and how one of them is chosen."""
    return _("Both wordings stand there now; F9 chooses one.")


def _clash_words(clash: Clash) -> str:
    """What became of a clash, in a sentence."""
    if clash.mine is None:
        return _("What they changed was kept; the debate on stage four asks about it.")
    if clash.theirs is None:
        return _(
            "They had deleted it; your words brought it back. The debate on stage four asks about it."
        )
    if isinstance(clash.mine, Text):
        from ssm_studio.domain.two_wordings import wordings

        return _to_choose() if any(wordings([clash])) else _("Both changes are in the text.")
    return _("Your choice stands for now; theirs is kept beside it, on stage four.")
