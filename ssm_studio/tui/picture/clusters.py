"""Issues clustered into themes by moving them in one list: each theme with its issues, last those in none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain import edit, edit_picture
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.edit_themes import moved_to_theme, system_from_theme
from ssm_studio.domain.picture import Theme
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import CLOSES, TAKES_BACK, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog
from ssm_studio.tui.picture.choices import NEW
from ssm_studio.tui.picture.texts import dots
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import one_line, plain

LONGEST: Final = 90
_NO_THEME: Final = ""
NUMBERED: Final = 9
"""Themes that a digit stands for."""

KEYS: Final = (
    key("shift+up,left_square_bracket", "move(-1)", N_("moves it up or down a theme"), shown="[ ]"),
    key("shift+down,right_square_bracket", "move(1)", ""),
    *(
        key(
            str(number),
            f"into({number})",
            N_("into that theme") if number == 1 else "",
            shown="1-9",
        )
        for number in range(1, NUMBERED + 1)
    ),
    key("enter", "", N_("to which theme?")),
    key("n", "new", N_("new theme")),
    key("r", "rename", N_("rename")),
    key("v", "dot(1)", N_("dot"), shown="v V"),
    key("V", "dot(-1)", ""),
    key("asterisk", "vote", N_("vote in rounds")),
    key("s", "system", N_("relevant system")),
    *TAKES_BACK,
    CLOSES,
)
"""What the keys do here."""


class Clusters(Dialog[None]):
    """Every issue of the session under its theme; the one under the cursor is moved from theme to theme."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self) -> None:
        """Nothing is shown yet."""
        super().__init__()
        self._rows: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        """A list, and what the keys do."""
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(_("Issues and their themes"), "bold"))
            yield RowList(id="clusters", markup=False, compact=True)
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The themes as they are now, and whenever the study is another one."""
        self.follow_study(self._show)
        self.query_one(RowList).focus()
        loose = next((row for row in self._rows if row[1] and not row[0]), None)
        if loose is not None:
            self._show(loose)

    def _show(self, follow: tuple[str, str] | None = None) -> None:
        """The list; its cursor on the issue `follow` in its theme, else where it was."""
        self._rows = list(_rows(self.study))
        self.query_one(RowList).put(
            (Option(_words(self.study, *row), id="/".join(row)) for row in self._rows),
            to="/".join(follow) if follow else "",
        )

    def _here(self) -> tuple[str, str]:
        """The ids of the theme and the issue under the cursor."""
        at = self.query_one(RowList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else ("", "")

    def _cluster(self) -> Theme | None:
        return self.study.themes.get(self._here()[0])

    def _do(self, step: Changeset, follow: tuple[str, str] | None = None) -> None:
        if step and self.studio.execute(step) is not None:
            self._show(follow)

    def _move_to(self, theme: str, follow: tuple[str, str] | None = None) -> None:
        before, issue = self._here()
        if issue and theme != before:
            step = moved_to_theme(self.study, issue, before, theme)
            self._do(step, follow or self._next(theme))

    def _next(self, theme: str) -> tuple[str, str]:
        """Where the cursor goes when its issue comes into a theme: to the next issue that is in none, else with it."""
        before, issue = self._here()
        loose = [row for row in self._rows if row[0] == _NO_THEME and row[1]]
        if before != _NO_THEME or len(loose) < 2:
            return theme, issue
        at = loose.index((before, issue))
        return loose[at + 1] if at + 1 < len(loose) else loose[at - 1]

    def action_into(self, number: int) -> None:
        """The issue under the cursor into the theme of this number."""
        themes = list(self.study.themes)
        if number <= len(themes):
            self._move_to(themes[number - 1])

    def action_move(self, by: int) -> None:
        """The issue under the cursor into the theme before or after its own."""
        theme, issue = self._here()
        order = [*self.study.themes, _NO_THEME]
        if issue:
            at = order.index(theme) + by
            there = order[max(0, min(at, len(order) - 1))]
            self._move_to(there, (there, issue))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Choose the theme of an issue by typing; a heading is renamed."""
        event.stop()
        if self._here()[1]:
            self._choose()
        else:
            self.action_rename()

    @work(exclusive=True, group="clusters")
    async def _choose(self) -> None:
        theme, issue = self._here()
        tongue = self.study.language
        offered = [
            Choice(each.id, name_of(each, tongue), each.ref) for each in self.study.themes.values()
        ]
        offered.append(Choice(_NO_THEME, _("in no theme"), "", "·"))
        question = _("To which theme does “{name}” belong?").format(name=self._called(issue))
        answer = await self.app.push_screen_wait(
            Choose(question, offered, chosen=theme, otherwise=_new_theme)
        )
        if answer is None:
            return
        if answer.startswith(NEW):
            self._begin(answer.removeprefix(NEW), issue, theme)
        else:
            self._move_to(answer)

    def _called(self, issue: str) -> str:
        return one_line(name_of(self.study.elements[issue], self.study.language), 60)

    @work(exclusive=True, group="clusters")
    async def action_new(self) -> None:
        """A new theme, with the issue under the cursor in it."""
        before, issue = self._here()
        words = await self.app.push_screen_wait(AskLine(_("What do these issues have in common?")))
        if words and words.strip():
            self._begin(words.strip(), issue, before)

    def _begin(self, name: str, issue: str, before: str) -> None:
        step = moved_to_theme(self.study, issue, before, "", name)
        new = next(put.id for put in step.puts if put.kind == "theme" and put.before is None)
        self._do(step, self._next(new))

    @work(exclusive=True, group="clusters")
    async def action_rename(self) -> None:
        """Another name for the theme under the cursor."""
        if (theme := self._cluster()) is None:
            return
        words = read(theme.name, self.study.language)
        new = await self.app.push_screen_wait(AskLine(_("What is this theme called?"), words))
        if new and new.strip() and new != words:
            self._do(edit.write(self.study, "theme", theme.id, "name", new.strip()))

    def action_dot(self, step: int) -> None:
        """A dot more or less for the theme under the cursor."""
        if (theme := self._cluster()) is not None:
            self._do(edit_picture.vote(self.study, theme.id, (theme.votes or 0) + step))

    @work(exclusive=True, group="clusters")
    async def action_vote(self) -> None:
        """Rounds of votes on the theme under the cursor: by hands, person by person, in secret."""
        from ssm_studio.tui.voting.open import vote

        await vote(self.app, self.studio, "theme", self._here()[0])
        self._show()

    @work(exclusive=True, group="clusters")
    async def action_system(self) -> None:
        """A relevant system that the theme under the cursor suggests."""
        if (theme := self._cluster()) is None:
            return
        name = one_line(read(theme.name, self.study.language), 60)
        question = _("A system to … about “{theme}”. What does it do?").format(theme=name)
        words = await self.app.push_screen_wait(AskLine(question))
        if words and words.strip():
            step = system_from_theme(self.study, theme.id, words)
            self._do(step)
            self.studio.say_so(step.label, _("It stands in stage 2, among the relevant systems."))


def _new_theme(words: str) -> Choice:
    return Choice(f"{NEW}{words}", words, _("a new theme"), "+")


def _rows(study: Study) -> Iterator[tuple[str, str]]:
    """Every theme with its issues, and last the issues in none, as ids; a heading has no issue."""
    gathered: set[str] = set()
    for theme in study.themes.values():
        yield theme.id, ""
        for issue in dict.fromkeys(theme.issues):
            if issue in study.elements:
                gathered.add(issue)
                yield theme.id, issue
    yield _NO_THEME, ""
    for element in study.elements.values():
        if element.is_issue and element.id not in gathered:
            yield _NO_THEME, element.id


def _words(study: Study, theme_id: str, issue: str) -> Content:
    if issue:
        return plain(f"  {one_line(name_of(study.elements[issue], study.language), LONGEST)}")
    theme = study.themes.get(theme_id)
    if theme is None:
        return plain(_("in no theme"), "$muted")
    number = list(study.themes).index(theme_id) + 1
    line = plain(f"{number} " if number <= NUMBERED else "", "bold $system")
    line = line.append(plain(one_line(name_of(theme, study.language), LONGEST), "bold $real"))
    return line.append(plain(f"  {dots(theme.votes)}", "$real")) if theme.votes else line
