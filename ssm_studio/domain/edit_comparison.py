"""What stage four asks: rows made from a model, debate, accommodations, and changes judged in two ways."""

from __future__ import annotations

from typing import Any

from ssm_studio.domain import ballot_rounds, edit_ballots
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.comparison import (
    Accommodation,
    Change,
    ComparisonRow,
    DebateEntry,
    Reservation,
)
from ssm_studio.domain.comparison_rows import (
    rows_of,
    target_line,
)
from ssm_studio.domain.edit import add, set_fields
from ssm_studio.domain.model import MEASURES
from ssm_studio.domain.record import new_id
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _

ACT, PREPARE, WHY, ASIDE, UNJUDGED = "act", "prepare", "why", "aside", ""
"""Where the two judgements put a change; names, never scores (method reference 4.5)."""


_LIKELY = 2
"""From this mark on (0 no, 1 doubtful, 2 yes, 3 strongly) a judgement counts as yes."""


def missing_rows(study: Study, model_id: str) -> tuple[tuple[str, str], ...]:
    """What the model has and the chart does not ask about yet: (target, target_kind) pairs.

    The chart asks about the activities, the links between them, and monitoring and control; most beginners
    forget the last two (method reference 4.2).
    """
    activities = activities_of(study, model_id)
    operational = [a for a in activities if (a.kind or "operational") == "operational"]
    own = {a.id for a in operational}
    wanted = [(a.id, "activity") for a in operational]
    wanted += [
        (f"{need}>{a.id}", "link") for a in operational for need in a.depends_on if need in own
    ]
    wanted += [(a.id, "monitor_control") for a in activities if a.kind == "monitor"]
    asked = {row.target for row in rows_of(study, model_id)}
    return tuple(each for each in wanted if each[0] not in asked)


def measures_not_asked(study: Study, model_id: str) -> tuple[tuple[str, str], ...]:
    """The measures that a model has words for and the chart does not ask about: (target, target_kind) pairs."""
    model = study.models.get(model_id)
    asked = {row.target for row in rows_of(study, model_id)}
    named = [each for each in MEASURES if model is not None and getattr(model, each)]
    return tuple((t, "measure") for t in (f"{model_id}.{e}" for e in named) if t not in asked)


def add_row(study: Study, model_id: str, target: str, target_kind: str) -> Changeset:
    """One row of the chart."""
    row = ComparisonRow(id=new_id(), model=model_id, target=target, target_kind=target_kind)
    return add(study, row, _("Ask about {target}").format(target=target_line(study, row, 60)))


def make_rows(study: Study, model_id: str, kinds: tuple[str, ...] = ()) -> Changeset:
    """A row for everything in the model that has none yet (of `kinds` only, if named), as one step."""
    steps: list[Changeset] = []
    after = study
    for target, kind in missing_rows(study, model_id):
        if kinds and kind not in kinds:
            continue
        step = add_row(after, model_id, target, kind)
        after = apply(after, step)
        steps.append(step)
    model = study.models.get(model_id)
    name = short_name(model, study.language) if model else ""
    label = _("Make the chart for “{name}”").format(name=name)
    return join(label, *steps) if steps else NOTHING


def add_change(
    study: Study, words: str, *, rows: tuple[str, ...] = (), models: tuple[str, ...] = ()
) -> Changeset:
    """A change that suggests itself, traced to the rows that it comes from; those rows name it in turn."""
    found = [study.comparison_rows[r] for r in rows if r in study.comparison_rows]
    change = Change(
        id=new_id(),
        text=Text.said(words, study.language),
        from_rows=rows,
        models=models or tuple(dict.fromkeys(r.model for r in found if r.model)),
    )
    step = add(study, change)
    steps, after = [step], apply(study, step)
    for row in found:
        linked = set_fields(after, "row", row.id, changes=(*row.changes, change.id))
        steps.append(linked)
        after = apply(after, linked)
    return join(step.label, *steps)


def link_row(study: Study, change_id: str, row_id: str) -> Changeset:
    """Trace a change to one more row, or take that trace back."""
    change, row = study.changes.get(change_id), study.comparison_rows.get(row_id)
    if change is None or row is None:
        return NOTHING
    linked = row_id in change.from_rows

    def toggled(ids: tuple[str, ...], id_: str) -> tuple[str, ...]:
        return tuple(each for each in ids if each != id_) if linked else (*ids, id_)

    label = _("Link {row} and {change}").format(row=row.ref, change=change.ref)
    first = set_fields(
        study, "change", change_id, label, from_rows=toggled(change.from_rows, row_id)
    )
    after = apply(study, first)
    second = set_fields(after, "row", row_id, label, changes=toggled(row.changes, change_id))
    return join(label, first, second)


def judge(
    study: Study, change_id: str, question: str, mark: int | None, rater: str | None = None
) -> Changeset:
    """Mark a change as "desirable" or "feasible", 0 to 3, for the room or for one rater (a participant's id)."""
    change = study.changes.get(change_id)
    if change is None:
        return NOTHING
    label = (
        _("Judge how desirable “{name}” is")
        if question == "desirable"
        else _("Judge how feasible “{name}” is")
    ).format(name=short_name(change, study.language))
    if rater is None:
        whole: dict[str, Any] = {question: mark}
        return set_fields(study, "change", change_id, label, **whole)
    if (now := ballot_rounds.open_round(study, change_id, question)) is not None:
        return edit_ballots.set_mark(study, now.id, rater, mark)
    field = f"{question}_by"
    others = tuple(each for each in getattr(change, field) if each[0] != rater)
    marks = others if mark is None else (*others, (rater, mark))
    values: dict[str, Any] = {field: marks}
    return set_fields(study, "change", change_id, label, **values)


def judgements(study: Study, change: Change, question: str) -> tuple[int, ...]:
    """Every mark given to one question, lowest first: the raters' newest if there are any, else the room's."""
    whole: int | None = getattr(change, question)
    marks = ballot_rounds.marks_now(study, change.id, question)
    return marks or (() if whole is None else (whole,))


def standing(study: Study, change: Change) -> str:
    """Which of the four named fields both judgements put a change in; "" while one is missing.

    With several raters the middle mark decides, and the screen shows the spread beside it.
    """
    middle = []
    for question in ("desirable", "feasible"):
        marks = judgements(study, change, question)
        if not marks:
            return UNJUDGED
        middle.append(marks[len(marks) // 2] >= _LIKELY)
    return {(True, True): ACT, (True, False): PREPARE, (False, True): WHY}.get(
        (middle[0], middle[1]), ASIDE
    )


def add_debate(study: Study, words: str, *, row: str | None = None, **facts: Any) -> Changeset:
    """Something said in the debate; facts are `speaker`, `position`, `verbatim`."""
    entry = DebateEntry(id=new_id(), text=Text.said(words, study.language), row=row, **facts)
    return add(study, entry)


def add_accommodation(study: Study, words: str, *, settles: tuple[str, ...] = ()) -> Changeset:
    """A version of the situation that the people in the room can live with."""
    text = Text.said(words, study.language)
    return add(study, Accommodation(id=new_id(), text=text, settles=settles))


def set_gradient(
    study: Study, accommodation_id: str, participant: str, step: int | None
) -> Changeset:
    """One participant's step (1 to 8) on the gradients of agreement; None takes it back."""
    accommodation = study.accommodations.get(accommodation_id)
    if accommodation is None:
        return NOTHING
    if (now := ballot_rounds.open_round(study, accommodation_id, "agreement")) is not None:
        return edit_ballots.set_mark(study, now.id, participant, step)
    others = tuple(each for each in accommodation.gradients if each[0] != participant)
    marks = others if step is None else (*others, (participant, step))
    return set_fields(
        study, "accommodation", accommodation_id, _("Mark agreement"), gradients=marks
    )


def add_reservation(
    study: Study, accommodation_id: str, words: str, participant: str | None = None
) -> Changeset:
    """What someone holds against an accommodation that they can live with."""
    text = Text.said(words, study.language)
    return add(
        study,
        Reservation(
            id=new_id(), accommodation=accommodation_id, participant=participant, text=text
        ),
    )
