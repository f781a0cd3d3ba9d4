"""What the correspondence matrix does: say which parts of the root definition an activity takes account of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.model import Activity
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _

LETTERS: Final = "CATWOEPQR"
"""The columns of the matrix, in order: CATWOE as the word has it, then what, how and why."""


def letters_of(activity: Activity) -> frozenset[str]:
    """The letters that an activity covers, in capitals whatever the file had."""
    return frozenset(each.upper() for each in activity.covers)


def tick(study: Study, activity_id: str, letter: str) -> Changeset:
    """Say that an activity takes account of a letter, or take that back where it was said."""
    activity = study.activities.get(activity_id)
    if activity is None or letter not in LETTERS:
        return NOTHING
    name = short_name(activity, study.language)
    if letter in letters_of(activity):
        label = _("Remove {letter} from “{name}”").format(letter=letter, name=name)
        kept = tuple(each for each in activity.covers if each.upper() != letter)
        return set_fields(study, "activity", activity_id, label, covers=kept)
    label = _("Tick {letter} for “{name}”").format(letter=letter, name=name)
    return set_fields(study, "activity", activity_id, label, covers=_with(activity, letter))


def tick_all(study: Study, activity_id: str, letters: Iterable[str]) -> Changeset:
    """Say that an activity takes account of several letters, as one step; nothing where it does already."""
    activity = study.activities.get(activity_id)
    wanted = [] if activity is None else [x for x in letters if x not in letters_of(activity)]
    if activity is None or not wanted:
        return NOTHING
    label = _("Tick {letters} for “{name}”").format(
        letters=" ".join(wanted), name=short_name(activity, study.language)
    )
    return set_fields(study, "activity", activity_id, label, covers=_with(activity, *wanted))


def _with(activity: Activity, *letters: str) -> tuple[str, ...]:
    """What it covers with these letters among it: known ones in order, then what else a file brought along."""
    known = letters_of(activity) | set(letters)
    others = [each for each in activity.covers if each.upper() not in LETTERS]
    return (*(each for each in LETTERS if each in known), *others)
