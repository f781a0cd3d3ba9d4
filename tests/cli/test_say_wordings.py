"""Two programs word one text differently: a line shows both wordings, and the next may choose."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset
from ssm_studio.domain.text import read
from ssm_studio.workshop.workshop import Workshop, open_session
from tests.cli.conftest import Command


@pytest.fixture
def path(ssm: Command, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A session in which somebody else words an actor just before each line that words it."""
    file = ssm("new", "Ward", "--no-open").path
    assert ssm("say", str(file), "actor Nurses").code == 0
    do = Workshop.do

    def after_another(workshop: Workshop, step: Changeset) -> object:
        if workshop.author != "Other" and "night" in str(step.puts):
            monkeypatch.setattr(Workshop, "do", do)
            with open_session(file, author="Other") as other:
                (element,) = other.study.elements.values()
                other.do(edit.write(other.study, "element", element.id, "label", "Ward staff"))
        return do(workshop, step)

    monkeypatch.setattr(Workshop, "do", after_another)
    return file


def label(path: Path) -> str:
    with open_session(path) as workshop:
        (element,) = workshop.study.elements.values()
        return read(element.label, "en")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("keep mine", "night nurses"),
        ("keep theirs", "Ward staff"),
        ("keep: all staff", "all staff"),
        ("keep both", "Ward staff ‖ night nurses"),
        ("theme Sleep", "Ward staff ‖ night nurses"),
    ],
)
def test_a_line_may_choose_and_need_not(ssm: Command, path: Path, line: str, words: str) -> None:
    answer = ssm("say", str(path), "rename E01 night nurses", line)
    assert answer.code == 0
    assert "“Ward staff”" in answer.err
    assert "“night nurses”" in answer.err
    assert label(path) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("settle CL1 : first", "Ward staff"),
        ("putuskan CL1 : kedua", "night nurses"),
        ("settle CL1 : all who work at night", "all who work at night"),
    ],
)
def test_what_clashed_is_listed_and_settled_another_day(
    ssm: Command, path: Path, line: str, words: str
) -> None:
    assert ssm("say", str(path), "rename E01 night nurses").code == 0
    listed = ssm("say", str(path), "show clashes").out
    assert "CL1" in listed
    assert "“Ward staff” (Other" in listed
    assert listed.strip() in ssm("say", str(path), "tampilkan 4").out
    settled = ssm("say", str(path), line)
    assert (settled.code, label(path)) == (0, words)
    assert "CL1" in settled.out
    assert "CL1" not in ssm("say", str(path), "show clashes").out
    assert ssm("say", str(path), line).code == 2
