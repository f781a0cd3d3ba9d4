"""For each rule about the picture, the comparison, actions, traces, research and exports: one study that it speaks
of, and one beside it that it leaves alone. All are the worked example with something changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.method.rules.registry import USUAL, Settings

Edit = Callable[[Study], Study]
TODAY: Final = replace(USUAL, today=date(2016, 7, 1))
HOUR: Final = 3600 * 1000


@dataclass(frozen=True, slots=True)
class Case:
    """A rule, an edit after which it speaks of this kind of record and field, and one after which it does not."""

    rule: str
    fires: Edit
    spares: Edit
    kind: str
    field: str = ""
    settings: Settings = USUAL


def en(words: str) -> Text:
    return Text(en=words)


def find(study: Study, kind: str, ref: str) -> Any:
    return next(each for each in study.table(kind).values() if ref in (each.ref, each.id))


def with_table(study: Study, kind: str, records: Iterable[Record]) -> Study:
    tables: dict[str, Any] = {BY_NAME[kind].table: {each.id: each for each in records}}
    return replace(study, **tables)


def set_(kind: str, /, *refs: str, **values: Any) -> Edit:
    """Give these records (all of the kind if none is named) other values."""

    def edit(study: Study) -> Study:
        return with_table(
            study,
            kind,
            (
                replace(each, **values) if not refs or each.ref in refs else each
                for each in study.table(kind).values()
            ),
        )

    return edit


def drop(kind: str, *refs: str) -> Edit:
    """Without these records (all of the kind if none is named); what refers to them stays as it is."""
    return lambda study: with_table(
        study, kind, (each for each in study.table(kind).values() if refs and each.ref not in refs)
    )


def keep(kind: str, *refs: str) -> Edit:
    return lambda study: with_table(
        study, kind, (each for each in study.table(kind).values() if each.ref in refs)
    )


def add(kind: str, /, **values: Any) -> Edit:
    """One more record; values that are functions are asked with the study."""

    def edit(study: Study) -> Study:
        told = {name: v(study) if callable(v) else v for name, v in values.items()}
        record = BY_NAME[kind].type(**{"id": new_id(), **told})
        return with_table(study, kind, (*study.table(kind).values(), record))

    return edit


def all_of(*edits: Edit) -> Edit:
    def edit(study: Study) -> Study:
        for each in edits:
            study = each(study)
        return study

    return edit


def id_of(kind: str, ref: str) -> Callable[[Study], str]:
    return lambda study: str(find(study, kind, ref).id)


def ids_of(kind: str, *refs: str) -> Callable[[Study], tuple[str, ...]]:
    return lambda study: tuple(find(study, kind, ref).id for ref in refs)


def link(kind: str, ref: str, /, **fields: Callable[[Study], Any]) -> Edit:
    """Set fields to what functions of the study say."""
    return lambda study: set_(kind, ref, **{name: v(study) for name, v in fields.items()})(study)


def made_later(kind: str, hours: float) -> Edit:
    """Records of a kind whose ids say that they were made so many hours after they were."""

    def edit(study: Study) -> Study:
        def later(id_: str) -> str:
            digits = f"{int(id_.replace('-', '')[:12], 16) + int(hours * HOUR):012x}"
            return f"{digits[:8]}-{digits[8:]}{id_[13:]}"

        return with_table(
            study, kind, (replace(each, id=later(each.id)) for each in study.table(kind).values())
        )

    return edit


def same(study: Study) -> Study:
    return study


def real(**values: Any) -> Edit:
    """An action whose details are no illustration."""
    return set_("action", "ACT3", detail_provenance=None, **values)


QUOTED: Final = link("element", "E28", voiced_by=id_of("participant", "P5"))
ELEMENTS_OF_ONE_KIND: Final = set_("element", kind="process")
RESEARCH_OFF: Final = all_of(drop("research"), drop("reconstruction"), drop("learning"))
NAMED: Final = set_("participant", "P1", kept='{"real_name": "Budi Hartono"}')
SECRET: Final = en("Only the Secretary knows the real figures")

SITUATION: Final = (
    Case(
        "SE-01",
        set_("session", situation=en("  \n")),
        set_("session", situation=Text(id="Ya.")),
        "session",
        "situation",
    ),
    Case("SE-02", keep("participant", "P1"), keep("participant", "P1", "P4"), "session"),
    Case(
        "SE-02", keep("participant", "P1", "P2", "P3"), set_("participant", group=None), "session"
    ),
    Case(
        "SE-03",
        all_of(
            QUOTED, set_("element", "E28", verbatim=True), set_("participant", "P5", consent=False)
        ),
        all_of(QUOTED, set_("participant", "P5", consent=False), drop("photo")),
        "element",
        "voiced_by",
    ),
    Case(
        "SE-03",
        set_("participant", "P1", consent=False),
        all_of(set_("participant", "P1", consent=False), drop("photo")),
        "photo",
        "consent",
    ),
    Case(
        "SE-04",
        set_("session", situation=en("A dashboard must be built for the province")),
        set_("session", situation=en("Nobody in the province knows the results")),
        "session",
        "situation",
    ),
    Case(
        "SE-05",
        set_("relation", "L01", target="E99"),
        link("relation", "L01", target=id_of("element", "E10")),
        "relation",
        "target",
    ),
    Case(
        "SE-05",
        set_("row", "X01", evidence=("E99",)),
        set_("row", "X01", evidence=("The minutes of March 10", "")),
        "row",
        "evidence",
    ),
)

ANALYSES: Final = (
    Case("A1-01", drop("analysis_one", "A1-1"), drop("analysis_one", "A1-3"), "session"),
    Case("A1-02", drop("analysis_one", "A1-2"), drop("analysis_one", "A1-3"), "session"),
    Case(
        "A1-03",
        drop("analysis_one", "A1-3", "A1-4", "A1-5"),
        drop("analysis_one", "A1-3", "A1-4"),
        "session",
    ),
    Case(
        "A1-04",
        drop("analysis_one", "A1-7"),
        set_("analysis_one", "A1-7", who=en("Head of the Organisation Bureau")),
        "analysis_one",
        "role",
    ),
    Case(
        "A1-05",
        drop("analysis_one", "A1-6"),
        all_of(drop("analysis_one", "A1-6"), set_("analysis_one", "A1-3", inside=False)),
        "session",
    ),
    Case("A1-05", set_("analysis_one", inside=True), set_("analysis_one", inside=None), "session"),
    Case(
        "A1-06",
        link("owner", "O1", who=lambda _study: en("The Minister")),
        link("owner", "O1", who=lambda _study: en("The Governor himself")),
        "owner",
        "who",
    ),
    Case(
        "A1-06",
        add(
            "customer",
            definition=id_of("definition", "RD1"),
            who=en("Private data vendors"),
            kind="victim",
        ),
        add(
            "customer",
            definition=id_of("definition", "RD1"),
            who=en("Private data vendors"),
            kind="beneficiary",
        ),
        "customer",
        "who",
    ),
    Case(
        "A2-01",
        set_("analysis_two", "A2-1", norms=()),
        set_("analysis_two", "A2-1", norms=(en("One norm"),)),
        "analysis_two",
        "norms",
    ),
    Case("A2-01", set_("analysis_two", "A2-1", values=(en(" "),)), same, "analysis_two", "values"),
    Case("A2-02", drop("analysis_two", "A2-3"), drop("analysis_two", "A2-1"), "session"),
    Case(
        "A2-03",
        all_of(*(made_later(kind, 30) for kind in ("row", "debate", "change", "action"))),
        made_later("action", 30),
        "session",
    ),
    Case("A3-01", drop("analysis_three"), drop("analysis_three", "A3-1"), "session"),
    Case(
        "A3-02",
        set_("analysis_three", "A3-1", holder=None),
        set_("analysis_three", "A3-1", holder=Text(id="Siapa pun")),
        "analysis_three",
        "holder",
    ),
    Case(
        "A3-03",
        set_("analysis_three", "A3-1", private=None, visibility="session"),
        set_("analysis_three", "A3-1", private=False),
        "analysis_three",
        "private",
    ),
    Case(
        "A3-03",
        set_("analysis_three", "A3-1", private=False, visibility="facilitator"),
        set_("analysis_three", "A3-1", visibility="facilitator"),
        "analysis_three",
        "private",
    ),
)

PICTURES: Final = (
    Case(
        "RP-01",
        add("picture", ref="RP3"),
        all_of(add("picture", ref="RP3"), add("photo", picture=id_of("picture", "RP3"))),
        "picture",
    ),
    Case(
        "RP-02",
        keep("element", "E01", "E20"),
        keep("element", *(f"E{n:02}" for n in range(1, 28))),
        "picture",
    ),
    Case("RP-03", drop("element", "E01", "E02"), drop("element", "E01"), "picture"),
    Case(
        "RP-04",
        set_("element", "E13", "E14", "E15", is_issue=None),
        set_("element", "E13", "E14", is_issue=None),
        "picture",
    ),
    Case(
        "RP-05",
        set_("element", "E16", "E17", kind="concern"),
        set_("element", "E16", kind="concern"),
        "picture",
    ),
    Case(
        "RP-06",
        all_of(drop("element", "E31"), drop("relation", "L18")),
        drop("element", "E31"),
        "picture",
    ),
    Case(
        "RP-07",
        set_("element", "E08", kind="actor"),
        set_("element", "E01", kind="facilitator"),
        "picture",
    ),
    Case(
        "RP-08",
        set_("element", "E16", belongs_to=None),
        set_("element", "E01", belongs_to=None),
        "element",
        "belongs_to",
    ),
    Case(
        "RP-09",
        link("element", "E31", parties=ids_of("element", "E20")),
        link("element", "E31", parties=ids_of("element", "E20", "E21")),
        "element",
        "parties",
    ),
    Case("RP-10", drop("relation", "L20"), drop("relation", "L02"), "element"),
    Case(
        "RP-11",
        ELEMENTS_OF_ONE_KIND,
        set_("element", "E01", "E02", "E16", kind="process"),
        "picture",
    ),
    Case(
        "RP-12",
        set_("element", "E06", "E07", kind="actor"),
        set_("element", "E06", kind="environment"),
        "picture",
    ),
    Case(
        "RP-13",
        set_("element", "E10", label=en("We should implement e-SAKIP")),
        set_("element", "E10", label=en("Reports that nobody reads")),
        "element",
        "label",
    ),
    Case("RP-14", drop("picture", "RP2"), same, "picture"),
    Case(
        "RP-14",
        link("picture", "RP2", supersedes=id_of("picture", "RP1")),
        link("picture", "RP2", supersedes=lambda _s: None),
        "picture",
    ),
    Case("RP-15", set_("picture", "RP1", title=en("")), same, "picture", "title"),
    Case("RP-15", set_("picture", "RP1", drawn_by=()), same, "picture", "drawn_by"),
    Case(
        "RP-15",
        set_("picture", "RP1", drawn_at=None),
        set_("picture", "RP1", drawn_at="2015"),
        "picture",
        "drawn_at",
    ),
    Case(
        "RP-16",
        set_("photo", transcribed=False),
        set_("photo", transcribed=True),
        "photo",
        "transcribed",
    ),
    Case(
        "RP-17",
        set_("element", "E09", "E22", kind="concern"),
        set_("element", "E10", kind="concern"),
        "picture",
    ),
    Case(
        "RP-18",
        set_("element", label=en("These seven words are one too many")),
        set_("element", label=en("These six words are not yet")),
        "picture",
    ),
    Case(
        "RP-19",
        all_of(NAMED, set_("element", "E10", label=en("What Budi Hartono types"))),
        set_("element", "E10", label=en("What Andan types")),
        "element",
        "label",
    ),
    Case(
        "RP-20", set_("theme", "TH2", issues=()), set_("element", "E25", is_issue=None), "element"
    ),
)

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
