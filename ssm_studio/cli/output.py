"""What goes to the terminal: results to stdout, everything said to a person to stderr.

Titles and names were typed by people; on their way to a terminal they lose whatever could move its cursor, change
its colours or turn the direction of writing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import click

from ssm_studio.domain.characters import on_line
from ssm_studio.signs import shown

_LONGEST: Final = 200


def harmless(text: str, longest: int = _LONGEST) -> str:
    """`text` on one line, cut at `longest` characters, without anything that a terminal would obey."""
    words = " ".join(text[: longest * 4].split())
    if (
        not words.isprintable()
    ):  # else each letter stands for itself: asking once is ten times quicker
        words = "".join(map(on_line, words))
    return words if len(words) <= longest else words[: longest - 1] + "…"


def tell(line: str = "") -> None:
    """Print a line of a result; with the characters of a keyboard where that is asked for."""
    click.echo(shown(line))


def say(sentence: str) -> None:
    """Tell a person something, beside the result."""
    click.echo(shown(sentence), err=True)


def notices(sentences: Iterable[str]) -> None:
    """Tell what was found or done when a session was opened."""
    for each in sentences:
        say(harmless(each, 1000))


def give_path(path: Path) -> None:
    """Print a path alone on its line, byte for byte as the file system has it."""
    give(os.fsencode(path) + b"\n")


def give(data: bytes) -> None:
    """Print bytes as they are."""
    click.echo(data, nl=False)


def give_json(data: Any) -> None:
    """Print JSON in ASCII, which is the same in every terminal and pipe."""
    click.echo(json.dumps(data, indent=2))


def give_table(rows: Iterable[Sequence[str]]) -> None:
    """Print rows in columns as wide as what they hold."""
    table = [[harmless(cell) for cell in row] for row in rows]
    if not table:
        return
    widths = [max(len(row[column]) for row in table) for column in range(len(table[0]))]
    for row in table:
        line = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo(shown(line.rstrip()))
