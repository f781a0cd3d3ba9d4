"""The colours: dark, light and high contrast. The only place in Python that names a colour.

What is chosen stands on a ground of its own, at least three times as light or dark as that around it: `chosen`. In
lists where the keys do not go only the cell of its mark does; its words are bold on `resting`, which is no more than a
shade, so that one looks first to where the keys go.

A test keeps every pair at a contrast of at least 4.5 on its ground, and at least 7 in the high-contrast theme.
"""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

NAMES: Final = ("ssm-dark", "ssm-light", "ssm-contrast")

TOKENS: Final = {
    "ssm-dark": {
        "ground": "#16181d",
        "raised": "#1f2229",
        "chosen": "#526f84",
        "resting": "#2c323d",
        "on-chosen": "#ffffff",
        "text": "#d9dce3",
        "muted": "#8b93a1",
        "rule": "#343a46",
        "real": "#e8b04b",
        "system": "#6cb6d9",
        "concern": "#f0716c",
        "done": "#8fc98b",
        "worldview": "#c9a3f0",
        "letter-t": "#7fd1ae",
        "letter-a": "#8ab4f8",
        "letter-o": "#f28b82",
        "letter-e": "#b8bec9",
    },
    "ssm-light": {
        "ground": "#faf8f2",
        "raised": "#efebdf",
        "chosen": "#2f6f8c",
        "resting": "#ded7c6",
        "on-chosen": "#ffffff",
        "text": "#23262d",
        "muted": "#5f6673",
        "rule": "#d8d2c4",
        "real": "#8a5a00",
        "system": "#1b6483",
        "concern": "#b3302b",
        "done": "#2f6b35",
        "worldview": "#6d3fae",
        "letter-t": "#1d6b4c",
        "letter-a": "#2a56a8",
        "letter-o": "#a33a31",
        "letter-e": "#565d69",
    },
    "ssm-contrast": {
        "ground": "#000000",
        "raised": "#141414",
        "chosen": "#8fd3f5",
        "resting": "#303338",
        "on-chosen": "#000000",
        "text": "#ffffff",
        "muted": "#c4c9d2",
        "rule": "#8b93a1",
        "real": "#ffc861",
        "system": "#8fd3f5",
        "concern": "#ff9d99",
        "done": "#a8e6a3",
        "worldview": "#dec2ff",
        "letter-t": "#9ceac8",
        "letter-a": "#a9c8ff",
        "letter-o": "#ffa8a1",
        "letter-e": "#d3d8e0",
    },
}
"""Each theme's tokens; the stylesheets call them `$real`, `$system` and so on.

C wears `$real`, W `$worldview`; the other CATWOE letters have tokens of their own.
"""

INKS: Final = tuple(
    t
    for t in TOKENS["ssm-dark"]
    if t not in ("ground", "raised", "chosen", "resting", "on-chosen", "rule")
)
"""The tokens that text is written in."""


def theme(name: str) -> Theme:
    """The Textual theme of one set of tokens."""
    tokens = TOKENS[name]
    return Theme(
        name=name,
        primary=tokens["system"],
        secondary=tokens["real"],
        accent=tokens["real"],
        warning=tokens["real"],
        error=tokens["concern"],
        success=tokens["done"],
        foreground=tokens["text"],
        background=tokens["ground"],
        surface=tokens["ground"],
        panel=tokens["raised"],
        boost=tokens["raised"],
        dark=name != "ssm-light",
        text_alpha=1.0,
        variables={
            **{key: value for key, value in tokens.items() if key != "text"},
            "ink": tokens["text"],
            "text": tokens["text"],
            "text-muted": tokens["muted"],
            "text-disabled": tokens["muted"],
            "border": tokens["system"],
            "border-blurred": tokens["rule"],
            "block-cursor-background": tokens["chosen"],
            "block-cursor-foreground": tokens["on-chosen"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": tokens["resting"],
            "block-cursor-blurred-foreground": tokens["text"],
            "input-cursor-background": tokens["text"],
            "input-cursor-foreground": tokens["ground"],
            "input-selection-background": tokens["rule"],
            "scrollbar": tokens["rule"],
            "scrollbar-hover": tokens["muted"],
            "scrollbar-active": tokens["muted"],
            "scrollbar-background": tokens["ground"],
            "scrollbar-background-hover": tokens["ground"],
            "scrollbar-background-active": tokens["ground"],
            "scrollbar-corner-color": tokens["ground"],
            "footer-background": tokens["ground"],
            "link-color": tokens["system"],
        },
    )


def after(name: str) -> str:
    """The set of colours that follows on another; the first where that is none of ours."""
    at = NAMES.index(name) if name in NAMES else -1
    return NAMES[(at + 1) % len(NAMES)]
