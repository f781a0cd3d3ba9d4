"""Where the short name of an activity says another number than the one that it carries."""

from __future__ import annotations

from ssm_studio.domain.model import Activity
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import _


def odd_name(study: Study, activity: Activity) -> str:
    """Why an activity 4 is "CM1.4a", as a sentence without a stop; "" where its code says its number.

    Short names stay when numbers move: what others noted as CM1.4 is still found by it.
    """
    model = study.models.get(activity.model or "")
    beginning = f"{model.ref}." if model is not None and model.ref else ""
    usual = f"{beginning}{activity.number or ''}"
    if not beginning or not activity.ref.startswith(beginning) or activity.ref == usual:
        return ""
    holder = next((a for a in activities_of(study, activity.model or "") if a.ref == usual), None)
    if holder is None or not holder.number or activity.ref[:-1] != usual:
        return _("code {ref}: it stays when numbers change").format(ref=activity.ref)
    return _("code {ref}, because {usual} is activity {number}").format(
        ref=activity.ref, usual=usual, number=holder.number
    )
