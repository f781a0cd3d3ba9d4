"""What a screen or a line can set, worked out from the code: for the rules that ask only what can be answered."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import ssm_studio
from ssm_studio.domain.kinds import KINDS

ROOT = Path(ssm_studio.__file__).parent
ROOMS = (
    "tui/picture",
    "tui/definitions",
    "tui/model",
    "tui/comparison",
    "tui/research",
    "tui",
    "say",
    "domain",
)
_NAMES = frozenset(kind.name for kind in KINDS)
_TYPES = {kind.type.__name__: kind.name for kind in KINDS}


def _files(room: str) -> Iterator[Path]:
    """The modules of a room; of the records' own room those that change something."""
    pattern = "edit*.py" if room == "domain" else "*.py"
    return (ROOT / room).glob(pattern)


def _words(tree: ast.Module) -> Iterator[str]:
    """Every word that the code says as a string or as the name of an argument; "*" for a part put in later."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.JoinedStr):
            parts = (v.value if isinstance(v, ast.Constant) else "*" for v in node.values)
            yield "".join(str(part) for part in parts)
        elif isinstance(node, ast.Attribute):
            yield f".{node.attr}"
        elif isinstance(node, ast.Name):
            yield f".{node.id}"


@cache
def _groups() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """The kinds that each screen's room, or each module of the others, handles, and the words that it says."""
    found = []
    for room in ROOMS:
        said = [set(_words(ast.parse(path.read_text(encoding="utf-8")))) for path in _files(room)]
        found += [set().union(*said)] if room.startswith("tui/") else said
    return tuple((_kinds(each), frozenset(each)) for each in found)


def _kinds(said: set[str]) -> frozenset[str]:
    kinds = {name for name in _NAMES if name in said}
    return frozenset(kinds | {name for type_, name in _TYPES.items() if f".{type_}" in said})


def is_set_somewhere(kind: str, field: str) -> bool:
    """Whether somewhere that handles the kind the field is named, to set it or to let it be typed."""
    return any(
        kind in kinds
        and (
            not field
            or field in said
            or any(re.fullmatch(r"\*_\w{5,}", each) and field.endswith(each[1:]) for each in said)
        )
        for kinds, said in _groups()
    )
