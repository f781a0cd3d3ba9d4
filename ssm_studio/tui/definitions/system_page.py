"""A relevant system that has no definition in view: its name, whether it is chosen, and why not."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ssm_studio.domain.definition_rows import definitions_of
from ssm_studio.domain.definitions import RelevantSystem
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.tui.definitions.systems import ASIDE, CHOSEN, OPEN, TYPES
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.hanging_indent import Hung
from ssm_studio.tui.static_text import StaticText


class SystemPage(VerticalScroll, can_focus=True):
    """One relevant system. While the list is not in view, arrows walk it from here; Enter writes the name."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.beside(-1)", show=False),
        Binding("down", "screen.beside(1)", show=False),
        Binding("enter", "write", show=False),
    ]

    def __init__(self) -> None:
        """No system yet."""
        super().__init__(id="system-page")
        self.name_field = StudyField(
            "system", "", "name", prompt=_("A system to …"), classes="system-name"
        )
        self.why_field = StudyField("system", "", "why_not", prompt=_("Why is it kept aside?"))
        self._head = StaticText(id="system-head", markup=False)
        self._why = Horizontal(
            Static(Content(_("reason")), classes="group-label"), self.why_field, id="system-why"
        )
        self._themes = StaticText(id="system-themes", markup=False)
        self._next = StaticText(id="system-next", markup=False)

    def compose(self) -> ComposeResult:
        """Head, name, reason, what to do."""
        yield self._head
        yield self.name_field
        yield self._why
        yield self._themes
        yield self._next

    def action_write(self) -> None:
        """Write the name."""
        self.name_field.focus()

    def show(self, study: Study, system: RelevantSystem) -> None:
        """Show a system as the study has it now."""
        language = study.language
        states = {
            True: (CHOSEN, _("chosen")),
            False: (ASIDE, _("kept aside")),
            None: (OPEN, _("not decided yet")),
        }
        glyph, state = states[system.chosen]
        facts = " · ".join(each for each in (state, _(TYPES.get(system.type or "", ""))) if each)
        head = Content.assemble(
            (f"{glyph} {system.ref}", "bold $system"), (f"   {facts}", "$muted")
        )
        self._head.show(head)
        self.name_field.point_at("system", system.id, "name", read(system.name, language))
        self.why_field.point_at("system", system.id, "why_not", read(system.why_not, language))
        self._why.display = system.chosen is False or bool(self.why_field.text)
        self._themes.show(_themes_words(study, system))
        self._next.show(Hung(_next_words(study, system)))


def _themes_words(study: Study, system: RelevantSystem) -> Content:
    """The themes that a system comes from."""
    words = Content("")
    for id_ in system.from_themes:
        theme = study.themes.get(id_)
        if theme is not None:
            name = " ".join(read(theme.name, study.language)[:80].split())
            words = words.append(Content.styled(f"{theme.ref} {name}\n", "$muted"))
    return words


def _next_words(study: Study, system: RelevantSystem) -> Content:
    decide = {
        True: _("keep it aside, with the reason"),
        False: _("choose it after all"),
        None: _("choose it, or keep it aside with the reason"),
    }
    begin = ("N", _("begin a root definition for it"))
    if definitions_of(study, system.id):
        begin = ("N", _("begin one more root definition for it"))
    lines = [begin, ("k", decide[system.chosen])]
    if study.themes:
        lines.append(("m", _("link it to its themes")))
    words = Content("")
    for key, meaning in lines:
        words = words.append(Content.styled(f"{key}  ", "bold $system"))
        words = words.append(Content.styled(f"{meaning}\n", "$muted"))
    return words
