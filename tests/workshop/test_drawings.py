"""What is kept of drawings: for one key, by one version of the program, of so many pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.workshop import drawings
from ssm_studio.workshop.drawings import FOLDER, MOST, Drawings
from ssm_studio.workshop.home import find_home


def test_a_drawing_is_kept_for_its_key_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Drawings(find_home(str(tmp_path)))
    assert kept.find("one", "k") == ""
    kept.keep("one", "k", "words")
    assert kept.find("one", "k") == "words"
    assert kept.find("one", "other") == kept.find("two", "k") == ""
    kept.keep("one", "later", "more")
    assert (kept.find("one", "k"), kept.find("one", "later")) == ("", "more")
    drawings._drawn_by.cache_clear()
    monkeypatch.setattr(drawings, "__version__", "0")
    assert kept.find("one", "later") == ""
    drawings._drawn_by.cache_clear()


def test_there_are_never_too_many_and_a_folder_that_refuses_is_no_trouble(tmp_path: Path) -> None:
    home = find_home(str(tmp_path))
    kept = Drawings(home)
    for number in range(MOST + 3):
        kept.keep(f"{number}", "k", "words")
    assert len(list((home.cache / FOLDER).iterdir())) == MOST
    assert kept.find(f"{MOST + 2}", "k") == "words"
    (tmp_path / "taken").write_text("no folder")
    refusing = Drawings(find_home(str(tmp_path / "taken")))
    refusing.keep("one", "k", "words")
    assert refusing.find("one", "k") == ""
