"""Answers to a question that reads otherwise by now: marked, with what was asked then, and never deleted.

A model goes on changing while it is compared with the real situation, and after. What people answered stays as
they said it; the row only says that it was an answer to other words ("changed"), or to an activity, an arrow or
a model that is gone ("deleted").
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange
from ssm_studio.domain.comparison import ANSWERS, ComparisonRow
from ssm_studio.domain.comparison_rows import measure_of, target_words
from ssm_studio.domain.edit import set_fields, worked_on
from ssm_studio.domain.edit_model import ARROWS
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _, translator

CHANGED: Final = "changed"
_DELETED: Final = "deleted"

KIND_NAMES: Final = {
    "operational": N_("operational activity"),
    "criteria": N_("criteria of monitoring"),
    "monitor": N_("monitoring"),
    "control": N_("control"),
}

_FRESH: Final[dict[str, Any]] = {"stale": None, "asked": None}


def mark_stale(before: Study, after: Study) -> Changeset:
    """What a step from `before` to `after` makes of the comparison rows: marks, and marks that fall away.

    Numbers, spaces and capitals are not what was asked about. An unanswered row that asks about an arrow which is
    gone goes with it, as one about an activity does.
    """
    if _same_tables(before, after):
        return NOTHING
    puts = []
    for id_, row in after.comparison_rows.items():
        was = before.comparison_rows.get(id_)
        if was is None:
            continue
        if not row.target:
            values = _without_target(before, after, was, row)
        elif _lost_its_arrow(before, after, was, row):
            if not worked_on(after, row):
                puts.append(RecordChange("row", id_, row, None))
                continue
            values = {"stale": _DELETED, "asked": _asked_then(before, was), "target": None}
        else:
            values = _still_there(before, after, was, row)
        if values:
            puts.append(RecordChange("row", id_, row, replace(row, **values)))
    return Changeset("", tuple(puts))


def still_holds(study: Study, row_id: str) -> Changeset:
    """The answer of a row is one to the question as it stands now, too; nothing where what was asked is gone."""
    row = study.comparison_rows.get(row_id)
    if row is None or row.stale != CHANGED:
        return NOTHING
    label = _("Let the answer of {row} stand").format(row=row.ref)
    return set_fields(study, "row", row_id, label, **_FRESH)


def asked_now(study: Study, row: ComparisonRow, language: str = "") -> str:
    """What a row asks now, in full: both ends of an arrow with their words; "" where that is gone.

    An activity that has changed its kind since the row was made says which kind it is.
    """
    if not row.target:
        return ""
    words = target_words(study, row, language)
    activity = study.activities.get(row.target)
    if activity is None or _watches(activity) == (row.target_kind == "monitor_control"):
        return words
    t = translator(language or study.language)
    return f"{words} ({t(KIND_NAMES.get(activity.kind or 'operational', activity.kind or ''))})"


def _same_tables(before: Study, after: Study) -> bool:
    names = ("activities", "models", "comparison_rows")
    return all(getattr(before, name) is getattr(after, name) for name in names)


def _without_target(
    before: Study, after: Study, was: ComparisonRow, row: ComparisonRow
) -> dict[str, Any]:
    """The mark of a row whose target went in this step, because what it named is gone."""
    if not was.target or row.stale == _DELETED:
        return {}
    named = [part.split(".")[0] for part in was.target.split(">")]
    gone = [part for part in named if before.find(part) and after.find(part) is None]
    if not gone:
        return {}
    asked = _asked_then(before, was)
    if was.model not in after.models:
        asked = _from_model(asked, before, was)
    return {"stale": _DELETED, "asked": asked}


def _lost_its_arrow(before: Study, after: Study, was: ComparisonRow, row: ComparisonRow) -> bool:
    if was.target != row.target or ">" not in (row.target or ""):
        return False
    return _has_arrow(before, row) and not _has_arrow(after, row)


def _has_arrow(study: Study, row: ComparisonRow) -> bool:
    source, _sign, target = (row.target or "").partition(">")
    head = study.activities.get(target)
    return head is not None and any(source in getattr(head, field) for field in ARROWS.values())


def _still_there(
    before: Study, after: Study, was: ComparisonRow, row: ComparisonRow
) -> dict[str, Any]:
    """The mark of a row about something that is there: on, off, or as it was."""
    if row.stale == _DELETED:
        # It was pointed at something that is there.
        return _FRESH if was.target != row.target else {}
    answered_now = any(getattr(was, name) != getattr(row, name) for name in ANSWERS)
    if answered_now:
        return _FRESH if row.stale == was.stale == CHANGED else {}
    if was.target != row.target or not _reads_otherwise(before, after, row):
        return {}
    if row.stale == CHANGED:
        return _FRESH if _reads_as_asked(after, row) else {}
    return {"stale": CHANGED, "asked": _asked_then(before, was)} if row.answered else {}


def _reads_otherwise(before: Study, after: Study, row: ComparisonRow) -> bool:
    if (measure := measure_of(after, row)) is not None:
        model, field = measure
        old = before.models.get(model.id)
        tongue = before.language
        return old is not None and _other_words(
            read(getattr(old, field), tongue), read(getattr(model, field), tongue)
        )
    ends = (row.target or "").split(">")
    pairs = [(before.activities.get(end), after.activities.get(end)) for end in ends]
    return any(
        one is not None and other is not None and _is_another(one, other, before.language)
        for one, other in pairs
    )


def _is_another(one: Activity, other: Activity, language: str) -> bool:
    if one is other:
        return False
    return _watches(one) != _watches(other) or _other_words(
        read(one.text, language), read(other.text, language)
    )


def _other_words(one: str, other: str) -> bool:
    """Whether words that were there read otherwise; first words put where there were none do not."""
    return bool(one.strip()) and _bare(one) != _bare(other)


_NUMBER: Final = re.compile(r"(?:^|(?<=→ ))\d[\d.]*\s+")


def _bare(words: str) -> str:
    return " ".join(_NUMBER.sub("", words).casefold().split())


def _watches(activity: Activity) -> bool:
    return (activity.kind or "operational") != "operational"


def _asked_then(before: Study, was: ComparisonRow) -> Text:
    """How what a row asks about read before the step; an older mark keeps what it says, unless that is private."""
    ends = [before.activities.get(end) for end in (was.target or "").split(">")]
    if any(end is not None and end.visibility not in (None, "public") for end in ends):
        # The row may be shown where the words of the activity may not.
        numbers = (end.number or "?" if end is not None else "?" for end in ends)
        return Text.said(" → ".join(numbers), before.language)
    if was.stale is not None and was.asked is not None:
        return was.asked
    return Text.said(asked_now(before, was), before.language)


def _from_model(asked: Text, before: Study, was: ComparisonRow) -> Text:
    """The same with the short name of the model, which is gone too."""
    model = before.models.get(was.model or "")
    if model is None or not model.ref:
        return asked
    return asked.write(before.language, f"{model.ref} · {asked.read(before.language)}")


def _reads_as_asked(study: Study, row: ComparisonRow) -> bool:
    """Whether the words are again those that were answered."""
    return _bare(read(row.asked, study.language)) == _bare(asked_now(study, row))
