"""A search that fits very many sessions: none of them is ranked."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from ssm_studio.domain.study import new_study
from ssm_studio.store import library, search_hits
from ssm_studio.store.search_index import Catalogue


def test_of_very_many_the_one_changed_last_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "sessions"
    folder.mkdir()
    study = new_study("Serah terima bangsal", "id")
    ward = library.create(folder, study, name="Ward", author="Sri", label="Made")
    for age in (3, 1, 2):
        path = shutil.copy(ward, folder / f"copy-{age}.ssm")
        os.utime(path, (10_000 - age, 10_000 - age))
    monkeypatch.setattr(search_hits, "MANY", 2)
    with closing(Catalogue(folder, tmp_path / "cache")) as catalogue:
        catalogue.refresh()
        found = [each.path.stem for each in catalogue.search("bangsal")]
        assert found == [ward.stem, "copy-1", "copy-2", "copy-3"]
        assert len(catalogue.search("serah bangsal", most=3)) == 3
        assert len(catalogue.search("tidak-ada bangsal")) == 0
