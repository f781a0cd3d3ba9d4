"""The worked example's exports in `exports/east-java` are what the program makes today.

Made again by `python -m tests.formats.test_worked_example`. PNG, Word, PDF and web pages are left out:
they depend on the fonts of the machine, or hold figures that are there already.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest

from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.registry import EXPORTS, produce
from ssm_studio.formats.writer import write_file

PAINTED: Final = ("png", "docx", "pdf", "html", "qdpx")
"""What depends on the fonts of the machine or on the ids of records, or holds figures that are there already."""
FOLDER: Final = Path(__file__).parents[2] / "exports" / "east-java"
WRITTEN: Final = [
    (each.what, form) for each in EXPORTS for form in each.formats if form not in PAINTED
]


def made() -> dict[str, bytes]:
    """Every exported file by its name in the folder."""
    study = example_study("en")
    return {
        file.name: file.data for what, form in WRITTEN for file in produce(study, what, form, "en")
    }


@pytest.fixture(scope="module")
def today() -> dict[str, bytes]:
    return made()


def test_every_file_is_there_and_no_other(today: dict[str, bytes]) -> None:
    there = {each.relative_to(FOLDER).as_posix() for each in FOLDER.rglob("*") if each.is_file()}
    assert there == set(today)


def test_every_file_is_as_the_program_makes_it(today: dict[str, bytes]) -> None:
    differing = [name for name, data in today.items() if (FOLDER / name).read_bytes() != data]
    assert differing == [], "make them again: python -m tests.formats.test_worked_example"


if __name__ == "__main__":
    shutil.rmtree(FOLDER, ignore_errors=True)
    for name, data in made().items():
        write_file(FOLDER / name, data)
