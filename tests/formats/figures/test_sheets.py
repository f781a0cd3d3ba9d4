"""Figures on paper: the size of the sheet, all of the figure inside, and a key that names every element."""

from __future__ import annotations

import re
import struct

import pytest

from ssm_studio.domain.study import elements_of
from ssm_studio.domain.text import read
from ssm_studio.formats.figures.makers import picture_svg, picture_svg_keyed, sheet_png, sheet_svg
from ssm_studio.formats.figures.sheets import EDGE, SHEETS
from ssm_studio.formats.registry import produce
from tests.diagram.picture.pictures import example

PICTURE = next(iter(example().pictures))


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_figure_lies_whole_within_the_edges_of_its_sheet(sheet: str) -> None:
    plain = picture_svg(example(), PICTURE, "en")
    size = re.search(r'width="([\d.]+)" height="([\d.]+)"', plain)
    assert size is not None
    width, height = map(float, size.groups())
    svg = sheet_svg(plain, sheet)
    found = re.search(r'width="([\d.]+)mm" height="([\d.]+)mm" viewBox="([^"]+)"', svg)
    assert found is not None
    wide, high = float(found[1]), float(found[2])
    assert sorted((wide, high)) == list(SHEETS[sheet])
    assert (wide > high) == (width > height)
    left, top, across, down = map(float, found[3].split())
    scale = across / wide
    assert left <= -EDGE * scale + 1
    assert top <= -EDGE * scale + 1
    assert left + across >= width + EDGE * scale - 1
    assert top + down >= height + EDGE * scale - 1
    assert sheet_svg(plain, sheet) == svg


def test_a_png_of_a_sheet_is_as_large_as_its_resolution_says() -> None:
    png = sheet_png(picture_svg(example(), PICTURE, "en"), "a4")
    width, height = struct.unpack(">II", png[16:24])
    at = png.index(b"pHYs")
    across, _down, unit = struct.unpack(">IIB", png[at + 4 : at + 13])
    assert unit == 1
    sides = sorted(1000 * each / across for each in (width, height))
    assert sides == pytest.approx(SHEETS["a4"], abs=1.0)


def test_a_key_names_every_element_by_its_number_and_short_name() -> None:
    study = example()
    svg = picture_svg_keyed(study, PICTURE, "en")
    drawn = elements_of(study, PICTURE)
    words = " ".join(re.findall(r">([^<]+)</text>", svg))
    for each in drawn:
        assert f"{each.ref} {read(each.label, 'en').split()[0]}" in words
    numbers = re.findall(r'font-weight="bold"[^>]*>(\d+)</text>', svg)
    assert sorted(map(int, numbers)) == sorted([*range(1, len(drawn) + 1)] * 2)


def test_styles_of_pictures_are_files_of_their_own() -> None:
    names = [each.name for each in produce(example(), "picture", "svg", only="RP1", style="poster")]
    assert names == ["picture-RP1-poster.svg"]
    (sheet,) = produce(example(), "model", "svg", only="CM1", style="a4")
    assert sheet.name == "model-CM1-a4.svg"
    assert re.search(r'width="2(10|97)mm"', sheet.data.decode())
    assert next(each.name for each in produce(example(), "picture", "txt")) == "picture-RP1.txt"


def test_a_browser_is_told_the_size_of_the_paper() -> None:
    svg = sheet_svg(picture_svg(example(), PICTURE, "en"), "a4")
    wide, high = re.findall(r'(?:width|height)="([\d.]+mm)"', svg)[:2]
    assert f"@page{{size:{wide} {high};margin:0}}" in svg
