"""Monitoring follows its model: "Monitor activities 1-7" watches the eighth too, and says so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange
from ssm_studio.domain.edit_model import monitoring_words
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import Text
from ssm_studio.domain.watched import SEVERAL, respelt, span
from ssm_studio.i18n import LANGUAGES, translator


def monitoring_follows(before: Study, after: Study) -> Changeset:
    """What the program worded itself, and nobody reworded, watches and names all activities that there are now."""
    if before.activities is after.activities:
        return NOTHING
    return Changeset("", tuple(_followed(before, after)))


def _followed(before: Study, after: Study) -> Iterator[RecordChange]:
    for monitor in after.activities.values():
        old = before.activities.get(monitor.id)
        if monitor.kind != "monitor" or old is None or old.text != monitor.text:
            continue
        text = _renamed(before, after, monitor)
        there = [each.id for each in _operational(after, monitor.model)]
        own = [each for each in monitor.monitors if each in there]
        watched = (*own, *(each for each in there if each not in own))
        all_before = {each.id for each in _operational(before, monitor.model)}
        # Who takes one out of what is watched means it.
        follows = all_before <= set(old.monitors) and all_before != set(there)
        now = replace(monitor, text=text, monitors=watched if follows else monitor.monitors)
        if now != monitor:
            yield RecordChange("activity", monitor.id, monitor, now)


def _renamed(before: Study, after: Study, monitor: Activity) -> Text | None:
    """The words of a monitor, each wording that the program made for the model before made for the one now."""
    words = monitor.text
    if words is None or monitor.model is None:
        return words
    for name in ("plain", "en", "id"):
        for tongue in LANGUAGES if name == "plain" else (name,):
            if getattr(words, name) in _made(before, monitor.model, tongue):
                values = {name: monitoring_words(after, monitor.model, tongue)}
                words = replace(words, **values)
                break
        else:
            words = replace(words, **{name: _respelt(before, after, monitor, getattr(words, name))})
    return words


def _made(study: Study, model: str, language: str) -> tuple[str, str]:
    """What the program calls the monitoring of a model, and what it was called before gaps were left out ("4-4")."""
    numbers = [each.number or "" for each in _operational(study, model)]
    whole = f"{numbers[0]}-{numbers[-1]}" if numbers else ""
    return monitoring_words(study, model, language), translator(language)(SEVERAL).format(
        span=whole
    )


def _respelt(before: Study, after: Study, monitor: Activity, said: str | None) -> str | None:
    """Words that somebody chose, with "1-7" in them where the model has that, as the model is now."""
    old, new = (span(_operational(study, monitor.model)) for study in (before, after))
    return said and respelt(said, old, new)


def _operational(study: Study, model: str | None) -> list[Activity]:
    return [
        each
        for each in activities_of(study, model or "")
        if (each.kind or "operational") == "operational"
    ]
