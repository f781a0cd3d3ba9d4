"""The walks through the program, and through bare Textual apps, on which `bench_screens` measures every act.

A walk is one run of the program; it gives the name of a row and what the act cost, in the order of pressing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench_driver import Cost, Driven, bare, environment

FRAME_SHOWS: Final = "Performance-driven culture"
"""The worked example's title; the tabs, the entry line and the keys are painted with it, in one frame."""
PICTURE_SHOWS: Final = "Citizens who use"
"""The first words of an element on the worked example's sheet, and of no other place on the screen."""
BARE_SHOWS: Final = "nothing but this line"

BARE_APP: Final = """
from textual.app import App
from textual.widgets import Footer, Header, Static

class Bare(App):
    BINDINGS = [("q", "quit", "Quit")]

    def compose(self):
        yield Header()
        yield Static("nothing but this line")
        yield Footer()

Bare().run()
"""
BARE_INPUT: Final = """
from textual.app import App
from textual.widgets import Input

class Bare(App):
    def compose(self):
        yield Input("help the province learn from its results")

Bare().run()
"""
BARE_LIST: Final = """
from textual.app import App
from textual.widgets import OptionList

class Bare(App):
    def compose(self):
        yield OptionList(*(f"{number} Obtain data for the indicators" for number in range(10)))

Bare().run()
"""

STARTS: Final = 3
"""Starts in one round: all else is done several times in one run of the program."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A checkout of the program, and the folder in which it keeps what it writes."""

    folder: Path
    home: Path

    def command(self, *arguments: str) -> list[str]:
        """The program with these arguments; it is to run in `folder`, so that it is this checkout's."""
        return [sys.executable, "-m", "ssm_studio", *arguments]

    def prepare(self) -> None:
        """Make the worked example anew."""
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir(parents=True)
        subprocess.run(
            self.command("demo", "--no-open", "--home", str(self.home)),
            check=True,
            cwd=self.folder,
            env=environment({}),
            stdout=subprocess.DEVNULL,
        )

    def program(self) -> Driven:
        """The program with the worked example open."""
        return Driven(self.command("demo", "--home", str(self.home)), cwd=self.folder)


def _opening(tree: Tree) -> Iterator[tuple[str, Cost]]:
    for _time in range(STARTS):
        with tree.program() as program:
            yield "first frame", program.start(FRAME_SHOWS, first=True)
        with tree.program() as program:
            yield "session opened until its picture stands", program.start(PICTURE_SHOWS)


def touring(tree: Tree, memory: list[float]) -> Iterator[tuple[str, Cost]]:
    """All stages for the first time and again, then the palette and the colours; megabytes go to `memory`."""
    with tree.program() as program:
        program.start(PICTURE_SHOWS)
        for number, shows in ((2, "THE DEFINITION"), (3, "MEASURES"), (4, "asked about")):
            yield f"stage {number}, first visit", program.press(str(number), shows=shows)
        for number in (1, 2, 3, 4, 1, 2, 3, 4):
            yield f"stage {number}, coming back", program.press(str(number))
        memory.append(program.resident())
        for number in (1, 2, 3):
            program.press(str(number))
            yield "palette opens", program.press("ctrl+p", shows="any command")
            yield "palette closes", program.press("escape")
            yield "F6", program.press("f6")


def _defining(tree: Tree) -> Iterator[tuple[str, Cost]]:
    with tree.program() as program:
        program.start(PICTURE_SHOWS)
        program.press("2", shows="THE DEFINITION")
        program.click("help the province")
        for cost in program.type("a way to "):
            yield "letter in a definition field", cost
        yield "typing stored, once it stops", program.settle()
        program.find("way to")
        program.press("escape")
        program.press("b")
        program.click("help the province")
        for cost in program.type("now", every=0.3):
            yield "letter whose sentence is composed anew", cost


def _modelling(tree: Tree) -> Iterator[tuple[str, Cost]]:
    with tree.program() as program:
        program.start(PICTURE_SHOWS)
        program.press("3", shows="MEASURES")
        for key in ("right", "left", "down", "up", "down", "right"):
            yield "arrow key in a model of 10", program.press(key)
        for _time in range(2):
            program.press("a")
            for letter in "Learn":
                yield "letter in a new activity", program.press(letter)
            yield "activity added to 10", program.press("enter", shows="8 Learn")
            yield "its undo", program.press("ctrl+z")
        yield "entry line entered", program.press(":")
        for letter in "2 Fi":
            yield "letter in the entry line", program.press(letter)
        yield "entry line left", program.press("escape")
        program.press("o")
        for key in ("down", "down", "down", "up"):
            yield "arrow key in the text view of a model", program.press(key)


def _drawing(tree: Tree) -> Iterator[tuple[str, Cost]]:
    with tree.program() as program:
        program.start(PICTURE_SHOWS)
        for key in ("right", "right", "left", "right", "left"):
            yield "arrow key in the picture", program.press(key)
        program.press("o")
        for key in ("down", "down", "down", "up"):
            yield "arrow key in the text view of a picture", program.press(key)


def _comparing(tree: Tree) -> Iterator[tuple[str, Cost]]:
    with tree.program() as program:
        program.start(PICTURE_SHOWS)
        program.press("4", shows="asked about")
        for key in ("down", "down", "up", "down", "down", "up"):
            yield "arrow key in the chart", program.press(key)


def beside(floors: set[str], memory: list[float]) -> Iterator[tuple[str, Cost]]:
    """The floors that are wanted, from bare apps; megabytes go to `memory`."""
    if floors & {"start", "first frame", "palette"}:
        for _time in range(STARTS):
            with bare(BARE_APP) as program:
                yield "first frame", program.start(BARE_SHOWS, first=True)
                yield "palette", program.press("ctrl+p")
            with bare(BARE_APP) as program:
                yield "start", program.start(BARE_SHOWS)
                memory.append(program.resident())
    if "letter" in floors:
        with bare(BARE_INPUT) as program:
            program.start("help the province")
            for cost in program.type("a way to "):
                yield "letter", cost
    if "arrow" in floors:
        with bare(BARE_LIST) as program:
            program.start("9 Obtain")
            for key in ("down", "down", "up", "down", "down", "up"):
                yield "arrow", program.press(key)


Walk = Callable[[Tree], Iterator[tuple[str, Cost]]]
WALKS: Final[Sequence[tuple[Walk, str]]] = (
    (_opening, "first frame|session opened"),
    (_defining, "letter in a definition|letter whose|typing stored"),
    (_modelling, "new activity|entry line|arrow key in a model|added|undo|text view of a model"),
    (_drawing, "in the picture|text view of a picture"),
    (_comparing, "in the chart"),
)
TOUR: Final = "stage |palette|F6|memory"
