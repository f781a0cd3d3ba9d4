"""What is for the facilitator only, and Analysis Three, is in no file of any export: each style and format there is."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from ssm_studio.domain.kinds import BY_NAME
from ssm_studio.domain.picture import AnalysisThree
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.formats.exports import EXPORTS, Export
from ssm_studio.formats.figures import png
from ssm_studio.formats.registry import produce
from tests.formats.document.pages import PDFTOTEXT, text_of_pdf
from tests.formats.document.test_pages import PIXEL
from tests.studies import rich_study

HIDDEN = "KEPTBACK"
WORDS = (HIDDEN, "SECRET", "RAHASIA")
BACKUP = "bundle"
"""The whole bundle is a backup and holds everything; its public form is tried in tests/cli/test_privacy.py."""
PIXELS = "png"
"""What no words can be read of; it is made of the svg in the same style."""


def secretive() -> Study:
    """A private twin of every record that has words, and power that was not released."""
    study = rich_study()
    for kind, record in list(study.everything()):
        words: dict[str, Any] = {
            name: Text(plain=f"{HIDDEN} {kind}")
            for name in record.__dataclass_fields__
            if isinstance(getattr(record, name), Text)
        }
        if kind != "session" and words:
            twin = replace(record, id=new_id(), ref="", visibility="facilitator", **words)
            study = with_(study, kind, twin)
    power = AnalysisThree(id=new_id(), holder=Text(plain=HIDDEN), used=Text(plain=HIDDEN))
    return with_(study, "analysis_three", power)


def with_(study: Study, kind: str, record: Any) -> Study:
    table = BY_NAME[kind].table
    return replace(study, **{table: {**study.table(kind), record.id: record}})


STUDY = secretive()
FORMS = [
    (export, format_, style)
    for export in EXPORTS
    if export.what != BACKUP
    for format_ in export.formats
    if format_ != PIXELS
    for style in [s.name for s in export.styles if format_ in s.formats] or [""]
]


def inside(data: bytes) -> Iterator[str]:
    """The text of a file, or of each file that it packs; a recording as it is shown."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield from inside(packed.read(name))
        return
    text = data.decode("utf-8", "replace")
    yield text
    if text.startswith('{"version"'):
        yield "".join(json.loads(line)[2] for line in text.splitlines()[1:])


@pytest.mark.parametrize(
    ("export", "format_", "style"), FORMS, ids=lambda each: getattr(each, "what", each) or "-"
)
def test_no_file_of_any_export_has_it(
    export: Export, format_: str, style: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []

    def kept(svg: str, _scale: float = 2.0) -> bytes:
        drawn.append(svg)
        return PIXEL

    # What stands in a figure of a page is read in the drawing that its pixels are made of.
    monkeypatch.setattr(png, "svg_to_png", kept)
    if format_ == "pdf" and PDFTOTEXT is None:
        pytest.skip("poppler is not here")
    files = produce(STUDY, export.what, format_, style=style)
    assert files
    for file in files:
        said = [text_of_pdf(file.data, tmp_path)] if format_ == "pdf" else [*inside(file.data)]
        found = {word for text in (*said, *drawn) for word in WORDS if word in text}
        assert not found, file.name
