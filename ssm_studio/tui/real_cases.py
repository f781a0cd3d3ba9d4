"""What real cases say beside definitions and models: who does it, whose view it is, how it is judged and measured."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from textual.app import App

from ssm_studio.days import today
from ssm_studio.domain import edit
from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.dates import day_said
from ssm_studio.domain.edit import set_fields
from ssm_studio.domain.model import MEASURES, Activity, ConceptualModel, Indicator
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _
from ssm_studio.method.prompts import BY_KEY
from ssm_studio.say.facts.rows import rows_of, write_row
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line

FIELDS: Final[dict[str, tuple[tuple[str, str, str], ...]]] = {
    "definition": (("perspective", N_("whose perspective"), N_("Whose perspective is it?")),),
    "activity": (("who", N_("who does it"), N_("Who would do this?")),),
    "model": (("perspective", N_("whose perspective"), N_("Whose perspective does it show?")),),
    "indicator": (
        ("text", N_("measure"), N_("By what is it watched?")),
        ("target", N_("target"), N_("What value should it reach?")),
        ("threshold", N_("threshold"), N_("Below what is it not enough?")),
        ("found", N_("found"), N_("What is it now?")),
        ("found_at", N_("found on"), N_("On which day was that found?")),
        ("judged_by", N_("judged by"), N_("Who judges whether it worked?")),
    ),
}
"""By kind of record: the field, what it is called, and what is asked."""
_NEW: Final = "new"
_PARTED: Final = "|"


def choices(study: Study, chosen: str) -> list[Choice]:
    """Everything that can be said of what is chosen, with what was said already; the value is kind, id and field."""
    return [
        Choice(
            _PARTED.join((kind, record.id, field)),
            f"{record.ref} {_(label)}".strip(),
            one_line(_held(study, record, field)[:200], 60),
        )
        for kind, record in _around(study, chosen)
        for field, label, _question in _fields(kind)
    ] + _new_measure(study, chosen)


def _held(study: Study, record: Record, field: str) -> str:
    """The words that a field holds now; a day as people say it."""
    value = getattr(record, field, None)
    return day_said(value, _) if isinstance(value, str) else read(value, study.language)


def _fields(kind: str) -> tuple[tuple[str, str, str], ...]:
    if kind != "definition":
        return FIELDS[kind]
    measures = tuple((name, BY_KEY[name].name, BY_KEY[name].asks) for name in MEASURES)
    return (*FIELDS[kind], *measures)


def _around(study: Study, chosen: str) -> Iterator[tuple[str, Record]]:
    """What is chosen, the model that it is in, and the measures of both."""
    definition = study.root_definitions.get(chosen)
    if definition is not None:
        yield "definition", definition
    activity = study.activities.get(chosen)
    if activity is not None:
        yield "activity", activity
    model = _model(study, chosen)
    if model is not None:
        yield "model", model
        for each in study.indicators.values():
            if each.model == model.id and (activity is None or each.activity == activity.id):
                yield "indicator", each


def _model(study: Study, chosen: str) -> ConceptualModel | None:
    activity: Activity | None = study.activities.get(chosen)
    id_ = (activity.model or "") if activity is not None else chosen
    return study.models.get(id_)


def _new_measure(study: Study, chosen: str) -> list[Choice]:
    if _model(study, chosen) is None:
        return []
    return [Choice(_NEW, _("a new measure…"), _("with target and threshold"), "+")]


async def say_whose(app: App[None], studio: Studio, chosen: str) -> None:
    """Ask what is to be said, and for the words; until it is left."""
    record = studio.study.find(chosen)
    if record is None or not choices(studio.study, chosen):
        studio.say_so(_("Select a root definition, a model or an activity first."))
        return
    last = ""
    while True:
        title = one_line(name_in(studio.study, record)[:200], 70)
        value = await app.push_screen_wait(
            Choose(title, choices(studio.study, chosen), chosen=last)
        )
        if value is None:
            return
        if value == _NEW:
            await _add_measure(app, studio, chosen)
        else:
            await _ask(app, studio, *value.split(_PARTED))
        last = value


async def _ask(app: App[None], studio: Studio, kind: str, id_: str, field: str) -> None:
    record = studio.study.get(kind, id_)
    if record is None:
        return
    question = next(asks for name, _label, asks in _fields(kind) if name == field)
    words, hint = one_line(_held(studio.study, record, field)), ""
    while True:
        said = await app.push_screen_wait(AskLine(_(question), words, hint=hint))
        if said is None:
            return
        words = said
        step = _said(studio.study, kind, record, field, words.strip())
        if not isinstance(step, str):
            studio.execute(step)
            return
        hint = step


def _said(study: Study, kind: str, record: Record, field: str, words: str) -> Changeset | str:
    """The step for words that were typed, or what is wrong with them; what was found is dated today."""
    if field == "found_at":
        row = next(each for each in rows_of(kind) if each.field == field)
        return write_row(study, row, kind, record.id, words)
    step = edit.write(study, kind, record.id, field, words)
    if field != "found" or not step:
        return step
    day = today().isoformat() if words else None
    dated = set_fields(apply(study, step), kind, record.id, found_at=day)
    return join(step.label, step, dated)


async def _add_measure(app: App[None], studio: Studio, chosen: str) -> None:
    """A measure of an activity, or of the model as a whole, with its target and threshold."""
    study = studio.study
    said: dict[str, Text] = {}
    for field, _label, question in FIELDS["indicator"][:3]:
        words = await app.push_screen_wait(AskLine(_(question)))
        if words is None or (field == "text" and not words.strip()):
            return
        if words.strip():
            said[field] = Text.said(words.strip(), study.language)
    model = _model(study, chosen)
    new = Indicator(
        id=new_id(),
        model=model.id if model is not None else None,
        activity=chosen if chosen in study.activities else None,
        text=said.get("text"),
        target=said.get("target"),
        threshold=said.get("threshold"),
    )
    studio.execute(edit.add(study, new))
