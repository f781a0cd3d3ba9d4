"""Records as choices and as links, and the ways to see less of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textual.content import Content

from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to see less of a list: its value ("" for everything), its words, and what it holds, in words."""

    value: str
    words: str
    detail: str = ""


def ticked(
    study: Study, kind: str, linked: Sequence[str], words: Callable[[Any], str] | None = None
) -> list[Choice]:
    """Every record of a kind as a choice, those that are linked already with a tick."""
    return [
        Choice(
            each.id,
            one_line(f"{each.ref} {words(each) if words else name_in(study, each)}", 90),
            glyph="✓" if each.id in linked else "·",
        )
        for each in study.table(kind).values()
    ]


def linked_words(
    study: Study, kind: str, ids: Sequence[str], empty: str, width: int = 60
) -> Content:
    """The records that something is linked to, one a line; `empty` says what a press would do."""
    found = [each for id_ in ids if (each := study.get(kind, id_)) is not None]
    if not found:
        return plain(empty, "$muted")
    lines = [
        Content.assemble(
            (f"{one_line(each.ref, 12)} ", "$system"),
            plain(one_line(name_in(study, each)[:400], width)),
        )
        for each in found
    ]
    return Content("\n").join(lines)


def everything(words: str, number: int) -> Filter:
    """The filter that hides nothing."""
    return Filter("", words, str(number))
