"""Rules about what would go out to readers (EX).

They look at the session and not at a file: at what the exports would show of it as it is now. Exports leave out by
themselves what is marked for the facilitator, and always print a version and a hash.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.kinds import KINDS, fields_of
from ssm_studio.domain.privacy import is_private
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import derived, in_each_table, of_all_tables, real_names
from ssm_studio.method.rules.analyses import goes_out_unasked
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, of_session, rule
from ssm_studio.method.wording.judgements import normal, words_in

_ENOUGH_WORDS: Final = 4
"""So many words that stand alike in two records were written once and copied."""

_TEXTS: Final = {
    kind.type: tuple(field.name for field in fields_of(kind.type) if "Text" in str(field.type))
    for kind in KINDS
}
_SHOWN: Final = ("pictures", "root_definitions", "models", "comparison_rows", "changes", "actions")
_ALL: Final = (HEADER, *(kind.name for kind in KINDS))


@rule(
    "EX-01",
    stage=0,
    severity="error",
    message=N_("Private content"),
    asks=N_("Did you decide, for this very item, that readers may see it?"),
    why=N_(
        "What was told in confidence, and who has power over whom, is written for the "
        "facilitator's eyes. Exports leave it out, unless the same words stand in a record "
        "that goes out or an item was released. Once a report is on somebody's desk it "
        "cannot be called back."
    ),
    source="Checkland & Scholes 1990, Analysis Three",
    reads=_ALL,
)
def private_goes_out(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Words of a facilitator-only record stand again in one that goes out, or an entry's marks let it out.

    Copies are seen where a whole text of four words or more is the same; a retelling in other words is not.
    """
    for each in study.analyses_three.values():
        if goes_out_unasked(each):
            yield Finding("EX-01", "analysis_three", each.id, "private")
    if hidden := _hidden(study):
        for kind, shown in zip(_SHOWN_TEXTS, _all_shown(study), strict=True):
            if not hidden.isdisjoint(shown):
                for record in study.table(kind).values():
                    if not is_private(record):
                        for field, words in _said(record):
                            if words in hidden:
                                yield Finding("EX-01", kind, record.id, field)


def _said(record: Record) -> Iterator[tuple[str, str]]:
    """The texts of a record, normalised, with their fields."""
    for field in _TEXTS[type(record)]:
        value = getattr(record, field)
        for each in value if isinstance(value, tuple) else (value,):
            if each is not None:
                for words in each.everything:
                    yield field, normal(words)


def _kept_texts(record: Record) -> frozenset[str]:
    """The texts of some length in a record, if it is private."""
    if not is_private(record) or isinstance(record, Ballot):
        # A round of votes repeats the words that were voted on, and has none of its own.
        return frozenset()
    return frozenset(
        words for _field, words in _said(record) if len(words_in(words)) >= _ENOUGH_WORDS
    )


def _shown_texts(record: Record) -> frozenset[str]:
    """The texts in a record, if it goes out."""
    if is_private(record) or isinstance(record, Ballot):
        return frozenset()
    return frozenset(words for _field, words in _said(record))


def _united(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


_HIDDEN: Final = in_each_table(_kept_texts, _united)
_SHOWN_TEXTS: Final = in_each_table(_shown_texts, _united)
_all_shown: Final = of_all_tables(_SHOWN_TEXTS)


@derived(of_all_tables(_HIDDEN))
def _hidden(study: Study) -> frozenset[str]:
    """The texts of some length that are for the facilitator's eyes."""
    return _united(texts(study) for texts in _HIDDEN.values())


@rule(
    "EX-02",
    stage=0,
    severity="warning",
    message=N_("Not citable"),
    asks=N_("How would somebody else name this session, and its days?"),
    why=N_(
        "A reader must be able to say which state of which session a sentence was taken "
        "from. Every export prints a version and a hash by itself; the session's code and "
        "its days have to be given."
    ),
    source="Scholarly practice",
    reads=("session", "picture", "definition", "model", "row", "change", "action"),
)
def not_citable(study: Study, _settings: Settings) -> Iterator[Finding]:
    """There is something to export, and the session has no short name or no dates."""
    if any(getattr(study, table) for table in _SHOWN):
        if not study.session.ref:
            yield of_session(study, "EX-02", "ref")
        if not any(each.strip() for each in study.session.dates):
            yield of_session(study, "EX-02", "dates")


@rule(
    "EX-03",
    stage=0,
    severity="hint",
    message=N_("Add “Source: …”"),
    asks=N_("Who says so: the group, the facilitator, a document?"),
    why=N_(
        "Under every figure and table a reader looks for where it comes from. When neither the session nor the "
        "record says so, the export has nothing to print there, and the picture of one group reads as a fact."
    ),
    source="Scholarly practice",
    reads=("session", "picture", "model"),
)
def no_source_line(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A picture or a model would be printed with nothing to say about its source.

    A source is the session's own, the record's provenance, or of a picture those who drew it.
    """
    if (study.session.source or "").strip():
        return
    for picture in study.pictures.values():
        if not picture.provenance and not picture.drawn_by:
            yield Finding("EX-03", "picture", picture.id, "provenance")
    for model in study.models.values():
        if not model.provenance and not (model.built_by or "").strip():
            yield Finding("EX-03", "model", model.id, "provenance")


@rule(
    "EX-04",
    stage=0,
    severity="warning",
    message=N_("Pseudonymise"),
    asks=N_("Would this person want to be found by name in what we publish?"),
    why=N_(
        "A public text is read by superiors, journalists and people who do not know how it came about. "
        "Pseudonyms keep the argument and protect those who made it; the key to them stays with the facilitator."
    ),
    source="Practice of action research",
    reads=_ALL,
)
def real_name_in_public(study: Study, _settings: Settings) -> Iterator[Finding]:
    """The session, or a record, is public and a text of it holds a participant's real name.

    Sessions keep pseudonyms only; a real name can be known here from a bundle that brought one along.
    """
    names = real_names(study)
    if names is None:
        return
    whole = study.session.visibility == "public"
    for kind, record in study.everything():
        if record.visibility == "public" or (whole and not is_private(record)):
            for field, words in _said(record):
                if names.search(words):
                    yield Finding("EX-04", kind, record.id, field)
