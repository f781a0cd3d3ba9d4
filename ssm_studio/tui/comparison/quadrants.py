"""Desirable against feasible as a plot in text cells, with the four named fields."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from textual.content import Content

from ssm_studio.domain.edit_comparison import ACT, ASIDE, PREPARE, WHY
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.method.quadrants import MARKS, NAMES, Placed, placed
from ssm_studio.tui.text import one_line, plain

CELL: Final = 13
"""Cells across of one mark."""
_STYLE: Final = {ACT: "$done", PREPARE: "$real", WHY: "$ink", ASIDE: "$muted"}


def plot(study: Study) -> Content:
    """The plot, with those below it whose raters differ and those that nobody judged."""
    there = placed(study)
    if not there:
        return plain(
            _("No change has both ratings yet: how desirable, and how feasible."), "$muted"
        )
    lines = [_names(PREPARE, ACT)]
    for desirable in reversed(range(MARKS)):
        lines += _row(there, desirable)
        if desirable == MARKS // 2:
            lines.append(_middle())
    lines += [_names(ASIDE, WHY), _axis()]
    lines += _below(study, there)
    return Content("\n").join(lines)


def _names(left: str, right: str) -> Content:
    """The names of two fields, each above or below its own; a long one goes on in a second line."""
    width = CELL * MARKS // 2
    two = [plain(_(NAMES[each]), _STYLE[each]).wrap(width - 1) for each in (left, right)]
    lines = [
        Content.assemble("      ", one + " " * (width + 2 - one.cell_length), other)
        for one, other in zip_longest(*two, fillvalue=Content(""))
    ]
    return Content("\n").join(lines)


def _row(there: tuple[Placed, ...], desirable: int) -> list[Content]:
    """The changes that are so desirable, by how feasible they are; as many lines as the fullest cell needs."""
    cells = [
        _wrapped([p for p in there if (p.feasible[1], p.desirable[1]) == (feasible, desirable)])
        for feasible in range(MARKS)
    ]
    lines = []
    for at in range(max(1, *(len(cell) for cell in cells))):
        head = f"  {desirable} │ " if at == 0 else "    │ "
        parts: list[Content] = [plain(head, "$muted")]
        for feasible, cell in enumerate(cells):
            if feasible == MARKS // 2:
                parts.append(plain("┃ ", "$muted"))
            parts.append(plain(f"{cell[at] if at < len(cell) else '·' * (at == 0):<{CELL}}"))
        lines.append(Content("").join(parts))
    return lines


def _wrapped(here: list[Placed]) -> list[str]:
    """Short names in lines that fit a cell; an asterisk says that raters differ."""
    lines, line = list[str](), ""
    for each in here:
        name = one_line(each.ref, CELL - 2) + ("*" if each.apart else "")
        if line and len(line) + len(name) + 1 >= CELL:
            lines.append(line)
            line = name
        else:
            line = f"{line} {name}".strip()
    return [*lines, line] if line else lines


def _middle() -> Content:
    half = "━" * (CELL * MARKS // 2)
    return plain(f"    │ {half}╋━{half}", "$muted")


def _axis() -> Content:
    parts = []
    for feasible in range(MARKS):
        gap = "  " if feasible == MARKS // 2 else ""
        parts.append(f"{gap}{feasible:<{CELL}}")
    line = "".join(parts).rstrip()
    words = _("↑ desirable   → feasible")
    return plain(f"      {line}\n      {words}", "$muted")


def _below(study: Study, there: tuple[Placed, ...]) -> list[Content]:
    lines = [
        plain(
            _("* {ref}: ratings differ, desirable {d0} to {d1}, feasible {f0} to {f1}").format(
                ref=each.ref,
                d0=each.desirable[0],
                d1=each.desirable[2],
                f0=each.feasible[0],
                f1=each.feasible[2],
            ),
            "$real",
        )
        for each in there
        if each.apart
    ]
    judged = {each.id for each in there}
    rest = [c.ref for c in study.changes.values() if c.id not in judged]
    if rest:
        lines.append(plain(_("Not judged yet: {names}").format(names=" ".join(rest)), "$muted"))
    return [Content(""), *lines] if lines else []
