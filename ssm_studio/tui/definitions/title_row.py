"""The line above a definition: short name and name; type, level, version and status at the right."""

from __future__ import annotations

from textual.content import Content

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.definitions.systems import LEVELS, STATUSES, TYPES, line_name
from ssm_studio.tui.text import one_line


class DefinitionHead(ClickableLine):
    """Each fact can be clicked to change it; the name gives way where the line is short."""

    def __init__(self) -> None:
        """Nothing in view yet."""
        super().__init__(id="definition-head", markup=False)
        self._ref = self._name_words = ""
        self._facts = Content("")

    def show(self, study: Study, definition: RootDefinition, time: str = "") -> None:
        """Show a definition's name and facts; `time` is what its time box says."""
        self._ref = definition.ref
        self._name_words = one_line(line_name(study, definition)[:300])
        self._facts = _facts(definition, time)
        self._draw()

    def on_resize(self) -> None:
        """The facts stand at the right edge, wherever that is now."""
        self._draw()

    def _draw(self) -> None:
        width = self.content_size.width or 80
        room = max(width - self._facts.cell_length - len(self._ref) - 4, 12)
        head = Content.assemble(
            (f"{self._ref}  ", "bold $system"), (one_line(self._name_words, room), "bold")
        )
        gap = max(width - head.cell_length - self._facts.cell_length, 2)
        self.update(head.append(" " * gap).append(self._facts))


def _facts(definition: RootDefinition, time: str) -> Content:
    agreed = definition.status == "agreed"
    facts = (
        (time, "screen.time_box", "$real"),
        (_(TYPES.get(definition.type or "", "")) or _("no type"), "screen.type", "$muted"),
        (_(LEVELS.get(definition.level or "", "")), "", "$muted"),
        (_("v{n}").format(n=definition.version or 1), "screen.version", "$muted"),
        (
            _(STATUSES.get(definition.status or "", "")) or _("no status"),
            "screen.status",
            "$done" if agreed else "$muted",
        ),
    )
    said = Content("")
    for words, action, ink in facts:
        if words:
            fact = Content.styled(words, ink)
            said = said.append(Content.styled(" · ", "$muted")) if said else said
            said = said.append(fact.stylize(act(action)) if action else fact)
    return said
