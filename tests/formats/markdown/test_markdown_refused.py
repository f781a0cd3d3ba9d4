"""Markdown that is broken, cut off or not ours is refused by the line, and nothing else happens."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ssm_studio.domain.changes import Changeset
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.markdown.reading import (
    UnreadableMarkdown,
    to_changeset,
)
from ssm_studio.formats.markdown.root_definitions import root_definitions
from tests.formats.markdown.markdown_back import found_in
from tests.studies import rich_study

# What cannot be read


def line_of(page: str, words: str) -> int:
    """The number of the first line with these words."""
    return next(n for n, line in enumerate(page.split("\n"), 1) if words in line)


@pytest.mark.parametrize(
    ("broken", "at"),
    [
        (lambda p: p.replace("| P | What |", "| P | What | one |", 1), "| P | What |"),
        (lambda p: p.replace("| A <!-- A1", "\n| A <!-- A1", 1), "| A <!-- A1"),
        (lambda p: p.replace("| Q | How |", "| X | How |", 1), "| X | How |"),
        (lambda p: p.replace("| Q | How |", "| P | How |", 1), "| P | How |"),
        (lambda p: p.replace("| gains |", "| wins |", 1), "| wins |"),
        (lambda p: p.replace("**Type:** primary task", "**Type:** main", 1), "**Type:** main"),
        (lambda p: p.replace("| --- | --- | --- |\n| P", "| P", 1), "| Letter | Question |"),
        (lambda p: p.replace("| Letter | Element |", "| Who | Element |", 1), "| Who | Element |"),
        (
            lambda p: p.replace("row RD1 C2", "row RD1 %", 1).replace("system RS3", "sistem RS3"),
            "sistem RS3",
        ),
    ],
)
def test_a_broken_page_is_refused_by_the_line(broken: Callable[[str], str], at: str) -> None:
    study = example_study("en")
    page = broken(root_definitions(study, "en"))
    with pytest.raises(UnreadableMarkdown) as refused:
        found_in(study, page)
    assert refused.value.line in (line_of(page, at), line_of(page, at) - 2)
    assert "Nothing was changed" in str(refused.value)


@pytest.mark.parametrize("part", [0.1, 0.3, 0.5, 0.8, 0.98])
def test_a_page_that_was_cut_off_is_refused_at_its_end(part: float) -> None:
    study = example_study("en")
    page = root_definitions(study, "en")
    cut = page[: int(len(page) * part)]
    with pytest.raises(UnreadableMarkdown) as refused:
        found_in(study, cut)
    assert refused.value.line <= cut.count("\n") + 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"hello",
        b"# Notes\n\n- one\n",
        b"\x89PNG\xff\xfe",
        b"{}",
        "# é".encode("latin-1"),
    ],
)
def test_a_file_that_is_not_ours_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableMarkdown) as refused:
        found_in(example_study("en"), data)
    assert refused.value.line == 1


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_no_damage_does_more_than_a_refusal(seed: int) -> None:
    study = rich_study()
    chance = random.Random(seed)
    lines = root_definitions(study, "en").split("\n")
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(lines))
        what = chance.choice(["drop", "twice", "cut", "blank"])
        line = lines[at]
        changed = {
            "drop": [],
            "twice": [line, line],
            "cut": [line[: len(line) // 2]],
            "blank": ["", line],
        }
        lines[at : at + 1] = changed[what]
    try:
        found = found_in(study, "\n".join(lines))
    except UnreadableMarkdown as error:
        refused_at = error.line
    else:
        assert isinstance(to_changeset(study, found, True), Changeset)
        refused_at = 1
    assert 1 <= refused_at <= len(lines)
