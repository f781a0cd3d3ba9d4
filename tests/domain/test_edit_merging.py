"""Two marks that say the same become one, and nothing that hung on either is lost."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from ssm_studio.domain.changes import apply, invert
from ssm_studio.domain.edit_merging import merge_elements
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from tests.studies import rich_study


@pytest.mark.parametrize("study", [example_study("en"), rich_study()], ids=["example", "rich"])
def test_what_hung_on_either_hangs_on_the_one_that_is_kept(study: Study) -> None:
    ids = list(study.elements)
    for kept, gone in itertools.pairwise(ids):
        step = merge_elements(study, kept, gone)
        after = apply(study, step)
        one = after.elements[kept]
        assert gone not in after.elements
        assert study.elements[gone].ref in one.merged_from
        assert set(one.evidence) >= set(study.elements[gone].evidence) - {kept, gone}
        assert set(one.lens_tags) >= set(study.elements[gone].lens_tags)
        assert not any(
            gone in repr(record) for kind, record in after.everything() if kind != "waiver"
        )
        ends = {(each.source, each.target) for each in study.relations.values()}
        lost = [pair for pair in ends if set(pair) == {kept, gone}]
        assert len(after.relations) >= len(study.relations) - 2 * len(lost)
        for theme in study.themes.values():
            if gone in theme.issues:
                assert kept in after.themes[theme.id].issues
        assert apply(after, invert(step)) == study


def test_what_was_private_stays_private() -> None:
    study = example_study("en")
    kept, gone, *_rest = study.elements
    hidden = replace(study.elements[gone], visibility="facilitator")
    study = replace(study, elements=dict(study.elements) | {gone: hidden})
    assert (
        apply(study, merge_elements(study, kept, gone)).elements[kept].visibility == "facilitator"
    )
