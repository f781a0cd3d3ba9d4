"""A command line with folders of its own."""

from __future__ import annotations

import gettext
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from ssm_studio import i18n
from ssm_studio.cli.program import run


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def path(self) -> Path:
        """The one path that was printed."""
        assert self.code == 0, self.err
        (line,) = self.out.splitlines()
        return Path(line)


Command = Callable[..., Answer]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "home"
    monkeypatch.setenv("SSM_STUDIO_HOME", str(folder))
    monkeypatch.setenv("SSM_STUDIO_LANG", "en")
    monkeypatch.setenv("SSM_STUDIO_AUTHOR", "Tester")
    monkeypatch.setenv("LANGUAGE", "en")
    domain, spoken = gettext.textdomain(), i18n.language()
    yield folder
    gettext.textdomain(domain)
    i18n.set_language(spoken)


@pytest.fixture
def ssm(home: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Command:
    def command(*arguments: str) -> Answer:
        capsysbinary.readouterr()
        code = run(arguments)
        out, err = capsysbinary.readouterr()
        return Answer(
            code, out.decode("utf-8", "surrogateescape"), err.decode("utf-8", "surrogateescape")
        )

    return command
