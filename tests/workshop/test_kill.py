"""Killed at any moment: every change that was acknowledged is in the file, and none is there by half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the writer is a fork of the one that kills it")
def test_a_writer_killed_fifty_times_loses_nothing(path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.workshop.killed_writer", str(path), "50"],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    *wrong, last = done.stdout.splitlines()
    assert wrong == []
    word, number = last.split()
    assert word == "saved"
    assert int(number) > 50
