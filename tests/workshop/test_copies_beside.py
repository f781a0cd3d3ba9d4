"""Second versions of a session are known by what sync services write into their names, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest

from ssm_studio.workshop.copies_beside import conflicted_copies, mark_of_second_version


@pytest.mark.parametrize(
    "behind",
    [
        " (Sri's conflicted copy 2026-11-30)",  # Dropbox
        " (Salinan berkonflik milik Sri 2026-11-30)",
        " (Case Conflict)",
        " (conflicted copy 2026-11-30 142233)",  # Nextcloud
        "_conflict-20261130-142233",  # ownCloud
        ".sync-conflict-20261130-142233-ABCDEFG",  # Syncthing
        "-LAPTOP-7F3KQ2",  # OneDrive
        "-DESKTOP-A1B2C3D",
        "-Sris MacBook Pro",
        " (SFConflict sri@example.org 2026-11-30-14-22-33)",  # Seafile
        " (1)",  # Google Drive
        " 2",  # iCloud
    ],
)
def test_a_second_version_is_known_by_its_name(tmp_path: Path, behind: str) -> None:
    first, second = tmp_path / "air.ssm", tmp_path / f"air{behind}.ssm"
    for each in (first, second, tmp_path / "other.ssm"):
        each.write_bytes(b"x")
    assert conflicted_copies(first) == [second]
    assert conflicted_copies(second) == []
    assert mark_of_second_version(second) == behind.strip(" .-_")


def test_sessions_of_their_own_are_none(tmp_path: Path) -> None:
    names = (
        "air",
        "air-konflik-desa",
        "konflik-air",
        "air-2",
        "air-north",
        "Air-North",
        "air-petani",
    )
    for name in names:
        (tmp_path / f"{name}.ssm").write_bytes(b"x")
    for name in names:
        assert conflicted_copies(tmp_path / f"{name}.ssm") == []
        assert mark_of_second_version(tmp_path / f"{name}.ssm") == ""
