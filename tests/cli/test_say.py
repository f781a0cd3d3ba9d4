"""A session held line by line: each line answered by one line, what fails by its sentence, in both languages."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ssm_studio.store import connection
from tests.cli.conftest import Command
from tests.cli.test_process import HEAVY
from tests.clock import Clock

ENGLISH = """\
actor Gate keeper
group Lower farmers
outside Auditors
! the gate opens at night @ Lower farmers
~water belongs to whoever is awake~ @ Gate keeper
“we were promised turns” @ Lower farmers
Gate keeper -> Lower farmers : what is left
Auditors -| Gate keeper
Gate keeper x Lower farmers : over the nights
theme Fair turns : the gate opens
stage 2
system to share water by turns
W water is nobody's own
T water taken at night -> water shared by turns
P share one canal
Q by agreeing turns each Friday
R every field ripens
C lower farmers (gain, direct); night pumpers (lose)
A the gate keeper
O the village council (can stop: the key)
E the rains
stage 3
1 Find out how much comes
2 Agree turns < 1
3 Open the gate < 2
4 Tell everybody < 2 > 3
control
measure efficacy does water reach the last field?
stage 4
2 = partly; how by shouting; who the gate keeper
debate against: nobody wakes up for a list
accommodation One list at the gate, the night for the lower fields
change A list of turns at the gate; rows X01
action Paint the list, Gate keeper (Andan), by 2026-03-01
action Tell the council, Auditors, before harvest
learn M drawing apart brought two views out
"""
INDONESIAN = """\
orang Penjaga pintu air
kelompok Petani hilir
pihak luar Auditor
! pintu dibuka malam hari @ Petani hilir
~air milik siapa yang terjaga~ @ Penjaga pintu air
“kami dijanjikan giliran” @ Petani hilir
Penjaga pintu air -> Petani hilir : sisa air
Auditor -| Penjaga pintu air
Penjaga pintu air x Petani hilir : soal malam hari
tema Giliran adil : pintu dibuka
tahap 2
sistem untuk berbagi air bergiliran
W air bukan milik siapa pun
T air diambil malam hari -> air dibagi bergiliran
P berbagi satu saluran
Q dengan menyepakati giliran tiap Jumat
R setiap sawah panen
C petani hilir (untung, langsung); pemompa malam (rugi)
A penjaga pintu
O dewan desa (dapat menghentikan: kunci)
E hujan
tahap 3
1 Cari tahu banyaknya air
2 Sepakati giliran < 1
3 Buka pintu < 2
4 Beri tahu semua orang < 2 > 3
kendali
ukuran efikasi apakah air sampai ke sawah terakhir?
tahap 4
2 = sebagian; bagaimana dengan berteriak; siapa penjaga pintu
debat menentang: tidak ada yang bangun untuk daftar
akomodasi Satu daftar di pintu, malam untuk sawah hilir
perubahan Daftar giliran di pintu; baris X01
tindakan Cat daftar, Penjaga pintu air (Andan), paling lambat 1 Maret 2026
tindakan Beri tahu dewan, Auditor, sebelum panen
pelajaran M menggambar terpisah memunculkan dua pandangan
"""


def program(
    home: Path, language: str, *arguments: str, said: str = ""
) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"SSM_STUDIO_HOME": str(home), "SSM_STUDIO_LANG": language}
    return subprocess.run(
        [sys.executable, "-m", "ssm_studio", *arguments],
        env=env | {"PYTHONIOENCODING": "utf-8"},
        input=said,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


@pytest.mark.parametrize(
    ("language", "inquiry"), [("en", ENGLISH), ("id", INDONESIAN)], ids=["en", "id"]
)
def test_a_whole_inquiry_is_held_in_lines(tmp_path: Path, language: str, inquiry: str) -> None:
    assert program(tmp_path, language, "new", "Water", "--no-open").returncode == 0
    lines = inquiry.splitlines()
    held = program(tmp_path, language, "say", "water", said=inquiry)
    assert (held.returncode, held.stderr) == (0, "")
    answers = held.stdout.splitlines()
    assert len(answers) == len(lines)
    assert "\x1b" not in held.stdout
    told = dict(zip(lines, answers, strict=True))
    named = " ".join(answers)
    for ref in ("E01", "E06", "L01", "TH1", "RS1", "RD1", "CM1.1", "X01", "D1", "AC1", "CH1"):
        assert ref in named
    first, second = (told[lines[-3]], told[lines[-2]])
    assert "ACT1" in first
    assert "CH1" in first
    assert ("is selected" if language == "en" else "sedang dipilih") in first
    assert "CH1" not in second
    assert "2 → 3" in next(told[each] for each in lines if each.startswith("4 "))
    assert "→ E01" in next(told[each] for each in lines if "-|" in each)
    asked = ("export", "trace") if language == "en" else ("ekspor", "jejak")
    out = program(tmp_path, language, "say", "water", f"{asked[0]} bundle", f"{asked[1]} ACT1")
    path, *traced = out.stdout.splitlines()
    assert traced[-1].startswith(">")
    assert any("RD1" in each for each in traced)
    bundle = json.loads(Path(path).read_text("utf-8"))
    kinds = {each["kind"] for each in bundle["relations"]}
    assert {"flow", "constrains"} <= kinds
    actions = bundle["actions"]
    assert len(actions[0]["changes"]) == 1
    assert not actions[1].get("changes")
    assert actions[0]["by_when"] == "2026-03-01"


def test_a_line_that_fails_ends_the_saying_with_its_sentence(home: Path, ssm: Command) -> None:
    ssm("new", "Lines", "--no-open")
    failed = ssm("say", "lines", "actor One", "Ferry master", "actor Two")
    assert failed.code == 2
    assert len(failed.out.splitlines()) == 1
    assert "Ferry master" in failed.err
    assert "person" in failed.err
    assert len(failed.err.splitlines()) == 1
    went_on = ssm("say", "lines", "--keep-going", "Ferry master", "actor Two")
    assert went_on.code == 2
    assert "E02" in went_on.out
    assert ssm("say", "lines", "show E09").code == 2
    assert ssm("say", "lines", "show E02").out == "E02 person “Two”\n"


def test_undo_redo_find_and_show(home: Path, ssm: Command) -> None:
    ssm("new", "Lines", "--no-open")
    said = ssm("say", "lines", "actor One", "! too late @ One", "undo", "redo", "find LATE")
    assert said.code == 0
    one, late, undone, again, found = said.out.splitlines()
    assert one.startswith("New: E01")
    assert "of E01" in late
    assert "too late" in undone
    assert "too late" in again
    assert found == "E02 concern “too late”"
    empty = ssm("say", "lines", "redo")
    assert (empty.code, empty.out) == (2, "")
    shown = ssm("say", "lines", "actor Two", "One -> Two : papers", "show Two").out
    assert "← flow “papers” ← E01 “One”" in shown
    help_ = ssm("say", "lines", "?", "tahap 3", "?").out
    assert "actor Governor" in help_
    assert "trace ACT1" in help_


def test_next_asks_and_the_line_after_it_answers(home: Path, ssm: Command) -> None:
    ssm("new", "Lines", "--no-open")
    begun = ("system to share", "P share water", "T taken -> shared", "C farmers", "A keeper")
    said = ssm("say", "lines", "--stage", "2", *begun, "O council", "E rains", "next")
    assert said.code == 0, said.err
    question = said.out.splitlines()[-1]
    assert "The next line answers it." in question
    answered = ssm("say", "lines", "--stage", "2", "next", "People share what they see")
    assert answered.code == 0, answered.err
    assert "People share what they see" in answered.out.splitlines()[-1]
    assert "RD1" in answered.out.splitlines()[-1]
    assert ssm("say", "lines", "find People share").out.startswith("RD1")


def test_private_marks_are_shown_on_request_only(home: Path, ssm: Command) -> None:
    ssm("new", "Lines", "--no-open")
    assert ssm("say", "lines", "power the chief decides").code == 0
    assert "chief" not in ssm("say", "lines", "show", "find chief").out.replace("“chief”", "")
    assert "facilitator" in ssm("say", "lines", "show E01").err
    assert "chief decides" in ssm("say", "lines", "--private", "show").out


def test_lines_come_from_a_pipe_and_nothing_draws(tmp_path: Path) -> None:
    assert program(tmp_path, "en", "new", "Lines", "--no-open").returncode == 0
    code = (
        "import sys; from ssm_studio.cli.program import run; "
        "run(['say', 'lines', 'actor One', 'show', 'next', 'trace E01']); print(*sys.modules)"
    )
    env = os.environ | {"SSM_STUDIO_HOME": str(tmp_path), "SSM_STUDIO_LANG": "en"}
    told = subprocess.run(
        [sys.executable, "-c", code], env=env, capture_output=True, check=True, encoding="utf-8"
    )
    loaded = {name.split(".")[0] for name in told.stdout.splitlines()[-1].split()}
    assert loaded.isdisjoint({"textual", "rich"})
    assert "textual" in HEAVY


def test_a_held_file_is_told_beside_the_answer_and_waited_for(
    ssm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ssm("new", "held", "--no-open").path
    monkeypatch.setattr(connection, "ONE_WAIT", 0.001)
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(connection, "time", Clock(1.9, lambda: holder.execute("ROLLBACK")))
    answer = ssm("say", str(path), "actor One")
    holder.close()
    assert answer.code == 0
    assert answer.err.count(f"Another program is using “{path.name}”; waiting") == 1
    assert "Another" not in answer.out
