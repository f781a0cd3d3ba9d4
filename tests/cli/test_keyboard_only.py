"""Where the characters of a keyboard alone are asked for, no command prints another but people's own."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("log",),
        ("show",),
        ("show", "--stage", "1"),
        ("trace", "ACT1"),
        ("doctor",),
        ("compare",),
        ("--help",),
        ("library", "--help"),
        ("export", "--help"),
    ],
)
def test_a_command_keeps_to_the_keyboard(
    ssm: Command, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    made = ssm("new", "Plain", "--no-open").path
    ssm("say", str(made), "actor Governor", "! late @ Governor", "Governor -> E02 : haste")
    ssm("say", str(made), "stage 4", "change Talk", "action Meet, Head, by 2030-01-01; changes CH1")
    monkeypatch.setenv("SSM_STUDIO_ASCII", "1")
    if words[-1] == "--help":
        done = ssm(*words)
    else:
        twice = [str(made)] * (2 if words[0] == "compare" else 1)
        done = ssm(words[0], *twice, *words[1:])
    assert done.out.isascii(), [each for each in done.out if not each.isascii()]
    assert done.err.isascii()
