"""No control, direction mark, hidden line end or noncharacter leaves in any file as it is; the words stay whole."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET

import pytest

from ssm_studio.domain.characters import CONTROLS, DIRECTIONS, LINE_ENDS, NONCHARACTERS, unseemly
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import read_bundle
from ssm_studio.formats.registry import EXPORTS, produce
from tests.studies import rich_study

MARKS = tuple(
    map(chr, (*CONTROLS[1:], *DIRECTIONS, *LINE_ENDS, *NONCHARACTERS[:4], 0xFFFE, 0x1FFFF))
)
RIGHT_TO_LEFT = "\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd \u200f(1)\u200e"


def marked(value: object, at: list[int]) -> object:
    """A text with one of the marks inside, another for each."""
    if isinstance(value, Text):
        at[0] += 1
        mark = MARKS[at[0] % len(MARKS)]
        return Text(en=f"a{mark}b {RIGHT_TO_LEFT}", id=f"c{mark}d")
    if isinstance(value, tuple) and value and isinstance(value[0], Text):
        return tuple(marked(each, at) for each in value)
    return value


def study() -> Study:
    at = [0]
    tables = {
        kind.table: {
            id_: type(record)(
                **{
                    field.name: marked(getattr(record, field.name), at)
                    for field in fields_of(kind.type)
                }
            )
            for id_, record in rich_study().table(kind.name).items()
        }
        for kind in KINDS
    }
    return Study(**tables)


@pytest.mark.parametrize(
    ("what", "format_"),
    [(each.what, format_) for each in EXPORTS for format_ in each.formats if format_ != "png"],
)
def test_nothing_that_a_reader_would_obey_is_in_any_file(what: str, format_: str) -> None:
    for each in produce(study(), what, format_):
        try:
            text = each.data.decode("utf-8")
        except UnicodeDecodeError:
            continue  # a picture of pixels or a zip
        found = unseemly().search(text.replace("\r\n", "\n").replace("\x00", ""))
        assert found is None, f"{each.name}: {found[0]!r}"
        if format_ in ("svg", "graphml"):
            ET.fromstring(text)


def test_what_was_typed_comes_back_from_the_bundle() -> None:
    (bundle,) = produce(study(), "bundle")
    back = read_bundle(bundle.data)
    assert json.loads(bundle.data)
    for kind in ("element", "theme", "definition"):
        there = [str(getattr(each, "label", None)) for each in study().table(kind).values()]
        here = [str(getattr(each, "label", None)) for each in back.table(kind).values()]
        assert here == there


def test_words_with_right_to_left_letters_stay_whole() -> None:
    (bundle,) = produce(study(), "bundle")
    assert RIGHT_TO_LEFT in bundle.data.decode()
    page = produce(study(), "root-definitions", language="en")[0].data.decode()
    assert "\u0645\u0631\u062d\u0628\u0627" in page
