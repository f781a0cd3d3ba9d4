"""A session leaves as a REFI-QDA project that other programs can open, and that holds nothing private."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.qda.package import qda_project
from tests.studies import rich_study

SPACE = "{urn:QDA-XML:project:1.0}"
SCHEMA = (
    Path(__file__).parents[3].parent / "shared/samples/refi-qda/Project-mrt2019.xsd",
    Path(__file__).parents[2].parent / "shared/samples/refi-qda/Project-mrt2019.xsd",
)
JPEG = b"\xff\xd8 the photograph"


def opened(study: Study, language: str = "en") -> tuple[ET.Element, dict[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(qda_project(study, language, lambda _digest: JPEG))) as package:
        files = {name: package.read(name) for name in package.namelist()}
    return ET.fromstring(files["project.qde"]), files


def hostile() -> Study:
    study = rich_study()
    words = Text(en="]]>&<b>\x00\x1b[31m\r\n\ufffe \u202e 😀 two\nlines", id="")
    elements = {i: replace(each, label=words) for i, each in study.elements.items()}
    return replace(study, elements=elements)


@pytest.mark.parametrize("made", [example_study, lambda _l: rich_study(), lambda _l: hostile()])
def test_every_passage_is_what_its_record_says_and_every_reference_leads_somewhere(
    made: object,
) -> None:
    assert callable(made)
    project, files = opened(made("en"))
    ids = [each.attrib["guid"] for each in project.iter() if "guid" in each.attrib]
    assert len(ids) == len(set(ids))
    named = {
        value
        for each in project.iter()
        for name, value in each.attrib.items()
        if name in ("targetGUID", "representedGUID", "sourceVertex", "targetVertex", "creatingUser")
    }
    assert named <= set(ids)
    passages = 0
    for source in project.iter(f"{SPACE}TextSource"):
        text = files["sources/" + source.attrib["plainTextPath"].removeprefix("internal://")]
        assert b"\r" not in text
        for chosen in source.iter(f"{SPACE}PlainTextSelection"):
            start, end = (int(chosen.attrib[f"{each}Position"]) for each in ("start", "end"))
            assert text.decode()[start:end].strip()
            assert text.decode()[end : end + 1] in ("", "\n")
            passages += 1
    assert passages > 3


def test_themes_lists_people_pictures_and_models_are_there() -> None:
    study = example_study("en")
    project, _files = opened(study)
    codes = {each.attrib["name"] for each in project.iter(f"{SPACE}Code")}
    assert any(code.startswith("TH1 ") for code in codes)
    assert {each.attrib["name"] for each in project.iter(f"{SPACE}Case")} >= {
        each.pseudonym for each in study.participants.values()
    }
    graphs = [*project.iter(f"{SPACE}Graph")]
    assert len(graphs) == len(study.pictures) + len(study.models)
    drawn = sum(len([*each.iter(f"{SPACE}Vertex")]) for each in graphs)
    assert drawn == len(study.elements) + len(study.activities)


def test_nothing_private_is_in_it_and_only_photographs_that_people_agreed_to() -> None:
    study = rich_study()
    agreed = [each for each in study.photos.values() if each.consent]
    project, files = opened(study)
    assert not [name for name, data in files.items() if b"SECRET" in data]
    assert len([*project.iter(f"{SPACE}PictureSource")]) == len(agreed)
    assert not [
        each.attrib for each in project.iter() if any("SECRET" in v for v in each.attrib.values())
    ]


def test_the_same_session_gives_the_same_bytes() -> None:
    study = rich_study()
    assert qda_project(study, "id", lambda _d: b"") == qda_project(study, "id", lambda _d: b"")


@pytest.mark.parametrize("made", [example_study, lambda _l: rich_study(), lambda _l: hostile()])
def test_the_published_schema_accepts_it(made: object) -> None:
    assert callable(made)
    schema = next((each for each in SCHEMA if each.is_file()), None)
    if schema is None:
        pytest.skip("the schema does not lie beside the project")
    etree = pytest.importorskip("lxml.etree")
    _project, files = opened(made("id"))
    judge = etree.XMLSchema(etree.parse(str(schema)))
    judge.assertValid(etree.fromstring(files["project.qde"]))
