"""What words are typed in, without loading it: a field of several lines is loaded with the first stage that has one."""

from __future__ import annotations

from typing import Any, Final
from weakref import WeakSet


def takes_letters(widget: object) -> bool:
    """Whether letters that are pressed are written in a widget; by name, because it may not be loaded."""
    return any(each.__name__ in ("Input", "TextArea") for each in type(widget).__mro__)


STANDING: Final[WeakSet[Any]] = WeakSet()
"""Every `StudyField` that stands on some screen; to look through all widgets for them would take longer."""
