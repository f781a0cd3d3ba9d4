"""Figures hold every word as it was typed, nothing that is private, and the same bytes each time."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.diagram import graphviz_process
from ssm_studio.domain.dates import day_said
from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS
from ssm_studio.domain.picture import Element, Relation, RichPicture
from ssm_studio.domain.situation import Session
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.errors import ExternalProgramError
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.figures import png
from ssm_studio.formats.figures.makers import (
    model_dot,
    model_svg,
    model_text,
    picture_svg,
    svg_to_png,
)
from tests.diagram.model.models import MODEL, activity, seven, study_of
from tests.diagram.picture.typed_pictures import typed as typed_picture
from tests.formats.figures.figure_reading import lines_that_meet, words_that_meet

NAMESPACE = "{http://www.w3.org/2000/svg}"
HOSTILE = [
    "<script>alert(1)</script>",
    "]]> & \"quotes\" 'single'",
    "a\x00b\x1b[31m",
    "مرحبا \u202eabc",
    "👩\u200d🌾 👍🏽",
    "tab\tnew\nline\r\nend",
    "&amp; &#0;",
]


def titles(svg: str) -> list[str]:
    """The names of all groups in an SVG."""
    root = ET.fromstring(svg)
    return [each.text or "" for each in root.iter(f"{NAMESPACE}title")]


def shown(svg: str) -> str:
    """All words that can be seen, without spaces."""
    root = ET.fromstring(svg)
    return "".join("".join(each.text or "" for each in root.iter(f"{NAMESPACE}text")).split())


def typed(text: str) -> str:
    """A text as XML can hold it."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if (ord(c) < 32 and c not in "\t\n\r") or c in "\ufffe\uffff" or 0xD800 <= ord(c) < 0xE000
        else c
        for c in text
    )


def picture(**labels: str) -> Study:
    """A picture with every kind of element and of relation."""
    elements = {
        f"e{n}": Element(
            id=f"e{n}",
            picture="p",
            kind=kind,
            label=Text(en=labels.get(kind, f"{kind} words")),
            visibility="public" if kind == "power" else None,
            belongs_to="e0" if known.owned else None,
            parties=("e0", "e1") if known.parties else (),
            is_issue=kind == "concern",
            x=n % 5 * 30 if n % 2 else None,
            y=n // 5 * 10 if n % 2 else None,
        )
        for n, (kind, known) in enumerate(ELEMENT_KINDS.items())
    }
    relations = {
        f"r{n}": Relation(
            id=f"r{n}",
            picture="p",
            kind=kind,
            source=f"e{n}",
            target=f"e{n + 5}",
            label=Text(en=f"says {kind}"),
        )
        for n, kind in enumerate(RELATION_KINDS)
    }
    return Study(
        pictures={"p": RichPicture(id="p", ref="RP1", title=Text(en="From the centre"))},
        elements=elements,
        relations=relations,
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_models_hold_words_as_typed(words: str) -> None:
    """Markup is text, and what XML cannot hold is replaced."""
    study = study_of([activity(1, words), activity(2, "Decide", (1,))], words)
    svg = model_svg(study, MODEL, "en")
    assert f"1 {typed(words)}" in titles(svg)
    assert titles(svg)[0] == typed(words)
    assert not ET.fromstring(svg).findall(f".//{NAMESPACE}script")
    assert svg == model_svg(study, MODEL, "en")


@pytest.mark.parametrize("words", HOSTILE)
def test_pictures_hold_words_as_typed(words: str) -> None:
    """In every kind of drawing."""
    svg = picture_svg(picture(actor=words, worldview=words, note=words), "p", "en")
    assert titles(svg).count(typed(words)) == 3


@given(st.text(max_size=60), st.sampled_from(sorted(ELEMENT_KINDS)))
@settings(max_examples=30, deadline=None)
def test_any_text_makes_a_figure_that_can_be_read(text: str, kind: str) -> None:
    """Whatever it is."""
    element = Element(id="e", picture="p", kind=kind, label=Text(en=text), visibility="public")
    study = replace(
        study_of([activity(1, text)], text),
        sessions={"s": Session(id="s", warning=Text(en=text))},
        pictures={"p": RichPicture(id="p", title=Text(en=text))},
        elements={"e": element},
    )
    assert typed(text) in titles(picture_svg(study, "p", "en")) or not text
    ET.fromstring(model_svg(study, MODEL, "en"))


@pytest.mark.parametrize("engine", ["", "/nowhere/dot"])
def test_a_model_figure_is_whole_with_and_without_an_engine(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every activity and every arrow, the boundary, both arrows of the watchers, and the warning."""
    if engine:
        monkeypatch.setenv("SSM_STUDIO_DOT", engine)
    graphviz_process.forget()
    study = replace(
        seven(), sessions={"s": Session(id="s", warning=Text(en="Models are illustration."))}
    )
    svg = model_svg(study, MODEL, "en")
    root = ET.fromstring(svg)
    groups = [each.get("class", "") for each in root.iter(f"{NAMESPACE}g")]
    assert groups.count("activity") == 10
    assert groups.count("arrow depends") == 9
    assert groups.count("arrow information") == groups.count("arrow feedback") == 1
    assert groups.count("arrow watches") == 2
    assert "Modelsareillustration." in shown(svg)
    assert "Defineasmallsetoflinkedindicators" in shown(svg)
    described = root.find(f"{NAMESPACE}desc")
    assert described is not None
    assert "needs 1, 2" in (described.text or "")


def test_activities_placed_by_hand_stand_so_in_the_figure() -> None:
    """Left stays left."""
    study = study_of([activity(1, "Learn", x=40, y=0), activity(2, "Decide", x=0, y=0)])
    root = ET.fromstring(model_svg(study, MODEL, "en"))
    at = {each.text: float(each.get("x", "0")) for each in root.iter(f"{NAMESPACE}text")}
    assert at["Decide"] < at["Learn"]


def test_a_picture_figure_holds_every_element_and_relation() -> None:
    """Each kind with its own drawing."""
    svg = picture_svg(picture(), "p", "en")
    root = ET.fromstring(svg)
    groups = [each.get("class", "") for each in root.iter(f"{NAMESPACE}g")]
    for kind in ELEMENT_KINDS:
        assert groups.count(f"element {kind}") == 1
        assert f"{kind}words" in shown(svg)
    for kind in RELATION_KINDS:
        assert groups.count(f"relation {kind}") == 1
        assert f"says{kind}" in shown(svg)
    assert svg == picture_svg(picture(), "p", "en")


def test_unknown_kinds_are_drawn_as_notes() -> None:
    """And a picture of nothing, or that is not there, is an empty page."""
    study = replace(
        picture(),
        elements={"e": Element(id="e", picture="p", kind="dragon", label=Text(en="Fire"))},
    )
    assert "Fire" in shown(picture_svg(study, "p", "en"))
    ET.fromstring(picture_svg(Study(), "nowhere", "en"))
    ET.fromstring(model_svg(Study(), "nowhere", "en"))


def test_what_is_private_is_in_no_figure() -> None:
    """Neither seen, nor named for screen readers, nor in the words beside."""
    study = picture(actor="Visible", hope="HiddenHope")
    hidden = next(each for each in study.elements.values() if each.kind == "hope")
    study = replace(
        study, elements={**study.elements, hidden.id: replace(hidden, visibility="facilitator")}
    )
    assert "HiddenHope" not in picture_svg(study, "p", "en")
    model = study_of(
        [activity(1, "Learn"), activity(2, "HiddenStep", (1,), visibility="facilitator")]
    )
    for make in (model_svg, model_dot, model_text):
        assert "HiddenStep" not in make(model, MODEL, "en")
        assert "Learn" in make(model, MODEL, "en")


def test_the_text_file_holds_drawing_and_words() -> None:
    """The same bytes each time, no line wider than the paper needs."""
    text = model_text(seven(), MODEL, "en")
    assert text == model_text(seven(), MODEL, "en")
    assert text.startswith("CM1 Make information usable\n")
    assert "╭" in text
    assert "3 Define a small set of linked indicators  needs 1, 2  feeds 4, 5" in text


def ink(png: bytes) -> int:
    """How many bytes of the picture's lines are not white."""
    data, at = b"", 8
    while at < len(png):
        length, tag = struct.unpack_from(">I4s", png, at)
        if tag == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    return len(zlib.compress(zlib.decompress(data)))


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in pixels."""
    width, height = struct.unpack_from(">II", png, 16)
    return int(width), int(height)


def test_a_png_says_its_resolution_and_a_picture_whose_it_is() -> None:
    study = example_study("en")
    picture = study.get("picture", next(iter(study.pictures)))
    assert picture is not None
    svg = picture_svg(study, picture.id, "en")
    data = svg_to_png(svg, 2.0)
    at = data.index(b"pHYs")
    per_metre, _down, unit = struct.unpack_from(">IIB", data, at + 4)
    assert (round(per_metre * 0.0254), unit) == (2 * png.DPI, 1)
    assert zlib.crc32(data[at : at + 13]) == struct.unpack_from(">I", data, at + 13)[0]
    foot = " ".join(" ".join(svg.split("<text")[-12:]).split())
    for known in (study.session.title, study.groups[picture.group or ""].name):
        assert read(known, "en").split()[0] in foot
    assert day_said((picture.drawn_at or "")[:10], str) in foot
    assert (study.participants[picture.drawn_by[0]].pseudonym or "?") in foot


def test_a_png_shows_the_words() -> None:
    """Twice the scale, twice the pixels; without the words there is much less ink."""
    svg = model_svg(seven(), MODEL, "en")
    png = svg_to_png(svg)
    assert png.startswith(b"\x89PNG")
    small = svg_to_png(svg, 1.0)
    assert abs(size_of(png)[0] - 2 * size_of(small)[0]) <= 2
    wordless = svg_to_png(svg.replace("<text", "<desc").replace("</text", "</desc"), 1.0)
    assert ink(small) > 1.3 * ink(wordless)


def test_without_any_system_font_the_words_are_still_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """The font inside the layout engine is used; without that, no PNG is made and a sentence says why."""
    render = png._render

    def fontless(svg: str, **options: object) -> bytes:
        return render(svg, **{**options, "skip_system_fonts": True})

    monkeypatch.setattr(png, "_render", fontless)
    svg = model_svg(seven(), MODEL, "en")
    wordless = svg.replace("<text", "<desc").replace("</text", "</desc")
    assert ink(svg_to_png(svg, 1.0)) > 1.3 * ink(svg_to_png(wordless, 1.0))
    monkeypatch.setattr(png, "bundled_font", lambda: None)
    with pytest.raises(ExternalProgramError) as caught:
        svg_to_png(svg)
    assert "SVG" in caught.value.hint


def test_a_huge_figure_is_made_smaller() -> None:
    """Rather than failing."""
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="30"></svg>'
    assert size_of(svg_to_png(svg))[0] <= png.MOST_PIXELS
    with pytest.raises(ExternalProgramError):
        svg_to_png("<svg")


def test_a_megabyte_in_one_label_is_drawn_short_and_kept_whole() -> None:
    """At once: the drawing shows its beginning, the name of the group all of it."""
    words = "word " * 200_000
    svg = model_svg(study_of([activity(1, words)]), MODEL, "en")
    assert f"1 {words}".strip() in titles(svg)
    assert len(shown(svg)) < 3_000
    pic = Element(id="e", picture="p", kind="speech", label=Text(en=words))
    study = Study(pictures={"p": RichPicture(id="p")}, elements={"e": pic})
    assert words in titles(picture_svg(study, "p", "en"))


def test_lines_and_words_of_a_picture_keep_clear_of_what_is_not_theirs() -> None:
    """Read back from the SVG; where a picture is full, few lines still run through something."""
    example = example_study("en")
    for study, id_, most in (
        *((example, each, 0) for each in example.pictures),
        (*typed_picture(2, 12), 0),
        (*typed_picture(1, 20), 0),
        (*typed_picture(3, 29), 0),
    ):
        svg = picture_svg(study, id_, "en")
        assert len({line for line, _met in lines_that_meet(svg, study, id_)}) <= most
        assert words_that_meet(svg) == 0
