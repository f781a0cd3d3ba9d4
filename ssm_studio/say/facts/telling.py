"""Facts said back: what a line changed, and what is known of a record."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.say.facts.tables import facts_of
from ssm_studio.say.facts.tags import tags_of


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
    old = tags_of(kind, before)
    if new := [each for each in tags_of(kind, record) if each not in old]:
        yield " ".join(f"#{each}" for each in new)
