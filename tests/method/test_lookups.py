"""What the rules look up is looked up again only where an edit could have made it another answer."""

from __future__ import annotations

from collections.abc import Callable

from ssm_studio.domain import edit
from ssm_studio.domain.changes import apply
from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.method.lookups import of_all_tables


def test_of_all_tables_only_the_edited_one_is_asked_again() -> None:
    asked: list[str] = []

    def part(name: str, table: str) -> Callable[[Study], int]:
        def look(study: Study) -> int:
            asked.append(name)
            return len(getattr(study, table))

        return look

    counts = of_all_tables({kind.name: part(kind.name, kind.table) for kind in KINDS})
    study = example_study("en")
    before = counts(study)
    assert before == tuple(len(getattr(study, kind.table)) for kind in KINDS)
    assert len(asked) == len(KINDS)
    asked.clear()
    assert counts(study) == before
    assert not asked
    id_ = next(iter(study.elements))
    after = apply(study, edit.delete(study, "element", id_))
    found = counts(after)
    assert found == tuple(len(getattr(after, kind.table)) for kind in KINDS) != before
    assert "element" in asked
    assert "action" not in asked
    asked.clear()
    assert counts(study) == before
    assert "element" in asked
