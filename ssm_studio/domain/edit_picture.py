"""What can be done to rich pictures and their themes: (Study, …) -> Changeset."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ssm_studio.domain import edit
from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange
from ssm_studio.domain.elements import relation_kind
from ssm_studio.domain.picture import Element, Relation, RichPicture, Theme
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import LABEL_LENGTH, short_name
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _, ngettext

FAR = 9_999
"""The farthest cell from the origin in any direction to which an element can be moved."""


def add_picture(study: Study, title: str, *, group: str | None = None) -> Changeset:
    """An empty picture; the first version of it."""
    picture = RichPicture(
        id=new_id(), title=Text.said(title, study.language), group=group, version=1
    )
    return edit.add(study, picture, _("Add picture “{name}”").format(name=_short(title)))


def add_element(
    study: Study,
    picture_id: str,
    kind: str,
    label: str,
    *,
    at: tuple[int, int] | None = None,
    belongs_to: str | None = None,
    parties: tuple[str, ...] = (),
) -> Changeset:
    """A new element; a concern is an issue, and what is said about power stays with the facilitator."""
    element = Element(
        id=new_id(),
        kind=kind,
        label=Text.said(label, study.language) if label else None,
        picture=picture_id,
        is_issue=True if kind == "concern" else None,
        visibility="facilitator" if kind == "power" else None,
        belongs_to=belongs_to,
        parties=parties,
        x=_cell(at[0]) if at else None,
        y=_cell(at[1]) if at else None,
    )
    return edit.add(study, element)


def add_boundary(study: Study, picture_id: str, name: str, ids: Iterable[str]) -> Changeset:
    """A boundary round elements, with what they say, think and worry about; boundaries among them are left out."""
    known = study.elements
    inside = [id_ for id_ in ids if id_ in known and known[id_].kind != "boundary"]
    if not inside:
        return NOTHING
    theirs = [
        each.id
        for each in known.values()
        if each.belongs_to in inside and each.picture == picture_id and each.kind != "boundary"
    ]
    members = tuple(dict.fromkeys((*inside, *theirs)))
    return add_element(study, picture_id, "boundary", name, parties=members)


def move_element(study: Study, element_id: str, x: int, y: int) -> Changeset:
    """One element put at a place."""
    return move_elements(study, {element_id: (x, y)})


def move_elements(study: Study, places: Mapping[str, tuple[int, int]]) -> Changeset:
    """Several elements put at their places by hand, in one step."""
    puts = tuple(_moved(study, places, by_hand=True))
    if not puts:
        return NOTHING
    name = short_name(study.elements[puts[0].id], study.language)
    label = _("Move “{name}”").format(name=name) if len(puts) == 1 else _("Move elements")
    return Changeset(label, puts)


def arrange_elements(study: Study, places: Mapping[str, tuple[int, int]]) -> Changeset:
    """Elements at the places that the program found for them, in one step that says how many moved."""
    puts = tuple(_moved(study, places, by_hand=None))
    if not puts:
        return NOTHING
    number = len(puts)
    label = ngettext("Arrange: {number} element moved", "Arrange: {number} elements moved", number)
    return Changeset(label.format(number=number), puts)


def _moved(
    study: Study, places: Mapping[str, tuple[int, int]], *, by_hand: bool | None
) -> Iterator[RecordChange]:
    for id_, (x, y) in places.items():
        if (before := study.elements.get(id_)) is not None:
            after = replace(before, x=_cell(x), y=_cell(y), placed_by_hand=by_hand)
            if (after.x, after.y) != (before.x, before.y):
                yield RecordChange("element", id_, before, after)


def _cell(value: int) -> int:
    return max(-FAR, min(FAR, value))


def relabel(study: Study, element_id: str, label: str) -> Changeset:
    """An element or a relation with other words on it, in the session's main language."""
    record = _mark(study, element_id)
    if record is None:
        return NOTHING
    words = (record.label or Text()).write(study.language, label)
    after = replace(record, label=words if any(words.everything) else None)
    name = short_name(record, study.language)
    return _step(_("Relabel “{name}”").format(name=name), record, after)


def set_kind(study: Study, element_id: str, kind: str) -> Changeset:
    """An element or a relation turned into another kind."""
    record = _mark(study, element_id)
    if record is None:
        return NOTHING
    after = replace(record, kind=kind)
    if isinstance(after, Element) and kind == "concern" and after.is_issue is None:
        after = replace(after, is_issue=True)
    if isinstance(after, Element) and kind == "power" and after.visibility is None:
        after = replace(after, visibility="facilitator")
    name = short_name(record, study.language)
    return _step(_("Change the kind of “{name}”").format(name=name), record, after)


def _mark(study: Study, id_: str) -> Element | Relation | None:
    return study.elements.get(id_) or study.relations.get(id_)


def _step(label: str, before: Element | Relation, after: Element | Relation) -> Changeset:
    if before == after:
        return NOTHING
    kind = "element" if isinstance(before, Element) else "relation"
    return Changeset(label, (RecordChange(kind, before.id, before, after),))


def set_owner(study: Study, element_id: str, owner_id: str | None) -> Changeset:
    """An element made to belong to another one: whose bubble, whose feeling, whose concern."""
    return edit.set_fields(study, "element", element_id, belongs_to=owner_id)


def connect(study: Study, source: str, target: str, kind: str, label: str = "") -> Changeset:
    """A line between two elements of one picture; nothing where an end is missing or both are the same."""
    one, other = study.elements.get(source), study.elements.get(target)
    if one is None or other is None or source == target:
        return NOTHING
    relation = Relation(
        id=new_id(),
        kind=kind,
        source=source,
        target=target,
        label=Text.said(label, study.language) if label else None,
        directed=relation_kind(kind).directed,
        picture=one.picture,
    )
    words = _("Connect “{one}” and “{other}”").format(
        one=short_name(one, study.language), other=short_name(other, study.language)
    )
    return edit.add(study, relation, words)


def reverse(study: Study, relation_id: str) -> Changeset:
    """A relation turned round; one without a direction first goes the way in which it was drawn."""
    relation = study.relations.get(relation_id)
    if relation is None:
        return NOTHING
    one_way = relation.directed
    if not (relation_kind(relation.kind).directed if one_way is None else one_way):
        return edit.set_fields(study, "relation", relation_id, directed=True)
    return edit.set_fields(
        study, "relation", relation_id, source=relation.target, target=relation.source
    )


def toggle_issue(study: Study, element_id: str) -> Changeset:
    """An element marked as an issue, or no longer."""
    element = study.elements.get(element_id)
    if element is None:
        return NOTHING
    name = short_name(element, study.language)
    mark = not element.is_issue
    label = _("Mark “{name}” as an issue") if mark else _("“{name}” is not an issue")
    return edit.set_fields(
        study, "element", element_id, label.format(name=name), is_issue=mark or None
    )


def add_theme(study: Study, name: str, issues: Iterable[str] = ()) -> Changeset:
    """A theme with the issues that it gathers; what was no issue yet becomes one."""
    chosen = _known(study, issues)
    theme = Theme(id=new_id(), name=Text.said(name, study.language), issues=chosen)
    step = edit.add(study, theme, _("Add theme “{name}”").format(name=_short(name)))
    return replace(step, puts=(*step.puts, *_made_issues(study, chosen)))


def add_to_theme(study: Study, theme_id: str, element_ids: Iterable[str]) -> Changeset:
    """Elements taken into a theme; what was no issue yet becomes one."""
    theme = study.themes.get(theme_id)
    if theme is None:
        return NOTHING
    new = tuple(each for each in _known(study, element_ids) if each not in theme.issues)
    if not new:
        return NOTHING
    label = _("Add to theme “{name}”").format(name=short_name(theme, study.language))
    step = edit.set_fields(study, "theme", theme_id, label, issues=theme.issues + new)
    return replace(step, puts=(*step.puts, *_made_issues(study, new)))


def remove_from_theme(study: Study, theme_id: str, element_ids: Iterable[str]) -> Changeset:
    """Elements taken out of a theme; they stay issues."""
    theme = study.themes.get(theme_id)
    if theme is None:
        return NOTHING
    gone = set(element_ids)
    label = _("Take out of theme “{name}”").format(name=short_name(theme, study.language))
    kept = tuple(each for each in theme.issues if each not in gone)
    return edit.set_fields(study, "theme", theme_id, label, issues=kept)


def vote(study: Study, theme_id: str, votes: int) -> Changeset:
    """The dots that a theme has got from the room."""
    theme = study.themes.get(theme_id)
    if theme is None:
        return NOTHING
    label = _("Vote for “{name}”").format(name=short_name(theme, study.language))
    return edit.set_fields(study, "theme", theme_id, label, votes=max(0, votes) or None)


def _known(study: Study, ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in ids if each in study.elements))


def _made_issues(study: Study, ids: Iterable[str]) -> tuple[RecordChange, ...]:
    elements = (study.elements[each] for each in ids)
    return tuple(
        RecordChange("element", each.id, each, replace(each, is_issue=True))
        for each in elements
        if not each.is_issue
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LABEL_LENGTH else line[: LABEL_LENGTH - 1] + "…"
