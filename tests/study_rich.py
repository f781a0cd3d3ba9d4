"""One study filled in every corner, with something private and something unanswered in it."""

from __future__ import annotations

from ssm_studio.domain.study import Study
from tests.study_build import Build, both
from tests.study_rich_action import comparison_and_action
from tests.study_rich_room import room


def rich_study(language: str = "en") -> Study:
    """A water-sharing workshop in a made-up village, with every kind of record in it."""
    build = Build()
    other = "id" if language == "en" else "en"
    build.add(
        "session",
        ref="S1",
        title=both("Water for the lower fields", "Air untuk sawah hilir"),
        languages=(language, other),
        cycle=2,
        parent_session="S0",
        schema_version=1,
        warning=both("Everything here is made up.", "Semua di sini rekaan."),
        source="S000 (a study of irrigation)",
        situation=both(
            "The lower fields run dry while the gate is said to be open.",
            "Sawah hilir kering padahal pintu air dikatakan terbuka.",
        ),
        situation_provenance="source:S000",
        use_mode="SSM(c)",
        dates=("2026-03-10", "2026-03-11"),
        place="Sumber",
        comparison_way="ssm.compare.questioning",
        source_work="Marr, B. (2009)",
        operations=("kept", "renamed"),
    )
    build.add(
        "research",
        framework=both("Commons and their rules", "Sumber daya bersama dan aturannya"),
        framework_provenance="source:S000",
        research_method=both("Action research", "Riset tindakan"),
        problem_solving_method=both("SSM in four stages", "SSM empat tahapan"),
        area_of_concern=both("What keeps sharing going?", "Apa yang menjaga kebersamaan?"),
        problem_situation=both("Water in Sumber", "Air di Sumber"),
        declaration=both("What farmers recognise counts.", "Yang dikenali petani dihitung."),
        declared_at="2026-03-01",
    )
    people = _people(build)
    client = _analyses(build)
    picture = _picture(build, people)
    definitions = _definitions(build, {**picture, "client": client})
    model = _model(build, definitions)
    comparison_and_action(build, people, model)
    room(build)
    return build.study


def _people(build: Build) -> dict[str, str]:
    upper = build.add("group", name=both("Upper fields", "Sawah hulu"))
    lower = build.add("group", name=both("Lower fields", "Sawah hilir"))
    andan = build.add(
        "participant",
        pseudonym="Andan",
        role=both("Gate keeper", "Penjaga pintu air"),
        group=upper,
        consent=True,
        provenance="invented",
    )
    bunga = build.add(
        "participant", pseudonym="Bunga", role=both("Rice farmer", "Petani padi"), group=lower
    )
    return {"upper": upper, "lower": lower, "andan": andan, "bunga": bunga}


def _analyses(build: Build) -> str:
    """The three analyses; who asked for the study."""
    client = build.add(
        "analysis_one",
        role="client",
        who=both("Village head", "Kepala desa"),
        aspiration=both("Peace at harvest", "Damai saat panen"),
        resources=both("A small budget", "Anggaran kecil"),
        constraints=both("Elections in May", "Pemilihan di bulan Mei"),
        expectations=both("A plan", "Sebuah rencana"),
        inside=True,
        provenance="inferred",
    )
    build.add(
        "analysis_two",
        role=both("Gate keeper", "Penjaga pintu air"),
        formality="informal",
        norms=(both("Never sleeps in the dry month", "Tidak tidur di bulan kering"),),
        values=(both("Fair hands", "Tangan yang adil"), both("Few words", "Sedikit kata")),
    )
    build.add(
        "analysis_three",
        commodity="ssm.power.formal",
        holder=both("SECRET Landlord", "RAHASIA Tuan tanah"),
        used=both("SECRET closes the gate", "RAHASIA menutup pintu"),
        private=True,
    )
    return client


def _picture(build: Build, people: dict[str, str]) -> dict[str, str]:
    rp = build.add(
        "picture",
        title=both("Seen from below", "Dilihat dari hilir"),
        group=people["lower"],
        version=2,
        drawn_by=(people["bunga"], people["andan"]),
        drawn_at="2026-03-10T09:20",
        introduction="free",
    )
    build.add(
        "photo",
        picture=rp,
        file="photos/rp1.jpg",
        sha256="0" * 64,
        transcribed=True,
        consent=True,
        caption=both("The sheet on the wall", "Kertas di dinding"),
    )
    marks = _marks(build, rp, people["bunga"])
    theme = build.add(
        "theme",
        name=both("Whose turn", "Giliran siapa"),
        issues=(marks["dry"], marks["power"]),
        lens="marr.bb.review",
        votes=7,
        votes_provenance="invented",
    )
    build.add("theme", name=both("SECRET hands", "RAHASIA tangan"), issues=(marks["power"],))
    return {"theme": theme, "dry": marks["dry"]}


def _marks(build: Build, rp: str, bunga: str) -> dict[str, str]:
    """What is drawn in the picture: elements, then the lines between them."""
    farmer = build.add(
        "element", kind="actor", label=both("Farmers", "Petani"), picture=rp, x=4, y=2
    )
    gate = build.add(
        "element", kind="artefact", label=both("The gate", "Pintu air"), picture=rp, x=40, y=2
    )
    dry = build.add(
        "element",
        kind="concern",
        label=both("Dry by noon", "Kering sebelum tengah hari"),
        picture=rp,
        is_issue=True,
        voiced_by=bunga,
        verbatim=True,
        intensity=3,
        lens_tags=("pm.fail.learning",),
        provenance="source:S000",
        x=4,
        y=10,
    )
    build.add(
        "element",
        kind="worldview",
        label=both("Water belongs to all", "Air milik bersama"),
        picture=rp,
        belongs_to=farmer,
        x=20,
        y=10,
    )
    build.add(
        "element",
        kind="conflict",
        label=both("Upper against lower", "Hulu lawan hilir"),
        picture=rp,
        parties=(farmer, gate),
    )
    power = build.add(
        "element",
        kind="power",
        label=both("SECRET the one who can stop it", "RAHASIA yang dapat menghentikan"),
        picture=rp,
        is_issue=True,
    )
    _lines(build, rp, farmer, gate, power)
    return {"dry": dry, "power": power}


def _lines(build: Build, rp: str, farmer: str, gate: str, power: str) -> None:
    build.add(
        "relation",
        kind="dependency",
        source=farmer,
        target=gate,
        label=both("waits for", "menunggu"),
        directed=True,
        picture=rp,
        what="water",
        strength=2,
    )
    build.add(
        "relation",
        kind="pressure",
        source=power,
        target=gate,
        label=both("SECRET orders", "RAHASIA menyuruh"),
        directed=True,
        picture=rp,
    )


def _systems(build: Build, stage_one: dict[str, str]) -> str:
    """One system that was chosen, one that was not; the chosen one."""
    system = build.add(
        "system",
        name=both("A system to share water", "Sistem untuk berbagi air"),
        type="primary_task",
        from_themes=(stage_one["theme"],),
        from_issue_owner=stage_one["client"],
        chosen=True,
        votes=5,
        provenance="invented",
    )
    build.add(
        "system",
        name=both("A system to sell water", "Sistem untuk menjual air"),
        type="issue_based",
        chosen=False,
        why_not=both("Nobody would say it aloud", "Tidak ada yang mengatakannya"),
    )
    return system


def _definitions(build: Build, stage_one: dict[str, str]) -> dict[str, str]:
    system = _systems(build, stage_one)
    definition = build.add(
        "definition",
        system=system,
        type="primary_task",
        level="system",
        version=3,
        status="agreed",
        p=both("share the water of one canal", "membagi air satu saluran"),
        q=both("agreeing turns and watching them", "menyepakati giliran dan menjaganya"),
        r=both("let every field bear", "membuat setiap sawah berbuah"),
        transformation_input=both("unshared water", "air yang belum terbagi"),
        transformation_output=both("shared water", "air yang terbagi"),
        worldview=both("Water is nobody's own.", "Air bukan milik siapa pun."),
    )
    hand = build.add(
        "definition",
        system=system,
        type="issue_based",
        level="sub",
        derived_from=definition,
        version=1,
        status="draft",
        worldview=both("Who digs, drinks.", "Siapa menggali, minum."),
        omitted_c=both("it was to provoke", "supaya memancing"),
        omitted_a=both("the sentence says enough", "kalimatnya sudah cukup"),
        omitted_o=both("the owner is the question", "pemiliknya justru pertanyaannya"),
        omitted_e=both("nothing was given", "tidak ada yang tetap"),
        sentence=both(
            "A system owned by the council, run by diggers, that honours work on the canal.",
            "Sistem milik dewan, dijalankan para penggali, yang menghargai kerja di saluran.",
        ),
    )
    build.add("owner", definition=hand, who=both("The council", "Dewan"), can_stop="unsure")
    _rows_of(build, definition)
    return {"definition": definition}


def _rows_of(build: Build, definition: str) -> None:
    """Who and what the letters C, A, O and E name."""
    build.add(
        "customer",
        definition=definition,
        who=both("Lower farmers", "Petani hilir"),
        kind="beneficiary",
        direct=True,
    )
    build.add(
        "customer",
        definition=definition,
        who=both("Night pumpers", "Pemompa malam"),
        kind="victim",
        direct=False,
    )
    for who in (
        both("the gate keeper", "penjaga pintu"),
        both("turn watchers", "penjaga giliran"),
        both("the farmers", "para petani"),
    ):
        build.add("actor", definition=definition, who=who, does=both("watches", "menjaga"))
    build.add(
        "owner",
        definition=definition,
        who=both("the village council", "dewan desa"),
        can_stop="yes",
        how=both("by decree", "dengan keputusan"),
    )
    build.add(
        "constraint",
        definition=definition,
        what=both("the rain", "hujan"),
        type="physical",
        system_can_change="no",
    )
    build.add(
        "constraint",
        definition=definition,
        what=both("the water law", "undang-undang air"),
        type="legal",
        system_can_change="partly",
    )


def _model(build: Build, definitions: dict[str, str]) -> dict[str, str]:
    model = build.add(
        "model",
        root_definition=definitions["definition"],
        title=both("Share the water", "Bagi airnya"),
        level=0,
        version=1,
        built_by="researcher",
        efficacy=both("Is the water shared?", "Apakah air terbagi?"),
        efficiency=both("Hours at the gate", "Jam di pintu air"),
        effectiveness=both("Does every field bear?", "Apakah setiap sawah berbuah?"),
    )
    ids: list[str] = []
    for number, (words, kind, phase, covers) in enumerate(
        (
            (both("Know the canal", "Kenali saluran"), "operational", "prepare", ("E",)),
            (both("Agree turns", "Sepakati giliran"), "operational", "transform", ("T", "O")),
            (both("Watch the turns", "Jaga giliran"), "operational", "output", ("C", "A")),
            (both("Define criteria", "Tetapkan kriteria"), "criteria", None, ("W",)),
            (both("Monitor 1-3", "Pantau 1-3"), "monitor", None, ()),
            (both("Take control action", "Ambil tindakan"), "control", None, ()),
        ),
        start=1,
    ):
        ids.append(
            build.add(
                "activity",
                ref=f"CM1.{number}",
                model=model,
                number=str(number),
                text=words,
                kind=kind,
                phase=phase,
                covers=covers,
                depends_on=tuple(ids[-1:]) if number != 4 else (),
                monitors=tuple(ids[:3]) if kind == "monitor" else (),
                measure_note=both("by eye", "dengan mata") if number == 3 else None,
            )
        )
    return {"model": model, "first": ids[0], "second": ids[1], "monitor": ids[4]}
