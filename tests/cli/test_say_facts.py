"""Facts said line by line in either language: each line one answer and one step, and both sessions say the same."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command
from tests.cli.test_say import ENGLISH, INDONESIAN, program

FACTS = """\
participant Bunga; farmer; Lower fields
participant Andan; gate keeper; Upper fields
stage 1
E04 by P01; verbatim
E05 private
RP1 by P1, P2; drawn 2026-03-10
P1 consent
X01 provenance source "Permenpan 53/2014", p. 4
E04 #bsc.p.customer
! nobody writes it down #motive.service
interest research E04
one client = Council; aspiration quiet
one issue owner = Citizens; outside
two Keeper (informal) = norm be fair; value sleep
three information = Keeper; obtained by keys
vote TH1 secret : P1 2, P2 1
reveal TH1
stage 4
debate Bunga as Keeper, for: ours ~shared~
round AC1 : P1 2, P2 7
reservation AC1 P2 : at night
condition AC1 : for a year
CH1 = kinds procedural, attitudinal; rows X01; models CM1
desirable CH1 : P1 3, P2 1; it is seen
feasible CH1 : P1 2; paint is there
ACT1 = measure nights; target 12; first paint; horizon 1 year
ACT1 = supported by all; dissent P2 late; accepted; by 2027-03-01
status ACT1 in progress : begun
follow-up ACT2 done : told; evidence minutes
research on
framework systems
lock declaration
reconstruct All (Marr, p. 112) -> One : narrowed, evidence E04
exit research : enough
"""
FAKTA = """\
peserta Bunga; petani; Sawah hilir
peserta Andan; penjaga; Sawah hulu
tahap 1
E04 oleh P01; verbatim
E05 pribadi
RP1 oleh P1, P2; digambar 10 Maret 2026
P1 setuju
X01 asal sumber "Permenpan 53/2014", p. 4
E04 #bsc.p.customer
! tidak ada yang mencatat #motive.service
kepentingan riset E04
satu klien = Council; aspirasi quiet
satu pemilik isu = Citizens; luar
dua Keeper (informal) = norma be fair; nilai sleep
tiga informasi = Keeper; diperoleh by keys
suara TH1 rahasia : P1 2, P2 1
buka TH1
tahap 4
debat Bunga sebagai Keeper, mendukung: ours ~shared~
putaran AC1 : P1 2, P2 7
keberatan AC1 P2 : at night
syarat AC1 : for a year
CH1 = jenis prosedural, sikap; baris X01; model CM1
diinginkan CH1 : P1 3, P2 1; it is seen
layak CH1 : P1 2; paint is there
ACT1 = ukuran nights; target 12; prasyarat paint; horizon 1 tahun
ACT1 = didukung all; keberatan P2 late; disanggupi; paling lambat 2027-03-01
status ACT1 berjalan : begun
tindak lanjut ACT2 selesai : told; bukti minutes
riset aktif
kerangka pikir systems
kunci deklarasi
rekonstruksi All (Marr, hlm. 112) -> One : dipersempit, bukti E04
keluar riset : enough
"""
MOMENTS = ["before harvest", "sebelum panen"]
SAME = (
    "analyses",
    "analysis_one",
    "analysis_two",
    "ballots",
    "accommodations",
    "changes",
    "actions",
)


def bundle_after(folder: Path, language: str, inquiry: str, facts: list[str]) -> dict[str, Any]:
    """The bundle of a session in which an inquiry and then facts were said."""
    program(folder, language, "new", "Water", "--no-open")
    assert program(folder, language, "say", "water", said=inquiry).returncode == 0
    held = program(folder, language, "say", "water", said="\n".join(facts))
    assert (held.returncode, held.stderr) == (0, "")
    assert len(held.stdout.splitlines()) == len(facts)
    exported = program(folder, language, "export", "water", "bundle", "-o", "-")
    found: dict[str, Any] = json.loads(exported.stdout)
    return found


def codes(value: Any) -> Any:
    """What a bundle says without the words that differ by language."""
    if isinstance(value, dict):
        if set(value) <= {"en", "id"}:
            return "words"
        return {key: codes(each) for key, each in value.items() if each not in MOMENTS}
    if isinstance(value, list):
        return [codes(each) for each in value]
    return value


def test_facts_said_in_either_language_say_the_same(tmp_path: Path) -> None:
    english = bundle_after(tmp_path / "en", "en", ENGLISH, FACTS.splitlines())
    indonesian = bundle_after(tmp_path / "id", "id", INDONESIAN, FAKTA.splitlines())
    for section in SAME:
        assert codes(english.get(section)) == codes(indonesian.get(section)), section
    (quiet,) = [each for each in english["elements"] if each["id"] == "E05"]
    assert quiet["visibility"] == "facilitator"
    (said,) = [each for each in english["elements"] if each["id"] == "E04"]
    assert (said["voiced_by"], said["verbatim"], said["interest"]) == ("P1", True, "r")
    assert said["lens_tags"] == ["bsc.p.customer"]
    assert english["rich_pictures"][0]["drawn_by"] == ["P1", "P2"]
    action = english["actions"][0]
    assert (action["status"], action["who"]["accepted_in_person"]) == ("in_progress", True)


def test_each_line_is_one_step(home: Path, ssm: Command) -> None:
    ssm("new", "Lines", "--no-open")
    ssm("say", "lines", "participant Bunga; farmer; Fields", "actor One")
    said = ssm(
        "say", "lines", "E01 by P1; verbatim; private; provenance inferred", "undo", "show E01"
    )
    told, undone, *shown = said.out.splitlines()
    assert told.startswith("Changed: E01")
    assert undone.startswith("Undone: ")
    assert shown == ["E01 person “One”"]


def test_lines_pasted_at_the_prompt_are_one_step(
    home: Path, ssm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    ssm("new", "Lines", "--no-open")
    pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals", exc_type=ImportError)
    ours, theirs = pty.openpty()
    os.write(ours, b"actor One\nFerry master\nactor Two\nactor Three\n\x04")
    with os.fdopen(theirs, "r") as keyboard:
        monkeypatch.setattr(sys, "stdin", keyboard)
        held = ssm("say", "lines")
    os.close(ours)
    assert held.code == 2
    assert "E03" in held.out
    assert "Ferry master" in held.err
    assert ssm("say", "lines", "undo").out == "Undone: Say 3 lines\n"
    assert "One" not in ssm("say", "lines", "show").out
