"""What the sheets of the research room have in common, beside what any inner tab has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import ClassVar, Final

from textual.content import Content

from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.tui.comparison.tab import Tab
from ssm_studio.tui.text import one_line, plain

LETTERS: Final[Mapping[str, str]] = {
    "framework": "F",
    "research_method": "M_R",
    "problem_solving_method": "M_PS",
    "area_of_concern": "A",
    "problem_situation": "P",
}
"""The letters of McKay and Marshall for what is declared."""

NAMES: Final[Mapping[str, str]] = {
    "framework": N_("Framework of ideas"),
    "research_method": N_("Research method"),
    "problem_solving_method": N_("Problem-solving method"),
    "area_of_concern": N_("Area of concern"),
    "problem_situation": N_("Problem situation"),
    "declaration": N_("What will count as knowledge"),
    "theoretical_issue": N_("Theoretical issue"),
    "factual_issue": N_("Factual issue"),
    "remark": N_("Remark"),
}


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def keys_told(told: Iterable[tuple[str, str]]) -> Content:
    """Keys with what each does, one a line."""
    lines = [
        Content.assemble((f"{key:3}", "bold $system"), (words, "$muted")) for key, words in told
    ]
    return Content("\n").join(lines)


def refs_of(study: Study, ids: Iterable[str], width: int) -> Content:
    """Records by short name and words, one a line."""
    from ssm_studio.domain.record_names import name_in

    found = [each for id_ in ids if (each := study.find(id_)) is not None]
    return Content("\n").join(
        Content.assemble(
            (f"{one_line(each.ref, 14)} " if each.ref else "", "$system"),
            plain(one_line(name_in(study, each)[:400], width)),
        )
        for each in found
    )


class Sheet(Tab):
    """One sheet of the research room."""

    STAGE: ClassVar = 5
    FILTERED_BY: ClassVar = N_("show")
