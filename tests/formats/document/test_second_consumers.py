"""Pages as other programs open them: LibreOffice, a browser, poppler; skipped where a machine has none of them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from ssm_studio.formats.bundle.bundle import example_study
from tests.formats.document.pages import PAGES, file_of

OFFICE: Final = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER: Final = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
POPPLER: Final = shutil.which("pdfinfo")
MOST_MINUTES: Final = 4
PATIENCE: Final = 150
"""Seconds after which a program that hangs is given up."""


def pages_in(path: Path) -> int:
    """How many sheets a PDF has."""
    assert POPPLER is not None
    found = subprocess.run([POPPLER, path], capture_output=True, check=True, text=True)
    (number,) = re.findall(r"Pages:\s+(\d+)", found.stdout)
    return int(number)


def words_in(path: Path) -> str:
    """What stands in a PDF."""
    found = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True, text=True)
    return " ".join(found.stdout.split())


@pytest.mark.skipif(OFFICE is None or POPPLER is None, reason="LibreOffice or poppler is not here")
def test_libreoffice_opens_every_word_file_with_its_contents_filled(tmp_path: Path) -> None:
    assert OFFICE is not None
    for what in PAGES:
        (tmp_path / f"{what}.docx").write_bytes(file_of(example_study("id"), what, "docx", "id"))
    command = [OFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(tmp_path)]
    command += [str(tmp_path / f"{what}.docx") for what in PAGES]
    subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    assert 2 <= pages_in(tmp_path / "minutes.pdf") <= MOST_MINUTES
    report = words_in(tmp_path / "report.pdf")
    contents = report[report.index("Daftar isi") :][:2000]
    assert "Sistem untuk membuat informasi kinerja dapat dipakai" in contents
    assert "Error" not in report


@pytest.mark.skipif(POPPLER is None, reason="poppler is not here")
@pytest.mark.parametrize("language", ["en", "id"])
def test_minutes_are_two_to_four_sheets(tmp_path: Path, language: str) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(file_of(example_study(language), "minutes", "pdf", language))
    assert 2 <= pages_in(path) <= MOST_MINUTES


MEASURE: Final = (
    "<script>addEventListener('load', () => {const e = document.documentElement;"
    "document.title = JSON.stringify([e.scrollWidth, e.clientWidth,"
    "[...document.querySelectorAll('svg')].map(s => s.getBoundingClientRect().height)]);"
    "document.body.innerHTML = document.title})</script>"
)


@pytest.mark.skipif(BROWSER is None, reason="no browser is here")
@pytest.mark.parametrize("what", PAGES)
def test_a_web_page_fits_a_telephone_and_a_desk(what: str, tmp_path: Path) -> None:
    assert BROWSER is not None
    page = file_of(example_study("id"), what, "html", "id").decode()
    # The page may run nothing; to measure it, the test takes that rule out of its copy.
    page = re.sub(r"<meta http-equiv=[^>]*>\n", "", page).replace("</head>", f"{MEASURE}</head>")
    path = tmp_path / "page.html"
    for width in (360, 1200):
        # A browser's own window is never narrower than 500; a frame is.
        path.write_text(page, encoding="utf-8")
        frame = tmp_path / "frame.html"
        frame.write_text(
            f'<iframe src="page.html" style="width:{width}px;height:800px;border:0"></iframe>'
            "<script>addEventListener('load', () => setTimeout(() => {"
            "document.title = document.querySelector('iframe').contentDocument.title;"
            "document.body.textContent = document.title}, 300))</script>"
        )
        command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
        command += ["--allow-file-access-from-files", f"--user-data-dir={tmp_path}/profile"]
        command += ["--virtual-time-budget=5000", frame.as_uri()]
        found = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
        measured = re.search(r"<body>(\[.*\])</body>", found.stdout.decode())
        assert measured, found.stdout[-500:]
        needs, has, heights = json.loads(measured[1])
        assert needs <= has, f"{what} at {width}: {needs} of {has}"
        assert all(height > 100 for height in heights)
