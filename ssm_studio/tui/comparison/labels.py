"""What the choices of stage four are called, with the key and the sign of each, and records as choices and links."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from textual.content import Content

from ssm_studio.domain import edit_comparison
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_, language
from ssm_studio.method.lenses import lens_name, lenses
from ssm_studio.tui.action_words import STATUSES, Label, label_of
from ssm_studio.tui.dialogs import Choice
from ssm_studio.tui.text import one_line, plain

__all__ = [
    "CHANGE_TYPES",
    "CORRECTIONS",
    "DECISIONS",
    "EXISTS",
    "HORIZONS",
    "LATE",
    "MARKS",
    "NOT_JUDGED",
    "POSITIONS",
    "QUALITIES",
    "STANDINGS",
    "STATUSES",
    "YES_NO",
    "Label",
    "label_of",
    "lens_choices",
    "lens_words",
    "linked_words",
    "perspective_choices",
    "ticked",
]

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
    Label(edit_comparison.ACT, "", N_("implement"), "▶"),
    Label(edit_comparison.PREPARE, "", N_("desirable, not yet feasible"), "◇"),
    Label(edit_comparison.WHY, "", N_("feasible, not desirable"), "?"),
    Label(edit_comparison.ASIDE, "", N_("set aside"), "–"),
)
NOT_JUDGED: Final = Label("unjudged", "", N_("not judged yet"), "·")

HORIZONS: Final = (
    Label("one_year", "o", N_("within a year")),
    Label("longer", "l", N_("longer")),
    Label("standing", "s", N_("standing agenda")),
)

CORRECTIONS: Final = (
    Label("change_of_mind", "m", N_("change of mind")),
    Label("compromise", "c", N_("compromise")),
    Label("slip", "s", N_("slip of the tongue")),
)

LATE: Final = Label("overdue", "", N_("overdue"), "!")

YES_NO: Final = (Label("yes", "y", N_("yes")), Label("no", "n", N_("no")))


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


def lens_choices(lens: str, chosen: Sequence[str]) -> list[Choice]:
    """The entries of a framework list as choices, those that are chosen already with a tick."""
    return [
        Choice(
            each.id,
            each.name.read(language()),
            each.description.read(language()),
            "✓" if each.id in chosen else "·",
        )
        for each in lenses()[lens].elements
    ]


def lens_words(ids: Sequence[str], empty: str) -> Content:
    """Entries of framework lists by name; `empty` says what a press would do."""
    names = [one_line(lens_name(each, language()), 60) for each in ids]
    return plain(" · ".join(names)) if names else plain(empty, "$muted")


def perspective_choices(chosen: Sequence[str]) -> list[Choice]:
    """Every entry of every framework list, to say whose perspective something serves."""
    tongue = language()
    return [
        Choice(
            each.id,
            each.name.read(tongue),
            lens.name.read(tongue),
            "✓" if each.id in chosen else "·",
        )
        for lens in lenses().values()
        for each in lens.elements
    ]
