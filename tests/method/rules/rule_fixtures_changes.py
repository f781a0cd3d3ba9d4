"""What each rule about changes speaks of, and what lies just beside it."""

from __future__ import annotations

from typing import Final

from tests.method.rules.rule_edits import (
    Case,
    all_of,
    en,
    set_,
)

NOT_JUDGED: Final = {
    **dict.fromkeys(("desirable", "feasible", "desirable_reason", "feasible_reason")),
    **dict.fromkeys(("desirable_by", "feasible_by"), ()),
}

CHANGES: Final = (
    Case(
        "CH-01",
        set_("change", "CH1", from_rows=()),
        set_("row", "X01", changes=()),
        "change",
        "from_rows",
    ),
    Case(
        "CH-02",
        set_("change", "CH1", types=()),
        set_("change", "CH1", types=("structural",)),
        "change",
        "types",
    ),
    Case(
        "CH-03",
        set_("change", types=("structural", "procedural")),
        set_("change", "CH1", types=("structural",)),
        "session",
    ),
    Case(
        "CH-04",
        set_("change", "CH1", desirable_reason=None),
        set_("change", "CH1", desirable=None, desirable_reason=None),
        "change",
        "desirable_reason",
    ),
    Case(
        "CH-05",
        set_("change", "CH1", models=()),
        set_("change", "CH1", models=(), desirable=None),
        "change",
        "models",
    ),
    Case(
        "CH-06",
        set_("change", feasible_reason=en("It costs little")),
        set_("change", "CH1", "CH4", feasible_reason=en("It costs little")),
        "change",
        "feasible_reason",
    ),
    Case(
        "CH-07",
        set_("change", "CH1", feasible=1),
        all_of(set_("change", "CH1", feasible=1), set_("action", "ACT1", status="proposed")),
        "change",
        "feasible",
    ),
    Case(
        "CH-08",
        set_("change", "CH1", desirable_by=(("P1", 1), ("P2", 3))),
        set_("change", "CH1", desirable_by=(("P1", 2), ("P2", 3))),
        "change",
        "desirable",
    ),
    Case(
        "CH-09",
        set_("change", "CH1", **NOT_JUDGED),
        set_("change", "CH1", **{**NOT_JUDGED, "feasible": 2}),
        "change",
        "desirable",
    ),
)
