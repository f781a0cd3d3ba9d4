"""Whatever the layout engine does, there is a layout, soon, and nothing of the engine reaches the terminal."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from ssm_studio.diagram import graphviz_process
from ssm_studio.diagram.model import drawing as drawing_module
from ssm_studio.diagram.model import placement_changes
from ssm_studio.diagram.model.drawing import draw_model
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.errors import ExternalProgramError
from ssm_studio.workshop.derived_changes import with_consequences
from tests.diagram.model.models import MODEL, activity, seven, study_of
from tests.work import counted

pytestmark = pytest.mark.skipif(os.name == "nt", reason="engines of these tests are shell scripts")


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    graphviz_process.forget()


def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Make a shell script the layout engine."""
    path = tmp_path / "engine with spaces; and signs"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    monkeypatch.setenv("SSM_STUDIO_DOT", str(path))


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    """The programs that were started, as they are started."""
    found: list[subprocess.Popen[bytes]] = []
    start = subprocess.Popen

    def watched(*args: Any, **kwargs: Any) -> subprocess.Popen[bytes]:
        found.append(start(*args, **kwargs))
        return found[-1]

    monkeypatch.setattr(subprocess, "Popen", watched)
    return found


def living_groups() -> set[int]:
    """The process groups of which something still runs."""
    listed = subprocess.run(
        ["ps", "-eo", "pgid=,stat="], capture_output=True, text=True, check=True
    )
    return {
        int(group)
        for group, state in map(str.split, listed.stdout.splitlines())
        if not state.startswith("Z")
    }


def assert_gone(processes: list[subprocess.Popen[bytes]]) -> None:
    """They have ended, and so has everything that they started.

    What was killed may take a moment to go on a busy machine; what was not killed stays until the test's own limit.
    """
    assert all(each.poll() is not None for each in processes)
    groups = {each.pid for each in processes}
    while living_groups() & groups:
        pass


HANGING = ("sleep 600", "sleep 600 & sleep 600", "yes")


@pytest.mark.parametrize(
    "script",
    [
        "exit 3",
        "echo 'graph 1 1 1'; exit 1",
        "kill -SEGV $$",
        "echo nonsense",
        "echo 'graph 1 nan 2'",
        "echo 'node n0 1 2'",
        "true",
        "head -c 100000 /dev/urandom",
        "echo 'syntax error in line 1' >&2; exit 1",
        *HANGING,
    ],
)
def test_a_misbehaving_engine_costs_only_the_nicer_layout(
    script: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    started: list[subprocess.Popen[bytes]],
) -> None:
    """It is stopped when its time is over, the drawing is whole, a note says why it is simpler."""
    monkeypatch.setattr(graphviz_process, "TIMEOUT", 0.2)
    monkeypatch.setattr(graphviz_process, "SECOND_TIMEOUT", 0.1)
    engine(tmp_path, monkeypatch, script)
    placement = place_model(seven(), MODEL, "en")
    assert len(placement.positions) == 10
    assert placement.note.startswith("The layout engine")
    if script in HANGING:
        assert "did not finish in time" in placement.note
    assert len(started) == 2
    assert_gone(started)
    assert draw_model(seven(), MODEL, "en", placement=placement).note == placement.note
    assert capfd.readouterr() == ("", "")
    assert place_model(seven(), MODEL, "en").note == placement.note


def test_a_missing_engine_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also what it means and what to do."""
    monkeypatch.setenv("SSM_STUDIO_DOT", "/nowhere/dot")
    with pytest.raises(ExternalProgramError) as caught:
        graphviz_process.run_engine("digraph {}", "-Tplain")
    assert caught.value.hint
    assert place_model(seven(), MODEL, "en").note
    assert "/nowhere/dot" in graphviz_process.engine_description()


def test_when_the_first_try_takes_too_long_the_second_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The engine that only finds room for everything gives a coarser layout."""
    monkeypatch.setattr(graphviz_process, "TIMEOUT", 0.3)
    real = graphviz_process.find_engine()
    assert real is not None
    engine(
        tmp_path,
        monkeypatch,
        f'case "$*" in *-Kdot*) sleep 600;; *) exec "{real.path}" "$@";; esac',
    )
    placement = place_model(seven(), MODEL, "en")
    assert "coarser" in placement.note
    drawing = draw_model(seven(), MODEL, "en", placement=placement)
    assert len(drawing.arrows) == 13


def test_the_engine_is_asked_once_for_each_drawing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same drawing again, also after a failure, starts no program."""
    calls = tmp_path / "calls"
    real = graphviz_process.find_engine()
    assert real is not None
    engine(tmp_path, monkeypatch, f'echo x >> "{calls}"; exec "{real.path}" "$@"')
    assert place_model(seven(), MODEL, "en") == place_model(seven(), MODEL, "en")
    assert calls.read_text() == "x\n"


def test_the_engine_that_comes_with_the_program_is_found_and_described() -> None:
    """By its place in the installation, not through PATH, and by its own word on its version."""
    found = graphviz_process.find_engine()
    assert found is not None
    assert found.origin == "bundled"
    assert "graphviz-pure" in graphviz_process.engine_description()


def test_no_word_of_what_people_typed_reaches_the_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only numbers are laid out."""
    seen = tmp_path / "seen"
    engine(tmp_path, monkeypatch, f'cat > "{seen}"; exit 1')
    place_model(study_of([activity(1, '"; rm -rf "'), activity(2, "secret", (1,))]), MODEL, "en")
    assert "secret" not in seen.read_text()
    assert "rm" not in seen.read_text()


def test_dense_models_end() -> None:
    """A model in which everything needs everything before it is drawn, and says what is left out."""
    study = study_of([activity(n, "Do", range(1, n)) for n in range(1, 22)])
    placement = place_model(study, MODEL, "en")
    with counted() as work:
        drawing = draw_model(study, MODEL, "en", placement=placement)
    assert len(drawing.arrows) > 100
    assert len(drawing.arrows) == 210 or "Not drawn" in drawing.note
    assert work.calls < 20_000_000


def test_a_step_waits_only_a_moment_for_an_engine_that_hangs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[subprocess.Popen[bytes]]
) -> None:
    """And what did not come in time is asked for again by whoever can wait."""
    engine(tmp_path, monkeypatch, "sleep 600")
    monkeypatch.setattr(placement_changes, "PATIENCE", 0.05)
    study = seven()
    step = edit.write(study, "activity", "a3", "text", "Define it")
    after = apply(study, with_consequences(study, step))
    assert len(started) == 1
    assert_gone(started)
    assert all(each.x is not None for each in after.activities.values())
    assert graphviz_process.troubles() == ()


def test_a_drawing_without_room_names_what_it_leaves_out_and_counts_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    study = study_of([activity(n, "Do", range(1, n)) for n in range(1, 16)])
    placement = place_model(study, MODEL, "en")
    missing = draw_model(study, MODEL, "en", placement=placement).missing
    assert missing, "a model with too many arrows for its sheet"
    for named, rest in ((len(missing), ""), (len(missing) - 1, "1 more")):
        monkeypatch.setattr(drawing_module, "MOST_NAMED", named)
        note = draw_model(study, MODEL, "en", placement=placement).note
        assert "Not drawn" in note
        assert note.count("→") == named
        assert ("more" in note) == bool(rest)
        assert rest in note
