"""Pages as other programs open them: LibreOffice, a browser, poppler; skipped where a machine has none of them."""

from __future__ import annotations

import csv
import html
import io
import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.report.action_sheet import actions_csv
from tests.formats.document.pages import PAGES, file_of

OFFICE: Final = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER: Final = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
POPPLER: Final = shutil.which("pdfinfo")
MOST_MINUTES: Final = 4
ROOT: Final = Path(__file__).parents[3]
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


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
def test_libreoffice_opens_the_list_of_actions_cell_by_cell(tmp_path: Path) -> None:
    assert OFFICE is not None
    text = actions_csv(example_study("id"), "id", "semicolon")
    (tmp_path / "actions.csv").write_text(text, encoding="utf-8", newline="")
    command = [OFFICE, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    # Semicolon, quotes, UTF-8, from the first line; out again with tabs, as the cells are shown.
    command += ["--infilter=CSV:59,34,76,1", "--convert-to"]
    command += ["csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true"]
    command += ["--outdir", str(tmp_path / "out"), str(tmp_path / "actions.csv")]
    subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    with (tmp_path / "out" / "actions.csv").open(encoding="utf-8-sig", newline="") as file:
        shown = list(csv.reader(file, delimiter="\t", strict=True))
    assert shown == list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";", strict=True))


@pytest.mark.skipif(POPPLER is None, reason="poppler is not here")
@pytest.mark.parametrize("language", ["en", "id"])
def test_minutes_are_two_to_four_sheets(tmp_path: Path, language: str) -> None:
    path = tmp_path / "minutes.pdf"
    path.write_bytes(file_of(example_study(language), "minutes", "pdf", language))
    assert 2 <= pages_in(path) <= MOST_MINUTES


MEASURE: Final = (
    "<script>addEventListener('load', () => {const e = document.documentElement;"
    "document.title = '=' + JSON.stringify([e.scrollWidth, e.clientWidth,"
    "[...document.querySelectorAll('svg')].map(s => s.getBoundingClientRect().height)])})</script>"
)


def in_frame(folder: Path, page: str, width: int, script: str) -> str:
    """The title that a script gives a page shown `width` pixels wide; it begins with “=”."""
    assert BROWSER is not None
    # The page may run nothing; to measure it, the test takes that rule out of its copy.
    page = re.sub(r"<meta http-equiv=[^>]*>\n", "", page).replace("</head>", f"{script}</head>", 1)
    (folder / "page.html").write_text(page, encoding="utf-8")
    # A browser's own window is never narrower than 500; a frame is.
    frame = folder / "frame.html"
    frame.write_text(
        f'<iframe src="page.html" style="width:{width}px;height:800px;border:0"></iframe>'
        "<script>const look = setInterval(() => {"
        "const said = document.querySelector('iframe').contentDocument.title;"
        "if (said.startsWith('=')) {clearInterval(look); document.body.textContent = said}}, 100)"
        "</script>"
    )
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom"]
    command += ["--allow-file-access-from-files", f"--user-data-dir={folder}/profile"]
    command += ["--virtual-time-budget=60000", frame.as_uri()]
    found = subprocess.run(command, capture_output=True, check=True, timeout=PATIENCE)
    measured = re.search(r"<body>=(.*)</body>", found.stdout.decode(), re.DOTALL)
    assert measured, found.stdout[-500:]
    return html.unescape(measured[1])


@pytest.mark.skipif(BROWSER is None, reason="no browser is here")
@pytest.mark.parametrize("what", PAGES)
def test_a_web_page_fits_a_telephone_and_a_desk(what: str, tmp_path: Path) -> None:
    page = file_of(example_study("id"), what, "html", "id").decode()
    for width in (360, 1200):
        needs, has, heights = json.loads(in_frame(tmp_path, page, width, MEASURE))
        assert needs <= has, f"{what} at {width}: {needs} of {has}"
        assert all(height > 100 for height in heights)


AXE: Final = Path(os.environ.get("SSM_STUDIO_AXE") or ROOT / "node_modules/axe-core/axe.min.js")
"""The rules of axe-core, which are in no registry of Python: npm install axe-core."""
ASK: Final = (
    "<script>addEventListener('load', () => axe.run(document).then(found => {"
    "document.title = '=' + JSON.stringify(found.violations.map("
    "each => [each.impact, each.id, each.nodes[0].html.slice(0, 80)]))}))</script>"
)


@pytest.mark.skipif(
    BROWSER is None or not AXE.is_file(), reason="no browser or no axe-core is here"
)
@pytest.mark.parametrize("what", PAGES)
def test_axe_finds_nothing_serious_in_a_web_page(what: str, tmp_path: Path) -> None:
    page = file_of(example_study("id"), what, "html", "id").decode()
    rules = f"<script>{AXE.read_text(encoding='utf-8')}</script>{ASK}"
    for width in (360, 1200):
        found = json.loads(in_frame(tmp_path, page, width, rules))
        assert [each for each in found if each[0] in ("serious", "critical")] == [], width


@pytest.mark.skipif(
    BROWSER is None or not AXE.is_file(), reason="no browser or no axe-core is here"
)
def test_axe_would_find_a_drawing_without_a_name(tmp_path: Path) -> None:
    page = (
        '<html lang="en"><head><title>x</title>\n</head><body><svg role="img"></svg></body></html>'
    )
    rules = f"<script>{AXE.read_text(encoding='utf-8')}</script>{ASK}"
    assert "svg-img-alt" in in_frame(tmp_path, page, 360, rules)
