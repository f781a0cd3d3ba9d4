"""Exported files appear whole or not at all, and every refusal is a sentence."""

from __future__ import annotations

import errno
import os
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ssm_studio.errors import ExitCode, UsageError
from ssm_studio.formats import writer


@given(st.text())
def test_a_safe_name_is_one_plain_file_name_everywhere(name: str) -> None:
    safe = writer.safe_name(name)
    assert safe == writer.safe_name(safe)
    assert PurePosixPath(safe).name == safe == PureWindowsPath(safe).name
    assert not PureWindowsPath(safe).is_reserved()
    assert safe not in ("", ".", "..")
    assert len(os.fsencode(safe)) <= 120
    assert safe.isprintable()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("east-java", "east-java"),
        ("../../x", "x"),
        ("CON", "session-CON"),
        ("nul.txt", "session-nul.txt"),
        ("", "session"),
        ("...", "session"),
        ("Rumah Sakit\n2026", "Rumah-Sakit-2026"),
        ("budaya: kinerja?", "budaya-kinerja"),
        ("\u202egnp.exe", "gnp.exe"),
        ("ü" * 400, "ü" * 50),
    ],
)
def test_names_that_mean_harm_or_nothing(name: str, safe: str) -> None:
    assert writer.safe_name(name) == safe


def test_a_file_is_replaced_and_nothing_else_is_left_in_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deeper" / "a.md"
    writer.write_file(path, b"one")
    writer.write_file(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_a_file_that_is_there_needs_leave(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"mine")
    with pytest.raises(UsageError) as caught:
        writer.write_file(path, b"new", replace=False)
    assert path.read_bytes() == b"mine"
    assert "--force" in caught.value.hint
    assert caught.value.exit_code == ExitCode.USAGE


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "a.md", tmp_path / "link.md"
    real.write_bytes(b"one")
    link.symlink_to(real)
    writer.write_file(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"


def test_rights_of_the_file_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"one")
    path.chmod(0o640)
    writer.write_file(path, b"two")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_or_a_file_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    long = tmp_path / ("n" * 400)
    for path in (tmp_path / "folder", tmp_path / "file" / "a.md", long, tmp_path / "a\0b"):
        with pytest.raises(UsageError) as caught:
            writer.write_file(path, b"x")
        assert caught.value.title.endswith(".")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (errno.ENOSPC, "full"),
        (errno.EACCES, "may not"),
        (errno.EROFS, "only be read"),
        (errno.ENOENT, "gone"),
        (errno.EBUSY, "busy"),
    ],
)
def test_the_old_file_is_whole_when_the_disk_refuses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str
) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(UsageError) as caught:
        writer.write_file(path, b"new" * 1000)
    assert says in str(caught.value)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_device_is_written_to_as_it_is() -> None:
    writer.write_file(Path(os.devnull), b"x")
    assert not Path(os.devnull).is_file()
