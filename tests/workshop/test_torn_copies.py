"""A copy whose pages are of two moments is refused or told; it never opens as if it were whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from ssm_studio.domain import edit
from ssm_studio.errors import StudioError
from ssm_studio.store import session_file
from ssm_studio.store.repair import examine
from ssm_studio.store.session_file import SessionFile
from ssm_studio.workshop.workshop import open_session
from tests.studies import rich_study

STEPS = 14
PAGE = 4096


def versions(path: Path) -> list[bytes]:
    """The file after each of some steps that make texts grow and shrink."""
    session_file.create(path, rich_study(), author="Sri", label="Made")
    found = []
    with open_session(path) as workshop:
        elements = list(workshop.study.elements)
        for number in range(STEPS):
            words = f"{number} " + "words that grow and shrink " * (number * 7 % 60)
            element = elements[number % len(elements)]
            workshop.do(edit.write(workshop.study, "element", element, "label", words))
            found.append(path.read_bytes())
    return found


def torn(before: bytes, after: bytes) -> Iterator[bytes]:
    """Every copy whose beginning is of one moment and whose end of the next."""
    for cut in range(PAGE, len(after), PAGE):
        if before[cut - PAGE : cut] != after[cut - PAGE : cut]:
            yield before[:cut] + after[cut:]


def told(path: Path) -> bool:
    """Whether opening a file says that something is wrong with it."""
    try:
        with open_session(path) as workshop:
            return bool(workshop.read_only)
    except StudioError:
        return True


def test_no_copy_of_two_moments_opens_without_a_word(tmp_path: Path) -> None:
    path, number, silent = tmp_path / "copy.ssm", 0, list[str]()
    made = versions(tmp_path / "session.ssm")
    for step, (before, after) in enumerate(pairwise(made)):
        for content in torn(before, after):
            number += 1
            path.write_bytes(content)
            if told(path):
                continue
            with closing(SessionFile.open(path)) as file:
                rows, verdict = examine(file)
            if rows is None or not verdict.whole:
                silent.append(f"step {step}, copy {number}: entry {verdict.broken}")
    assert number > STEPS
    assert not silent
