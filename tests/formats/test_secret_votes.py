"""What was voted in secret is in no export: before it is revealed nothing at all, after that no names."""

from __future__ import annotations

import pytest

from ssm_studio.domain.changes import apply
from ssm_studio.domain.edit_ballots import hold_round, reveal
from ssm_studio.domain.study import Study
from ssm_studio.formats.bundle.bundle import example_study
from ssm_studio.formats.redaction import for_readers
from ssm_studio.formats.registry import produce

PAGES = (
    ("report", "md"),
    ("report", "html"),
    ("minutes", "md"),
    ("actions", "md"),
    ("actions", "csv"),
    ("follow-up", "md"),
    ("root-definitions", "md"),
)


def voted() -> tuple[Study, Study, str]:
    """The worked example without and with a secret vote on its accommodation, and the id of that."""
    study = example_study("en")
    agreed = next(iter(study.accommodations))
    marks = tuple((who, 8) for who in study.participants)
    return (
        study,
        apply(study, hold_round(study, "agreement", agreed, method="secret", marks=marks)),
        agreed,
    )


@pytest.mark.parametrize(("what", "format_"), PAGES)
def test_an_export_reads_the_same_with_a_hidden_vote_as_without(what: str, format_: str) -> None:
    without, with_, _agreed = voted()
    # The round of what stood there before is open; only the secret one is taken away.
    hidden = {each.id for each in with_.ballots.values() if each.hidden}
    assert len(hidden) == 1
    open_ = Study(
        **{
            name: {i: r for i, r in getattr(with_, name).items() if i not in hidden}
            for name in with_.__dataclass_fields__
        }
    )
    assert produce(with_, what, format_, "en") == produce(open_, what, format_, "en")
    assert without.accommodations == with_.accommodations


def test_a_revealed_vote_names_nobody_for_readers() -> None:
    _without, with_, agreed = voted()
    shown = apply(with_, reveal(with_, agreed))
    secret = [each for each in for_readers(shown).ballots.values() if each.secret]
    assert [each.marks for each in secret] == [()]
    assert secret[0].spread == (("8", len(shown.participants)),)
    assert shown.accommodations[agreed].gradients == with_.accommodations[agreed].gradients
