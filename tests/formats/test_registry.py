"""One table says what can be exported; files get safe names, and a long export can be watched and stopped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.picture import RichPicture
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.errors import StudioError
from ssm_studio.formats import makers, registry
from ssm_studio.formats.bundle.bundle import to_json
from ssm_studio.formats.document.blocks import Document
from ssm_studio.formats.registry import EXPORTS, ExportCancelledError, produce

EVERY = [(each.what, form) for each in EXPORTS for form in each.formats]


def named(*refs: str) -> Study:
    pictures = [RichPicture(id=new_id(), ref=ref) for ref in refs]
    model = ConceptualModel(id=new_id(), ref="CM1")
    return Study(pictures={each.id: each for each in pictures}, models={model.id: model})


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[Any, ...]]]:
    heard: list[tuple[str, tuple[Any, ...]]] = []

    def maker(name: str) -> Callable[..., Any]:
        def make(*arguments: Any) -> str | bytes:
            heard.append((name, arguments))
            return b"\x89PNG" if name.endswith("png") else "made ✓\r\n"

        return make

    def page(name: str) -> Callable[..., Document]:
        def make(*arguments: Any) -> Document:
            heard.append((name, arguments))
            return Document("en")

        return make

    for table in (registry._WHOLE, registry._FIGURES):
        for key, make in list(table.items()):
            monkeypatch.setitem(table, key, maker(make.__name__))
    for name in registry._PAGES:
        monkeypatch.setitem(registry._PAGES, name, page(name))
    monkeypatch.setattr(makers, "svg_to_png", maker("svg_to_png"))
    return heard


def test_the_issues_exports_and_formats_are_there() -> None:
    assert {each.what: each.formats for each in EXPORTS} == {
        "minutes": ("md", "html", "docx", "pdf"),
        "root-definitions": ("md", "html", "docx", "pdf"),
        "report": ("md", "html", "docx", "pdf"),
        "picture": ("svg", "png", "txt", "md"),
        "model": ("svg", "png", "dot", "mmd", "graphml", "txt", "ascii.txt", "md"),
        "actions": ("md", "html", "docx", "pdf", "csv"),
        "follow-up": ("md", "html", "docx", "pdf"),
        "audit": ("md", "html", "docx", "pdf", "json", "csv"),
        "annex": ("md", "html", "docx", "pdf"),
        "qda": ("qdpx",),
        "replay": ("cast",),
        "bundle": ("json",),
    }


def test_several_pictures_get_names_that_differ_on_every_disk(
    calls: list[tuple[str, tuple[Any, ...]]],
) -> None:
    files = produce(named("RP1", "rp1", "../../x", "CON", "", "a/b"), "picture", "png")
    assert [each.name for each in files] == [
        "picture-RP1.png",
        "picture-rp1-2.png",
        "picture-..-..-x.png",
        "picture-CON.png",
        "picture-5.png",
        "picture-a-b.png",
    ]
    assert {each.data for each in files} == {b"\x89PNG"}


def test_one_picture_by_its_short_name_or_id(calls: list[tuple[str, tuple[Any, ...]]]) -> None:
    study = named("RP1", "RP2")
    second = list(study.pictures)[1]
    for only in ("RP2", second):
        (file,) = produce(study, "picture", only=only, language="id")
        assert file.name == "picture-RP2.svg"
        assert calls[-1] == ("picture_svg", (study, second, "id"))


def test_the_bytes_are_those_that_were_made(calls: list[tuple[str, tuple[Any, ...]]]) -> None:
    (file,) = produce(named(), "actions", "csv")
    assert (file.name, file.data) == ("actions.csv", "made ✓\r\n".encode())


def test_the_report_shows_its_figures_by_relative_path(
    calls: list[tuple[str, tuple[Any, ...]]],
) -> None:
    study = named("RP1")
    hidden = RichPicture(id=new_id(), ref="RP2", visibility="facilitator")
    study = Study(pictures={**study.pictures, hidden.id: hidden}, models=study.models)
    files = produce(study, "report")
    assert [each.name for each in files] == [
        "figures/picture-RP1.svg",
        "figures/model-CM1.svg",
        "report.md",
    ]
    name, (readable, _language, figures, _finish) = calls[-1]
    assert name == "report"
    assert hidden.id not in readable.pictures
    assert sorted(figures.values()) == sorted(each.name for each in files[:2])


def test_a_picture_for_the_facilitator_alone_is_not_drawn(
    calls: list[tuple[str, tuple[Any, ...]]],
) -> None:
    hidden = RichPicture(id=new_id(), ref="RP2", visibility="facilitator")
    study = named("RP1")
    study = Study(pictures={**study.pictures, hidden.id: hidden})
    assert [each.name for each in produce(study, "picture")] == ["picture-RP1.svg"]
    with pytest.raises(StudioError):
        produce(study, "picture", only="RP2")


def test_progress_is_told_before_each_file(calls: list[tuple[str, tuple[Any, ...]]]) -> None:
    heard: list[tuple[int, int, str]] = []
    produce(named("RP1", "RP2"), "picture", progress=lambda *told: heard.append(told))
    assert heard == [(0, 2, "picture-RP1.svg"), (1, 2, "picture-RP2.svg"), (2, 2, "")]


def test_an_export_stops_between_files(calls: list[tuple[str, tuple[Any, ...]]]) -> None:
    with pytest.raises(ExportCancelledError):
        produce(named("RP1", "RP2"), "picture", cancelled=lambda: bool(calls))
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("what", "form", "only", "says"),
    [
        ("nothing", "", "", "root-definitions"),
        ("picture", "pdf", "", "svg, png"),
        ("picture", "", "RP9", "RP1"),
        ("model", "", "CM9", "CM1"),
        ("bundle", "", "RP1", "RP1"),
    ],
)
def test_what_cannot_be_exported_is_told_with_what_can(
    what: str, form: str, only: str, says: str
) -> None:
    with pytest.raises(StudioError) as caught:
        produce(named("RP1"), what, form, only=only)
    assert says in caught.value.hint


def test_nothing_to_draw_is_told() -> None:
    with pytest.raises(StudioError):
        produce(Study(), "picture")


def test_the_bundle_is_the_whole_session() -> None:
    study = named("RP1")
    (file,) = produce(study, "bundle")
    assert file.data.decode() == to_json(study)
