"""The say line: one line of typing in which everything can be entered, in both languages at once."""

from ssm_studio.say.answers import Completion, NotUnderstood, Place, Understood
from ssm_studio.say.completion import complete, suggest
from ssm_studio.say.understanding import understand

__all__ = [
    "Completion",
    "NotUnderstood",
    "Place",
    "Understood",
    "complete",
    "suggest",
    "understand",
]
