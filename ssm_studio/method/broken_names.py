"""Names that a record says and that nothing in the session bears any more."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from ssm_studio.method.wording.pattern import pattern

_NUMBERED: Final = pattern(r"\d+(?:\.\d+)*")
"""What follows a model's name where an activity of it is meant; other parts of records are letters of CATWOE."""
_LOOKS_LIKE_A_NAME: Final = pattern(
    r"(?:[A-Z]{1,3}\d{0,2}-?\d+(?:\.\d+)*|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
)


def is_gone(name: str, there: Callable[[str], object]) -> bool:
    """Whether a name means a record, or a numbered part of one, that is not there; free words mean none.

    Args:
        there: tells of a name whether something bears it; None and False say no.
    """
    if there(name):
        return False
    head, _dot, rest = name.partition(".")
    if there(head):
        return _NUMBERED.fullmatch(rest) is not None
    return _LOOKS_LIKE_A_NAME.fullmatch(name) is not None
