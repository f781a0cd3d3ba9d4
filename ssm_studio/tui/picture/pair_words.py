"""Two pictures beside each other in words: what the other group did not draw, and what it denies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final

from textual.app import App
from textual.content import Content

from ssm_studio.diagram.cells.wrap import cell_width, wrap
from ssm_studio.domain.edit_picture_copies import merge_pictures
from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.picture import Element, Relation, RichPicture
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study, elements_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.picture_differences import (
    PictureDifferences,
    contradictions,
    picture_differences,
)
from ssm_studio.signs import keyboard_only
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.picture.texts import is_directed, kind_name, picture_name
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line, plain

GAP: Final = 3
"""Cells between two columns."""
_NARROWEST: Final = 12
Numbers = Mapping[str, int]


def head(study: Study, picture: RichPicture) -> Content:
    """Whose picture it is, then what it is called."""
    group = study.groups.get(picture.group or "")
    whose = one_line(name_of(group, study.language)) if group is not None else ""
    title = picture_name(study, picture)
    words = plain(whose or title, "bold $real")
    if whose and title != whose:
        words = words.append(plain(f" · {title}", "$muted"))
    empty = "" if elements_of(study, picture.id) else " · " + _("nothing is drawn yet")
    return words.append(plain(f" · {picture.ref}{empty}", "$muted"))


def numbers_of(found: PictureDifferences) -> dict[str, int]:
    """A number for each element of two pictures; what stands in both has one and the same in both."""
    numbers: dict[str, int] = {}
    for at, pair in enumerate(found.both, 1):
        numbers.update({each.id: at for each in pair})
    alone = (*found.only_first, *found.only_second)
    return numbers | {each.id: at for at, each in enumerate(alone, len(found.both) + 1)}


def side_by_side(
    study: Study, first: str, second: str, width: int, rows: int = 0, numbers: Numbers | None = None
) -> list[Content]:
    """What stands in one of two pictures only, in two columns; above it what one denies, below it what stands in both.

    Args:
        rows: as many as there should be; where each thing in a line of its own takes more, they stand in a row.
        numbers: of the elements, where the pictures show those in place of names.
    """
    for together in (False, True):
        lines = list(_lines(study, first, second, width, numbers or {}, together=together))
        if not rows or len(lines) <= rows:
            break
    return lines


def _lines(
    study: Study, first: str, second: str, width: int, numbers: Numbers, *, together: bool
) -> Iterator[Content]:
    found = picture_differences(study, first, second)
    column = max(_NARROWEST, (width - GAP) // 2)
    sides = (found.only_first, found.only_second)
    # What is denied comes first: it is little, and what the room will talk about.
    yield from _denied(study, first, second, width)
    if any(sides):
        here, there = (_("only here") if each else "" for each in sides)
        yield _pair(here, there, column, "$system")
        left, right = (list(_column(study, each, column, numbers, together)) for each in sides)
        yield from (_pair(a, b, column) for a, b in zip_longest(left, right, fillvalue=""))
    elif found.both:
        yield plain(_("Both drew the same things."), "$real")
    if any(sides):
        asks = _("What keeps each group from seeing what the other drew?")
        yield from (plain(each, "$real") for each in wrap(asks, width))
    if found.both:
        words = _in_row(study, [each for each, _other in found.both], numbers)
        heading, *more = wrap(_("in both") + ": " + words, width)
        known = len(_("in both")) + 1
        yield plain(heading[:known], "$muted").append(plain(heading[known:]))
        yield from (plain(each) for each in more)


def _denied(study: Study, first: str, second: str, width: int) -> Iterator[Content]:
    """What one picture says and the other denies, a pair a line."""
    pairs = contradictions(study, first, second)
    if pairs:
        yield plain(_("one says so, the other denies it"), "$concern")
    conflict = element_kind("conflict")
    sign = conflict.ascii if keyboard_only() else conflict.glyph
    for one, other in pairs:
        words = f"{_said(study, one)}  {sign}  {_said(study, other)}"
        yield from (plain(f"  {each}") for each in wrap(words, width - 2))


def _said(study: Study, record: Element | Relation) -> str:
    """A line, or a conflict drawn as an element, as the room would say it."""
    language = study.language
    words = one_line(read(record.label, language))
    if isinstance(record, Element):
        return f"{kind_name(element_kind(record.kind).label).lower()}: {words}"
    ends = (study.elements.get(each or "") for each in (record.source, record.target))
    source, target = (one_line(name_of(each, language)) if each else "?" for each in ends)
    sign = "→" if is_directed(record) else "─"
    if keyboard_only():
        sign = "->" if is_directed(record) else "--"
    kind = kind_name(relation_kind(record.kind).label).lower()
    return f"{source} {sign} {target}: {kind}" + (f", {words}" if words else "")


def _column(
    study: Study, elements: Sequence[Element], column: int, numbers: Numbers, together: bool
) -> Iterator[str]:
    if together:
        yield from wrap(_in_row(study, elements, numbers), column) if elements else ()
        return
    for each in elements:
        first, *rest = wrap(_called(study, each, numbers), column - 2)
        yield f"{_sign(each)} {first}"
        yield from (f"  {line}" for line in rest)


def _in_row(study: Study, elements: Iterable[Element], numbers: Numbers) -> str:
    return " · ".join(_called(study, each, numbers) for each in elements)


def _called(study: Study, element: Element, numbers: Numbers) -> str:
    name = one_line(read(element.label, study.language)) or element.ref
    return f"{numbers[element.id]} {name}" if element.id in numbers else name


def _sign(element: Element) -> str:
    kind = element_kind(element.kind)
    return kind.ascii if keyboard_only() else kind.glyph


def _pair(one: str, two: str, column: int, style: str = "") -> Content:
    return plain(one + " " * max(1, column - cell_width(one) + GAP) + two, style)


def against(study: Study, first: str, second: str) -> frozenset[str]:
    """The lines, and the conflicts drawn as elements, in which two pictures deny each other."""
    return frozenset(each.id for pair in contradictions(study, first, second) for each in pair)


async def draw_together(app: App[object], studio: Studio, picture: RichPicture) -> None:
    """Another picture and this one as a new one; which other, is asked."""
    study = studio.study
    others = [each for each in study.pictures.values() if each.id != picture.id]
    if not others:
        studio.say_so(_("There is only one picture yet."))
        return
    offered = [Choice(each.id, picture_name(study, each), each.ref) for each in others]
    question = _("Which picture is drawn together with this one?")
    if (other := await app.push_screen_wait(Choose(question, offered))) is not None:
        both = picture_differences(studio.study, picture.id, other).both
        step = merge_pictures(studio.study, picture.id, other, both)
        if studio.execute(step) is None:
            return
        new = next(each.id for each in step.puts if each.kind == "picture" and each.before is None)
        studio.go_to("picture", new)
        studio.say_so(step.label, _("Both pictures stay. Ctrl+Z takes it back."))
