"""Every ink can be read on its ground, in every theme."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.color import Color as RichColor
from rich.color import ColorSystem
from rich.style import Style
from textual.color import Color

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.definitions.form import DefinitionForm
from ssm_studio.tui.definitions.form_text import FormText
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.stylesheets import FOLDER
from ssm_studio.tui.terminal_colours import fitting
from ssm_studio.tui.themes import INKS, NAMES, TOKENS, theme
from ssm_studio.workshop.home import Home
from tests.tui.driving import settled, typed

SIXTEEN = ColorSystem.STANDARD
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


@pytest.mark.parametrize("name", NAMES)
def test_what_is_chosen_stands_out_from_its_ground_and_can_be_read(name: str) -> None:
    tokens = TOKENS[name]
    for ground in ("ground", "raised"):
        assert contrast_of(tokens["chosen"], tokens[ground]) >= 3
        # What rests keeps its mark on that ground; its words are no louder than a shade.
        assert 1.1 < contrast_of(tokens["resting"], tokens[ground]) < 2
    assert contrast_of(tokens["on-chosen"], tokens["chosen"]) >= LEAST[name]
    assert contrast_of(tokens["text"], tokens["resting"]) >= LEAST[name]


def test_no_chosen_ground_in_a_stylesheet_is_a_shade_of_the_ground() -> None:
    """The chosen line has the ground made for it, where the focus is and elsewhere, or is reversed."""
    for path in FOLDER.glob("*.tcss"):
        for rule in path.read_text("utf-8").split("}"):
            selector, _brace, body = rule.partition("{")
            if any(each in selector for each in ("highlighted", "cursor", "chosen")):
                ground = "$chosen" if ":focus" in selector else "$resting"
                grounds = (f"background: {ground}", "background: $chosen", "background: $ink")
                assert "background" not in body or any(each in body for each in grounds), (
                    path.name,
                    selector,
                )


@pytest.mark.parametrize("name", NAMES)
async def test_the_chosen_row_of_the_form_and_of_a_list_beside_it_stand_out(
    home: Home, example: Path, name: str
) -> None:
    app = StudioApp(home, example, 2)
    async with app.run_test(size=(140, 42)) as pilot:
        app.theme = name
        await settled(pilot)
        await typed(pilot, "tab")
        assert isinstance(app.focused, DefinitionForm)
        form, listed = app.screen.query_one(FormText), app.screen.query_one("#systems", RowList)
        at = form.point
        assert at is not None
        first = listed.rows_of(listed.highlighted or 0)[0]
        rows = (
            (form.render_line(at.y - form.content_region.y), at.x - form.content_region.x),
            (listed.render_line(first), 0),
        )
        words = listed.render_line(first).crop(5, 6)._segments[0].style
        assert words is not None
        assert words.bgcolor == Color.parse(TOKENS[name]["resting"]).rich_color
        for strip, cell in rows:
            style = strip.crop(cell, cell + 1)._segments[0].style
            assert style is not None
            assert style.bgcolor is not None
            assert style.color is not None
            ground, ink = (each.get_truecolor().hex for each in (style.bgcolor, style.color))
            assert contrast_of(ground, TOKENS[name]["ground"]) >= 3
            assert contrast_of(ink, ground) >= LEAST[name]


def test_sixteen_colours_keep_both_accents_apart_and_reverse_what_is_chosen() -> None:
    for tokens in TOKENS.values():
        looks = {
            name: fitting(
                Style(color=tokens[name], bgcolor=tokens["ground"]), SIXTEEN, colourless=False
            )
            for name in ("real", "system", "concern", "done", "worldview")
        }
        assert len({look.color for look in looks.values()}) == len(looks)
        assert all(look.color is not None and look.bgcolor is None for look in looks.values())
        chosen = Style(color=tokens["on-chosen"], bgcolor=tokens["chosen"])
        for colourless in (False, True):
            look = fitting(chosen, SIXTEEN, colourless=colourless)
            assert look.reverse
            assert look.bgcolor is None
        resting = Style(color=tokens["text"], bgcolor=tokens["resting"], bold=True)
        look = fitting(resting, SIXTEEN, colourless=False)
        assert look.bold
        assert not look.reverse


def test_under_a_dialog_words_are_faint_in_sixteen_colours_and_none_is_black() -> None:
    for tokens in TOKENS.values():
        veil = Color.parse(tokens["ground"]).with_alpha(0.7)
        assert "Dialog { align: center middle; background: $ground 70%; }" in (
            (FOLDER / "app.tcss").read_text("utf-8")
        )
        for ink in ("text", "muted", "rule", "real", "concern"):
            for ground in ("ground", "chosen"):
                under = Style(
                    color=(Color.parse(tokens[ink]) + veil).rich_color,
                    bgcolor=(Color.parse(tokens[ground]) + veil).rich_color,
                )
                for colourless in (False, True):
                    look = fitting(under, SIXTEEN, colourless=colourless)
                    assert look.dim
                    assert not look.reverse
                    assert look.color in (None, RichColor.default())


def test_without_colour_no_look_has_any() -> None:
    for tokens in TOKENS.values():
        for ink in tokens:
            for ground in tokens:
                look = fitting(
                    Style(color=tokens[ink], bgcolor=tokens[ground]),
                    ColorSystem.TRUECOLOR,
                    colourless=True,
                )
                assert look.color is None
                assert look.bgcolor is None
