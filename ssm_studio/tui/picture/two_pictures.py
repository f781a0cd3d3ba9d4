"""Two pictures beside each other in words: what the other group did not draw."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.app import App
from textual.content import Content

from ssm_studio.diagram.cells.wrap import cell_width, wrap
from ssm_studio.domain.edit_picture_copies import merge_pictures
from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.picture import Element, RichPicture
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.picture_differences import contradictions, picture_differences
from ssm_studio.say.telling_words import described
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.picture.texts import picture_name
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line, plain

GAP = 3


def side_by_side(study: Study, first: str, second: str, width: int) -> Content:
    """What stands in one of two pictures only, in two columns; below it what stands in both."""
    found = picture_differences(study, first, second)
    column = max(12, (width - GAP) // 2)
    heads = [picture_name(study, study.pictures[each]) for each in (first, second)]
    lines = [_pair(_cut(heads[0], column), _cut(heads[1], column), column, "bold $real")]
    lines.append(_pair(_("only here"), _("only here"), column, "$muted"))
    left = _column(study, found.only_first, column)
    right = _column(study, found.only_second, column)
    lines += [_pair(one, two, column) for one, two in zip_longest(left, right, fillvalue="")]
    if found.both:
        names = ", ".join(one_line(read(each.label, study.language)) for each, _other in found.both)
        lines.append(plain("\n" + _("in both"), "$muted"))
        lines += [plain(each) for each in wrap(names, width)]
    lines += _denied(study, first, second, width)
    lines.append(plain("\n" + _("What keeps each group from seeing what the other drew?"), "$real"))
    return Content("\n").join(lines)


def _denied(study: Study, first: str, second: str, width: int) -> list[Content]:
    """What one picture says and the other denies, a pair a line."""
    pairs = contradictions(study, first, second)
    if not pairs:
        return []
    lines = [plain("\n" + _("one says so, the other denies it"), "$concern")]
    for one, other in pairs:
        words = f"{_line_words(study, one)}  ⚔  {_line_words(study, other)}"
        head, *rest = wrap(words, width - 2)
        lines += [plain(f"  {each}") for each in (head, *rest)]
    return lines


def _line_words(study: Study, record: Record) -> str:
    return one_line(described(study, kind_of(record).name, record))


def _cut(words: str, column: int) -> str:
    return one_line(words, column)


def _column(study: Study, elements: Sequence[Element], column: int) -> list[str]:
    lines = []
    for each in elements:
        words = one_line(read(each.label, study.language)) or each.ref
        first, *rest = wrap(words, column - 2)
        lines += [f"{element_kind(each.kind).glyph} {first}", *(f"  {line}" for line in rest)]
    return lines


def _pair(one: str, two: str, column: int, style: str = "") -> Content:
    return plain(one + " " * max(1, column - cell_width(one) + GAP) + two, style)


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
        studio.execute(step)
        studio.say_so(step.label, _("Both pictures stay. Ctrl+Z takes it back."))
