"""Four tables that work apart, as people type it: forked, worked on by four scripts at once, gathered, settled.

`python -m tests.four_tables` runs it in both languages with the real command and asserts what must hold; `--keep DIR`
leaves the sessions there to be looked at on the screen. Not in the suite: it starts some forty programs.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class Day:
    """What is typed in one language.

    Attributes:
        before: in front of everybody.
        tables: by group, who types, and the lines, all at the same time.
        debate: after the gathering, the clashes' answers first.
    """

    title: str
    before: tuple[str, ...]
    tables: dict[str, tuple[str, tuple[str, ...]]]
    debate: tuple[str, ...]


ENGLISH: Final = Day(
    "The canal below the weir",
    (
        "actor Water association",
        "group Farmers upstream",
        "group Farmers downstream",
        "person Gate keeper",
        "Gate keeper -> Farmers downstream : lets through",
        "rule Turns of three days",
        "system to share the water of the dry season",
        "W water is shared by those who share the work",
        "participant Wati; farmer downstream",
    ),
    {
        "Planners": (
            "Sri",
            (
                "! nobody measures the flow @ Gate keeper",
                "document Cropping plan",
                "Cropping plan -> Gate keeper : tells",
                "rename E01 Water users' association",
                "W water goes where the plan says",
                "system to measure what flows",
                "W what is measured can be shared",
            ),
        ),
        "Farmers": (
            "Budi",
            (
                "! the last fields are dry in August @ Farmers downstream",
                '"we open it at night" @ Farmers downstream',
                "rename E01 Our association",
                "W water belongs to who cleans the canal",
                "system to clean the canal together",
                "W who works has a right",
                "delete E05",
            ),
        ),
        "Women": (
            "Citra",
            (
                "! nobody asks who washes in the canal",
                "group Women of the lower village",
                "W water is for houses before fields",
                "system to keep the houses in water",
                "W water is life before it is rice",
            ),
        ),
        "Agencies": (
            "Dewi",
            (
                "organisation Irrigation service",
                "person Gate keeper",
                "Irrigation service -> Gate keeper : pays",
                "rename E05 Turns of four days",
                "W water follows the law",
                "system to apply the permits",
                "W the state holds the water for all",
            ),
        ),
    },
    ("debate Wati, against: the plan does not know our fields ~houses first~",),
)
INDONESIAN: Final = Day(
    "Saluran di hilir bendung",
    (
        "aktor Perkumpulan petani",
        "kelompok Petani hulu",
        "kelompok Petani hilir",
        "orang Penjaga pintu",
        "Penjaga pintu -> Petani hilir : membuka untuk",
        "aturan Giliran tiga hari",
        "sistem untuk membagi air musim kering",
        "W air dibagi oleh yang membagi kerja",
        "peserta Wati; petani hilir",
    ),
    {
        "Perencana": (
            "Sri",
            (
                "! tidak ada yang mengukur debit @ Penjaga pintu",
                "dokumen Rencana tanam",
                "Rencana tanam -> Penjaga pintu : memberi tahu",
                "ganti nama E01 Perkumpulan petani pemakai air",
                "W air mengalir menurut rencana",
                "sistem untuk mengukur debit",
                "W yang diukur dapat dibagi",
            ),
        ),
        "Petani": (
            "Budi",
            (
                "! sawah paling ujung kering di bulan Agustus @ Petani hilir",
                '"kami buka malam hari" @ Petani hilir',
                "ganti nama E01 Perkumpulan kita",
                "W air milik yang membersihkan saluran",
                "sistem untuk membersihkan saluran bersama",
                "W siapa bekerja punya hak",
                "hapus E05",
            ),
        ),
        "Perempuan": (
            "Citra",
            (
                "! tidak ada yang bertanya siapa mencuci di saluran",
                "kelompok Ibu-ibu desa hilir",
                "W air untuk rumah sebelum sawah",
                "sistem untuk menjaga air rumah tangga",
                "W air adalah hidup sebelum menjadi padi",
            ),
        ),
        "Dinas": (
            "Dewi",
            (
                "organisasi Dinas pengairan",
                "orang Penjaga pintu",
                "Dinas pengairan -> Penjaga pintu : membayar",
                "ganti nama E05 Giliran empat hari",
                "W air mengikuti peraturan",
                "sistem untuk menerapkan izin",
                "W negara memegang air untuk semua",
            ),
        ),
    },
    ("debat Wati, menentang: rencana tidak mengenal sawah kami ~rumah dahulu~",),
)
DAYS: Final = {"en": ENGLISH, "id": INDONESIAN}


class Room:
    """One home and language, and the command in it."""

    def __init__(self, home: Path, lang: str) -> None:
        self.home, self.lang = home, lang

    def run(self, *words: str, author: str = "Ana", given: str | None = None) -> str:
        """What a command prints; what it says beside it, where it is refused."""
        with self.begin(*words, author=author) as process:
            out, err = process.communicate(given)
        if process.returncode:
            raise AssertionError(f"{words}: {out}{err}")
        return out

    def begin(self, *words: str, author: str) -> subprocess.Popen[str]:
        """A command that goes on by itself."""
        command = [
            sys.executable,
            "-m",
            "ssm_studio",
            "--home",
            str(self.home),
            "--lang",
            self.lang,
        ]
        return subprocess.Popen(
            [*command, "--author", author, *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, "SSM_STUDIO_LANG": self.lang},
        )  # fmt: skip


def at_once(room: Room, files: list[str], day: Day) -> None:
    """Each table types into its own copy, all at the same time."""
    begun = [
        (room.begin("say", file, author=author), lines)
        for file, (author, lines) in zip(files, day.tables.values(), strict=True)
    ]
    for process, lines in begun:
        assert process.stdin is not None
        process.stdin.write("\n".join(lines) + "\n")
        process.stdin.close()
        process.stdin = None
    for process, lines in begun:
        out, err = process.communicate()
        assert process.returncode == 0, f"{lines}: {out}{err}"


def played(home: Path, lang: str, *, settle: bool = True) -> Path:
    """A whole day in one language; the session that comes of it."""
    room, day = Room(home, lang), DAYS[lang]
    path = room.run("new", day.title, "--no-open").strip()
    room.run("say", path, given="\n".join(day.before) + "\n")
    files = room.run("fork", path, "--groups", ",".join(day.tables)).split("\n")
    files = [each for each in files if each]
    at_once(room, files, day)
    order = files if lang == "en" else files[::-1]
    print(room.run("gather", path, *order[:3]))
    print(room.run("gather", path, order[3], order[0]))
    agenda = room.run("say", path, "show clashes" if lang == "en" else "tampilkan perbedaan")
    print(agenda)
    everything = room.run("export", path, "bundle", "-o", "-")
    for _author, lines in day.tables.values():
        for line in lines:
            words = line.split(" : ")[-1].removeprefix("! ").split(" @ ")[0].split("W ")[-1]
            if " -> " not in line and not line.startswith(("delete", "hapus")):
                last = " ".join(words.split()[-2:]).strip('"')
                assert last in everything, line
    clashes = [each.split()[0] for each in agenda.splitlines() if each.startswith("CL")]
    assert len(clashes) == 3, agenda
    if settle:
        room.run("say", path, given="\n".join(settled(path, room, day)) + "\n")
        again = room.run("say", path, "show clashes" if lang == "en" else "tampilkan perbedaan")
        assert "CL" not in again, again
    room.run("verify", path)
    return Path(path)


def settled(path: str, room: Room, day: Day) -> list[str]:
    """How the room answers: both worldviews stay, a name gets new words, what was deleted stays."""
    found = json.loads(room.run("export", path, "bundle", "-o", "-"))
    lines = list(day.debate)
    answers = {"worldview": ("both", "keduanya"), "label": ("Association of all who use it",) * 2}
    for each in found["clashes"]:
        answer = answers.get(each.get("field") or "", ("first", "pertama"))
        word = "settle" if room.lang == "en" else "putuskan"
        lines.append(f"{word} {each['id']} : {answer[room.lang == 'id']}")
    return lines


def main() -> None:
    """Both languages."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--keep", default="")
    asked.add_argument("--open", action="store_true", help="leave the clashes open")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for lang in DAYS:
            home = Path(given.keep or name) / lang
            home.mkdir(parents=True, exist_ok=True)
            print(played(home, lang, settle=not given.open))


if __name__ == "__main__":
    main()
