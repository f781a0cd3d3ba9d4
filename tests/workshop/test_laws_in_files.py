"""The laws of merging through real files; `make laws` tries many more histories."""

from __future__ import annotations

from pathlib import Path

from tests.workshop.copies_in_files import broken


def test_the_laws_hold_through_files(tmp_path: Path) -> None:
    assert broken(tmp_path, 1) == []
