"""A photograph is attached, looked at in half cells and marked on the screen."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

from PIL import Image
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from ssm_studio.tui.app import StudioApp
from ssm_studio.tui.dialogs import Confirm
from ssm_studio.tui.photos.half_cells import HalfCells
from ssm_studio.tui.photos.region import RegionPicker
from ssm_studio.tui.picture.photos_sheet import PhotosSheet, PhotoView
from ssm_studio.workshop.home import Home
from tests.tui.driving import typed, until
from tests.tui.picturing import at_picture


async def test_a_photo_is_attached_looked_at_and_marked(
    home: Home, example: Path, tmp_path: Path
) -> None:
    file = tmp_path / "flip chart.png"
    picture = Image.new("RGB", (60, 40), "red")
    picture.paste("blue", (30, 0, 60, 40))
    picture.save(file)
    app = StudioApp(home, example, 1)
    async with app.run_test(size=(100, 40)) as pilot:
        await at_picture(pilot)
        before = len(app.study.photos)
        await typed(pilot, "p")
        await until(pilot, lambda: isinstance(app.screen, PhotosSheet))
        sheet = app.screen
        await typed(pilot, "end", "enter")
        app.screen.query_one(Input).value = f'"{file}"'
        await typed(pilot, "enter")
        await until(pilot, lambda: isinstance(app.screen, Confirm))
        await typed(pilot, "y")
        await until(pilot, lambda: len(app.study.photos) == before + 1)
        photo = list(app.study.photos.values())[-1]
        assert (photo.file, photo.consent, photo.transcribed) == ("flip chart.png", True, False)
        options = sheet.query_one(OptionList)
        options.highlighted = options.get_option_index(photo.id)
        await typed(pilot, "enter")
        await until(
            pilot, lambda: isinstance(app.screen, PhotoView) and bool(app.screen.query(HalfCells))
        )
        line = app.screen.query_one(HalfCells).render_line(0)
        colours = [
            segment.style.color.triplet for segment in line if segment.style and segment.style.color
        ]
        assert colours[0]
        assert colours[-1]
        assert colours[0].red > 200 > colours[0].blue
        assert colours[-1].blue > 200 > colours[-1].red
        await typed(pilot, "t")
        assert app.study.photos[photo.id].transcribed
        with patch("ssm_studio.tui.picture.photos_sheet._opened", return_value=False):
            await typed(pilot, "v")
        assert list((home.cache / "photos").iterdir())
        await _pointed_at(pilot, app, photo.id)


async def _pointed_at(pilot: Pilot[None], app: StudioApp, photo: str) -> None:
    """An element is pointed at by keys alone, and its frame is seen."""
    await typed(pilot, "r", "enter")
    await until(pilot, lambda: isinstance(app.screen, RegionPicker))
    await typed(pilot, *["left"] * 20, *["up"] * 20, "shift+right", "minus", "enter")
    await until(pilot, lambda: isinstance(app.screen, PhotoView))
    (pointed,) = [each for each in app.study.elements.values() if each.photo == photo]
    assert pointed.photo_region == "0 0 300 270", "as far as it goes, and no farther"
    line = app.screen.query_one(HalfCells).render_line(0)
    assert "".join(cell.text for cell in line).startswith(f"┌{pointed.ref[:1]}")
