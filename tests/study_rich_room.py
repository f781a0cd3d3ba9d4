"""What the rich study has of the room itself: evidence, votes, the day, versions of the declaration, clashes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.study import Study
from tests.study_build import Build, both


def first(study: Study, kind: str) -> str:
    """The id of the first record of a kind."""
    return next(iter(study.table(kind)))


def room(build: Build) -> None:
    """Add every kind of record that came with the fourth shape of the file."""
    andan, bunga = list(build.study.participants)[:2]
    evidence = _evidence(build, andan)
    _votes(build, andan, bunga)
    _day(build, andan, bunga)
    _comparison(build)
    _research(build)
    own = build.add(
        "lens", key="own.water", name=both("Water rights", "Hak air"), source="The room"
    )
    build.add(
        "lens_element", lens=own, key="own.water.turn", name=both("Whose turn", "Giliran siapa")
    )
    clash = build.add(
        "clash",
        about=first(build.study, "theme"),
        field="name",
        lang="id",
        base="Giliran",
        settled="both",
        settled_at="2026-03-11T08:00:00Z",
        reason=both("Both are said", "Keduanya dikatakan"),
    )
    for text, author in (("Giliran air", "Sri"), ("Giliran malam", "Tono")):
        build.add("clash_side", clash=clash, text=text, author=author, at="2026-03-11T07:00:00Z")
    _fill(build, evidence, andan, bunga)


def _evidence(build: Build, andan: str) -> str:
    photo = first(build.study, "photo")
    return build.add(
        "evidence",
        kind="quotation",
        text=both("At night nobody watches the gate", "Malam hari tak ada yang menjaga pintu"),
        said_by=andan,
        group=first(build.study, "group"),
        photo=photo,
        source="Interview 3",
        page="4",
        date="2026-03-02",
        question=both("Who opens the gate?", "Siapa yang membuka pintu?"),
        rating=2,
        consent=True,
        verbatim=True,
    )


def _votes(build: Build, andan: str, bunga: str) -> None:
    theme, agreed = first(build.study, "theme"), first(build.study, "accommodation")
    build.add(
        "ballot",
        target=theme,
        asked="dots",
        method="hands",
        scale="dots",
        round=1,
        hands=((first(build.study, "group"), 4),),
        reason=both("It hurts most", "Paling terasa"),
        held_at="2026-03-10T03:00:00Z",
        wording=both("Turns at night", "Giliran malam"),
        spread=(("1", 3), ("2", 1)),
    )
    marks = ((andan, 7), (bunga, 2))
    build.add(
        "ballot",
        target=agreed,
        asked="agreement",
        method="secret",
        scale="gradients8",
        round=1,
        marks=marks,
        secret=True,
        revealed=False,
    )


def _day(build: Build, andan: str, bunga: str) -> None:
    block = build.add(
        "block",
        day=1,
        place=1,
        title=both("Opening prayer", "Doa pembukaan"),
        stage="1",
        minutes=30,
        starts="09.00",
        technique="ceremony",
        ceremony=True,
        inputs=both("Guests", "Tamu"),
        outputs=both("Consent", "Persetujuan"),
        began_at="2026-03-10T02:00:00Z",
        ended_at="2026-03-10T02:40:00Z",
        present=(andan, bunga),
    )
    build.add(
        "diary",
        kind="departure",
        block=block,
        at="2026-03-10T02:50:00Z",
        text=both("The head spoke for an hour", "Kepala berbicara sejam"),
        tags=("surprise", "power"),
    )
    build.add(
        "parked",
        text=both("Buy a second pump", "Beli pompa kedua"),
        said_by=bunga,
        stage="1",
        solution=True,
        block=block,
        became=(first(build.study, "change"),),
        settled=True,
    )


def _comparison(build: Build) -> None:
    study = build.study
    model, activity = first(study, "model"), first(study, "activity")
    build.add(
        "indicator",
        model=model,
        activity=activity,
        measure="efficacy",
        text=both("Fields watered", "Sawah terairi"),
        target=both("Each field once a week", "Tiap sawah sekali seminggu"),
        threshold=both("None dry for ten days", "Tak ada yang kering sepuluh hari"),
        found=both("Two were dry", "Dua kering"),
        found_at="2026-03-09",
        judged_by=both("The farmers", "Para petani"),
    )
    scenario = build.add(
        "scenario",
        model=model,
        event=both("The night of the fight", "Malam keributan"),
        date="2025-08-02",
    )
    build.add(
        "scenario_step",
        scenario=scenario,
        activity=activity,
        happened=both("Nobody asked", "Tak ada yang bertanya"),
        would_have=both("The turn would have been read out", "Giliran akan dibacakan"),
    )
    build.add(
        "interpretation",
        picture=first(study, "picture"),
        group=list(study.groups)[1],
        read_by=list(study.participants)[1],
        text=both("They see us as thieves", "Kami dianggap pencuri"),
        at="2026-03-10T04:00:00Z",
    )


def _research(build: Build) -> None:
    build.add(
        "declared",
        version=1,
        declared_at="2026-02-20",
        framework=both("Commons", "Sumber daya bersama"),
        research_method=both("Case study", "Studi kasus"),
        problem_solving_method=both("SSM", "SSM"),
        area_of_concern=both("Sharing", "Kebersamaan"),
        problem_situation=both("Water", "Air"),
        declaration=both("What is recognised", "Yang dikenali"),
        theoretical_issue=both("Rules without sanctions", "Aturan tanpa sanksi"),
        factual_issue=both("Dry fields", "Sawah kering"),
        remark=both("First wording", "Rumusan pertama"),
    )
    build.add("cycle_note", cycle="r", step=2, text=both("Read Ostrom again", "Baca lagi Ostrom"))


Later = dict[str, dict[str, Any]]
"""Values of fields by kind of record."""


def _fill(build: Build, evidence: str, andan: str, bunga: str) -> None:
    """Give the first record of each older kind the fields that came later."""
    study = build.study
    for later in (_session(), _stages(study, evidence), _agreed(study, evidence, andan, bunga)):
        for kind, values in later.items():
            _replace(build, kind, values)


def _session() -> Later:
    return {
        "session": {
            "agenda": "one_day",
            "research_on": True,
            "introductory": False,
            "mode": 1,
            "users": both("A first-time facilitator", "Fasilitator pemula"),
            "methodology": both("After Checkland and Poulter", "Menurut Checkland dan Poulter"),
            "exit_problem_solving": "exit",
            "exit_problem_solving_reason": both("Turns are kept", "Giliran dijaga"),
            "exit_problem_solving_at": "2026-06-03",
            "exit_research": "amend",
            "exit_research_reason": both("One village is few", "Satu desa terlalu sedikit"),
            "exit_research_at": "2026-06-04",
        },
        "research": {
            "theoretical_issue": both("Rules without sanctions", "Aturan tanpa sanksi"),
            "factual_issue": both("Dry fields", "Sawah kering"),
            "remark": both("One method, two uses", "Satu metode, dua guna"),
            "locked_at": "2026-03-10T01:00:00Z",
        },
    }


def _stages(study: Study, evidence: str) -> Later:
    es = ("efficacy", "efficiency", "effectiveness", "ethicality", "elegance")
    return {
        "picture": {"merged_from": tuple(list(study.pictures)[1:2])},
        "photo": {
            "kept_sha256": "0" * 64,
            "media": "image/jpeg",
            "width": 1600,
            "height": 1200,
            "taken_by": "Sri",
            "taken_at": "2026-03-10",
        },
        "element": {
            "placed_by_hand": True,
            "evidence": (evidence,),
            "photo": first(study, "photo"),
            "photo_region": "10 20 300 400",
            "merged_from": ("E90", "E91"),
        },
        "theme": {"evidence": (evidence,), "merged_from": ("TH8",)},
        "analysis_two": {"observed_at": "2026-03-10", "confidence": "medium"},
        "analysis_three": {"evidence": (evidence,)},
        "system": {"worldview_hint": both("Water is owed", "Air itu hak"), "use": "content"},
        "definition": {
            "use": "content",
            "perspective": both("The lower fields", "Sawah hilir"),
            **{each: both(f"Judged {each}", f"Dinilai {each}") for each in es},
        },
        "constraint": {"effect": "both"},
        "model": {"use": "content", "perspective": both("The keepers", "Para penjaga")},
        "activity": {"who": both("Whoever keeps the gate", "Siapa pun penjaga pintu")},
    }


def _agreed(study: Study, evidence: str, andan: str, bunga: str) -> Later:
    return {
        "row": {"quality_by": ((andan, 2), (bunga, 4)), "who_elements": (first(study, "element"),)},
        "debate": {
            "about": first(study, "activity"),
            "role": both("Farmer", "Petani"),
            "in_role_of": both("The head", "Kepala desa"),
            "corrects": list(study.debate)[-1],
            "correction": "slip",
            "said_at": "2026-03-11T05:00:00Z",
            "evidence": (evidence,),
        },
        "accommodation": {
            "worldviews": (
                both("Water is owed", "Air itu hak"),
                both("Water is earned", "Air itu upah"),
            ),
            "agreed_at": "2026-03-11",
        },
        "reservation": {"round": 2},
        "change": {"feasible_evidence": (first(study, "analysis_two"),)},
        "action": {
            "target": both("All read it", "Semua membaca"),
            "threshold": both("Half read it", "Separuh membaca"),
            "found": both("A third did", "Sepertiga"),
            "judged_by": both("The water users", "Pemakai air"),
            "horizon": "one_year",
            "supported_by": both("The school", "Sekolah"),
            "dissent": both("Paint is wasted", "Cat terbuang"),
            "dissent_by": (bunga,),
            "media": ("comm.media.board",),
            "levers": ("change.levers.example",),
        },
        "follow_up": {
            "why": both("It rained", "Hujan"),
            "next_look": "2026-07-01",
            "new_issue": first(study, "element"),
        },
        "reconstruction": {
            "original_source": "Marr 2009",
            "joined_with": (),
            "confidence": "low",
            "validated_by": (andan,),
            "validated_with": both("Read back at the gate", "Dibacakan di pintu air"),
            "validated_at": "2026-06-05",
        },
        "learning": {"said_by": bunga},
    }


def _replace(build: Build, kind: str, values: dict[str, Any]) -> None:
    spec = BY_NAME[kind]
    id_ = first(build.study, kind)
    record = build.study.table(kind)[id_]
    record = replace(record, **{"lens_tags": record.lens_tags or ("motives.service",), **values})
    table = {**build.study.table(kind), id_: record}
    build.study = replace(build.study, **{spec.table: table})
