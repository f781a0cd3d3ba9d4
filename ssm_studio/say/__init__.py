"""The say line: one line of typing in which everything can be entered, in both languages at once.

The grammar is loaded with the first line, so that a screen that only has a place to say things starts sooner.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from ssm_studio.say.results import Completion, NotUnderstood, Place, Understood

if TYPE_CHECKING:
    from ssm_studio.say.completion import complete, suggest
    from ssm_studio.say.interpreter import understand

__all__ = [
    "Completion",
    "NotUnderstood",
    "Place",
    "Understood",
    "complete",
    "suggest",
    "understand",
]

_LATER: Final = {
    "complete": "ssm_studio.say.completion",
    "suggest": "ssm_studio.say.completion",
    "understand": "ssm_studio.say.interpreter",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(name)
    return getattr(import_module(_LATER[name]), name)
