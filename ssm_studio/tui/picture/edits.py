"""What is in view on stage one, and the steps that change it: functions from the study and the selection."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ssm_studio.diagram.cells.geometry import Point, Rect, Size
from ssm_studio.diagram.picture.glyphs import sprite
from ssm_studio.diagram.picture.layout import arrange, free_place
from ssm_studio.diagram.picture.scene import Scene
from ssm_studio.domain import edit, edit_picture
from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.picture import Element, Relation
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.domain.table_groups import table_picture
from ssm_studio.values import dataclass

_HELD: Final = ("concern", "hope", "question")
"""Kinds that somebody may hold, though they need not."""
NAME_SIZE: Final = Size(20, 3)
"""Cells that are kept free for words whose length nobody knows yet."""


@dataclass(frozen=True, slots=True)
class Selection:
    """What is in view: the picture, and the element or relation that is chosen in it; None where nothing is."""

    picture: str | None = None
    chosen: str | None = None

    def element(self, study: Study) -> Element | None:
        """The chosen element; None where a relation or nothing is chosen."""
        return study.elements.get(self.chosen or "")

    def relation(self, study: Study) -> Relation | None:
        """The chosen relation; None where an element or nothing is chosen."""
        return study.relations.get(self.chosen or "")

    def record(self, study: Study) -> Element | Relation | None:
        """What is chosen, whichever it is."""
        return self.element(study) or self.relation(study)


def newest_picture(study: Study) -> str | None:
    """The picture to begin with: the table's own, else the first whose redraw is not there too; None for none."""
    redrawn = {each.supersedes for each in study.pictures.values()}
    own = table_picture(study)
    return own or next(
        (each for each in study.pictures if each not in redrawn), next(iter(study.pictures), None)
    )


def beside_chosen(scene: Scene, chosen: str | None, middle: Point, *, owned: bool) -> Point:
    """The cell near which something new belongs: by what is chosen, else by the `middle` of the window.

    A bubble (`owned`) rises from its owner; anything else comes below what is chosen.
    """
    item = scene.items.get(chosen or "")
    if item is None:
        return middle.moved(-8, -2)
    rect = item.rect
    return Point(rect.x + 2, rect.y - 6) if owned else Point(rect.x, rect.bottom + 3)


def words_place(scene: Scene, id_: str) -> Rect | None:
    """The cells at which the words of an element or a relation are typed; None where it is not drawn."""
    if (item := scene.items.get(id_)) is not None:
        return Rect(item.rect.x, item.rect.bottom - 1, item.rect.width, 1)
    if (line := scene.lines.get(id_)) is not None:
        return line.rect if line.words_at.empty else line.words_at
    return None


def taken_places(scene: Scene) -> Mapping[str, Rect]:
    """The blocks of cells that are taken: one for each element, several for a boundary that is empty inside."""
    return {
        f"{id_} {number}": block
        for id_, item in scene.items.items()
        for number, block in enumerate(item.blocks())
    }


def element_added(
    study: Study,
    picture: str,
    kind: str,
    words: str,
    *,
    scene: Scene,
    near: Point,
    owner: str | None,
) -> Changeset:
    """A new element of `kind` at a free place of the scene near a cell, of the element `owner` where it has one."""
    drawn = sprite(kind, words)
    spot = free_place(taken_places(scene), Size(drawn.width, drawn.height), near)
    return edit_picture.add_element(
        study, picture, kind, words.strip(), at=(spot.x, spot.y), belongs_to=owner
    )


def chosen_deleted(study: Study, selection: Selection) -> Changeset:
    """What is chosen deleted, an element with its lines; nothing where nothing is chosen."""
    if (record := selection.record(study)) is None:
        return NOTHING
    kind = "element" if selection.element(study) is not None else "relation"
    return edit.delete(study, kind, record.id)


def may_be_held(element: Element) -> bool:
    """Whether an element can be somebody's: bubbles and feelings are, concerns, hopes and questions may be."""
    return element_kind(element.kind).owned or element.kind in _HELD


def theme_toggled(study: Study, theme_id: str, element_id: str) -> Changeset:
    """An issue taken into a theme, or out of it; nothing where the theme is gone."""
    theme = study.themes.get(theme_id)
    if theme is None:
        return NOTHING
    inside = element_id in theme.issues
    change = edit_picture.remove_from_theme if inside else edit_picture.add_to_theme
    return change(study, theme_id, (element_id,))


def arranged(study: Study, picture: str, *, everything: bool = False) -> Changeset:
    """The elements of a picture put where the program would have them; what a hand put somewhere stays.

    Slow for a large picture: not for the loop that answers keys.

    Args:
        everything: move what a hand put somewhere too.
    """
    keep = () if everything else placed_by_hand(study, picture)
    places = arrange(study, picture, study.language, keep)
    spots = {id_: (rect.x, rect.y) for id_, rect in places.items() if id_ not in keep}
    return edit_picture.arrange_elements(study, spots)


def placed_by_hand(study: Study, picture: str) -> tuple[str, ...]:
    """The elements of a picture that somebody put where they are."""
    return tuple(each.id for each in elements_of(study, picture) if each.placed_by_hand)
