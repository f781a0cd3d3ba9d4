"""A whole inquiry in the installed program, as one person types it: from an empty library to an exported file.

Keys are sent as fast as they can be written. Where a stage changes, the test waits for what a person would wait
for: words on the screen.
"""

from __future__ import annotations

import json
import random
import subprocess
from pathlib import Path

import pytest

from ssm_studio.formats.registry import BY_WHAT
from ssm_studio.workshop.workshop import open_session
from tests.terminal import PROGRAM, Terminal

PICTURE = (
    "actor Gate keeper",
    "group Lower farmers",
    "organisation Village council",
    "rule Turns of water",
    "! the gate opens at night @ Lower farmers",
    "~water belongs to whoever is awake~ @ Gate keeper",
    "“we were promised turns” @ Lower farmers",
    "Gate keeper -> Lower farmers : what is left",
    "Gate keeper x Lower farmers : over the nights",
    "theme Fair turns : the gate opens at night",
)
DEFINITION = (
    "water taken at night\n"
    "water shared by turns\n"
    "Water is nobody's own\n"
    "lower farmers\nnight pumpers\n\n"
    "the gate keeper\n\n"
    "the village council\n\n"
    "the rains\n"
)
"""T, W, C, A, O and E in the order of the sheet; an empty row leads to the next letter."""
DOWN_TO_DEFINITIONS = ["down"] * list(BY_WHAT).index("root-definitions")
"""The keys from the first thing that can be written to the root definitions."""


def test_from_an_empty_library_to_an_exported_file_and_back(tmp_path: Path) -> None:
    with Terminal("--home", tmp_path, "--author", "Dewi") as terminal:
        begin(terminal)
        draw(terminal)
        define(terminal)
        model(terminal)
        compare(terminal)
        agree(terminal)
        export(terminal)
        assert leave(terminal) == 0
    definitions = tmp_path / "exports" / "water-for-the-lower-fields" / "root-definitions.md"
    sentence = definitions.read_text("utf-8")
    for words in ("water shared by turns", "nobody's own", "night pumpers", "village council"):
        assert words in sentence
    handed_out(tmp_path)
    reopened(tmp_path)


def begin(terminal: Terminal) -> None:
    terminal.wait_for("begin a workshop", "open the worked example")
    terminal.press("n")
    terminal.type("Water for the lower fields\n")
    terminal.wait_for("Water for the lower fields", "saved", "Draw yourself first")
    terminal.press("f2", "tab")
    terminal.type("The lower fields run dry.")
    terminal.press("tab")
    terminal.type("Sumber\n2026-03-10\n")
    terminal.press("tab")
    terminal.type("Andan; gate keeper; Upper fields\nBunga; farmer; Lower fields\n")
    terminal.wait_for("Andan", "Bunga  farmer · Lower fields")
    terminal.press("escape")
    terminal.wait_for("10 March 2026", "2 people")


def draw(terminal: Terminal) -> None:
    terminal.press(":")
    for line in PICTURE:
        terminal.type(line + "\n")
    terminal.wait_for(
        "Fair turns", "Village council", "is awake", "what is left", "over the nights"
    )
    terminal.press("escape", "a")
    terminal.type("money\nRepair fund\n")
    terminal.wait_for("Repair fund")


def define(terminal: Terminal) -> None:
    terminal.press("2", "n")
    terminal.type("to share water by turns\n")
    terminal.wait_for("share water by turns")
    terminal.press("k", "enter")
    terminal.wait_for("Begin with T")
    terminal.press("enter")
    terminal.type(DEFINITION)
    terminal.press("escape", "P")
    terminal.type("share one canal")
    terminal.press("escape", ":")
    terminal.type(
        "Q by agreeing turns each Friday\nR let every field ripen\nC upper farmers (lose)\n"
    )
    terminal.type("system to sell water\n")
    terminal.wait_for("sell water")
    terminal.press("escape", "k", "down", "enter")
    terminal.type("nobody dares\n")
    text = terminal.wait_for("nobody dares")
    terminal.press("[")
    text = terminal.wait_for("THE DEFINITION", "by agreeing turns each Friday", "upper farmers")
    composed = " ".join(text.split("THE DEFINITION")[1].replace("▕", " ").split())
    assert "owned by the village council (O) and operated by the gate keeper (A)" in composed
    assert "to share one canal (P)" in composed


def model(terminal: Terminal) -> None:
    terminal.press("3", "m")
    terminal.wait_for("type to narrow")
    terminal.press("enter", "n")
    terminal.type("Find out how much comes\n")
    terminal.wait_for("Find out how")
    terminal.press("a")
    terminal.type("Agree on the turns\n")
    terminal.wait_for("Agree on the")
    terminal.press(":")
    terminal.type("3 Open the gates < 2\n1 > 3\n")
    terminal.type("measure efficacy does each field get its night?\n")
    terminal.press("escape", "k")
    terminal.wait_for("Open the gates", "does each field", "ake control")
    terminal.press("ctrl+z")
    terminal.wait_for("Undone:")
    terminal.wait_for("ake control", gone=True)
    terminal.press("ctrl+y")
    terminal.wait_for("Done again:", "ake control")


def compare(terminal: Terminal) -> None:
    terminal.press("4", "m")
    terminal.wait_for("Find out how")
    terminal.press("n", ":")
    terminal.type("2 = partly; how by shouting; who the gate keeper\n")
    terminal.wait_for("by shouting", "the gate keeper")
    terminal.type("change Write the turns on the wall\n")
    terminal.wait_for("Write the turns on the wall")


def agree(terminal: Terminal) -> None:
    terminal.press("escape", "enter", "tab", "p", "tab", "3", "tab")
    terminal.type("everyone could see them")
    terminal.press("tab", "1", "tab")
    terminal.type("someone must write")
    terminal.wait_for(
        "desirable, not yet feasible", "everyone could see them", "someone must write"
    )
    terminal.press("escape", "a")
    terminal.wait_for("Post holder")
    terminal.press("end")
    terminal.type(" by the gate")
    terminal.press("tab")
    terminal.type("Head of water\nAndan\n")
    terminal.press("tab")
    terminal.type("2030-03-01\n")
    terminal.wait_for("2030", "Head of water", "Andan")


def export(terminal: Terminal) -> None:
    terminal.press("escape", "escape", "f5")
    terminal.wait_for("Export")
    terminal.press("home", *DOWN_TO_DEFINITIONS, "enter")
    terminal.wait_for("laid out how?")
    terminal.press("enter")
    terminal.wait_for("✓ written", "root-definitions.md")
    terminal.press("escape")
    terminal.wait_for("Export", gone=True)


def leave(terminal: Terminal) -> int:
    terminal.press("ctrl+q")
    return terminal.wait_for_end()


def run(home: Path, *words: str) -> str:
    """What the program prints for a command."""
    command = [str(PROGRAM), *words, "--home", str(home), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    return done.stdout


def handed_out(home: Path) -> None:
    report = run(home, "export", "water", "report", "-o", "-")
    for words in (
        "The lower fields run dry.",
        "10 March 2026",
        "the gate opens at night",
        "Fair turns",
        "by agreeing turns each Friday",
        "nobody dares",
        "Open the gates",
        "does each field get its night?",
        "by shouting",
        "everyone could see them",
        "someone must write",
        "Write the turns on the wall by the gate",
        "Head of water",
        "1 March 2030",
    ):
        assert words in report, words
    log = run(home, "log", "water")
    assert "Dewi" in log
    assert "Repair fund" in log
    (listed,) = json.loads(run(home, "list", "--json"))
    assert listed["title"] == "Water for the lower fields"
    with open_session(home / "sessions" / "water-for-the-lower-fields.ssm") as workshop:
        study = workshop.study
    kinds = {each.kind for each in study.elements.values()}
    assert kinds >= {"actor", "group", "organisation", "rule", "concern", "worldview", "speech"}
    assert kinds >= {"conflict", "money"}
    assert len(study.customers) == 3
    assert {each.chosen for each in study.relevant_systems.values()} == {True, False}
    (change,) = study.changes.values()
    assert (change.desirable, change.feasible) == (3, 1)
    (model_,) = study.models.values()
    assert model_.root_definition in study.root_definitions


def reopened(home: Path) -> None:
    """Everything is there next month, and the last steps can still be taken back."""
    with Terminal("--home", home, size=(110, 40)) as terminal:
        terminal.wait_for("Water for the lower fields", "1 open action")
        terminal.press("/")
        terminal.type("night pumpers")
        terminal.wait_for("night pumpers", "RD1")
        terminal.press("enter", "enter")
        terminal.wait_for("Village council", "Fair turns")
        terminal.press("4", "}", "}", "}")
        terminal.wait_for("Head of water", "1 March 2030")
        terminal.press("ctrl+z")
        terminal.wait_for("Undone:")
        terminal.wait_for("1 March 2030", gone=True)
        terminal.press("ctrl+y")
        terminal.wait_for("1 March 2030")
        assert leave(terminal) == 0


INVITED = {
    1: ("tak ada yang mengucapkan",) * 2,
    2: ("sistem untuk berbagi air", "T informasi terserak"),
    3: ("1 Pelajari kebutuhan", " Pelajari kebutuhan"),
    4: ("1 = sebagian", "tindakan Tanyai warga"),
}
"""By stage what stands in its empty entry line, before and after lines were typed: all was said by then."""


def _said_on(terminal: Terminal, stage: int, lines: str, *shown: str) -> None:
    """Type lines on a stage once its entry line is there, and wait until all were said and these words are shown."""
    if stage > 1:
        terminal.press(f"alt+{stage}")
    terminal.wait_for(INVITED[stage][0])
    terminal.press(":")
    terminal.wait_for("ketik ini")
    terminal.type(lines)
    terminal.wait_for(INVITED[stage][1], *shown)


def test_a_short_inquiry_in_indonesian_on_a_small_screen(tmp_path: Path) -> None:
    with Terminal("--home", tmp_path, "--lang", "id", size=(80, 24)) as terminal:
        terminal.wait_for("lokakarya")
        terminal.press("n")
        terminal.type("Air untuk sawah hilir\n")
        terminal.wait_for("Air untuk sawah hilir", "tersimpan")
        _said_on(
            terminal,
            1,
            "orang Penjaga pintu\n! air dibuka malam hari @ Penjaga pintu\n"
            "tema Giliran adil : air dibuka malam hari\n",
            "Penjaga pintu",
            "air dibuka malam hari",
        )
        _said_on(
            terminal,
            2,
            "sistem untuk berbagi air\npilih RS1\nT air direbut -> air bergilir\n"
            "W air milik bersama\nC petani hilir (untung)\n",
            "air bergilir",
            "petani hilir",
        )
        _said_on(
            terminal,
            3,
            "1 Cari tahu debit air\n2 Sepakati giliran < 1\n",
            "Cari tahu",
            "Sepakati",
        )
        _said_on(
            terminal,
            4,
            "1 = tidak; siapa penjaga pintu\nperubahan Tulis giliran di papan\n"
            "tindakan Tulis giliran, Kepala air (Bu Sri), paling lambat 1 Maret 2030\n",
            "Tulis giliran",
            "1 Maret 2030",
        )
        terminal.press("escape", "f5")
        terminal.wait_for(".md")
        terminal.press("home", *DOWN_TO_DEFINITIONS, "enter", "enter")
        terminal.wait_for("root-definitions.md")
        terminal.press("escape", "escape")
        assert leave(terminal) == 0
    written = tmp_path / "exports" / "air-untuk-sawah-hilir" / "root-definitions.md"
    assert "petani hilir" in written.read_text("utf-8")
    with open_session(next((tmp_path / "sessions").glob("*.ssm"))) as workshop:
        (action,) = workshop.study.actions.values()
        assert (action.person, action.by_when) == ("Bu Sri", "2030-03-01")


@pytest.mark.parametrize("round_", range(4))
def test_all_that_was_shown_as_saved_outlives_the_program(tmp_path: Path, round_: int) -> None:
    """The program is ended by force while someone types on; what stood on the screen as saved is in the file."""
    path = Path(run(tmp_path, "new", "Power cut", "--no-open").strip())
    chance = random.Random(round_)
    shown: list[str] = []
    with Terminal(path, "--home", tmp_path, size=(100, 30)) as terminal:
        terminal.wait_for("saved")
        terminal.press("o", ":")
        for number in range(chance.randint(2, 5)):
            terminal.type(f"actor Farmer {number}\n")
            terminal.wait_for(f"Farmer {number}", "saved")
            terminal.wait_until(lambda text: "› actor" not in text, "an empty line")
            shown.append(f"Farmer {number}")
        terminal.type("actor One more\n" * chance.randint(0, 3))
        terminal.rest(chance.random() * 0.3)
        terminal.kill()
    with open_session(path) as workshop:
        labels = [each.label.en or "" for each in workshop.study.elements.values() if each.label]
    assert labels[: len(shown)] == shown
    assert set(labels[len(shown) :]) <= {"One more"}
