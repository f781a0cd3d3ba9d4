"""Colours for terminals that have sixteen of them, or none: what is chosen is reversed there, and nothing is a shade.

Rich would take the nearest of the sixteen: the accent of systems thinking came out grey. Here each token has a colour
of its own, and the ground is the terminal's.
"""

from __future__ import annotations

import os
from functools import cache
from typing import Final

from rich.color import Color, ColorSystem
from rich.style import Style
from textual.color import Color as Colour

from ssm_studio.tui.themes import TOKENS

_ANSI: Final = {
    "real": "yellow",
    "system": "cyan",
    "concern": "red",
    "done": "green",
    "worldview": "magenta",
    "letter-t": "bright_green",
    "letter-a": "bright_blue",
    "letter-o": "bright_red",
    "letter-e": "default",
    "muted": "default",
    "rule": "default",
    "text": "default",
    "on-chosen": "default",
}
"""The colour of the sixteen that each ink has."""
_UNDER: Final = "under"
"""The name of every colour of the screen under a dialog: there it is only to be seen where one is."""
_FAINT: Final = ("muted", "rule", _UNDER)
"""Tokens that are the terminal's own ink, made faint: its dark grey may be its ground."""
_VEIL: Final = 0.7
"""How much of the ground lies over the screen under a dialog, as the stylesheet says it."""
DEEPEST: Final = 3
"""As many dialogs lie over each other."""
_GROUNDS: Final = ("ground", "raised", "resting")
"""Tokens that are the terminal's own ground; of what rests, the mark alone is reversed."""


NO_COLOUR: Final = "NO_COLOR"
"""The environment variable that asks for no colour at all (no-color.org)."""


def no_colour() -> bool:
    """Whether no colour is to be sent."""
    return bool(os.environ.get(NO_COLOUR))


@cache
def _tokens() -> dict[tuple[int, int, int], str]:
    """For each colour of each theme its token, of several the first; then what they are under a dialog."""
    found: dict[tuple[int, int, int], str] = {}
    for tokens in TOKENS.values():
        for name, value in tokens.items():
            found.setdefault(Colour.parse(value).rgb, name)
    for tokens in TOKENS.values():
        veil = Colour.parse(tokens["ground"]).with_alpha(_VEIL)
        for value in tokens.values():
            seen = Colour.parse(value)
            for _dialog in range(DEEPEST):
                seen += veil
                found.setdefault(seen.rgb, _UNDER)
    return found


def _token(color: Color | None) -> str:
    if color is None or color.triplet is None:
        return ""
    red, green, blue = color.triplet
    return _tokens().get((red, green, blue), "")


def fitting(style: Style, system: ColorSystem, *, colourless: bool) -> Style:
    """The same look as a terminal can show it: with colours of its own, or without any."""
    if not colourless and system is not ColorSystem.STANDARD:
        return style
    ground, ink = _token(style.bgcolor), _token(style.color)
    # An ink for a ground, such as that of a button or a cursor, is a look of its own.
    turned = bool(ground and ground not in (*_GROUNDS, _UNDER))
    reverse = bool(style.reverse) != turned
    color = None if colourless or turned else _ANSI.get(ink)
    # A line under a dialog may have come to the very colour of a ground.
    faint = ink in _FAINT or (ink in _GROUNDS and not turned)
    plain = style.without_color + Style(reverse=reverse, dim=faint or None)
    if colourless or not (style.color or style.bgcolor):
        return plain
    if color is None and not ink and style.color is not None and not turned:
        # What no theme names: a mixture. The nearest of the sixteen will do.
        return plain + Style(color=style.color)
    return plain + Style(color=color or "default")
