"""For each rule about the comparison, actions, traces, research and exports: one study that it speaks
of, and one beside it that it leaves alone. All are the worked example with something changed.
"""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.text import Text
from tests.method.rules.rule_edits import (
    NAMED,
    QUOTED,
    RESEARCH_OFF,
    SECRET,
    TODAY,
    Case,
    add,
    all_of,
    drop,
    en,
    id_of,
    link,
    real,
    same,
    set_,
)
from tests.method.rules.rule_fixtures_changes import CHANGES
from tests.method.rules.rule_fixtures_stage1 import ANALYSES, PICTURES, SITUATION

COMPARISON: Final = (
    Case("CP-01", drop("row", "X01"), drop("row", "X08"), "activity"),
    Case("CP-02", drop("row", "X08"), drop("row", "X01"), "model"),
    Case("CP-03", drop("row", "X09"), drop("row", "X01"), "model"),
    Case("CP-04", set_("row", "X01", who=None), set_("row", "X02", who=None), "row", "who"),
    Case("CP-04", set_("row", "X01", how=en(" ")), same, "row", "how"),
    Case(
        "CP-05",
        set_("row", "X01", how_judged=None),
        set_("row", "X02", how_judged=None),
        "row",
        "how_judged",
    ),
    Case(
        "CP-06",
        set_("row", exists="no"),
        all_of(set_("row", exists="no"), set_("row", "X01", "X10", exists="yes")),
        "model",
    ),
    Case(
        "CP-07",
        set_("row", "X01", comment=en("Only 40% fulfilled")),
        set_("row", "X01", comment=en("Forty people know it")),
        "row",
        "comment",
    ),
    Case(
        "CP-07",
        set_("row", "X01", comment=Text(id="Ada kesenjangan besar")),
        same,
        "row",
        "comment",
    ),
    Case(
        "CP-07",
        set_("change", "CH1", text=en("Close the gap")),
        set_("change", "CH1", text=en("Talk more, with fewer gaping mouths")),
        "change",
        "text",
    ),
    Case("CP-08", drop("row", "X01"), set_("row", "X17", exists="no"), "row", "exists"),
    Case(
        "CP-09",
        drop("row", *(f"X{n}" for n in range(10, 18))),
        all_of(drop("row", *(f"X{n}" for n in range(10, 18))), set_("system", "RS2", chosen=False)),
        "model",
    ),
    Case("CP-10", same, set_("row", "X04", "X11", decision="no_change"), "row", "decision"),
    Case("CP-11", drop("debate"), drop("debate", "D2", "D3"), "session"),
    Case("CP-11", set_("debate", position="for"), all_of(drop("debate"), drop("row")), "session"),
)

ACTIONS: Final = (
    Case(
        "AC-01",
        set_("action", "ACT1", position=None),
        set_("action", "ACT1", position=None, person="Andan"),
        "action",
        "position",
    ),
    Case(
        "AC-02",
        set_("action", "ACT1", position=Text(en="All agencies", id="Semua OPD")),
        set_("action", "ACT1", position=en("Head of all agencies' board")),
        "action",
        "position",
    ),
    Case(
        "AC-03",
        set_("action", "ACT1", by_when=None),
        set_("action", "ACT1", by_when="before Musrenbang"),
        "action",
        "by_when",
    ),
    Case("AC-03", real(), real(by_when="2016-07-01"), "action", "by_when", TODAY),
    Case(
        "AC-04",
        set_("action", "ACT1", measure=None),
        set_("action", "ACT1", measure=None, status="dropped"),
        "action",
        "measure",
    ),
    Case(
        "AC-05",
        set_("action", "ACT1", measure=en("Meeting held")),
        set_("action", "ACT1", measure=en("Meeting held; staff say they find it fair")),
        "action",
        "measure",
    ),
    Case(
        "AC-06",
        set_("action", "ACT1", enabling_action=None),
        set_("action", "ACT1", enabling_action=None, status="dropped"),
        "action",
        "enabling_action",
    ),
    Case(
        "AC-07",
        set_("action", "ACT1", changes=()),
        set_("action", "ACT1", changes=(), status="dropped"),
        "action",
        "changes",
    ),
    Case(
        "AC-08",
        set_("action", "ACT1", follow_up_on=None),
        set_("action", "ACT1", follow_up_on=None, status="done"),
        "action",
        "follow_up_on",
    ),
    Case(
        "AC-09",
        real(),
        all_of(real(), add("follow_up", action=id_of("action", "ACT3"), date="2015-10-20")),
        "action",
        "follow_up_on",
        TODAY,
    ),
    Case(
        "AC-10",
        set_("accommodation", gradients=(("P5", 8),)),
        set_("accommodation", gradients=(("P5", 6),)),
        "action",
        "status",
    ),
    Case(
        "AC-11",
        set_("action", "ACT1", planning_hooks=()),
        set_("action", "ACT1", planning_hooks=(), status="dropped"),
        "action",
        "planning_hooks",
    ),
    Case(
        "AC-12",
        set_("action", "ACT2", "ACT3", position=en("Head of the planning agency")),
        set_("action", "ACT2", position=en("Head of the planning agency")),
        "action",
        "position",
    ),
    Case(
        "AC-13",
        set_("action", "ACT1", text=en("Improve coordination")),
        set_("action", "ACT1", text=en("Sit down with the Governor")),
        "action",
        "text",
    ),
    Case(
        "AC-14",
        set_("action", person="Nobody here"),
        set_("action", person="andan"),
        "action",
        "person",
    ),
)

TRACES: Final = (
    Case(
        "TR-01",
        add("element", is_issue=True, label=en("Nobody asks the citizens")),
        add("element", label=en("A desk")),
        "element",
    ),
    Case("TR-02", set_("change", "CH1", from_rows=()), set_("row", "X01", changes=()), "action"),
    Case(
        "TR-03",
        all_of(set_("system", "RS2", from_themes=()), set_("system", "RS3", "RS4", from_themes=())),
        link("system", "RS3", from_themes=lambda _s: ()),
        "theme",
    ),
    Case(
        "TR-04",
        all_of(drop("model", "CM2")),
        all_of(drop("model", "CM2"), set_("definition", "RD2", status="parked")),
        "definition",
    ),
    Case(
        "TR-05",
        drop("row", *(f"X{n}" for n in range(10, 18))),
        drop("row", *(f"X{n}" for n in range(10, 17))),
        "model",
    ),
)

RESEARCH: Final = (
    Case(
        "AR-01",
        set_("research", framework=None),
        set_("research", framework=Text(id="Kerangka")),
        "research",
        "framework",
    ),
    Case("AR-01", drop("research"), RESEARCH_OFF, "session"),
    Case(
        "AR-02",
        set_("research", declared_at="2016-01-01"),
        set_("research", declared_at="2015-03-09"),
        "research",
        "declared_at",
    ),
    Case("AR-02", set_("research", declared_at="2015-03-10"), same, "research", "declared_at"),
    Case("AR-02", set_("research", declaration=None), same, "research", "declaration"),
    Case(
        "AR-03",
        set_("research", research_method=en("SSM"), problem_solving_method=en("ssm ")),
        set_(
            "research",
            research_method=en("SSM"),
            problem_solving_method=en("ssm"),
            kept='{"remark": "both"}',
        ),
        "research",
        "research_method",
    ),
    Case(
        "AR-04",
        set_("reconstruction", "RC-marr.bb.map", evidence=()),
        set_("reconstruction", "RC-marr.bb.map", evidence=(), operation="dropped"),
        "reconstruction",
        "evidence",
    ),
    Case("AR-05", same, set_("reconstruction", operation="added"), "reconstruction", "original"),
    Case(
        "AR-05",
        set_("reconstruction", original=en("As it stands")),
        set_("reconstruction", original=en("As it stands"), original_page="12"),
        "reconstruction",
        "original_page",
    ),
    Case("AR-06", drop("learning", "LN2"), RESEARCH_OFF, "session"),
    Case("AR-07", set_("action", status="done"), set_("action", "ACT1", status="done"), "session"),
    Case(
        "AR-07",
        set_("session", kept='{"session": {"status": "closed"}}'),
        set_("session", kept='{"session": {"status": "closed"}, "cycle_decision": [1, 2]}'),
        "session",
    ),
    Case(
        "AR-08",
        set_("element", "E28", verbatim=True),
        all_of(QUOTED, set_("element", "E28", verbatim=True)),
        "element",
        "verbatim",
    ),
    Case(
        "AR-08",
        all_of(set_("debate", "D1", verbatim=True), set_("participant", consent=None)),
        set_("debate", "D1", verbatim=True),
        "debate",
        "verbatim",
    ),
    Case(
        "AR-09",
        all_of(drop("reconstruction"), drop("learning")),
        all_of(drop("reconstruction"), drop("learning"), set_("element", "E01", interest="both")),
        "session",
    ),
)

EXPORTS: Final = (
    Case(
        "EX-01",
        set_("analysis_three", "A3-1", private=None, visibility="public"),
        set_("analysis_three", "A3-1", private=False),
        "analysis_three",
        "private",
    ),
    Case(
        "EX-01",
        all_of(set_("analysis_three", "A3-1", used=SECRET), set_("row", "X02", comment=SECRET)),
        all_of(
            set_("analysis_three", "A3-1", used=SECRET),
            set_("row", "X02", comment=SECRET, visibility="facilitator"),
        ),
        "row",
        "comment",
    ),
    Case(
        "EX-02",
        set_("session", dates=()),
        all_of(
            set_("session", dates=()),
            *(drop(kind) for kind in ("picture", "definition", "model", "row", "change", "action")),
        ),
        "session",
        "dates",
    ),
    Case(
        "EX-03",
        all_of(set_("session", source=None), set_("model", "CM1", provenance=None, built_by=None)),
        set_("model", "CM1", provenance=None, built_by=None),
        "model",
        "provenance",
    ),
    Case(
        "EX-04",
        all_of(
            NAMED,
            set_("session", visibility="public"),
            set_("row", "X01", comment=en("Budi Hartono knows")),
        ),
        all_of(NAMED, set_("row", "X01", comment=en("Budi Hartono knows"))),
        "row",
        "comment",
    ),
)

CASES: Final = (
    *SITUATION, *ANALYSES, *PICTURES, *COMPARISON, *CHANGES, *ACTIONS, *TRACES, *RESEARCH, *EXPORTS,
)  # fmt: skip
