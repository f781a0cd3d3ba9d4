"""Sending only the cells that changed leaves on the terminal what sending everything would leave there."""

from __future__ import annotations

import io
import signal
import struct
from pathlib import Path

import pyte
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from ssm_studio.tui.changed_cells import SentCells
from tests.terminal import Terminal

WIDTH, HEIGHT = 12, 3
STYLES = (
    None,
    Style.parse("#ff0000 on #102030"),
    Style.parse("#ff0000"),
    Style.parse("bold #ff0000 on #102030"),
    Style.parse("underline"),
    Style.parse("italic reverse color(5) on color(200)"),
    Style.parse("bright_white on bright_black"),
)
WORDS = ("a", "bc", " ", "—", "木", "é", "█", "e\N{COMBINING ACUTE ACCENT}")


def console() -> Console:
    return Console(file=io.StringIO(), force_terminal=True, color_system="truecolor")


@st.composite
def rows(draw: st.DrawFn) -> Strip:
    """One row of exactly `WIDTH` cells."""
    pieces = draw(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(STYLES)), max_size=12))
    strip = Strip([Segment(words, style) for words, style in pieces]).adjust_cell_length(WIDTH - 1)
    # The emulator goes to the next line for a mark that is joined to the last character of this one.
    return Strip.join((strip, Strip([Segment("|")])))


screens = st.lists(rows(), min_size=HEIGHT, max_size=HEIGHT)


def whole(strips: list[Strip]) -> LayoutUpdate:
    return LayoutUpdate([[strip] for strip in strips], Region(0, 0, WIDTH, HEIGHT))


def halves(strip: Strip, cut: int) -> dict[int, Strip]:
    """A row as two widgets draw it that stand side by side."""
    return {0: strip.crop(0, cut), cut: strip.crop(cut, WIDTH)}


def seen(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    return [[tuple(screen.buffer[y][x]) for x in range(WIDTH)] for y in range(HEIGHT)]


def written(update: object) -> str:
    assert isinstance(update, CompositorUpdate)
    return update.render_segments(console())


@given(st.lists(screens, min_size=1, max_size=5))
def test_what_stands_on_the_terminal_is_what_was_drawn_last(frames: list[list[Strip]]) -> None:
    sent = SentCells()
    changed, drawn = pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT)
    changes, everything = pyte.Stream(changed), pyte.Stream(drawn)
    for strips in frames:
        changes.feed(written(sent.only_changes(whole(strips))))
        drawn.reset()
        everything.feed(written(SentCells().only_changes(whole(strips))))
        assert seen(changed) == seen(drawn)


@given(screens, screens, st.integers(0, HEIGHT - 1), st.integers(1, WIDTH - 1))
def test_a_part_that_was_drawn_anew_changes_nothing_beside_it(
    before: list[Strip], after: list[Strip], y: int, cut: int
) -> None:
    sent = SentCells()
    screen, drawn = pyte.Screen(WIDTH, HEIGHT), pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    there = [Strip.join(halves(strip, cut).values()) for strip in before]
    stream.feed(written(sent.only_changes(whole(there))))
    chops = [halves(strip, cut) for strip in after]
    update = ChopsUpdate(chops, [(y, cut, WIDTH)], [[cut, WIDTH]] * HEIGHT)
    stream.feed(written(sent.only_changes(update)))
    there[y] = Strip.join((there[y].crop(0, cut), chops[y][cut]))
    pyte.Stream(drawn).feed(written(SentCells().only_changes(whole(there))))
    assert seen(screen) == seen(drawn)


def test_nothing_is_sent_for_what_stands_there() -> None:
    sent, strips = SentCells(), [Strip([Segment("x" * WIDTH, STYLES[1])])] * HEIGHT
    assert written(sent.only_changes(whole(strips)))
    assert written(sent.only_changes(whole(list(strips)))) == ""
    sent.forget()
    assert written(sent.only_changes(whole(strips)))


def test_a_cell_costs_its_place_and_its_look() -> None:
    sent = SentCells()
    before = [Strip([Segment("x" * WIDTH, STYLES[1])])] * HEIGHT
    after = [Strip([Segment("xxyxxxxxxxxx", STYLES[1])]), *before[1:]]
    written(sent.only_changes(whole(before)))
    assert (
        written(sent.only_changes(whole(after)))
        == "\x1b[1;3H\x1b[0;38;2;255;0;0;48;2;16;32;48my\x1b[0m"
    )


def test_the_screen_is_whole_again_after_the_window_took_another_size(example: Path) -> None:
    import fcntl
    import termios

    with Terminal("open", example, size=(120, 40)) as terminal:
        terminal.wait_for("Governor", "? help")
        terminal.screen.reset()
        terminal.screen.resize(30, 100)
        size = struct.pack("HHHH", 30, 100, 0, 0)
        fcntl.ioctl(terminal._main, termios.TIOCSWINSZ, size)
        terminal.process.send_signal(signal.SIGWINCH)
        terminal.wait_for("1 Rich picture", "Citizens who use", "signs mean", "? help")
