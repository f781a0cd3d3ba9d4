"""The fourth stage and the research side of the study that is filled in every corner."""

from __future__ import annotations

from ssm_studio.domain.text import Text
from tests.study_build import Build, both


def comparison_and_action(build: Build, people: dict[str, str], model: dict[str, str]) -> None:
    """Rows of the comparison, its debate, what was agreed, and what came of it."""
    row = _compared(build, model)
    _debated(build, people, row)
    _agreed(build, people, model, row)
    _reconstructed(build, row)


def _compared(build: Build, model: dict[str, str]) -> str:
    row = build.add(
        "row",
        model=model["model"],
        target=model["first"],
        target_kind="activity",
        exists="partly",
        how=both("By memory", "Dengan ingatan"),
        who=both("The oldest", "Yang tertua"),
        when=both("Before planting", "Sebelum tanam"),
        how_judged=both("No quarrel", "Tidak ada cekcok"),
        quality=3,
        alternatives=both("A map", "Sebuah peta"),
        comment=both("Nobody has walked it whole", "Belum ada yang menyusurinya"),
        comment_provenance="source:S000",
        decision="change",
        provenance="invented",
    )
    build.add(
        "row",
        model=model["model"],
        target=f"{model['first']}>{model['second']}",
        target_kind="link",
        exists="no",
    )
    return row


def _debated(build: Build, people: dict[str, str], row: str) -> None:
    entry = build.add(
        "debate",
        row=row,
        speaker=people["bunga"],
        position="against",
        worldview=both("Turns favour the upper", "Giliran menguntungkan hulu"),
        text=both("Whose clock counts?", "Jam siapa yang dipakai?"),
        verbatim=True,
    )
    agreed = build.add(
        "accommodation",
        text=both("Turns start from below", "Giliran mulai dari hilir"),
        settles=(entry,),
        gradients=((people["andan"], 3), (people["bunga"], 1)),
        conditions=both("Until the rains", "Sampai musim hujan"),
    )
    build.add(
        "reservation",
        accommodation=agreed,
        participant=people["andan"],
        text=both("Not on market days", "Tidak pada hari pasar"),
    )


def _agreed(build: Build, people: dict[str, str], model: dict[str, str], row: str) -> None:
    change = build.add(
        "change",
        text=both("Turns are written down", "Giliran dicatat"),
        types=("procedural", "attitudinal"),
        from_rows=(row,),
        models=(model["model"],),
        desirable=3,
        desirable_reason=both("Activity 2 needs it", "Aktivitas 2 memerlukannya"),
        desirable_by=((people["andan"], 3), (people["bunga"], 2)),
        feasible=1,
        feasible_reason=both("Few write", "Sedikit yang menulis"),
        feasible_by=((people["andan"], 1),),
        scale="0 no / 1 doubtful / 2 yes / 3 strongly",
    )
    action = build.add(
        "action",
        text=both("Hang a turn board at the gate", "Pasang papan giliran di pintu air"),
        changes=(change,),
        why=both("So that all see it", "Agar semua melihat"),
        lens="marr.bb.review",
        position=both("Head of the water users", "Ketua pemakai air"),
        person="Andan",
        accepted_in_person=True,
        by_when="2026-05-01",
        measure=both("Board read by ten a week", "Papan dibaca sepuluh orang seminggu"),
        enabling_action=both("Agree the hours first", "Sepakati jam lebih dulu"),
        resources=both("Paint", "Cat"),
        risk=both("Washed out by rain", "Terhapus hujan"),
        planning_hooks=("hook.rkpd",),
        status="in_progress",
        follow_up_on="2026-06-01",
        text_provenance="source:S000",
        detail_provenance="invented",
    )
    build.add(
        "follow_up",
        action=action,
        date="2026-06-02",
        status="blocked",
        what_happened=both("The board was painted", "Papan dicat"),
        evidence=both("A photograph", "Sebuah foto"),
    )
    build.add("action", text=both("Walk the canal", "Susuri saluran"), status="done")


def _reconstructed(build: Build, row: str) -> None:
    build.add(
        "reconstruction",
        ref="RC-1",
        concept_kind="enabler",
        original=both("A sense of purpose", "Rasa tujuan"),
        original_page="12",
        original_note=Text(plain="second edition"),
        operation="renamed",
        reconstructed="marr.en.community",
        reconstructed_text=both("A sense of turn", "Rasa giliran"),
        evidence=(row,),
        rationale=both("Said in debate", "Dikatakan dalam debat"),
    )
    build.add("learning", about="M", text=both("Two drawings, two waters", "Dua gambar, dua air"))
