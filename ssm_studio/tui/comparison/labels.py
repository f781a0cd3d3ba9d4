"""What the choices of stage four are called, with the key and the sign of each, and records as choices and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from textual.content import Content

from ssm_studio.domain import edit_comparison
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain


@dataclass(frozen=True, slots=True)
class Label:
    """One choice: its value in the study, its key, its words, and a sign that says it without colour."""

    value: str
    key: str
    words: str
    sign: str = ""


EXISTS: Final = (
    Label("yes", "y", N_("yes"), "●"),
    Label("partly", "p", N_("partly"), "◐"),
    Label("no", "n", N_("no"), "○"),
    Label("unknown", "u", N_("unknown"), "?"),
)

DECISIONS: Final = (
    Label("change", "c", N_("change")),
    Label("no_change", "k", N_("no change needed")),
    Label("look_further", "l", N_("look further")),
    Label("revise_model", "r", N_("model to revise")),
)

QUALITIES: Final = tuple(Label(str(each), str(each), str(each)) for each in range(1, 6))

POSITIONS: Final = (
    Label("for", "f", N_("for"), "+"),
    Label("against", "a", N_("against"), "−"),
    Label("question", "q", N_("question"), "?"),
    Label("story", "s", N_("story"), "❝"),
)

CHANGE_TYPES: Final = (
    Label("structural", "s", N_("structural")),
    Label("procedural", "p", N_("procedural")),
    Label("attitudinal", "a", N_("attitudinal")),
)

MARKS: Final = (
    Label("0", "0", N_("no")),
    Label("1", "1", N_("doubtful")),
    Label("2", "2", N_("yes")),
    Label("3", "3", N_("strongly")),
)

STANDINGS: Final = (
    Label(edit_comparison.ACT, "", N_("act"), "▶"),
    Label(edit_comparison.PREPARE, "", N_("prepare the ground"), "◇"),
    Label(edit_comparison.WHY, "", N_("tempting, but why?"), "?"),
    Label(edit_comparison.ASIDE, "", N_("set aside"), "–"),
)
NOT_JUDGED: Final = Label("unjudged", "", N_("not judged yet"), "·")

STATUSES: Final = (
    Label("proposed", "p", N_("proposed"), "○"),
    Label("agreed", "a", N_("agreed"), "◐"),
    Label("in_progress", "i", N_("in progress"), "◑"),
    Label("done", "d", N_("done"), "●"),
    Label("blocked", "b", N_("blocked"), "!"),
    Label("superseded", "s", N_("superseded"), "→"),
    Label("dropped", "x", N_("dropped"), "–"),
)

LATE: Final = Label("overdue", "", N_("overdue"), "!")

YES_NO: Final = (Label("yes", "y", N_("yes")), Label("no", "n", N_("no")))


def label_of(labels: tuple[Label, ...], value: str | None) -> Label | None:
    """The label of a value; None for a value that nobody set, or that no list knows."""
    return next((each for each in labels if each.value == value), None)


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
