"""The library: past sessions with how far they are and what is still open, and where a new one begins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from ssm_studio.errors import StudioError
from ssm_studio.i18n import _, language
from ssm_studio.method.next_cycle import chosen as carried
from ssm_studio.tui.author_question import ask_name
from ssm_studio.tui.commands import APP, Command, bindings
from ssm_studio.tui.cycle_end import next_cycle_of
from ssm_studio.tui.dialogs import AskLine
from ssm_studio.tui.frugal_compositor import FrugalCompositor
from ssm_studio.tui.key_line import KeyLine, foot
from ssm_studio.tui.library.commands import HERE, asking, footer
from ssm_studio.tui.library.institute_hits import ThereList
from ssm_studio.tui.library.institute_line import InstituteLine
from ssm_studio.tui.library.rescue import rescued
from ssm_studio.tui.library.texts import Found, any_late, details, empty_words, entry_words, totals
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.studio import Studio, studio_of
from ssm_studio.tui.text import plain
from ssm_studio.tui.text_input import Line
from ssm_studio.workshop import author, create, sessions
from ssm_studio.workshop.listing import Shelf, Totals, totals_of
from ssm_studio.workshop.next_cycle import begin_next_cycle
from ssm_studio.workshop.reading import read_study

MOST_SHOWN = 500
"""Sessions in the list; the search finds the others."""
FIRST = 100
"""Sessions that are listed before anybody looks into the folder; no terminal is higher."""
Shown = tuple[tuple[Found, ...], Totals]
"""Sessions in the list, and all of them together."""


class LibraryScreen(Screen[None]):
    """Past sessions. Search is over every word of every session; Enter opens."""

    STYLESHEETS: ClassVar = ("library",)
    COMMANDS_HERE: ClassVar[tuple[Command, ...]] = HERE
    AUTO_FOCUS = ""
    """Never the search, however late the list is filled: keys typed there would be words and not commands."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HERE)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-roomy")]

    def __init__(self) -> None:
        """Nothing is read before the screen is up."""
        super().__init__()
        self._compositor = FrugalCompositor()
        self._found: tuple[Found, ...] = ()
        self._totals = Totals()
        self._words = ""
        self._trashed: list[Path] = []
        self._shelf: Shelf | None = None

    @property
    def studio(self) -> Studio:
        """The app, as what its parts know of it."""
        return studio_of(self)

    def compose(self) -> ComposeResult:
        """Title, search, list beside details, keys."""
        with Horizontal(id="library-title"):
            yield Static(plain("ssm studio", "bold"), id="library-name")
            yield Static(id="library-totals")
        yield InstituteLine(id="library-institute")
        with Horizontal(id="library-search"):
            yield Static(_("Search"), id="library-search-label")
            yield Line(placeholder=_("any word of a title or of what was said"), id="search")
        with Horizontal(id="library-panes"):
            yield RowList(id="sessions", markup=False, compact=True)
            with VerticalScroll(id="session-details", can_focus=False):
                yield Static(id="details")
        with Vertical(id="library-empty"):
            yield Static(id="empty")
        yield ThereList(id="library-there")
        yield from foot()

    def on_mount(self) -> None:
        """Read the sessions after the first frame."""
        self._show()

    def on_screen_resume(self) -> None:
        """Coming back: sessions may have changed, and it may be another language."""
        self.query_one(KeyLine).show(footer())
        self.call_after_refresh(self.look)
        self._walk()
        self.query_one(InstituteLine).look()

    def on_institute_line_changed(self) -> None:
        """Something came, went or waits: files may be new."""
        self._show()
        self.look()

    def action_institute(self, what: str) -> None:
        """What is done with the library of the institute."""
        self.query_one(InstituteLine).do(what)

    def on_unmount(self) -> None:
        """Let go of the catalogue."""
        if self._shelf is not None:
            self._shelf.end_search()
            self._shelf.close()

    def on_resize(self) -> None:
        """The words of the list depend on the width."""
        self.call_after_refresh(self._show)

    def commands_now(self) -> tuple[Command, ...]:
        """Every command that works here now."""
        return (*HERE, *APP)

    # What there is

    def look(self, *, anew: bool = True) -> None:
        """Show what the folder holds, or what the words find; `anew` where files may have changed."""
        if self._shelf is None:
            self._shelf = Shelf(self.studio.home)
        self._shelf.end_search()
        self._look(self._shelf, self._words, anew)

    @work(thread=True, exclusive=True, exit_on_error=False, group="library")
    def _look(self, shelf: Shelf, words: str, anew: bool) -> None:
        """Without holding up the keys: what is known at once, the sessions that are read meanwhile later."""
        worker, left = get_current_worker(), True
        try:
            if anew and not self._found and not words.strip():
                first = tuple(Found(each) for each in shelf.newest(FIRST))
                if first:
                    self._hand_over(first, None, words)
            if anew and not worker.is_cancelled:
                shelf.look()
            given = self._give(shelf, words)
            while left and not worker.is_cancelled:
                left = shelf.read_on()
                given = self._give(shelf, words, given)
        except StudioError as error:
            self.app.call_from_thread(self.studio.tell, error)

    def _give(self, shelf: Shelf, words: str, given: Shown | None = None) -> Shown | None:
        """Hand over what there is now if that is not `given`, unless something else is wanted by now."""
        if words.strip():
            worker = get_current_worker()
            hits = shelf.search(words, lambda: not worker.is_cancelled)
            if hits is None:
                return given
            known = shelf.summaries_at(each.path for each in hits)
            found = tuple(Found(known[hit.path], hit.snippets) for hit in hits if hit.path in known)
            shown = found, totals_of(known.values())
        else:
            found = tuple(Found(each) for each in shelf.sessions(MOST_SHOWN))
            shown = found, shelf.totals()
        if shown != given:
            self._hand_over(*shown, words)
        return shown

    def _hand_over(self, found: tuple[Found, ...], totals: Totals | None, words: str) -> None:
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take, found, totals, words)

    def _take(self, found: tuple[Found, ...], totals: Totals | None, words: str) -> None:
        """Show what was found; without `totals` those that stand there stay."""
        if words != self._words:
            return
        again = found == self._found
        self._found, self._totals = found, totals or self._totals
        if again:
            self._show_totals()
        else:
            self._show()

    def _show_totals(self) -> None:
        self.query_one("#library-totals", Static).update(totals(self._totals))

    def _show(self, tries: int = 3) -> None:
        if not self.is_mounted:
            return
        listed = self.query_one("#sessions", OptionList)
        chosen = self.chosen
        listed.clear_options()
        if self._found and self.is_current and not listed.size.width and tries:
            # Hidden so far: as wide as it will be once it is laid out, unless the terminal has no room at all.
            self.call_after_refresh(self._show, tries - 1)
        width = max(listed.size.width - 2, 30)
        sign = self.query_one(InstituteLine).sign
        late = any_late(self._found)
        listed.add_options(
            Option(entry_words(each, width, sign(each.summary.path), late=late))
            for each in self._found
        )
        if paths := [each.summary.path for each in self._found]:
            path = chosen.summary.path if chosen else paths[0]
            listed.highlighted = paths.index(path) if path in paths else 0
        self._show_totals()
        self.query_one("#library-panes").display = not (nothing := not self._found)
        self.query_one(KeyLine).show(footer(there=bool(self._found or self._words)))
        empty = self.query_one("#library-empty")
        empty.display = nothing
        self.query_one("#empty", Static).update(empty_words(self._words))
        self.query_one("#library-search").display = bool(self._found or self._words)
        self._show_details()
        # Hidden things have no focus: the screen would give it to the search.
        self.call_after_refresh(self._walk)

    def _walk(self) -> None:
        if self._found and self.focused is None:
            self.set_focus(self.query_one("#sessions"))

    @property
    def chosen(self) -> Found | None:
        """The session under the cursor."""
        at = self.query_one("#sessions", OptionList).highlighted
        return self._found[at] if at is not None and at < len(self._found) else None

    def _show_details(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            standing = self.query_one(InstituteLine).meaning(chosen.summary.path)
            self.query_one("#details", Static).update(details(chosen, standing))

    def on_option_list_option_highlighted(self) -> None:
        """The cursor moved: show what that session holds."""
        self._show_details()

    def on_option_list_option_selected(self) -> None:
        """Enter or a click opens."""
        self.action_open()

    # Searching

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one("#library-search").display = True
        self.query_one("#search").focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Each key narrows the list."""
        if event.value != self._words:
            self._words = event.value
            self.look(anew=False)
            self.query_one(ThereList).ask(self._words)

    def on_input_submitted(self) -> None:
        """Enter in the search opens what is under the cursor."""
        self.query_one("#sessions" if self._found else "#there-found").focus()
        self.action_open()

    def action_step_out(self) -> None:
        """Out of the search, back to everything."""
        self.query_one("#search", Input).value = ""
        self.query_one("#sessions").focus()

    # What can be done with a session

    def action_open(self) -> None:
        """Open the session under the cursor."""
        if (chosen := self.chosen) is None:
            return
        if chosen.summary.problem:
            self.action_salvage()
            return
        self.studio.open_session(chosen.summary.path)

    @work
    async def action_new(self) -> None:
        """Begin a session; nothing but a title is asked."""
        hint = _("A name is enough; dates, place and people can follow (F2).")
        title = await self._ask(_("What is the workshop called?"), hint=hint)
        if title and author.must_ask():
            await ask_name(self.app, self.studio)
        if title:
            self._do(lambda: create.create_session(self.studio.home, title, language()))

    async def _ask(self, question: str, value: str = "", *, hint: str = "") -> str:
        """A line that somebody types; "" where it was left or nothing stands in it."""
        said = await self.app.push_screen_wait(AskLine(question, value, hint=hint)) or ""
        return said if said.strip() else ""

    def action_example(self) -> None:
        """Open the worked example; it is made the first time."""
        from ssm_studio.workshop.example import worked_example

        self._do(lambda: worked_example(self.studio.home, language()))

    def _do(self, make: Callable[[], Path]) -> None:
        try:
            path = make()
        except StudioError as error:
            self.studio.tell(error)
            return
        self.studio.open_session(path)

    @work
    async def action_duplicate(self) -> None:
        """A copy under another title."""
        if (chosen := self.chosen) is None:
            return
        path = chosen.summary.path
        proposed = _("{title} (copy)").format(title=chosen.summary.title)
        title = await self._ask(_("What is the copy called?"), proposed)
        if title:
            self._keep_house(lambda: sessions.duplicate(self.studio.home, path, title))

    @work
    async def action_rename(self) -> None:
        """Another title; the file keeps its name."""
        if (chosen := self.chosen) is None or chosen.summary.problem:
            return
        path = chosen.summary.path
        title = await self._ask(_("What is it called now?"), chosen.summary.title)
        if title:
            self._keep_house(lambda: sessions.rename(path, title))

    @work
    async def action_next_cycle(self) -> None:
        """Begin the next cycle of the session under the cursor, and open it."""
        if (chosen := self.chosen) is None or chosen.summary.problem or chosen.summary.unread:
            return
        path = chosen.summary.path
        try:
            study, _why_read_only = read_study(path)
        except StudioError as error:
            self.studio.tell(error)
            return
        answers = await next_cycle_of(study, self.app.push_screen_wait)
        if answers is not None:
            self._do(
                lambda: begin_next_cycle(
                    self.studio.home, path, study, carried(study, answers.carry), answers.closing
                )
            )

    @work
    async def action_merge(self) -> None:
        """Merge another copy into the session under the cursor."""
        from ssm_studio.tui.copies import merge_into

        if (chosen := self.chosen) is None or chosen.summary.problem:
            return
        if await merge_into(self.app, self.studio, chosen.summary.path):
            self.look()

    @work
    async def action_ask(self, what: str) -> None:
        """What all sessions together know, as a list; Enter opens the session of a line."""
        await asking(what)(self.app, self.studio)

    def _keep_house(self, do: Callable[[], object]) -> None:
        """Do something to a session, tell why where that cannot be, and look again."""
        try:
            do()
        except StudioError as error:
            self.studio.tell(error)
        self.look()

    def action_trash(self) -> None:
        """Move the session to the trash folder; nothing is destroyed."""
        if (chosen := self.chosen) is None:
            return
        try:
            there = sessions.trash(self.studio.home, chosen.summary.path)
        except StudioError as error:
            self.studio.tell(error)
            return
        title = chosen.summary.title or chosen.summary.path.name
        self._trashed.append(there)
        self.studio.say_so(
            _("“{title}” is in the trash folder now; u takes it out again.").format(title=title),
            str(there),
        )
        self.look()

    def action_restore(self) -> None:
        """Take the session that was thrown away last out of the trash again."""
        if not self._trashed:
            self.studio.say_so(_("Nothing was thrown away since the program was started."))
            return
        try:
            sessions.restore(self.studio.home, self._trashed.pop())
        except StudioError as error:
            self.studio.tell(error)
        self.look()

    def action_salvage(self) -> None:
        """From a damaged file, make a new session of what can be read; the file itself is not touched."""
        if (chosen := self.chosen) is not None and chosen.summary.problem:
            self._do(lambda: rescued(self.studio, chosen.summary.path))
