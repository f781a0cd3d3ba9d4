"""What reaches someone who installs the studio instead of cloning it."""

from __future__ import annotations

import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from packaging.requirements import Requirement

import ssm_studio

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "ssm_studio"
WINDOWS = os.name == "nt"


@dataclass(frozen=True)
class Installed:
    """A clean environment that holds the wheel."""

    home: Path
    outside: Path

    @property
    def python(self) -> Path:
        return self.home / ("Scripts/python.exe" if WINDOWS else "bin/python")

    @property
    def script(self) -> Path:
        return self.home / ("Scripts/ssm-studio.exe" if WINDOWS else "bin/ssm-studio")

    def run(self, *command: str | Path) -> str:
        """Run a command away from the checkout and give back what it printed."""
        return output_of(*command, cwd=self.outside)


def clean_environment() -> dict[str, str]:
    ours = ("PYTHON", "SSM_STUDIO_", "COV_CORE", "COVERAGE_", "PIP_", "VIRTUAL_ENV")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return kept | {"PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def output_of(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def committed_files() -> list[Path]:
    """What is committed and what would be next: too late is no use here."""
    listing = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    names = output_of(*listing, cwd=CHECKOUT).split("\0")
    return [CHECKOUT / name for name in names if name and (CHECKOUT / name).is_file()]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built in a copy, so that nothing is left in the checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    source.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(CHECKOUT / name, source / name)
    shutil.copytree(
        PACKAGE, source / PACKAGE.name, ignore=shutil.ignore_patterns("__pycache__", "*.py[cod]")
    )
    output_of(
        sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, cwd=source
    )
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel alone in a new environment; its dependencies are lent by the running one.

    A path line in a ``.pth`` file lends packages without reading the ``.pth`` files among them,
    so the editable installation of the checkout stays out.
    """
    home = tmp_path_factory.mktemp("clean") / "env"
    place = Installed(home=home, outside=tmp_path_factory.mktemp("outside"))
    venv.create(home, with_pip=False, symlinks=not WINDOWS)
    pip = (sys.executable, "-m", "pip", "--isolated", "--python", place.python)
    output_of(*pip, "install", "--quiet", "--no-index", "--no-deps", wheel, cwd=place.outside)
    own = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(place.run(place.python, "-c", own).strip())
    lent = dict.fromkeys(sysconfig.get_path(kind) for kind in ("purelib", "platlib"))
    (site / "lent.pth").write_text("\n".join(lent) + "\n", encoding="utf-8")
    return place


def test_the_wheel_carries_everything_that_the_program_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        carried = set(archive.namelist())
    read_at_run_time = {".py", ".tcss", ".mo", ".json", ".typed"}
    expected = {
        path.relative_to(CHECKOUT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.suffix in read_at_run_time or path.name == "py.typed"
    }

    assert expected <= carried
    for pattern in (
        r"ssm_studio/tui/.+\.tcss",
        r"ssm_studio/locale/id/LC_MESSAGES/ssm_studio\.mo",
        r"ssm_studio/data/.+\.json",
        r"ssm_studio/py\.typed",
        r"ssm_studio-.+\.dist-info/licenses/LICENSE",
    ):
        assert any(re.fullmatch(pattern, name) for name in carried), pattern


def test_the_wheel_carries_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}

    assert tops == {"ssm_studio", f"ssm_studio-{ssm_studio.__version__}.dist-info"}


def test_an_installed_studio_exports_the_worked_example(
    installed: Installed, tmp_path: Path
) -> None:
    where = "import ssm_studio; print(ssm_studio.__file__)"
    imported = Path(installed.run(installed.python, "-c", where).strip()).resolve()
    assert imported.is_relative_to(installed.home.resolve())

    home = tmp_path / "home"
    demo = ("demo", "--no-open", "--home", home, "--lang", "en")
    session = Path(installed.run(installed.script, *demo).strip())
    assert session.is_file()
    assert session.resolve().is_relative_to(home.resolve())

    markdown = installed.run(
        installed.script, "export", session, "root-definitions", "--lang", "en", "-o", "-"
    )
    assert markdown.startswith("# ")
    assert "CATWOE" in markdown
    assert re.search(r"^\|.*\|$", markdown, re.MULTILINE)


def test_an_installed_studio_runs_as_a_module_and_speaks_indonesian(
    installed: Installed, tmp_path: Path
) -> None:
    demo = ("demo", "--no-open", "--home", tmp_path, "--lang", "id")
    module = (installed.python, "-m", "ssm_studio")
    session = installed.run(*module, *demo).strip()
    export = ("export", session, "root-definitions", "-o", "-")

    english = installed.run(*module, *export, "--lang", "en")
    indonesian = installed.run(*module, *export, "--lang", "id")

    assert english != indonesian


def test_the_locked_versions_are_those_that_the_wheel_asks_for(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = archive.read(name).decode("utf-8")
    lock = (CHECKOUT / "requirements.lock").read_text(encoding="utf-8")
    locked = dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", lock, re.MULTILINE))

    asked = [
        Requirement(line) for line in re.findall(r"^Requires-Dist: (.+)$", metadata, re.MULTILINE)
    ]

    assert asked
    # What an extra asks for is locked for development alone.
    dev = (CHECKOUT / "requirements-dev.lock").read_text(encoding="utf-8")
    extra = dict(re.findall(r"^([a-z0-9.-]+)==([^\s;]+)", dev, re.MULTILINE))
    for requirement in asked:
        version = (extra if "extra" in str(requirement.marker) else locked)[requirement.name]
        assert version in requirement.specifier, requirement
        assert importlib.metadata.version(requirement.name) in requirement.specifier, requirement


@pytest.mark.parametrize(
    "name", ["requirements.lock", "requirements-build.lock", "requirements-dev.lock"]
)
def test_every_locked_package_has_an_exact_version_and_hashes(name: str) -> None:
    text = (CHECKOUT / name).read_text(encoding="utf-8")
    entries = [
        line
        for line in text.replace("\\\n", " ").splitlines()
        if line.strip() and not line.strip().startswith("#")
    ]
    entry = re.compile(r"[a-z0-9.-]+==\S+( ; .+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*")

    assert entries
    assert [line for line in entries if not entry.fullmatch(line)] == []


def test_the_development_lock_holds_the_other_locks() -> None:
    def pins(name: str) -> set[str]:
        text = (CHECKOUT / name).read_text(encoding="utf-8")
        return set(re.findall(r"^[a-z0-9.-]+==[^\s;]+", text, re.MULTILINE))

    everything = pins("requirements-dev.lock")

    assert pins("requirements.lock") <= everything
    assert pins("requirements-build.lock") <= everything


def test_every_folder_with_code_is_a_package() -> None:
    """Otherwise import-linter does not see what is in it."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}

    assert [folder for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_importing_the_command_line_loads_no_screen_library() -> None:
    code = (
        "import ssm_studio.cli, sys\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "print(*sorted(loaded & {'textual', 'rich'}))"
    )

    assert output_of(sys.executable, "-c", code, cwd=CHECKOUT).strip() == ""


def test_no_committed_file_names_a_registry_or_a_place_on_one_machine() -> None:
    # Put together here, so that this file may be committed too.
    registries = ["py" + "pi.org", "python" + "hosted", "index" + "-url=", "--find" + "-links"]
    places = ["/" + "work/", "/" + "root/"]
    forbidden = re.compile(
        "|".join(
            [*map(re.escape, registries), *(rf"(?<![\w.$}}~/-]){re.escape(p)}" for p in places)]
        )
    )
    files = committed_files()
    assert CHECKOUT / "pyproject.toml" in files
    found = []
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [
            f"{path.relative_to(CHECKOUT)}: {hit.group()}" for hit in forbidden.finditer(text)
        ]

    assert found == []
