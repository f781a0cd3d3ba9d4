"""What stage one asks before it draws: each conversation is one function, read from its first question to its step.

A question that is left with Esc ends the conversation; what was answered before that stays done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from ssm_studio.diagram.cells.geometry import Point, Rect
from ssm_studio.diagram.picture.layout import free_place
from ssm_studio.diagram.picture.scene import Scene
from ssm_studio.domain import edit, edit_picture
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.record_names import name_of, short_name
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.picture import choices, edits, several_elements
from ssm_studio.tui.picture.edits import Selection


class Desk(Protocol):
    """Where a picture is drawn, as its conversations know it."""

    selection: Selection

    @property
    def study(self) -> Study:
        """The study as it is this moment."""

    @property
    def scene(self) -> Scene:
        """What is drawn now."""

    @property
    def middle(self) -> Point:
        """The cell of the sheet in the middle of what is seen of it."""

    async def ask(self, question: str, words: str = "", place: Rect | None = None) -> str | None:
        """Have words typed, on the sheet at `place` where that can be; None where they were left with Esc."""

    async def offer(
        self,
        question: str,
        offered: Sequence[Choice],
        chosen: str = "",
        otherwise: Callable[[str], Choice] | None = None,
    ) -> str | None:
        """Have one of several chosen; its value, or None. `otherwise` makes a choice of words that fit none."""

    def do(self, step: Changeset) -> None:
        """Do a step; what goes wrong is told."""

    def choose(self, id_: str | None) -> None:
        """Choose what was just drawn, and show it at once."""

    def begin(self, picture: str) -> None:
        """Put a picture in view that was just begun."""

    def needed_element(self) -> Element | None:
        """The chosen element; where none is, that is said, and None returned."""


async def add_element(desk: Desk, at: Point | None) -> None:
    """A new element at a cell of the sheet, or near what is chosen: its kind, its words, whose or between whom."""
    kind = await desk.offer(
        _("Add to the picture"), choices.element_kinds(), otherwise=choices.named
    )
    if kind is None:
        return
    words: str | None = None
    owner: Element | None = None
    if kind.startswith(choices.NEW):
        kind, words = "actor", kind.removeprefix(choices.NEW)
        near = at or _near(desk, owned=False)
    else:
        owned = element_kind(kind).owned
        chosen = desk.selection.element(desk.study) if owned else None
        # Nobody else thinks or says anything: then it is asked whose it is.
        owner = chosen if chosen is not None and chosen.kind in choices.SOMEBODY else None
        near = at or _near(desk, owned=owned)
        words = await _ask_name(desk, kind, owner, near)
    if words is None or not words.strip() or (picture := _picture_to_draw_in(desk)) is None:
        return
    whose = owner.id if owner is not None else None
    step = edits.element_added(
        desk.study, picture, kind, words, scene=desk.scene, near=near, owner=whose
    )
    desk.do(step)
    new = step.puts[0].id
    desk.choose(new)
    if element_kind(kind).parties:
        await _ask_parties(desk, new)
    elif element_kind(kind).owned and owner is None:
        await _ask_owner(desk, new)


def _near(desk: Desk, *, owned: bool) -> Point:
    return edits.beside_chosen(desk.scene, desk.selection.chosen, desk.middle, owned=owned)


async def _ask_name(desk: Desk, kind: str, owner: Element | None, near: Point) -> str | None:
    whose = f" · {short_name(owner, desk.study.language)}" if owner else ""
    spot = free_place(edits.taken_places(desk.scene), edits.NAME_SIZE, near)
    place = Rect(spot.x, spot.y, edits.NAME_SIZE.width, 1)
    return await desk.ask(f"{_(element_kind(kind).label)}{whose}", "", place)


def _picture_to_draw_in(desk: Desk) -> str | None:
    """The picture in view; the session's first one is begun without being asked for. None where it cannot be."""
    if desk.selection.picture is None:
        step = edit_picture.add_picture(desk.study, _("Rich picture"))
        desk.do(step)
        if step.puts[0].id in desk.study.pictures:
            desk.begin(step.puts[0].id)
    picture = desk.selection.picture
    return picture if picture in desk.study.pictures else None


async def _ask_parties(desk: Desk, id_: str) -> None:
    """Who is at odds: two questions, each may be left with Esc."""
    parties: tuple[str, ...] = ()
    for question in (_("Between whom?"), _("And whom?")):
        offered = choices.elements(desk.study, desk.selection.picture or "", id_)
        offered = [each for each in offered if each.value not in parties]
        party = await desk.offer(question, offered) if offered else None
        if party is None:
            return
        parties = (*parties, party)
        desk.do(edit.set_fields(desk.study, "element", id_, parties=parties))


async def reword(desk: Desk) -> None:
    """Other words for what is chosen, right where they stand."""
    record = desk.selection.record(desk.study)
    if record is None:
        return
    words = " ".join(read(record.label, desk.study.language).splitlines())
    question = _("Reword “{name}”").format(name=short_name(record, desk.study.language))
    if isinstance(record, Relation) and not words:
        question = _("Words on the line")
    new = await desk.ask(question, words, edits.words_place(desk.scene, record.id))
    if new is not None and new != words:
        desk.do(edit_picture.relabel(desk.study, record.id, new.strip()))


async def change_kind(desk: Desk) -> None:
    """Another kind for the chosen element or line."""
    if (relation := desk.selection.relation(desk.study)) is not None:
        id_, offered, now = relation.id, choices.relation_kinds(), relation_kind(relation.kind).key
    elif (element := desk.needed_element()) is not None:
        id_, offered, now = element.id, choices.element_kinds(), element_kind(element.kind).key
    else:
        return
    kind = await desk.offer(_("Which kind is it?"), offered, now)
    if kind is not None:
        desk.do(edit_picture.set_kind(desk.study, id_, kind))


async def change_owner(desk: Desk) -> str:
    """Whose the chosen element is; what is wrong with asking that, "" where nothing is."""
    element = desk.needed_element()
    if element is None or desk.selection.picture is None:
        return ""
    if not edits.may_be_held(element):
        return _("Only thoughts, speech, feelings and concerns can be attributed to someone.")
    await _ask_owner(desk, element.id)
    return ""


async def _ask_owner(desk: Desk, id_: str) -> None:
    """Who thinks, says or feels it; may be left with Esc."""
    element = desk.study.elements.get(id_)
    if element is None:
        return
    picture = desk.selection.picture or ""
    offered = choices.elements(desk.study, picture, id_, choices.SOMEBODY)
    owner = await desk.offer(
        _("Who thinks or says “{name}”?").format(name=name_of(element, desk.study.language)[:60]),
        [*offered, Choice("", _("nobody in particular"), "", "·")],
        element.belongs_to or "",
    )
    if owner is not None:
        desk.do(edit_picture.set_owner(desk.study, id_, owner or None))


async def put_into_theme(desk: Desk) -> None:
    """The chosen issue into a theme, an old or a new one, or out of it."""
    if (element := desk.needed_element()) is None:
        return
    theme: str | None = choices.NEW
    if desk.study.themes:
        theme = await desk.offer(_("Which theme?"), choices.themes(desk.study, element.id))
    if theme == choices.NEW:
        words = await desk.ask(_("What do these issues have in common?"))
        if words is not None and words.strip():
            desk.do(edit_picture.add_theme(desk.study, words.strip(), (element.id,)))
    elif theme is not None:
        desk.do(edits.theme_toggled(desk.study, theme, element.id))


async def draw_line_from(desk: Desk, source: str) -> None:
    """A new line whose other end is chosen from a list."""
    offered = choices.elements(desk.study, desk.selection.picture or "", source)
    name = short_name(desk.study.elements[source], desk.study.language)
    target = await desk.offer(f"{name} → …", offered)
    if target is not None:
        await draw_line(desk, source, target)


async def draw_line(desk: Desk, source: str, target: str) -> None:
    """A new line between two elements: its kind, then its words."""
    ends = [desk.study.elements.get(each) for each in (source, target)]
    names = [short_name(each, desk.study.language) for each in ends if each is not None]
    kind = await desk.offer(" → ".join(names), choices.relation_kinds())
    if kind is None:
        return
    if step := edit_picture.connect(desk.study, source, target, kind):
        desk.do(step)
        desk.choose(step.puts[0].id)
        await reword(desk)


async def align(desk: Desk, ids: Sequence[str]) -> None:
    """How the marked elements shall stand."""
    if len(ids) < 2:
        return
    offered = [Choice(way, _(words), "", "") for way, words in several_elements.WAYS.items()]
    if (way := await desk.offer(_("Align"), offered)) is not None:
        desk.do(several_elements.aligned(desk.study, desk.scene, ids, way))


async def gather(desk: Desk, ids: Sequence[str]) -> None:
    """A boundary round the marked elements: its name."""
    if not ids or desk.selection.picture is None:
        return
    name = await desk.ask(_("What is inside?"))
    if name is not None and name.strip():
        desk.do(edit_picture.add_boundary(desk.study, desk.selection.picture, name.strip(), ids))
