"""What a step did, in one short sentence: its name, what it changed, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ssm_studio.domain.activity_names import odd_name
from ssm_studio.domain.kinds import fields_of
from ssm_studio.domain.model import Activity
from ssm_studio.i18n import _
from ssm_studio.tui.commands import APP, key_words
from ssm_studio.tui.text import one_line

if TYPE_CHECKING:
    from ssm_studio.domain.changes import Changeset, RecordChange
    from ssm_studio.domain.study import Study

LONGEST = 60
"""Characters of the name of a step, and of what it changed."""


def answer_of(study: Study, changeset: Changeset) -> str:
    """The answer to a step; "" to one without a name.

    Args:
        study: the study after it.
        changeset: what it did.
    """
    if not changeset.label.strip():
        return ""
    told = one_line(", ".join(_facts(study, changeset)), LONGEST)
    deed = one_line(changeset.label, LONGEST)
    words = f"{deed}: {told}" if told else deed
    return f"{words} · " + _("{key} undoes it").format(key=undo_key())


def undo_key() -> str:
    """The key that takes a step back, as people write it."""
    return next(key_words(each) for each in APP if each.id == "app.undo")


def _facts(study: Study, changeset: Changeset) -> list[str]:
    """What is otherwise about the one record that a step changed; of what it made, an odd short name alone."""
    puts = [each for each in changeset.puts if each.before != each.after]
    if any(each.before is None or each.after is None for each in puts):
        made = (each.after for each in puts if each.before is None)
        new = (each for each in made if isinstance(each, Activity))
        return [words for each in new if (words := odd_name(study, each))]
    from ssm_studio.say.facts.telling import told_facts

    for put in puts:
        if facts := [*told_facts(study, put.kind, put.after, put.before), *_emptied(put)]:
            return facts
    return []


def _emptied(put: RecordChange) -> Iterator[str]:
    """The fields of which a step took the answer back."""
    from ssm_studio.method.field_names import field_name

    if put.before is None or put.after is None:
        return
    for each in fields_of(type(put.after)):
        before, after = (getattr(record, each.name) for record in (put.before, put.after))
        if before not in (None, (), "") and after in (None, (), ""):
            yield _("{field} taken back").format(field=field_name(each.name, put.kind))
