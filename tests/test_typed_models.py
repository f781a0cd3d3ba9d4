"""The worked example's models, typed from nothing in the installed program, look as in the committed pictures."""

from __future__ import annotations

import re
import subprocess
import textwrap
from collections.abc import Sequence
from pathlib import Path

from tests.diagram.model.models import SEVEN as FIRST
from tests.diagram.model.reading_back import read_drawing
from tests.terminal import PROGRAM, Terminal

COMMITTED = Path(__file__).parents[1] / "exports" / "east-java"
SECOND = (
    "+ Appreciate why results matter to those served",
    "+ Learn how people regard performance within the rules that bind them",
    "+ Decide which conduct would show shared concern for performance < 1 2",
    "+ Demonstrate that conduct from the top < 3",
    "+ Discuss results openly with those concerned < 4",
    "+ Acknowledge contributions fairly < 3",
    "+ Spread the conduct that proved worthwhile < 5 6",
)
WATCHING = {
    ("", "9", "watches"),
    ("10", "", "watches"),
    ("8", "9", "depends"),
    ("9", "10", "depends"),
}
SIZE = (160, 80)


def test_in_the_diagram_and_by_the_say_line(tmp_path: Path) -> None:
    with Terminal("--home", tmp_path, "--author", "Dewi", size=SIZE) as terminal:
        terminal.wait_for("begin a workshop")
        terminal.press("n")
        terminal.type("Typed\n")
        terminal.wait_for("Draw yourself first")
        terminal.press("3")
        in_the_diagram(terminal)
        by_the_say_line(terminal)
    exported = export(tmp_path)
    for name in ("CM1", "CM2"):
        assert drawing(exported[name]) == drawing(committed(name)), name


def in_the_diagram(terminal: Terminal) -> None:
    """Keys on the diagram: one activity after the other, in its box."""
    begin(terminal)
    added(terminal, "a", FIRST[0])
    added(terminal, "n", FIRST[1])
    added(terminal, "n", FIRST[2])
    terminal.press("c")
    terminal.type("1 2\n")
    terminal.wait_until(lambda text: "2 Find out" in _right(text), "what it needs")
    added(terminal, "a", FIRST[3])
    chosen(terminal, "3", "Define a small set")
    added(terminal, "a", FIRST[4])
    added(terminal, "n", FIRST[5])
    terminal.press("c")
    terminal.type("4 5\n")
    added(terminal, "a", FIRST[6])
    watched(terminal)
    needs = {("1", "3"), ("2", "3"), ("3", "4"), ("3", "5"), ("4", "6"), ("5", "6"), ("6", "7")}
    seen(terminal, "CM1", needs, FIRST)


def by_the_say_line(terminal: Terminal) -> None:
    """The same by saying it, a line an activity."""
    begin(terminal)
    terminal.press(":")
    for line in SECOND:
        terminal.type(line + "\n")
    terminal.wait_for("that proved")
    terminal.press("escape")
    watched(terminal)
    needs = {("1", "3"), ("2", "3"), ("3", "4"), ("4", "5"), ("3", "6"), ("5", "7"), ("6", "7")}
    seen(terminal, "CM2", needs, [re.sub(r"^\+ | <.*", "", line) for line in SECOND])


def begin(terminal: Terminal) -> None:
    terminal.press("m")
    terminal.wait_for("type to narrow")
    terminal.press("enter")
    terminal.wait_for("type to narrow", gone=True)
    terminal.wait_for("for no root definition yet")


def added(terminal: Terminal, key: str, words: str) -> None:
    """Press the key, write the words where the program asks for them, and wait until the box stands there."""
    terminal.press(key)
    terminal.type(words + "\n")
    # The inspector says the words of the one that was added.
    terminal.wait_until(lambda text: _last_words(words) in _right(text), words)


def _last_words(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1]


def _right(text: str) -> str:
    """The pane of the chosen activity."""
    return "\n".join(line[-40:] for line in text.splitlines()[4:20])


def chosen(terminal: Terminal, number: str, words: str) -> None:
    terminal.press("/")
    terminal.type(number + "\n")
    terminal.wait_until(lambda text: words.split(maxsplit=1)[0] in _right(text), words)


def watched(terminal: Terminal) -> None:
    """Monitoring and control, one of the three in words of one's own, and all arranged anew."""
    terminal.press("k")
    terminal.wait_for("10 Take control")
    chosen(terminal, "9", "Monitor activities")
    terminal.press("enter", "end")
    terminal.type(" against the criteria\n")
    terminal.wait_for("against the")
    terminal.press("R")


def seen(terminal: Terminal, name: str, needs: set[tuple[str, str]], words: Sequence[str]) -> None:
    """What the screen shows is the model, read back from its characters alone, and stands as in the picture."""
    arrows = {(one, other, "depends") for one, other in needs} | WATCHING
    picture = _rows(drawing(committed(name)).splitlines())

    def shown(text: str) -> bool:
        canvas = _canvas(text)
        if _rows(canvas) != picture:
            return False
        # From here on it stands as it should, and must be readable.
        labels, led = read_drawing(canvas, plain=False)
        return led == arrows and all(labels.get(str(n)) == w for n, w in enumerate(words, 1))

    terminal.wait_until(shown, name)


def _rows(lines: Sequence[str]) -> list[list[str]]:
    """The words in every row that has any: which outline is heavy does not matter."""
    return [found for line in lines if (found := re.findall(r"\w[\w-]*", line))]


def committed(name: str) -> str:
    """The picture of a model of the worked example, as it is committed."""
    return (COMMITTED / f"model-{name}.txt").read_text("utf-8")


def _canvas(text: str) -> list[str]:
    """The diagram on the screen: what lies between the two panes, below the line that names the model."""
    lines = [line.ljust(SIZE[0]) for line in text.splitlines()]
    left = max(line.find("▕") for line in lines) + 1
    right = max(line.rfind("▏") for line in lines)
    between = [line[left:right].rstrip() for line in lines if line[left - 1] == "▕"]
    return textwrap.dedent(drawing("\n".join(between))).splitlines()


def export(home: Path) -> dict[str, str]:
    """Every model as text, by its short name."""
    subprocess.run(
        [PROGRAM, "export", "typed", "model", "--format", "txt", "--home", home],
        check=True,
        capture_output=True,
    )
    found = home.rglob("model-CM*.txt")
    return {each.stem.removeprefix("model-"): each.read_text("utf-8") for each in found}


def drawing(text: str) -> str:
    """The lines of the drawing alone, without heading and words."""
    lines = text.splitlines()
    start = next((at for at, line in enumerate(lines) if line.lstrip().startswith("╭")), 0)
    end = max((at for at, line in enumerate(lines) if line.rstrip().endswith("╯")), default=0)
    return "\n".join(lines[start : end + 1])
