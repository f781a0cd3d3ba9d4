"""Build the program as one folder that needs no Python, try it, and say how large it is: `make program`.

    python .ci/program.py [--to FOLDER]

PyInstaller is a separate program under the GPL with an exception for what it builds. It is fetched into an
environment of its own, which goes away again, and is in no lock file. The program's packages are those of the locks.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAME = "ssm-studio"
BUILDER = "pyinstaller>=6.15,<7"
EXTRAS = "paper,photos,tables"
"""Nothing can be installed into the folder afterwards, so it holds what the program otherwise asks for."""

WITH_DATA = ("ssm_studio", "textual", "docx", "icalendar", "tzdata")
BY_NAME = ("ssm_studio", "textual.widgets", "rich._unicode_data")
LEFT_OUT = ("tkinter", "pip", "setuptools")
WINDOWS = os.name == "nt"
SCRIPTS = "Scripts" if WINDOWS else "bin"
SUFFIX = ".exe" if WINDOWS else ""


def tell(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def run(*words: str | Path, environment: Mapping[str, str] | None = None) -> str:
    """What a program prints.

    Raises:
        SystemExit: it failed; with everything that it printed.
    """
    done = subprocess.run(
        [os.fspath(each) for each in words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, words))}\n{done.stdout}{done.stderr}")
    return done.stdout


def make_environment(folder: Path) -> Path:
    """An environment with the program, its extras and PyInstaller; its Python."""
    venv.create(folder, with_pip=True)
    python = folder / SCRIPTS / f"python{SUFFIX}"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    locked = ("--require-hashes", "-r", "requirements.lock")
    run(*pip, *locked, "-r", "requirements-build.lock")
    pinned = re.findall(
        r"^[\w.-]+==[^\s;\\]+", (ROOT / "requirements-dev.lock").read_text(), re.MULTILINE
    )
    constraints = folder / "constraints.txt"
    constraints.write_text("\n".join(pinned) + "\n")
    run(*pip, "--no-build-isolation", "-c", constraints, f".[{EXTRAS}]")
    run(*pip, BUILDER)
    return python


def build(python: Path, folder: Path, to: Path) -> Path:
    """The built program, in a folder of its own below `to`."""
    entry = folder / "entry.py"
    entry.write_text("from ssm_studio.cli import main\n\nmain()\n")
    words = ["--noconfirm", "--onedir", "--console", "--name", NAME, "--log-level", "ERROR"]
    words += ["--distpath", str(to), "--workpath", str(folder / "work"), "--specpath", str(folder)]
    for each in WITH_DATA:
        words += ["--collect-data", each]
    for each in BY_NAME:
        words += ["--collect-submodules", each]
    for each in LEFT_OUT:
        words += ["--exclude-module", each]
    words += ["--copy-metadata", "graphviz-pure", "--copy-metadata", "ssm-studio"]
    words += ["--recursive-copy-metadata", "ssm-studio"]
    engine = python.parent / f"graphviz-pure{SUFFIX}"
    words += ["--add-binary", f"{engine}{os.pathsep}."]
    shutil.rmtree(to / NAME, ignore_errors=True)
    run(python, "-m", "PyInstaller", *words, entry)
    # python-docx looks for its templates by way of the folder of a module, which is packed elsewhere.
    (to / NAME / "_internal" / "docx" / "parts").mkdir(exist_ok=True)
    return to / NAME / f"{NAME}{SUFFIX}"


def attempt(program: Path, home: Path) -> None:
    """Do with the program what a facilitator does first, with no Python in reach.

    Raises:
        SystemExit: something failed, or a file is not what it should be.
    """
    kept = {"SYSTEMROOT", "WINDIR", "TEMP", "TMP", "COMSPEC"}
    bare = {name: value for name, value in os.environ.items() if name.upper() in kept}
    bare |= {"PATH": os.defpath, "SSM_STUDIO_HOME": str(home), "SSM_STUDIO_LANG": "en"}

    def say(*words: str) -> str:
        return run(program, *words, environment=bare)

    clock = time.perf_counter()
    tell(say("--version").strip() + f" ({time.perf_counter() - clock:.2f} s to start)")
    say("new", "Library hours", "--no-open")
    tell(say("say", "library-hours", "! nobody knows the hours @ Students").strip())
    say("demo", "--no-open")
    begun = {"library-hours"}
    session = next(
        each.stem for each in (home / "sessions").glob("*.ssm") if each.stem not in begun
    )
    for what, form, begins in (
        ("model", "svg", b"<"),
        ("model", "png", b"\x89PNG"),
        ("picture", "png", b"\x89PNG"),
        ("root-definitions", "docx", b"PK"),
        ("root-definitions", "pdf", b"%PDF"),
        ("actions", "md", b"#"),
    ):
        say("export", session, what, "--format", form)
        found = sorted((home / "exports").rglob(f"*.{form}"))
        good = [
            each for each in found if each.read_bytes().lstrip(b"\xef\xbb\xbf").startswith(begins)
        ]
        if not good or good != found:
            raise SystemExit(f"{what} as {form}: {found}")
    if "graphviz-pure" not in say("doctor"):
        raise SystemExit("The layout engine is not in the folder.\n" + say("doctor"))


def size(folder: Path) -> float:
    """Megabytes of all files below a folder."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) / 1e6


def main() -> None:
    """Build and try."""
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--to", type=Path, default=ROOT / "dist", help="the folder to build in")
    to = reader.parse_args().to.resolve()
    with tempfile.TemporaryDirectory(prefix="ssm-program-") as name:
        folder = Path(name)
        program = build(make_environment(folder / "environment"), folder, to)
        attempt(program, folder / "home")
    tell(f"{program.parent}: {size(program.parent):.0f} MB")
    archive = shutil.make_archive(
        str(program.parent), "zip" if WINDOWS else "gztar", program.parent.parent, NAME
    )
    tell(f"{archive}: {Path(archive).stat().st_size / 1e6:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
