"""`import-model`: what comes and what was not understood is told first, then one step adds the model."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Command

MERMAID = 'flowchart LR\n  a["Catat air"] -->|lalu| b["Sepakati \x1b[31m jadwal"]\n'


def study_in(home: Path) -> Study:
    with open_session(home / "sessions" / "east-java.ssm") as workshop:
        return workshop.study


@pytest.fixture
def diagram(ssm: Command, tmp_path: Path) -> Path:
    ssm("demo", "--no-open")
    path = tmp_path / "colleague.mmd"
    path.write_text(MERMAID, encoding="utf-8")
    return path


def test_a_dry_run_tells_everything_and_changes_nothing(
    ssm: Command, home: Path, diagram: Path
) -> None:
    before = study_in(home)
    answer = ssm("import-model", "east", str(diagram), "--dry-run")
    assert answer.code == 0
    assert "2 activities, 1 arrow\n" in answer.out
    assert "needs Catat air" in answer.out
    assert "Words on arrows were left out: “lalu”." in answer.err
    assert "dry run" in answer.err
    assert "\x1b" not in answer.out + answer.err
    assert study_in(home) == before


def test_a_model_comes_in_as_one_step_that_undo_takes_back(
    ssm: Command, home: Path, diagram: Path
) -> None:
    before = study_in(home)
    answer = ssm("import-model", "east", str(diagram), "--definition", "rd2", "--title", "Water")
    assert (answer.code, "CM3" in answer.err) == (0, True)
    with open_session(home / "sessions" / "east-java.ssm") as workshop:
        model = next(each for each in workshop.study.models.values() if each.ref == "CM3")
        definition = workshop.study.root_definitions[model.root_definition or ""]
        assert (definition.ref, read(model.title, "en")) == ("RD2", "Water")
        first, second = activities_of(workshop.study, model.id)
        assert second.depends_on == (first.id,)
        workshop.undo()
        assert workshop.study == before


def test_one_of_several_diagrams_is_chosen_or_all_come(
    ssm: Command, home: Path, tmp_path: Path
) -> None:
    ssm("demo", "--no-open")
    path = tmp_path / "two.dot"
    path.write_text("digraph morning { ask -> answer }\ndigraph evening { read -> write }")
    first = ssm("import-model", "east", str(path), "--dry-run")
    assert "ask" in first.out
    assert "Only the first diagram of the file was read." in first.err
    assert "2  evening (2 activities, 1 arrow)" in first.err
    second = ssm("import-model", "east", str(path), "--diagram", "2", "--dry-run")
    assert ("read" in second.out, "ask" in second.out) == (True, False)
    assert "Only the first" not in second.err
    third = ssm("import-model", "east", str(path), "--diagram", "3")
    assert (third.code, "There are 2 diagrams" in third.err) == (2, True)
    before = len(study_in(home).models)
    assert ssm("import-model", "east", str(path), "--all").code == 0
    assert len(study_in(home).models) == before + 2


@pytest.mark.parametrize("form", ["dot", "mmd", "graphml"])
def test_what_was_exported_comes_back(ssm: Command, home: Path, tmp_path: Path, form: str) -> None:
    ssm("demo", "--no-open")
    path = ssm("export", "east", "model:CM2", "--format", form, "-o", f"{tmp_path}/m.{form}").path
    assert ssm("import-model", "east", str(path)).code == 0
    study = study_in(home)
    ids = {each.ref: each.id for each in study.models.values()}
    words = [
        [(a.number, read(a.text, "en"), a.kind, a.covers) for a in activities_of(study, ids[ref])]
        for ref in ("CM2", "CM3")
    ]
    assert words[0] == words[1]


def test_what_cannot_be_read_is_told_and_changes_nothing(
    ssm: Command, home: Path, diagram: Path
) -> None:
    before = study_in(home)
    diagram.write_text("digraph {", encoding="utf-8")
    for arguments in (
        ("east", str(diagram)),
        ("east", str(diagram.parent / "none.dot")),
        ("east", str(diagram.parent)),
        ("nowhere", str(diagram)),
    ):
        answer = ssm("import-model", *arguments)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err.startswith("Error: ")
    diagram.write_text(MERMAID, encoding="utf-8")
    answer = ssm("import-model", "east", str(diagram), "--definition", "RD9")
    assert answer.code == 2
    assert "RD1" in answer.err
    assert study_in(home) == before
