"""What a facilitator set for the coach: `coach.toml` in the home folder, beside `sessions/`.

    [rules]
    off = ["RP-06", "AC-11"]

    [words]
    VAGUE_EN = ["boost"]

    [thresholds]
    RP-02.few = 5
    TIME-BOX = 15

Rules in `off` are not run. `words` adds to the word lists, `thresholds` sets what is practice and not theory; which
there are stands in docs/coach.md. A file that cannot be used is told, never obeyed in part.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from ssm_studio.i18n import _, reason_of
from ssm_studio.method.rules.registry import USUAL, Settings, rules
from ssm_studio.method.wording.word_lists import LISTS
from ssm_studio.workshop.home import Home

NAME: Final = "coach.toml"
TIME_BOX: Final = "TIME-BOX"
"""Minutes of a time box for wording a definition: set with the thresholds, though no rule asks for it."""

_PARTS: Final = ("rules", "words", "thresholds")
_LARGEST: Final = 1 << 20
_TOO_MUCH: Final = 1e9


class _WrongError(ValueError):
    """What cannot be used, in words for a person."""


def settings_path(home: Home) -> Path:
    """Where the settings file of a home stands, or would."""
    return home.sessions.parent / NAME


def coach_settings(home: Home, *, today: date | None = None) -> tuple[Settings, str]:
    """The settings in force, and a sentence about the file where it cannot be used ("" where it can).

    Without a file, or with one that is broken, the usual settings are taken. Rules about dates that have passed
    are asked only where `today` is given.
    """
    path = settings_path(home)
    usual = replace(USUAL, today=today)
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
        if len(data) > _LARGEST:
            raise _WrongError(_("it is too large"))
        # Loaded only for whoever has such a file.
        import tomllib

        return replace(_read(tomllib.loads(data.decode("utf-8"))), today=today), ""
    except FileNotFoundError:
        return usual, ""
    except (OSError, ValueError, RecursionError) as error:
        told = _(
            "The coach's settings in “{name}” cannot be used ({reason}); the usual ones are taken."
        ).format(name=path.name, reason=reason_of(error))
        return usual, told


def _read(data: Mapping[str, Any]) -> Settings:
    for part, said in data.items():
        if part not in _PARTS:
            raise _WrongError(_("there is no part “{name}”").format(name=part))
        if not isinstance(said, dict):
            raise _WrongError(_("“{name}” is no table").format(name=part))
    return Settings(
        off=_off(data.get("rules", {})),
        words=_words(data.get("words", {})),
        thresholds=_thresholds(data.get("thresholds", {})),
    )


def _off(said: Mapping[str, Any]) -> frozenset[str]:
    for name in said:
        if name != "off":
            raise _WrongError(_("there is no setting “{name}”").format(name=f"rules.{name}"))
    found = {each.strip().upper() for each in _strings("rules.off", said.get("off", []))}
    for id_ in sorted(found - set(rules())):
        raise _WrongError(_("there is no rule “{name}”").format(name=id_))
    return frozenset(found)


def _words(said: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    for name in said:
        if name not in LISTS:
            raise _WrongError(_("there is no word list “{name}”").format(name=name))
    return {name: _strings(f"words.{name}", words) for name, words in said.items()}


def _thresholds(said: Mapping[str, Any]) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, value in said.items():
        if name not in rules() and name != TIME_BOX:
            raise _WrongError(_("there is no rule “{name}”").format(name=name))
        # TOML reads the name of one of several thresholds of a rule as a table: RP-02.few
        parts = value.items() if isinstance(value, dict) else [("", value)]
        for part, number in parts:
            whole = f"{name}.{part}" if part else name
            if not _is_number(number):
                raise _WrongError(_("“{name}” is no number").format(name=whole))
            found[whole] = float(number)
    return found


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < _TOO_MUCH


def _strings(name: str, value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise _WrongError(_("“{name}” is no list of words").format(name=name))
    return tuple(value)
