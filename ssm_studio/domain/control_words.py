"""Monitoring and control that somebody words as such: the activity watches, without a command of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ssm_studio.domain.changes import NOTHING, Changeset, RecordChange
from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of

_WORDS: Final = {
    "criteria": re.compile(
        r"(?:define|determine|set|agree on|tentukan|tetapkan|menentukan|menetapkan|sepakati) (?:the )?"
        r"(?:performance |control )?(?:criteria|measures of performance|kriteria|ukuran kinerja)\b",
        re.IGNORECASE,
    ),
    "monitor": re.compile(
        r"(?:monitor|watch|pantau|memantau) (?:all )?(?:the )?(?:activities|activity|aktivitas|kegiatan)\b",
        re.IGNORECASE,
    ),
    "control": re.compile(
        r"(?:take|lakukan|ambil|melakukan|mengambil) (?:control(?:ling)? action|corrective action|"
        r"(?:tindakan )?pengendalian|tindakan kendali|tindakan perbaikan)\b",
        re.IGNORECASE,
    ),
}
"""How an activity begins that watches a model or takes it in hand, in both languages."""


def worded_as_control(before: Study, after: Study) -> Changeset:
    """Of new activities, those that say that they watch or control, as far as their model has no other one."""
    if before.activities is after.activities:
        return NOTHING
    return Changeset("", tuple(_kinds(before, after)))


def _kinds(before: Study, after: Study) -> Iterator[RecordChange]:
    for activity in after.activities.values():
        model = after.models.get(activity.model or "")
        if (
            activity.id in before.activities
            or activity.kind not in (None, "operational")
            or not activity.text
        ):
            continue
        if model is None or model.kind == "real_world":
            continue
        words = next(iter(activity.text.everything), "")
        kind = next((name for name, begins in _WORDS.items() if begins.match(words)), None)
        others = [each for each in activities_of(after, model.id) if each.id != activity.id]
        if kind is None or any(each.kind == kind for each in others):
            continue
        watched = (
            tuple(each.id for each in others if _operational(each)) if kind == "monitor" else ()
        )
        yield RecordChange(
            "activity", activity.id, activity, replace(activity, kind=kind, monitors=watched)
        )


def _operational(activity: Activity) -> bool:
    return (activity.kind or "operational") == "operational"
