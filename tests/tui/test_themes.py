"""Every ink can be read on its ground, in every theme."""

from __future__ import annotations

import pytest
from textual.color import Color

from ssm_studio.tui.themes import INKS, NAMES, TOKENS, theme

LEAST = {"ssm-dark": 4.5, "ssm-light": 4.5, "ssm-contrast": 7.0}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in Color.parse(colour).normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_of(ink: str, ground: str) -> float:
    """The contrast of two colours, 1 to 21."""
    lighter, darker = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("ground", ["ground", "raised"])
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_has_contrast_on_its_grounds(name: str, ground: str, ink: str) -> None:
    tokens = TOKENS[name]
    contrast = contrast_of(tokens[ink], tokens[ground])
    least = LEAST[name] if ground == "ground" else min(LEAST[name], 4.5)
    assert contrast >= least, f"{ink} on {ground} in {name}: {contrast:.2f}"


def test_themes_define_the_same_tokens() -> None:
    assert len({frozenset(tokens) for tokens in TOKENS.values()}) == 1
    for name in NAMES:
        assert set(theme(name).variables) >= set(INKS) - {"text"}
