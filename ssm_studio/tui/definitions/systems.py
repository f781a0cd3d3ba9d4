"""The list at the left: relevant systems with their definitions, chosen, kept aside or not decided yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.diagram.cells.wrap import wrap
from ssm_studio.domain.definition_rows import ROW_KINDS, definitions_of, rows_of
from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.record_names import definition_called
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _
from ssm_studio.say.facts.tags import tags_of
from ssm_studio.tui import interest
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import one_line

CHOSEN, ASIDE, OPEN = "●", "○", "◌"
_NAME_LENGTH: Final = 48
WIDTH: Final = 24
"""Cells of a line of the list behind its glyph."""
BELOW: Final = 2
"""Lines below a name."""
STATUSES: Final = {"draft": N_("draft"), "agreed": N_("agreed"), "parked": N_("parked")}
TYPES: Final = {"primary_task": N_("primary task"), "issue_based": N_("issue-based")}
LEVELS: Final = {"wider": N_("wider system"), "sub": N_("subsystem")}
_ARROWS: Final = {"wider": "↑ ", "sub": "↓ "}
_OPENERS: Final = ("a system to ", "system to ", "sistem untuk ", "sebuah sistem untuk ")

MORE: Final = "more"
"""The last line: think of another."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the list: a definition, or a relevant system without one; "more" for the last line."""

    kind: str
    id: str
    glyph: str
    ref: str
    name: str
    below: str
    level: str = ""

    @property
    def key(self) -> str:
        """What the list calls this line."""
        return f"{self.kind}:{self.id}"

    @property
    def words(self) -> Content:
        """Glyph, short name and name; below them what became of it. Every line but the first is indented."""
        ink = "$system" if self.glyph == CHOSEN else "$muted"
        head = f"{self.ref} {self.level}" if self.ref else self.level
        lines = wrap(one_line(head + self.name, len(head) + _NAME_LENGTH), WIDTH)
        first = Content(lines[0] if lines else "")
        first = first.stylize("bold", 0, len(self.ref))
        words = Content.styled(f"{self.glyph} ", ink).append(first)
        for line in lines[1:3]:
            words = words.append(f"\n  {line}")
        for line in wrap(self.below, WIDTH)[:BELOW]:
            words = words.append(Content.styled(f"\n  {line}", "$muted"))
        return words


def bare(name: str) -> str:
    """The name of a system without "A system to"; what everyone knows need not be said in a narrow list."""
    low = name[:40].lower()
    opener = next((each for each in _OPENERS if low.startswith(each)), "")
    return name[len(opener) :].strip() or name


def _system_name(study: Study, system: RelevantSystem) -> str:
    """A system's name in the session's language, else its short name."""
    return read(system.name, study.language).strip() or system.ref


def line_name(study: Study, definition: RootDefinition) -> str:
    """What a list of systems calls a definition: its system, unless it is derived and has words of its own."""
    name = definition_called(study, definition)
    return name if name != definition.ref else _("root definition")


def items(study: Study) -> tuple[Item, ...]:
    """The lines: chosen systems first, then those not decided, then those kept aside."""
    found: list[Item] = []
    for glyph, decided in ((CHOSEN, True), (OPEN, None), (ASIDE, False)):
        for system in study.relevant_systems.values():
            if system.chosen is decided:
                found += _system_items(study, system, glyph)
    loose = [d for d in study.root_definitions.values() if d.system not in study.relevant_systems]
    return (*found, *(_definition_item(study, each, CHOSEN) for each in loose))


def _below(reason: str, *others: str) -> str:
    """What stands below a name: a reason, cut so that what follows it has room in the two lines too."""
    said = ""
    for room in (36, 32, 28, 24, 20, 16, 12):
        said = " · ".join(each for each in (one_line(reason, room), *others) if each)
        if len(wrap(said, WIDTH)) <= BELOW:
            break
    return said


def _system_items(study: Study, system: RelevantSystem, glyph: str) -> list[Item]:
    own = definitions_of(study, system.id)
    if glyph == CHOSEN and own:
        return [_definition_item(study, each, glyph) for each in own]
    if glyph == ASIDE:
        below = read(system.why_not, study.language)[:200].strip() or _("kept aside")
    else:
        below = _("not decided yet") if glyph == OPEN else _("no definition yet")
    themes = " ".join(study.themes[each].ref for each in system.from_themes if each in study.themes)
    line = Item(
        "system",
        system.id,
        glyph,
        system.ref,
        bare(_system_name(study, system)),
        _below(below, themes, interest.told(study, system)),
    )
    return [line, *(_definition_item(study, each, " ") for each in own)]


def _definition_item(study: Study, definition: RootDefinition, glyph: str) -> Item:
    status = _(STATUSES.get(definition.status or "", ""))
    level = _(LEVELS.get(definition.level or "", ""))
    return Item(
        "definition",
        definition.id,
        glyph,
        definition.ref,
        bare(line_name(study, definition)),
        " · ".join(each for each in (status, level, interest.told(study, definition)) if each),
        _ARROWS.get(definition.level or "", ""),
    )


def line_of_system(study: Study, id_: str, keys: Sequence[str]) -> str:
    """The line that shows a system: its own where it has one among `keys`, else its first definition's."""
    own, alone = definitions_of(study, id_), f"system:{id_}"
    return alone if alone in keys or not own else f"definition:{own[0].id}"


def chips_on(study: Study, key: str) -> frozenset[str]:
    """The chips on a line of the list: of a system, of a definition and its rows."""
    kind, _colon, id_ = key.partition(":")
    found = set(tags_of(kind, study.get(kind, id_)))
    if kind == "definition":
        for letter, row_kind in ROW_KINDS.items():
            for row in rows_of(study, id_, letter):
                found.update(tags_of(row_kind, row))
    return frozenset(found)


def neighbour(study: Study, key: str, before: Sequence[str], keys: Sequence[str]) -> str:
    """What to show in place of a line that is gone: its system's definition, else what stands there now; "" for none.

    `before` are the lines that were there, `keys` those that there are.
    """
    id_ = key.partition(":")[2]
    if id_ in study.relevant_systems and (own := definitions_of(study, id_)):
        return f"definition:{own[0].id}"
    at = before.index(key) if key in before else 0
    return keys[min(at, len(keys) - 1)] if keys else ""


class SystemList(RowList):
    """The list itself. The line under the cursor is what the screen shows."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("right", "open", show=False)]

    @dataclass
    class Picked(Message):
        """The cursor came to a line."""

        key: str

    @dataclass
    class Opened(Message):
        """A line was opened: by Enter, by the right arrow or by a double click."""

        key: str

    def __init__(self) -> None:
        """An empty list; `show` fills it."""
        super().__init__(id="systems", markup=False, compact=True)
        self._items: tuple[Item, ...] = ()
        self._language = ""

    @property
    def shown(self) -> tuple[Item, ...]:
        """The lines there are."""
        return self._items

    def show(self, lines: tuple[Item, ...], key: str) -> None:
        """Show these lines with the cursor on the one called `key`; nothing is redrawn that stays the same."""
        if lines != self._items or not self.option_count:
            self._items = lines
            offset = self.scroll_offset
            with self.prevent(OptionList.OptionHighlighted):
                self.clear_options()
                self.add_options([Option(each.words, id=each.key) for each in lines])
                more = Content.styled("+ " + _("think of another"), "$system")
                self.add_option(Option(more.append(Content.styled("  g", "$muted")), id=MORE))
            self.scroll_to(y=offset.y, animate=False)
        self.point_at(key)

    def point_at(self, key: str) -> None:
        """Put the cursor on a line without saying so."""
        keys = [each.key for each in self._items]
        with self.prevent(OptionList.OptionHighlighted):
            self.highlighted = keys.index(key) if key in keys else None

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which line the cursor is on."""
        event.stop()
        if self.has_focus and event.option.id:
            self.post_message(self.Picked(event.option.id))

    async def _on_click(self, event: events.Click) -> None:
        """A click brings a line into view and leaves the arrows here; a double click goes into it."""
        event.prevent_default()
        at = event.style.meta.get("option")
        if at is None:
            return
        self.focus()
        self.highlighted = at
        drawer = self.screen.has_class("-left-open")
        if event.chain > 1 or drawer or self.get_option_at_index(at).id == MORE:
            self.action_select()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which line was opened."""
        event.stop()
        if event.option.id:
            self.post_message(self.Opened(event.option.id))

    def action_open(self) -> None:
        """Open the line under the cursor."""
        self.action_select()
