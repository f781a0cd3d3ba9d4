"""Photographs come into a session upright and without what a camera writes into them, and go out only as they may."""

from __future__ import annotations

import hashlib
import io
import json
import os
import sqlite3
import struct
import sys
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image

from ssm_studio.errors import UsageError
from ssm_studio.formats.photos.prepare import only_pixels, prepare, said_beside
from ssm_studio.store import attachments
from tests.cli.conftest import Command

GPS, MAKE, ORIENTATION, TAKEN = 0x8825, 0x010F, 0x0112, 0x9003
SECRET = "Nokia of Bunga, kept at home"


def photo(kind: str, *, size: tuple[int, int] = (90, 40), turned: int = 1) -> bytes:
    """A photograph whose left half is red, with a position, an owner and a comment in it."""
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[MAKE] = SECRET
    exif[ORIENTATION] = turned
    exif.get_ifd(GPS)[2] = (7.0, 15.0, 30.0)
    exif.get_ifd(0x8769)[TAKEN] = "2026:03:10 09:30:00"
    file = io.BytesIO()
    more = {"comment": SECRET} if kind == "JPEG" else {}
    picture.save(file, kind, exif=exif, **more)
    return file.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_pixels_is_kept(kind: str) -> None:
    given = photo(kind)
    assert said_beside(given), "the test gives a file that tells"
    kept = prepare(given, "a")
    assert said_beside(kept.data) == ()
    assert SECRET.encode() not in kept.data
    assert kept.sha256 == hashlib.sha256(given).hexdigest()
    assert kept.taken_at == "2026-03-10T09:30:00"


HEIC = Path(__file__).parent / "files" / "telephone.heic"
"""A real HEIC file of 120 by 80 pixels, with a position, a make and a moment."""


def test_a_heic_file_is_read_and_nothing_but_its_pixels_is_kept() -> None:
    given = HEIC.read_bytes()
    assert b"Acme" in given
    kept = prepare(given, "a.heic")
    assert said_beside(kept.data) == ()
    assert only_pixels(kept.data)
    assert b"Acme" not in kept.data
    assert (kept.width, kept.height) == (120, 80)
    assert kept.taken_at == "2026-03-10T09:15:00"
    with pytest.raises(UsageError, match="not a photo that can be read"):
        prepare(given[:900], "a.heic")


def test_a_heic_file_without_its_reader_gets_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pi_heif", None)
    with pytest.raises(UsageError) as refused:
        prepare(HEIC.read_bytes(), "a.heic")
    assert "“a.heic” is a HEIC file" in refused.value.title
    assert "ssm-studio[heic]" in refused.value.hint


def test_what_a_bundle_brings_holds_pixels_only_or_is_left_out() -> None:
    kept = prepare(photo("JPEG"), "a").data
    assert only_pixels(kept)
    assert not only_pixels(photo("JPEG"))
    assert not only_pixels(kept + SECRET.encode())
    assert not only_pixels(kept[:100])
    comment = b"\xff\xfe" + struct.pack(">H", len(SECRET) + 2) + SECRET.encode()
    assert not only_pixels(kept[:2] + comment + kept[2:])


def test_a_photo_is_turned_upright_and_scaled() -> None:
    kept = prepare(photo("JPEG", size=(3200, 800), turned=6), "a")
    assert (kept.width, kept.height) == (400, 1600)
    with Image.open(io.BytesIO(kept.data)) as picture:
        red, _green, blue = picture.getpixel((200, 100))  # type: ignore[misc]
    assert red > blue, "what was left is above"


def bomb() -> bytes:
    """A PNG of a few hundred bytes that claims to hold ten thousand million pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"0" * 99))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty"),
        (b"no photo at all", "not a photo"),
        (bomb(), "million pixels"),
        (photo("JPEG")[:400], "not a photo"),
        (photo("PNG")[:-40], "not a photo"),
    ],
)
def test_bombs_and_junk_get_a_sentence(
    ssm: Command, tmp_path: Path, data: bytes, said: str
) -> None:
    path = ssm("demo", "--no-open").path
    file = tmp_path / "a.jpg"
    file.write_bytes(data)
    done = ssm("attach", str(path), str(file), "--picture", "RP1")
    assert done.code == 2
    assert said in done.err
    assert "Nothing was attached" in done.err
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT count(*) FROM attachments").fetchone() == (0,)


def test_photos_come_in_as_one_step_travel_in_a_bundle_and_are_forgotten(
    ssm: Command, tmp_path: Path
) -> None:
    path = ssm("demo", "--no-open").path
    for name, kind in (("one.jpg", "JPEG"), ("two.png", "PNG")):
        (tmp_path / name).write_bytes(photo(kind))
    files = [str(tmp_path / name) for name in ("one.jpg", "two.png")]
    done = ssm(
        "attach", str(path), *files, "--picture", "RP1", "--consent", "--caption", "The wall"
    )
    assert "PH" in done.out
    with closing(sqlite3.connect(path)) as conn:
        kept = dict(
            conn.execute(
                'SELECT "ref", "kept_sha256" FROM "photos" WHERE "kept_sha256" IS NOT NULL'
            )
        )
        assert all(attachments.get(conn, each) for each in kept.values())
    assert len(kept) == 2
    bundle = ssm("export", str(path), "bundle", "-o", "-").out
    assert {each["sha256"] for each in json.loads(bundle)["attachments"]} == set(kept.values())
    (tmp_path / "b.json").write_text(bundle, encoding="utf-8")
    again = ssm("import", str(tmp_path / "b.json")).path
    with closing(sqlite3.connect(again)) as conn:
        assert all(attachments.get(conn, each) for each in kept.values())
        assert "base64" not in "".join(
            row[0] or "" for row in conn.execute('SELECT "kept" FROM "sessions"')
        )
    copy = tmp_path / "copy.ssm"
    ssm("copy", str(path), str(copy))
    ref, sha256 = next(iter(kept.items()))
    pixels = _bytes(path, sha256)
    ssm("forget", str(path), ref, "--yes", "--reason", "asked")
    assert _bytes(path, sha256) is None
    assert pixels is not None
    assert pixels[200:400] not in path.read_bytes()
    assert _bytes(copy, sha256) == pixels, "a copy elsewhere has its bytes"


def test_a_named_pipe_is_refused_and_not_waited_at(ssm: Command, tmp_path: Path) -> None:
    path = ssm("new", "Canal", "--no-open").path
    os.mkfifo(tmp_path / "pipe")
    answer = ssm("attach", str(path), str(tmp_path / "pipe"))
    assert (answer.code, answer.out) == (2, "")
    assert "“pipe” is not a file but a pipe" in answer.err


def _bytes(path: Path, sha256: str) -> bytes | None:
    with closing(sqlite3.connect(path)) as conn:
        return attachments.get(conn, sha256)
