"""The conversations of stage two, by the name that the table of commands gives them."""

from __future__ import annotations

from typing import Final

from ssm_studio.tui.definitions.conversations import (
    Conversation,
    another,
    choose_type,
    clinic,
    compose_again,
    decide,
    define,
    delete_chosen,
    facts,
    leave_letter_out,
    level_down,
    level_up,
    new_system,
    status,
    themes,
    version,
    versions,
)
from ssm_studio.tui.definitions.margin_notes import answer_note

CONVERSATIONS: Final[dict[str, Conversation]] = {
    "new": new_system,
    "decide": decide,
    "another": another,
    "themes": themes,
    "define": define,
    "type": choose_type,
    "status": status,
    "version": version,
    "versions": versions,
    "clinic": clinic,
    "up": level_up,
    "down": level_down,
    "compose": compose_again,
    "leave-out": leave_letter_out,
    "facts": facts,
    "delete": delete_chosen,
    "notes": answer_note,
}
"""By the name that the table of commands gives them."""
