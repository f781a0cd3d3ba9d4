"""A silent brainstorm: people write on slips, the facilitator types one line an idea, and no names stand by them."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from ssm_studio.domain import edit
from ssm_studio.domain.edit_brainstorm import idea, same_ideas_joined, words_in
from ssm_studio.domain.edit_merging import merge_elements
from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.picture import Element
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import elements_of
from ssm_studio.i18n import N_, _
from ssm_studio.tui.dialog_keys import TAKES_BACK, DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import Choose, Dialog
from ssm_studio.tui.picture.choices import elements
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import one_line, plain
from ssm_studio.tui.text_input import Line

LONGEST: Final = 100

KEYS: Final = (
    key("enter", "", N_("adds the idea")),
    key("tab", "", N_("to the list and back")),
    key("u", "same", N_("says the same as another")),
    key("s", "join", N_("joins those in the same words")),
    key("delete", "drop", N_("deletes")),
    *TAKES_BACK,
    key("escape", "dismiss(None)", N_("closes")),
)
"""What the keys do here; letters in the list, as they are words in the line."""


class Brainstorm(Dialog[None]):
    """The ideas of the picture in view, the newest last, and the line for the next one."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, picture: str | None) -> None:
        """In a picture; without one the first idea begins one."""
        super().__init__()
        self._picture = picture

    def compose(self) -> ComposeResult:
        """What to do, the ideas, the line, the keys."""
        with Vertical(classes="dialog dialog-wide"):
            yield Static(plain(_("Silent brainstorm"), "bold"))
            yield Static(
                plain(_("Everybody writes in silence. One line an idea; no names."), "$muted")
            )
            yield RowList(id="ideas", markup=False, compact=True)
            yield Line(id="idea", placeholder=_("the next idea"))
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """The ideas as they are now, and whenever the study is another one."""
        self.follow_study(self._show)
        self.query_one(Input).focus()

    def _ideas(self) -> list[Element]:
        them = elements_of(self.studio.study, self._picture) if self._picture else ()
        return [each for each in them if each.is_issue]

    def _show(self) -> None:
        options, ideas = self.query_one(RowList), self._ideas()
        at = options.highlighted
        newest_chosen = at is None or at >= options.option_count - 1
        tongue = self.studio.study.language
        options.put(
            (Option(_idea_words(each, tongue), id=each.id) for each in ideas),
            to=ideas[-1].id if ideas and newest_chosen else "",
        )
        options.display = bool(ideas)

    def on_input_changed(self, event: Input.Changed) -> None:
        """What is typed is kept until it is entered."""
        event.stop()
        self.studio.unsent.typed("idea", event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """One more idea."""
        event.stop()
        step = idea(self.studio.study, self._picture, event.value)
        if step and self.studio.execute(step) is not None:
            begun = (put.id for put in step.puts if put.kind == "picture")
            self._picture = next(begun, self._picture)
            event.input.value = ""
            self._show()

    def action_drop(self) -> None:
        """Take the idea under the cursor away."""
        options = self.query_one(RowList)
        if options.chosen_id and options.has_focus:
            self.studio.execute(edit.delete(self.studio.study, "element", options.chosen_id))
            self._show()

    def action_join(self) -> None:
        """Ideas in the same words become one; which they were is kept."""
        step = same_ideas_joined(self.studio.study, self._ideas())
        if step:
            self.studio.execute(step)
            self.studio.say_so(step.label, _("Ctrl+Z undoes it."))
            self._show()
        else:
            self.studio.say_so(_("No two ideas are in the same words."))

    @work(exclusive=True, group="ideas")
    async def action_same(self) -> None:
        """Another idea says the same as the one under the cursor, in other words."""
        study = self.studio.study
        element = study.elements.get(self.query_one(RowList).chosen_id)
        if element is None or element.picture is None:
            return
        name = one_line(name_of(element, study.language), 60)
        offered = [
            each
            for each in elements(study, element.picture, element.id)
            if self._is_idea(each.value)
        ]
        said = words_in(name_of(element, study.language))
        # What shares words with it is likely to be meant.
        offered.sort(key=lambda each: -len(said & words_in(each.words)))
        question = _("Which one says the same as “{name}”?").format(name=name)
        other = await self.app.push_screen_wait(Choose(question, offered))
        if other is not None:
            self.studio.execute(merge_elements(self.studio.study, element.id, other))
            self._show()

    def _is_idea(self, id_: str) -> bool:
        found = self.studio.study.elements.get(id_)
        return found is not None and bool(found.is_issue)


def _idea_words(each: Element, tongue: str) -> Content:
    """An idea, and which others it was made of."""
    line = plain(f"{element_kind(each.kind).glyph} ", "$concern")
    line = line.append(plain(one_line(name_of(each, tongue), LONGEST)))
    if each.merged_from:
        line = line.append(plain(f"  = {', '.join(each.merged_from)}", "$muted"))
    return line
