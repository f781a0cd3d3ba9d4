"""Signs that are not on a keyboard, each with the character that stands for it where a terminal shows no others.

One cell stands for one cell, so that what is drawn keeps its columns. People's own words are theirs: of them only
what is also a sign of ours is changed, and in files nothing is.
"""

from __future__ import annotations

import os
from typing import Final

SWITCH: Final = "SSM_STUDIO_ASCII"
"""The environment variable that asks for the characters of a keyboard alone."""

_LINES: Final = (
    ("│┃║‖╎┊┆╏┇┋╵╷╹╻▏▕▎▍▌▐█", "|"),
    ("─╌┈┄╴╶▁▔", "-"),
    ("━═╍┅┉╸╺", "="),
    ("┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋┠┨┯┷╔╗╚╝╠╣╦╩╬╨╥╟╢╤╧╪╫", "+"),
    ("╱⟋", "/"),
    ("╲⟍", "\\"),
    ("╳×✗✘⚔", "x"),
)
_SIGNS: Final = (
    ("→⟶▶▷▸►›»❯☞", ">"),
    ("←⟵◀◁◂◄‹«❮", "<"),
    ("↑▲△▴", "^"),
    ("↓▼▽▾⤓", "v"),
    ("↔≈~∼", "~"),
    ("●■▪◉◆★✱•◍⦿♥", "*"),
    ("○◌◦◯◇☐□", "o"),
    ("◐◑◒◓◷", "%"),
    ("·․", "."),
    ("…", "~"),
    ("–—−‐‑", "-"),
    ("“”„❝❞", '"'),
    ("‘’‚", "'"),
    ("✓✔", "+"),
    ("↻⟳", "@"),
    ("⊘", "0"),
    ("≠", "!"),
    ("☁", "O"),
    ("☺☻⚇♛♟", "&"),
    ("▤▣▒░▓", "#"),
    ("✎✍✂", "/"),
    ("⌂", "A"),
    ("☀", "*"),
    ("⏎↵␣", "_"),
    ("⌫", "<"),
    ("␀␁␂␃␄␅␆␇␈␉␊␋␌␍␎␏␐␑␒␓␔␕␖␗␘␙␚␛␜␝␞␟␡", "^"),
    ("▟▞▚▙▂▃▄▅▆▇▀▖▗▘▝", "#"),
    ("§¤", "$"),
    ("°", "o"),
    ("⇧", "^"),
    ("≥", ">"),
    ("≤", "<"),
    ("\u00a0\u2003\u2007", " "),
)
KEYBOARD: Final = {
    sign: plain for signs, plain in (*_LINES, *_SIGNS) for sign in signs if sign != plain
}
"""For each sign the one character of the keyboard that stands for it."""

PLAIN_HEADS: Final = {"solid": "^>v<", "dotted": '");(', "dashed": "/}\\{"}
"""Arrow heads of the keyboard by the line they end: up, right, down, left. None but the common `v` is a letter, and
each says by itself which line it ends: some lines are nothing but corners."""

_TABLE: Final = str.maketrans(KEYBOARD)


def keyboard(text: str) -> str:
    """The same with signs as the characters of a keyboard; what is no sign of ours stays."""
    return text if text.isascii() else text.translate(_TABLE)


def keyboard_only() -> bool:
    """Whether the environment asks for the characters of a keyboard alone."""
    return bool(os.environ.get(SWITCH))


def shown(text: str) -> str:
    """What is printed of a text: as it is, or with the characters of a keyboard where that is asked for."""
    return keyboard(text) if keyboard_only() else text
