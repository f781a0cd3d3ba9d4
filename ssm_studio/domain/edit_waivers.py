"""Leaving a finding of the coach as it is, with the reason, and taking that back."""

from __future__ import annotations

from ssm_studio.domain.changes import NOTHING, Changeset
from ssm_studio.domain.edit import add, delete, set_fields
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.domain.waiver import Waiver
from ssm_studio.i18n import _


def waive(
    study: Study, rule: str, about: str, field: str, reason: str, by: str, at: str
) -> Changeset:
    """Leave what `rule` notices about a record (by its id) and field as it is.

    What was waived before gets the new reason. Nothing where the reason is blank: a waiver without one could not
    be told from a mistake. `at` is an ISO moment in UTC.
    """
    words = reason.strip()
    if not words:
        return NOTHING
    # A waiver of something about the whole session names no record, so that it holds in a copy too.
    named = None if about == study.session.id else about
    label = _("Waive {rule}").format(rule=rule)
    said = Text.said(words, study.language)
    for each in study.waivers.values():
        if (each.rule, each.about, each.field or "") == (rule, named, field):
            return set_fields(
                study, "waiver", each.id, label, reason=said, waived_by=by, waived_at=at
            )
    waiver = Waiver(
        id=new_id(),
        rule=rule,
        about=named,
        field=field or None,
        reason=said,
        waived_by=by,
        waived_at=at,
    )
    return add(study, waiver, label)


def waiver_of(study: Study, rule: str, about: str, field: str) -> Waiver | None:
    """The waiver of what `rule` notices about a record and field; None where nobody left it as it is."""
    for each in study.waivers.values():
        named = each.about or study.session.id
        if (each.rule, named, each.field or "") == (rule, about, field):
            return each
    return None


def take_back(study: Study, waiver_id: str) -> Changeset:
    """Let the coach notice again what was waived."""
    waiver = study.waivers.get(waiver_id)
    if waiver is None:
        return NOTHING
    label = _("Reopen {rule}").format(rule=waiver.rule or "")
    return delete(study, "waiver", waiver_id, label)
