"""Rules about the situation, the analyses and the pictures: where each speaks and where it does not."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.text import Text
from tests.method.rules.rule_edits import (
    ELEMENTS_OF_ONE_KIND,
    NAMED,
    QUOTED,
    Case,
    add,
    all_of,
    drop,
    en,
    id_of,
    ids_of,
    keep,
    link,
    made_later,
    same,
    set_,
)

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
