"""Copies of what is in rich pictures: a picture as its next version, and some elements with the lines between them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from ssm_studio.domain import edit
from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange
from ssm_studio.domain.picture import Element, Relation, RichPicture
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _, ngettext


def redraw_picture(study: Study, picture_id: str) -> Changeset:
    """A copy of the picture as its next version, to be drawn over; the old one stays as it is."""
    old = study.get("picture", picture_id)
    if old is None:
        return NOTHING
    picture = replace(
        old,
        id=new_id(),
        ref=edit.next_ref(study, "picture"),
        version=_newest_version(study, old) + 1,
        supersedes=old.id,
        drawn_at=None,
        kept="",
    )
    twins = {each.id: new_id() for each in elements_of(study, picture_id)}
    puts = [RecordChange("picture", picture.id, None, picture)]
    puts += _copied_elements(study, picture.id, twins)
    puts += _copied_relations(study, relations_of(study, picture_id), picture.id, twins)
    name = short_name(old, study.language)
    return Changeset(_("Redraw “{name}”").format(name=name), tuple(puts))


def copy_elements(study: Study, ids: Collection[str], picture_id: str) -> Changeset:
    """Elements copied into a picture, the same or another, with the lines between them.

    Where copies stand beside what is there, and whose they are where the owner was not copied, is left open.
    """
    if picture_id not in study.pictures:
        return NOTHING
    twins = {id_: new_id() for id_ in ids if id_ in study.elements}
    if not twins:
        return NOTHING
    puts = []
    for put in _copied_elements(study, picture_id, twins):
        copy = put.after
        assert isinstance(copy, Element)
        owner = copy.belongs_to if copy.belongs_to in twins.values() else None
        parties = tuple(each for each in copy.parties if each in twins.values())
        copy = replace(copy, belongs_to=owner, parties=parties, x=None, y=None, placed_by_hand=None)
        puts.append(RecordChange("element", copy.id, None, copy))
    lines = (
        each for each in study.relations.values() if {each.source, each.target} <= twins.keys()
    )
    puts += _copied_relations(study, lines, picture_id, twins)
    number = len(twins)
    label = ngettext("Copy {number} element", "Copy {number} elements", number)
    return Changeset(label.format(number=number), tuple(puts))


def merge_pictures(
    study: Study, first: str, second: str, both: Iterable[tuple[Element, Element]]
) -> Changeset:
    """A new picture with what is in either of two; both stay, and it says of which two it was made.

    Of `both`, pairs that say the same, the one of the first picture stands there, with the short names of both. Lines
    of the same kind between the same two stand there once too.
    """
    one, other = study.pictures.get(first), study.pictures.get(second)
    if one is None or other is None or first == second:
        return NOTHING
    same = {theirs.id: ours for ours, theirs in both}
    drawn = [*elements_of(study, first), *elements_of(study, second)]
    twins = {each.id: new_id() for each in drawn if each.id not in same}
    twins |= {theirs: twins[ours.id] for theirs, ours in same.items()}
    names = [read(each.title, study.language) or each.ref for each in (one, other)]
    picture = replace(
        one,
        id=new_id(),
        ref=edit.next_ref(study, "picture"),
        title=Text.said(" + ".join(names), study.language),
        group=one.group if one.group == other.group else None,
        drawn_by=tuple(dict.fromkeys((*one.drawn_by, *other.drawn_by))),
        version=1,
        supersedes=None,
        drawn_at=None,
        merged_from=(first, second),
        kept="",
    )
    puts = [RecordChange("picture", picture.id, None, picture)]
    sources = {id_: twin for id_, twin in twins.items() if id_ not in same}
    drawn_alike = {ours.id: study.elements[theirs].ref for theirs, ours in same.items()}
    for (old, _twin_id), put in zip(
        sources.items(), _copied_elements(study, picture.id, sources, twins), strict=True
    ):
        assert isinstance(put.after, Element)
        element = study.elements[old]
        copy = put.after
        if old in drawn_alike:
            copy = replace(copy, merged_from=(element.ref, drawn_alike[old]))
        if element.picture == second:
            copy = replace(copy, x=None, y=None, placed_by_hand=None)
        puts.append(RecordChange("element", copy.id, None, copy))
    lines: dict[tuple[str | None, ...], Relation] = {}
    for each in (*relations_of(study, first), *relations_of(study, second)):
        ends = twins.get(each.source or ""), twins.get(each.target or "")
        lines.setdefault((each.kind, *ends), each)
    puts += _copied_relations(study, lines.values(), picture.id, twins)
    label = _("Draw “{one}” and “{other}” together").format(one=names[0], other=names[1])
    return Changeset(label, tuple(puts))


def _newest_version(study: Study, picture: RichPicture) -> int:
    """The highest version number among the pictures that redraw one another along with this one."""
    family = {picture.id, picture.supersedes or picture.id}
    grown = True
    while grown:
        more = {
            each.id
            for each in study.pictures.values()
            if each.supersedes in family or each.id in family
        }
        more |= {each.supersedes for each in study.pictures.values() if each.id in more} - {None}  # type: ignore[arg-type]
        grown = not more <= family
        family |= more
    return max(study.pictures[each].version or 1 for each in family if each in study.pictures)


def _copied_elements(
    study: Study,
    picture_id: str,
    twins: Mapping[str, str],
    named: Mapping[str, str] | None = None,
) -> list[RecordChange]:
    """Copies of the elements in `twins`; what they name is looked up in `named`, which is `twins` where not given."""
    known = twins if named is None else named
    number = int(edit.next_ref(study, "element").removeprefix("E"))
    return [
        RecordChange(
            "element",
            twin,
            None,
            replace(
                study.elements[old],
                id=twin,
                ref=f"E{number + step:02d}",
                picture=picture_id,
                belongs_to=_twin(study.elements[old].belongs_to, known),
                parties=tuple(known.get(each, each) for each in study.elements[old].parties),
            ),
        )
        for step, (old, twin) in enumerate(twins.items())
    ]


def _copied_relations(
    study: Study, relations: Iterable[Relation], picture_id: str, twins: Mapping[str, str]
) -> list[RecordChange]:
    number = int(edit.next_ref(study, "relation").removeprefix("L"))
    copies = [
        replace(
            each,
            id=new_id(),
            ref=f"L{number + step:02d}",
            picture=picture_id,
            source=_twin(each.source, twins),
            target=_twin(each.target, twins),
        )
        for step, each in enumerate(relations)
    ]
    return [RecordChange("relation", each.id, None, each) for each in copies]


def _twin(id_: str | None, twins: Mapping[str, str]) -> str | None:
    return twins.get(id_, id_) if id_ is not None else None
