"""Every export of the worked example from the command line: where it goes, and the same bytes each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ssm_studio.diagram.graphviz_process import forget
from ssm_studio.formats.registry import EXPORTS
from tests.cli.conftest import Command

EVERY = [(each.what, form) for each in EXPORTS for form in each.formats]
PAPER = {"html": b"<!DOCTYPE html>", "docx": b"PK", "pdf": b"%PDF"}
STARTS = {"svg": b"<?xml", "png": b"\x89PNG", "dot": b"digraph", "json": b"{", "md": b"#", **PAPER}


@pytest.mark.parametrize(("what", "form"), EVERY)
def test_every_export_goes_to_the_exports_folder_and_is_the_same_twice(
    ssm: Command, home: Path, what: str, form: str
) -> None:
    ssm("demo", "--no-open")
    answer = ssm("export", "east", what, "--format", form)
    assert answer.code == 0, answer.err
    paths = [Path(line) for line in answer.out.splitlines()]
    folder = home / "exports" / "east-java"
    found = sorted(each for each in folder.rglob("*") if each.is_file())
    assert sorted(paths) == found
    first = {path: path.read_bytes() for path in paths}
    for path, data in first.items():
        assert data.startswith(STARTS.get(path.suffix[1:], b""))
        assert len(data) > 500
    if form == "png":  # painted from the SVG, and slow
        return
    assert ssm("export", "east", what, "--format", form).out == answer.out
    assert {path: path.read_bytes() for path in paths} == first


def test_the_report_finds_its_figures_wherever_it_goes(ssm: Command, tmp_path: Path) -> None:
    ssm("demo", "--no-open")
    target = tmp_path / "elsewhere" / "ours.md"
    answer = ssm("export", "east", "report", "-o", str(target))
    assert str(target) in answer.out.splitlines()
    links = re.findall(r"!\[[^]]*]\(<?([^)>]+)>?\)", target.read_text(encoding="utf-8"))
    assert len(links) >= 4
    for link in links:
        assert (target.parent / link).is_file()


def test_one_picture_by_name_or_option_to_a_file_or_to_stdout(ssm: Command, tmp_path: Path) -> None:
    ssm("demo", "--no-open")
    one = ssm("export", "east", "picture:RP2", "-o", str(tmp_path / "one.svg")).path.read_bytes()
    other = ssm("export", "east", "picture", "--id", "RP2", "-o", "-").out.encode()
    assert one == other
    assert one.startswith(b"<?xml")


def test_several_files_go_to_a_folder_and_not_to_stdout(ssm: Command, tmp_path: Path) -> None:
    ssm("demo", "--no-open")
    folder = tmp_path / "drawn"
    answer = ssm("export", "east", "model", "--format", "dot", "-o", str(folder))
    assert sorted(answer.out.splitlines()) == [
        str(folder / "model-CM1.dot"),
        str(folder / "model-CM2.dot"),
    ]
    refused = ssm("export", "east", "model", "-o", "-")
    assert (refused.code, refused.out) == (2, "")
    again = ssm("export", "east", "model", "--format", "dot", "-o", str(folder))
    assert again.code == 2
    assert "--force" in again.err


def test_the_language_is_the_sessions_own_unless_another_is_asked_for(ssm: Command) -> None:
    ssm("demo", "--no-open", "--lang", "id")
    own = ssm("export", "east", "root-definitions", "-o", "-").out
    asked = ssm("export", "east", "root-definitions", "-o", "-", "--lang", "en").out
    assert "Pimpinan dan staf provinsi" in own
    assert "Leaders and staff of the province" in asked


def test_a_file_that_was_exported_before_is_replaced_in_our_own_folder(ssm: Command) -> None:
    ssm("demo", "--no-open")
    path = ssm("export", "east", "actions").path
    path.write_text("old")
    assert ssm("export", "east", "actions").path.read_text(encoding="utf-8") != "old"


def test_a_slash_at_the_end_means_a_folder_that_need_not_be_there(
    ssm: Command, tmp_path: Path
) -> None:
    ssm("demo", "--no-open")
    ssm("export", "east", "report", "-o", f"{tmp_path}/evening/")
    assert (tmp_path / "evening" / "report.md").is_file()
    assert sorted(each.name for each in tmp_path.iterdir() if each.name != "home") == ["evening"]


def test_an_engine_that_cannot_be_started_is_told_and_the_drawing_is_made_all_the_same(
    ssm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    ssm("demo", "--no-open")
    forget()
    monkeypatch.setenv("SSM_STUDIO_DOT", "/nonexistent")
    answer = ssm("export", "east", "model:CM1")
    forget()
    assert answer.code == 0
    assert Path(answer.out.strip()).read_bytes().startswith(STARTS["svg"])
    assert "A simpler layout is shown." in answer.err


def test_a_separator_is_for_csv_and_the_comma_is_usual(ssm: Command) -> None:
    ssm("demo", "--no-open")
    usual = ssm("export", "east", "actions", "--format", "csv", "-o", "-", "--lang", "id").out
    assert usual.lstrip("\ufeff").startswith("Kode,")
    chosen = ("--format", "csv", "--separator", "semicolon", "-o", "-")
    assert ssm("export", "east", "actions", *chosen).out.lstrip("\ufeff").startswith("Code;")
    refused = ssm("export", "east", "actions", "--separator", "tab", "-o", "-")
    assert (refused.code, "has no columns to separate" in refused.err) == (2, True)
