"""Photographs go out with the minutes and the report where those who drew agreed, and nowhere else."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from dataclasses import replace

import pytest

from ssm_studio.domain.picture import Photo
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.paper import Finish
from ssm_studio.formats.registry import produce

JPEG = base64.b64decode(
    "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8X"
    "GBYUGBIUFRT/wAALCAABAAEBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAACf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AVN//2Q=="
)
DIGEST = hashlib.sha256(JPEG).hexdigest()


def photographed(*, consent: bool | None) -> Study:
    study = example_study("en")
    picture = next(iter(study.pictures))
    photo = Photo(
        id="photo",
        picture=picture,
        kept_sha256=DIGEST,
        width=1600,
        height=1200,
        consent=consent,
        caption=Text.said('the zebra <b>"wall"</b>', "en"),
    )
    return replace(study, photos={"photo": photo})


FINISH = Finish(photo=lambda digest: JPEG if digest == DIGEST else b"")


@pytest.mark.parametrize("consent", [None, False])
@pytest.mark.parametrize("what", ["minutes", "report"])
def test_without_consent_nothing_of_a_photograph_goes_out(
    what: str, *, consent: bool | None
) -> None:
    files = produce(photographed(consent=consent), what, "md", finish=FINISH)
    assert not [each.name for each in files if each.name.endswith(".jpg")]
    assert all(b"photo-1" not in each.data for each in files)


def test_with_consent_it_lies_beside_the_markdown_and_in_the_web_page() -> None:
    study = photographed(consent=True)
    files = {each.name: each.data for each in produce(study, "minutes", "md", finish=FINISH)}
    assert files["figures/photo-1.jpg"] == JPEG
    assert b"figures/photo-1.jpg" in files["minutes.md"]
    (page,) = produce(study, "minutes", "html", finish=FINISH)
    assert base64.b64encode(JPEG) in page.data
    assert b'<b>"wall"' not in page.data


def test_in_a_word_file_it_is_the_photograph_itself() -> None:
    pytest.importorskip("docx")
    (page,) = produce(photographed(consent=True), "minutes", "docx", finish=FINISH)
    with zipfile.ZipFile(io.BytesIO(page.data)) as file:
        media = [file.read(name) for name in file.namelist() if name.startswith("word/media/")]
    assert JPEG in media
