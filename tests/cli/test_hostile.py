"""Whatever is typed or lies in the way: one sentence, the right exit code, nothing lost, no traceback."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ssm_studio.cli import program
from ssm_studio.cli.output import harmless
from ssm_studio.errors import ConflictError, ExternalProgramError
from ssm_studio.workshop.workshop import open_session
from tests.cli.conftest import Answer, Command

TITLES = (
    "../../x",
    "CON",
    "nul.txt",
    "a/b\\c:d*e?",
    "[/x] <script>alert(1)</script> |",
    "\x1b[2J\x1b]0;owned\x07",
    "\u202etxt.exe",
    "👩‍👩‍👧‍👦 شكراً",
    "line one\nline two",
    "nul \0 and \ud800",
    "..",
    "-",
    " . ",
    "x" * 1_000_000,
    "ü" * 300_000,
)


def refused(answer: Answer, code: int = 2, *, ours: bool = False) -> str:
    assert answer.code == code, answer
    assert answer.out == ""
    (line,) = [each for each in answer.err.splitlines() if each.startswith("Error: ")]
    assert answer.err.rstrip("\n").endswith(line)
    assert "Traceback" not in answer.err
    assert "\x1b" not in answer.err
    assert ours == ("in the program itself" in line), line
    return line


@pytest.mark.parametrize("title", TITLES, ids=range(len(TITLES)))
def test_any_title_makes_a_session_inside_the_folder(
    ssm: Command, home: Path, tmp_path: Path, title: str
) -> None:
    path = ssm("new", "--no-open", "--", title).path
    assert path.resolve().parent == home / "sessions"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["home"]
    with open_session(path) as workshop:
        assert workshop.study.title == title.replace("\0", "\ufffd").replace("\ud800", "\ufffd")
    listed = ssm("list").out
    assert len(listed.splitlines()) == 1
    assert len(listed) < 500
    assert harmless(listed.rstrip("\n"), 500).split() == listed.split()
    assert ssm("export", path.stem, "bundle").path.parent == home / "exports" / path.stem


@pytest.mark.parametrize("title", ["", "   ", "\n"])
def test_a_session_needs_a_title(ssm: Command, home: Path, title: str) -> None:
    refused(ssm("new", title, "--no-open"))
    assert not home.exists()


@pytest.mark.parametrize(
    "name", ["nobody", "../../x", "CON", "", "a\0b", "\udcff", "x" * 5000, "~", "/", "*.ssm"]
)
def test_a_session_that_is_not_there(ssm: Command, name: str) -> None:
    for command in (("export", name, "bundle"), ("log", name), ("--", name)):
        refused(ssm(*command))


def test_a_beginning_of_several_sessions_names_them(ssm: Command) -> None:
    for title in ("Ward A", "Ward B"):
        ssm("new", title, "--no-open")
    line = refused(ssm("log", "ward"))
    assert "ward-a" in line
    assert "ward-b" in line


def test_what_is_no_session_file(ssm: Command, tmp_path: Path) -> None:
    text, folder, damaged = tmp_path / "a.txt", tmp_path / "d.ssm", tmp_path / "b.ssm"
    text.write_text("hello")
    folder.mkdir()
    damaged.write_bytes(b"SQLite format 3\0" + os.urandom(5000))
    for path in (text, folder, damaged, tmp_path, tmp_path / "none.ssm"):
        before = path.read_bytes() if path.is_file() else b""
        refused(ssm("export", str(path), "bundle"))
        refused(ssm("log", str(path)))
        assert (path.read_bytes() if path.is_file() else b"") == before


def test_what_is_no_bundle(ssm: Command, home: Path, tmp_path: Path) -> None:
    files = {
        "empty.json": b"",
        "binary.json": os.urandom(4000),
        "list.json": b"[1, 2]",
        "deep.json": b"[" * 1_000_000,
        "wrong.json": b'{"elements": [{"label": 5}]}',
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    for name in (*files, "nobody.json", "a\0b", "", "."):
        refused(ssm("import", str(tmp_path / name) if name else ""))
    assert "elements[0].label" in refused(ssm("import", str(tmp_path / "wrong.json")))
    assert not home.exists()


def test_a_file_name_that_is_not_utf8(ssm: Command, tmp_path: Path) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/w\xff.json")
    Path(name).write_text("{}")
    session = ssm("import", name).path
    assert session.is_file()
    target = os.fsdecode(os.fsencode(tmp_path) + b"/out\xfe.json")
    assert ssm("export", session.stem, "bundle", "-o", target).path == Path(target)
    assert Path(target).read_text() == "{}\n"


def test_a_file_in_place_of_a_folder(ssm: Command, home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.write_text("in the way")
    refused(ssm("new", "Title", "--no-open"))
    refused(ssm("demo", "--no-open"))
    assert ssm("doctor").code == 0
    assert home.read_text() == "in the way"


def test_exports_that_have_no_place_to_go(ssm: Command, home: Path, tmp_path: Path) -> None:
    ssm("new", "Title", "--no-open")
    (home / "exports").write_text("in the way")
    refused(ssm("export", "title", "bundle"))
    (tmp_path / "file").write_text("mine")
    refused(ssm("export", "title", "bundle", "-o", str(tmp_path / "file" / "b.json")))
    assert "--force" in refused(ssm("export", "title", "bundle", "-o", str(tmp_path / "file")))
    assert (tmp_path / "file").read_text() == "mine"
    assert ssm("export", "title", "bundle", "-o", str(tmp_path / "file"), "--force").code == 0
    assert (tmp_path / "file").read_text().startswith("{")
    refused(ssm("export", "title", "bundle", "-o", str(tmp_path / ("n" * 300))))


@pytest.mark.parametrize(
    "arguments",
    [
        ("export", "title", "nothing"),
        ("export", "title", "bundle", "--format", "pdf"),
        ("export", "title", "bundle", "--id", "RP1"),
        ("export", "title", "bundle:RP1"),
        ("export", "title", "picture"),
        ("export", "title", "picture:RP9"),
        ("export", "title"),
        ("new",),
        ("new", "a", "b"),
        ("--lang", "fr", "list"),
        ("--home",),
        ("--nothing",),
        ("list", "--nothing"),
        ("demo", "--home", "a\0b", "--no-open"),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(
    ssm: Command, home: Path, arguments: tuple[str, ...]
) -> None:
    ssm("new", "Title", "--no-open")
    refused(ssm(*arguments))
    assert [each.name for each in (home / "sessions").iterdir()] == ["title.ssm"]
    assert not (home / "exports").exists()


def test_a_mistyped_command_is_guessed(ssm: Command) -> None:
    assert "“export”" in refused(ssm("exprot"))


def test_screens_need_a_terminal(ssm: Command) -> None:
    ssm("new", "Title", "--no-open")
    for arguments in ((), ("title",), ("demo",)):
        assert "terminal" in refused(ssm(*arguments))


@pytest.mark.parametrize(
    ("error", "code"),
    [(ExternalProgramError("The engine failed."), 3), (ConflictError("It was changed."), 4)],
)
def test_exit_codes_tell_what_went_wrong(
    ssm: Command, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise error

    monkeypatch.setattr("ssm_studio.workshop.listing.list_sessions", fail)
    refused(ssm("list"), code)


def test_a_mistake_of_ours_is_a_sentence_and_a_log(
    ssm: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr("ssm_studio.workshop.listing.list_sessions", fail)
    log = home / ".cache" / "trouble.log"
    assert str(log) in refused(ssm("list"), ours=True)
    assert "ZeroDivisionError: oops" in log.read_text(encoding="utf-8")


def test_interrupting_is_quiet(ssm: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_args: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("ssm_studio.workshop.listing.list_sessions", stop)
    answer = ssm("list")
    assert (answer.code, answer.out) == (program.INTERRUPTED, "")
    assert "Traceback" not in answer.err


def test_a_session_is_never_replaced_by_an_export(ssm: Command) -> None:
    path = ssm("demo", "--no-open").path
    before = path.read_bytes()
    refused(ssm("export", "east", "bundle", "-o", str(path), "--force"))
    assert path.read_bytes() == before


def test_importing_a_session_file_says_to_open_it(ssm: Command) -> None:
    path = ssm("demo", "--no-open").path
    assert "opened" in refused(ssm("import", str(path)))


def test_of_a_damaged_session_what_can_be_read_is_exported(ssm: Command, tmp_path: Path) -> None:
    data = bytearray(ssm("demo", "--no-open").path.read_bytes())
    data[-4096:] = b"\xaa" * 4096
    hurt = tmp_path / "hurt.ssm"
    hurt.write_bytes(data)
    answer = ssm("export", str(hurt), "bundle")
    assert "East Java" in answer.path.read_text(encoding="utf-8")
    assert "damaged" in answer.err
    assert hurt.read_bytes() == bytes(data)


def test_what_the_system_refuses_is_no_mistake_of_ours(
    ssm: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device", "/somewhere")

    monkeypatch.setattr("ssm_studio.workshop.listing.list_sessions", fail)
    assert "the disk is full: /somewhere" in refused(ssm("list"))
