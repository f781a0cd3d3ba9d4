"""Two activities out of one, one out of two, and another kind: what hangs on an activity goes where it belongs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange, apply, join
from ssm_studio.domain.edit import set_fields, write
from ssm_studio.domain.edit_expansion import numbers_follow
from ssm_studio.domain.edit_model import ARROWS, add_activity
from ssm_studio.domain.kinds import fields_of, kind_of
from ssm_studio.domain.model import ACTIVITY_KINDS, Activity
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import Text, read
from ssm_studio.domain.watched import respelt, span
from ssm_studio.i18n import _


def split_activity(study: Study, activity_id: str, first: str, second: str) -> Changeset:
    """Make two activities of one, as one step: arrows into the first, out of the second, and one between them.

    The first one stays the record that it is, with its comparison rows, its expansion and its place in other
    models; a row about an arrow that now leaves the second one goes with that arrow. Both serve what the one did.
    """
    whole = study.activities.get(activity_id)
    if whole is None or whole.model is None or not first.strip() or not second.strip():
        return NOTHING
    added = add_activity(
        study,
        whole.model,
        second.strip(),
        needs=(activity_id,),
        kind=whole.kind or "operational",
    )
    new = next(put.id for put in added.puts if put.before is None)
    after = apply(study, added)
    puts = [
        *_facts_of_both(after, whole.id, new),
        *_out_of_the_second(after, whole.id, new),
    ]
    now = after.activities[whole.id]
    text = (now.text or Text()).write(study.language, first.strip())
    puts.append(RecordChange("activity", now.id, now, replace(now, text=text)))
    label = _("Split “{name}” into two").format(name=short_name(whole, study.language))
    return join(label, added, *(Changeset("", (put,)) for put in puts))


def _facts_of_both(study: Study, first: str, second: str) -> list[RecordChange]:
    old, new = study.activities[first], study.activities[second]
    facts = replace(
        new,
        phase=old.phase,
        covers=old.covers,
        monitors=old.monitors,
        visibility=old.visibility,
    )
    return [RecordChange("activity", second, new, facts)]


def _out_of_the_second(study: Study, first: str, second: str) -> list[RecordChange]:
    puts: list[RecordChange] = []
    for other in study.activities.values():
        if other.id in (first, second):
            continue
        values: dict[str, Any] = {
            field: tuple(second if each == first else each for each in getattr(other, field))
            for field in ARROWS.values()
        }
        if first in other.monitors and second not in other.monitors:
            at = other.monitors.index(first) + 1
            values["monitors"] = (*other.monitors[:at], second, *other.monitors[at:])
        after = replace(other, **values)
        if after != other:
            puts.append(RecordChange("activity", other.id, other, after))
    for row in study.comparison_rows.values():
        source, sign, head = (row.target or "").partition(">")
        if sign and source == first and head != first:
            puts.append(RecordChange("row", row.id, row, replace(row, target=f"{second}>{head}")))
    return puts


def join_activities(study: Study, kept_id: str, gone_id: str, words: str) -> Changeset:
    """Make one activity of two of the same model, as one step.

    The first one stays, with the arrows of both and with everything that spoke of the second: comparison rows, the
    model that expands it, what is watched. An arrow between the two is gone; a row about it asks about the one now.
    """
    kept, gone = study.activities.get(kept_id), study.activities.get(gone_id)
    if kept is None or gone is None or kept_id == gone_id or kept.model != gone.model:
        return NOTHING
    text = (
        (kept.text or Text()).write(study.language, words.strip()) if words.strip() else kept.text
    )
    arrows: dict[str, Any] = {
        field: _united(getattr(kept, field), getattr(gone, field)) for field in ARROWS.values()
    }
    one = replace(
        kept,
        text=text,
        phase=kept.phase or gone.phase,
        covers=_united(kept.covers, gone.covers),
        monitors=_united(kept.monitors, gone.monitors),
        same_as=_united(kept.same_as, gone.same_as),
        measure_note=_both(kept.measure_note, gone.measure_note, study.language),
        **arrows,
    )
    one = _without_itself(_pointing(one, gone_id, kept_id), kept_id)
    puts = [
        RecordChange("activity", gone_id, gone, None),
        RecordChange("activity", kept_id, kept, one),
    ]
    for kind, other in study.everything():
        if other.id not in (kept_id, gone_id):
            after = _pointing(other, gone_id, kept_id)
            if after != other:
                puts.append(RecordChange(kind, other.id, other, after))
    label = _("Join “{first}” and “{second}”").format(
        first=short_name(kept, study.language), second=short_name(gone, study.language)
    )
    step = Changeset(label, tuple(puts))
    # The model that expanded the second one is renumbered as if that one had taken the first one's number.
    as_if = replace(gone, number=kept.number)
    follow = numbers_follow(
        study, apply(study, Changeset("", (RecordChange("activity", gone_id, gone, as_if),)))
    )
    return join(label, step, _onto(apply(study, step), follow))


def _onto(study: Study, follow: Changeset) -> Changeset:
    """The numbers of a step, given to the activities as they are in `study`."""
    puts = tuple(
        RecordChange(put.kind, put.id, now, replace(now, number=put.after.number))
        for put in follow.puts
        if isinstance(put.after, Activity)
        and (now := study.activities.get(put.id)) is not None
        and not study.models[now.model or ""].real_world
    )
    return Changeset("", puts)


def _united(ones: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*ones, *others)))


def _both(one: Text | None, other: Text | None, language: str) -> Text | None:
    if one is None or other is None:
        return one or other
    words = [said for said in (read(one, language), read(other, language)) if said.strip()]
    return one.write(language, "\n".join(words))


def _without_itself(activity: Activity, id_: str) -> Activity:
    values: dict[str, Any] = {
        field: tuple(each for each in getattr(activity, field) if each != id_)
        for field in ARROWS.values()
    }
    return replace(activity, **values)


def _pointing(record: Any, gone: str, kept: str) -> Any:
    """A record with every reference to one activity turned to another, doubles left out."""
    values: dict[str, Any] = {}
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if not field.metadata["refers"] or not value:
            continue
        if isinstance(value, str):
            new: Any = _turned(value, gone, kept)
        elif isinstance(value[0], str):
            new = tuple(dict.fromkeys(_turned(each, gone, kept) for each in value))
        else:
            continue
        if new != value:
            values[field.name] = new
    if not values:
        return record
    if _is_row(record) and values.get("target") == kept and record.target_kind == "link":
        values["target_kind"] = "activity"
    return replace(record, **values)


def _is_row(record: Record) -> bool:
    return kind_of(record).name == "row"


def _turned(reference: str, gone: str, kept: str) -> str:
    """ "a>b" with `gone` in it turned to `kept`; an arrow from one to the other becomes the one that they are."""
    ends = [
        ".".join([kept if head == gone else head, *rest])
        for head, *rest in (end.split(".") for end in reference.split(">"))
    ]
    return ends[0] if len(ends) == 2 and ends[0] == ends[1] == kept else ">".join(ends)


def set_kind(study: Study, activity_id: str, kind: str) -> Changeset:
    """Make an activity operational, or one of monitoring and control, as one step with what is watched.

    An operational activity is watched by those who watch all others; what watches is not watched itself, and
    monitoring that watches nothing yet watches all. Places in the diagram are those of the group, and given up.
    """
    activity = study.activities.get(activity_id)
    if activity is None or kind not in ACTIVITY_KINDS or (activity.kind or "operational") == kind:
        return NOTHING
    others = [a for a in activities_of(study, activity.model or "") if a.id != activity_id]
    operational = [a.id for a in others if (a.kind or "operational") == "operational"]
    changes_group = "operational" in (kind, activity.kind or "operational")
    monitors = activity.monitors
    if kind == "monitor":
        monitors = tuple(id_ for id_ in monitors if id_ != activity_id) or tuple(operational)
    label = _("Change the kind of “{name}”").format(name=short_name(activity, study.language))
    values: dict[str, Any] = {"kind": kind, "monitors": monitors if kind == "monitor" else ()}
    if changes_group:
        values |= {"x": None, "y": None}
    steps = [set_fields(study, "activity", activity_id, label, **values)]
    for other in others:
        rest = tuple(id_ for id_ in other.monitors if id_ != activity_id)
        if kind == "operational" and rest and set(operational) <= set(rest):
            rest = (*rest, activity_id)
        steps.append(set_fields(study, "activity", other.id, monitors=rest))
    return join(label, *steps)


def unwatched(study: Study, model_id: str) -> tuple[Activity, ...]:
    """The operational activities that no monitoring watches, by number; none where there is no monitoring."""
    activities = activities_of(study, model_id)
    watching = [each for each in activities if each.kind == "monitor"]
    watched = {id_ for each in watching for id_ in each.monitors}
    inside = (each for each in activities if (each.kind or "operational") == "operational")
    return tuple(each for each in inside if each.id not in watched) if watching else ()


def watch_all(study: Study, model_id: str) -> Changeset:
    """Let the monitoring of a model watch what came later, too; where its words say "1-7", they follow."""
    missed = unwatched(study, model_id)
    activities = activities_of(study, model_id)
    monitor = next((each for each in activities if each.kind == "monitor"), None)
    if monitor is None or not missed:
        return NOTHING
    ids = {*monitor.monitors, *(each.id for each in missed)}
    numbers = ", ".join(each.number or "?" for each in missed)
    label = _("Monitor {numbers}, too").format(numbers=numbers)
    wanted = tuple(each.id for each in activities if each.id in ids)
    step = set_fields(study, "activity", monitor.id, label, monitors=wanted)
    before, after = (
        span(study.activities[id_] for id_ in ids_ if id_ in study.activities)
        for ids_ in (monitor.monitors, wanted)
    )
    words = read(monitor.text, study.language)
    said = respelt(words, before, after)
    if said == words:
        return step
    return join(label, step, write(apply(study, step), "activity", monitor.id, "text", said))
