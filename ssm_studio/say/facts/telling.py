"""Facts said back: what a line changed, and what is known of a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from ssm_studio.domain.dates import day_said
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import _
from ssm_studio.method.field_names import field_name
from ssm_studio.say.answer_names import called, quoted
from ssm_studio.say.facts.tables import facts_of
from ssm_studio.say.facts.tags import tags_of
from ssm_studio.say.facts.values import marks_told

_BY_LINES_OF_THEIR_OWN: Final[dict[str, tuple[str, ...]]] = {
    "system": ("chosen", "why_not"),
    "action": ("dissent_by",),
    "research": ("locked_at",),
    "session": ("research_on", "exit_problem_solving_reason", "exit_research_reason"),
    "change": tuple(
        f"{question}{end}"
        for question in ("desirable", "feasible")
        for end in ("", "_by", "_reason")
    ),
}
"""Fields of a kind that no fact says, because a line of its own writes them."""


def told_facts(
    study: Study,
    kind: str,
    record: Any,
    before: Record | None = None,
    *,
    but: Collection[str] = (),
) -> Iterator[str]:
    """Each fact of a record as words, chips last; with `before` only those that were otherwise, none of `but`."""
    said = set(but)
    for fact in facts_of(kind):
        value = getattr(record, fact.field)
        if value in (None, (), "") or fact.field in said:
            continue
        if before is not None and getattr(before, fact.field) == value:
            continue
        words = fact.sort.told(study, value)
        if words is not None:
            said.add(fact.field)
            yield f"{fact.usual} {words}".rstrip()
    yield from _told_fields(study, kind, record, before)
    old = tags_of(kind, before)
    if new := [each for each in tags_of(kind, record) if each not in old]:
        yield " ".join(f"#{each}" for each in new)


def _told_fields(study: Study, kind: str, record: Any, before: Record | None) -> Iterator[str]:
    for field in _BY_LINES_OF_THEIR_OWN.get(kind, ()):
        value = getattr(record, field)
        if value in (None, ()) if before is None else getattr(before, field) == value:
            continue
        if field == "chosen":
            yield (
                _("chosen")
                if value
                else _("kept aside")
                if value is False
                else _("not decided yet")
            )
        elif value not in (None, ()):
            yield f"{field_name(field, kind)} {_said(study, value)}"


def _said(study: Study, value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, Text):
        return quoted(read(value, study.language))
    if isinstance(value, tuple) and not any(isinstance(each, tuple) for each in value):
        return ", ".join(called(study, "participant", each) for each in value)
    return marks_told(study, value) if isinstance(value, tuple) else day_said(str(value), _)
