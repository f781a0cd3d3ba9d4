"""What every stage screen has: title line, tabs, three panes, say line, footer, and the study as it is now."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.method.stage_names import title_of
from ssm_studio.say import Place
from ssm_studio.tui import under_wall
from ssm_studio.tui.coaching.findings_bar import FindingsStrip, of_stage
from ssm_studio.tui.command_needs import there, usable
from ssm_studio.tui.commands import APP, STAGE, Command, bindings
from ssm_studio.tui.entry_results import ending, endings, say, say_several
from ssm_studio.tui.header import StageTabs, TitleLine
from ssm_studio.tui.key_line import KeyLine, keys_of
from ssm_studio.tui.say_line import SayInput, SayLine
from ssm_studio.tui.stage_frame import AT_FIRST, Framed, footer
from ssm_studio.tui.studio import studio_of
from ssm_studio.tui.typed_in import STANDING, takes_letters
from ssm_studio.workshop.wall_state import InView

if TYPE_CHECKING:
    from ssm_studio.method.rules.registry import Finding
    from ssm_studio.say import Understood
    from ssm_studio.tui.fields import StudyField
    from ssm_studio.tui.studio import Studio


async def in_one_frame() -> None:
    """Let the parts that were told something ask for their drawing, before the screen draws what asked earlier.

    To be awaited at the end of a screen's handler: a cursor that moved and what follows it elsewhere cost one frame
    and not two, each of which is composed, compared and sent.
    """
    await asyncio.sleep(0)


class StageScreen(Framed):
    """A stage. Its subclasses fill the three panes and show the study in them; they never hold its state.

    A subclass sets `NUMBER` and `COMMANDS_HERE`, adds `bindings(COMMANDS_HERE)` to its `BINDINGS`, composes
    `compose_left`, `compose_main`, `compose_right`, and projects the study in `show_study`. Edits are made
    by `self.execute(edit_*.…(self.study, …))` and by nothing else.

    On screens narrower than 100 cells the side panes are drawers over the main one: F3 and F4 open them.
    """

    AUTO_FOCUS = ""
    """Focus goes to `default_focus`, and nowhere else on the way."""
    NUMBER: ClassVar[int] = 0
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = ()
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STAGE)]

    _up = False
    """Whether the widgets stand; before that there is nothing to show the study in."""
    _shown: Study | None = None
    """The study that the widgets show."""

    @property
    def studio(self) -> Studio:
        """The app, as what its parts know of it."""
        return studio_of(self)

    @property
    def study(self) -> Study:
        """The study as it is this moment, the step that was just done included."""
        return self.studio.study

    def compose(self) -> ComposeResult:
        """The frame; panes come from the subclass."""
        self.mark_size()
        yield TitleLine(id="title-line")
        yield StageTabs(self.NUMBER)
        with Horizontal(id="panes"):
            with VerticalScroll(id="left", classes="pane", can_focus=False):
                yield from self.compose_left()
            with Vertical(id="main", classes="pane"):
                yield from self.compose_main()
            with VerticalScroll(id="right", classes="pane", can_focus=False):
                yield from self.compose_right()
        yield FindingsStrip(id="findings-strip")
        yield SayLine(partial(ending, self), AT_FIRST[self.NUMBER], partial(endings, self))
        yield KeyLine(id="key-line")

    def compose_left(self) -> Iterable[Widget]:
        """What stands in the left pane."""
        return ()

    def compose_main(self) -> Iterable[Widget]:
        """What stands in the middle."""
        return ()

    def compose_right(self) -> Iterable[Widget]:
        """What stands in the inspector."""
        return ()

    def show_study(self, study: Study) -> None:
        """Project the study into the widgets. Called on mount and after every change; must be cheap."""

    def place(self) -> Place:
        """What is in view here, for the say line."""
        return Place(stage=self.NUMBER)

    def reveal(self, kind: str, id_: str) -> None:
        """Bring a record into view and mark it: after it was said, found in the palette or jumped to."""
        self.show_news()
        self.choose_record(kind, id_)

    def choose_record(self, kind: str, id_: str) -> None:
        """Choose a record that the widgets show by now; what this stage does not show is passed over."""

    async def open_field(self, _kind: str, _id: str, _field: str) -> bool:
        """Open what a field is written in and put the cursor there; False where all fields are in view."""
        return False

    @property
    def default_focus(self) -> Widget | None:
        """What has the focus when nothing else asks for it."""
        return None

    def on_mount(self) -> None:
        """Listen for changes, show what there is, and lay it out with the focus where it belongs."""
        self.studio.study_signal.subscribe(self, self._study_is_now)
        self.studio.saved_signal.subscribe(self, self._saved_is_now, immediate=True)
        self.studio.findings_signal.subscribe(self, self._findings_are_now)
        self._up = True
        self.show_news()
        self.show_keys()
        if (focus := self.default_focus) is not None:
            self.set_focus(focus, scroll_visible=False)

    def _study_is_now(self, _study: Study) -> None:
        self.show_news()

    def show_news(self) -> None:
        """Show the study where it is newer than what is shown; of several steps only what came of them all.

        The signal calls this when what made a step is through. `reveal` calls it to find the new record in view.
        """
        study = self.study
        if not self._up or study is self._shown or self not in self.app.screen_stack:
            return
        self._shown = study
        self._saved_is_now(self.studio.trouble)
        self.query_one(StageTabs).show(study, self.studio.findings)
        self.show_study(study)
        self.query_one(TitleLine).ask_what_is_open()
        self.show_keys()

    def _saved_is_now(self, trouble: str) -> None:
        typing = any(each.dirty for each in self.fields)
        self.query_one(TitleLine).show(self.studio.workshop, trouble, typing=typing)

    def _findings_are_now(self, _findings: tuple[Finding, ...]) -> None:
        self.show_findings()
        self.query_one(StageTabs).show(self.study, self.studio.findings)

    def in_view(self) -> tuple[str, ...]:
        """Ids of what is in view, the most particular first: what is asked about these is asked first."""
        place = self.place()
        chosen = (place.element, place.activity, place.row, place.change)
        around = (place.definition, place.model, place.picture)
        return tuple(each for each in (*chosen, *around) if each)

    def show_findings(self) -> None:
        """Strip, footer, and marks beside the fields that a finding speaks of; called when the choice changes too."""
        if not self._up:
            return
        self.show_keys()
        fields, focused = self.fields, self.focused
        field = next(((each.record, each.field_name) for each in fields if each is focused), None)
        here = of_stage(self.studio.findings, self.NUMBER)
        self.query_one(FindingsStrip).show(
            here, field=field, in_view=self.in_view(), where=self._ref_of
        )
        asked = {(each.record, each.field) for each in here}
        for each in fields:
            each.asked = (each.record, each.field_name) in asked

    @property
    def fields(self) -> list[StudyField]:
        """The fields of this stage that words can be typed in."""
        return [each for each in STANDING if each.screen is self]

    def _ref_of(self, finding: Finding) -> str:
        """The short name of what a finding speaks of; "" for the session as a whole."""
        record = self.studio.study.get(finding.kind, finding.record)
        return "" if record is None or finding.kind == "session" else record.ref

    def traced(self) -> tuple[str, str]:
        """Kind and id of what is chosen here, the most particular first; empty where nothing is."""
        place = self.place()
        chosen = (
            ("element", place.element),
            ("activity", place.activity),
            ("definition", place.definition if self.NUMBER == 2 else None),
            ("model", place.model),
        )
        return next(((kind, id_) for kind, id_ in chosen if id_), ("", ""))

    def action_trace(self) -> None:
        """Where the chosen thing comes from, and what came of it."""
        self.show_trace(*self.traced())

    def show_trace(self, kind: str, id_: str) -> None:
        """Put the trace of a record over the stage; the step that is chosen is gone to."""
        self.studio.show_trace(kind, id_)

    def votable(self) -> tuple[str, str]:
        """Kind and id of what the room can vote on here; empty where nothing is chosen."""
        system = self.place().system
        return ("system", system) if system else ("", "")

    @work(exclusive=True, group="room")
    async def action_room(self, what: str) -> None:
        """What concerns the room: a vote on what is chosen, the day, what has come due."""
        from ssm_studio.tui.room import DO, Here

        traced = self.traced()[1]
        await DO[what](self.app, self.studio, Here(self.NUMBER, *self.votable(), traced))

    def action_facts(self) -> None:
        """Who said the chosen thing, how private it is, what it rests on."""
        from ssm_studio.tui.facts_form import open_facts

        open_facts(self.app, self.studio, (*self.in_view(), self.place().system or ""))

    @work
    async def action_findings(self) -> None:
        """The list of what is worth asking here; the one that is chosen is gone to."""
        from ssm_studio.tui.coaching.findings_dialog import FindingsList, go_to_finding

        finding = await self.app.push_screen_wait(FindingsList(self.NUMBER))
        if finding is not None:
            go_to_finding(self.app, self.studio, finding)

    def action_wordings(self) -> None:
        """Choose where two people worded the same differently."""
        self.query_one(TitleLine).choose_wordings()

    def on_screen_resume(self) -> None:
        """Coming back to this stage: the study, panes and counts as they are now."""
        self.show_news()
        self.refresh_frame()

    def on_resize(self) -> None:
        """The header's words depend on the width."""
        self.call_after_refresh(self.refresh_frame)

    def refresh_frame(self) -> None:
        """Title line, tabs and footer for the size and the study of now."""
        if self._up and self.studio.workshop is not None:
            self.query_one(TitleLine).show(self.studio.workshop, self.studio.trouble)
            self.query_one(StageTabs).show(self.study, self.studio.findings)
            self.show_keys()
            self.show_findings()

    def commands_now(self) -> tuple[Command, ...]:
        """Every command that works on this screen now, its own first."""
        return (*self.COMMANDS_HERE, *STAGE, *APP)

    def on_descendant_focus(self) -> None:
        """The footer names the keys that work where the focus is, the strip asks about the field."""
        self.show_findings()

    def on_descendant_blur(self) -> None:
        """As on coming to a field, so on leaving one."""
        self.show_keys()

    def pointed_at(self) -> str:
        """The id of what the cursor is on; "" where it is on nothing."""
        return self.traced()[1]

    def show_keys(self) -> None:
        """Have the footer name the keys that mean something here and now."""
        if not self._up:
            return
        here = usable(self.commands_now(), there(self.study, self.place(), self.pointed_at()))
        named = footer(here, narrow=self.has_class("-narrow"))
        self.query_one(KeyLine).show(keys_of(self.focused, named))
        self.query_one(SayLine).invite(self.study, self.place(), getattr(self, "tab_in_view", ""))

    # Edits

    def execute(self, changeset: Changeset) -> None:
        """Do a step; what goes wrong is told, never raised."""
        self.studio.execute(changeset)

    def on_study_field_written(self, event: StudyField.Written) -> None:
        """Words typed in a field are stored."""
        event.stop()
        self.studio.write(event)

    def on_study_field_left(self, event: StudyField.Left) -> None:
        """Escape in a field: back to what this stage is about."""
        event.stop()
        self.action_step_out()

    # Say line

    def keep_words(self) -> None:
        """Store what is being written on the stage outside of its fields."""

    def as_said(self, step: Changeset) -> Changeset:
        """A step that was said here, with what the stage adds to it."""
        return step

    def action_say(self) -> None:
        """Go to the say line."""
        self.query_one(SayLine).entry.focus()

    def on_say_line_said(self, event: SayLine.Said) -> None:
        """A line was said."""
        event.stop()
        say(event.line, self.query_one(SayLine), self)

    def on_say_line_pasted(self, event: SayLine.Pasted) -> None:
        """Several lines at once: one step; those that were not understood are listed and kept."""
        event.stop()
        say_several(event.text, self.query_one(SayLine), self, drawn=event.drawn)

    def came_of(self, found: Understood) -> None:
        """Bring into view what a line is about, or say in which stage it stands."""
        if found.stage == self.NUMBER:
            self.reveal(found.kind, found.id)
        else:
            where = _(title_of(found.stage))
            self.studio.say_so(f"{found.stage} {where}: {found.changeset.label}")

    def on_say_input_left(self, event: SayInput.Left) -> None:
        """Escape in the say line: back to the stage."""
        event.stop()
        self.action_step_out()

    # Panes

    def action_toggle_left(self) -> None:
        """Show or hide the list; on a narrow screen it is a drawer."""
        self.toggle_class("-left-open" if self.has_class("-narrow") else "-no-left")
        self.remove_class("-right-open")

    def action_toggle_right(self) -> None:
        """Show or hide the inspector; on a narrow screen it is a drawer."""
        self.toggle_class("-right-open" if self.has_class("-narrow") else "-no-right")
        self.remove_class("-left-open")

    def open_details(self) -> None:
        """Show the details at the right; of a drawer on a narrow screen, open it."""
        narrow = self.has_class("-narrow")
        if self.has_class("-right-open" if narrow else "-no-right") != narrow:
            self.action_toggle_right()

    def wall_view(self) -> InView | None:
        """What is in view here, for the wall; None before there is anything."""
        return under_wall.view_at(self.place(), self.app.theme) if self._up else None

    def action_step_out(self) -> None:
        """One step out: of a field or a drawer."""
        if takes_letters(self.focused):
            if (focus := self.default_focus) is not None and focus is not self.focused:
                focus.focus()
            else:
                self.set_focus(None)
        elif self.has_class("-left-open") or self.has_class("-right-open"):
            self.remove_class("-left-open", "-right-open")
        else:
            self.studio.say_so(_("Ctrl+L goes to the library, Ctrl+Q leaves; all is saved."))
