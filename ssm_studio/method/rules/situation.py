"""Rules about the situation, the room, and Analyses One, Two and Three (SE, A1, A2, A3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.record import ANYTHING
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.method.broken_names import is_gone
from ssm_studio.method.lookups import IDS, NAMED, REFERENCES, derived, of_all_tables, says
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, of_session, rule
from ssm_studio.method.wording.judgements import (
    lists_with,
    matches_means,
    matches_solution,
    wordings,
)


@rule(
    "SE-01",
    stage=1,
    severity="warning",
    message=N_("Say in two sentences what is felt to be unsatisfactory"),
    asks=N_("What is it here that people are uneasy about?"),
    why=N_(
        "An inquiry begins with a situation that somebody finds unsatisfactory, not with a problem that is "
        "already defined. Two plain sentences keep the group together when the talk spreads, and later they "
        "show how far the group's view of the situation has moved."
    ),
    source="Checkland & Poulter 2006",
    reads=("session",),
)
def situation_unsaid(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Nothing was written about the situation."""
    if not says(study.session.situation):
        yield of_session(study, "SE-01", "situation")


@rule(
    "SE-02",
    stage=1,
    severity="warning",
    message=N_("Only one perspective is present"),
    asks=N_("Who is not here and would see this differently?"),
    why=N_(
        "The method learns from differences between worldviews. A group of people who hold "
        "the same position tends to agree early, and learns nothing new. Invite someone "
        "from another table, or let a participant speak for those who are absent."
    ),
    source="Checkland & Scholes 1990",
    reads=(HEADER, "participant"),
)
def one_perspective(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Fewer than two participants, or all in one group, or all in one role."""
    people = list(study.participants.values())
    groups = {each.group for each in people}
    roles = {tuple(wordings(each.role, study.language)) for each in people}
    same_group = len(groups) == 1 and None not in groups
    same_role = len(roles) == 1 and () not in roles
    if len(people) < 2 or same_group or same_role:
        yield of_session(study, "SE-02")


@rule(
    "SE-03",
    stage=1,
    severity="hint",
    message=N_("Consent not recorded"),
    asks=N_("Has this person agreed to be quoted or shown?"),
    why=N_(
        "People say more in a workshop than they would write. Words and photographs can be "
        "traced to them long after the day, by readers who were not there. Ask while "
        "everybody is still there and note the answer; a no is an answer too, and then the "
        "item stays out."
    ),
    source="Practice of action research; Checkland & Holwell 1998 on the recoverable record",
    reads=(HEADER, "participant", "element", "debate", "photo", "picture"),
)
def consent_unrecorded(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Verbatim words, or a photo of a picture, of somebody who has not consented."""
    unasked = {each.id for each in study.participants.values() if each.consent is not True}
    for element in study.elements.values():
        if element.verbatim and element.voiced_by in unasked:
            yield Finding("SE-03", "element", element.id, "voiced_by")
    for entry in study.debate.values():
        if entry.verbatim and entry.speaker in unasked:
            yield Finding("SE-03", "debate", entry.id, "speaker")
    for photo in study.photos.values():
        picture = study.pictures.get(photo.picture or "")
        drawers = set(picture.drawn_by) if picture else set()
        if photo.consent is False or drawers & unasked:
            yield Finding("SE-03", "photo", photo.id, "consent")


@rule(
    "SE-04",
    stage=1,
    severity="hint",
    message=N_("This reads like a solution"),
    asks=N_("What is it that this solution would put right?"),
    why=N_(
        "A situation that is told as the lack of a certain answer leaves only that answer to be found. "
        "Whoever does not want it has no place in the discussion. Say what is seen and felt first; the answer "
        "may come back at stage four, and then with reasons."
    ),
    source="Checkland 1981",
    reads=("session",),
)
def situation_as_solution(study: Study, settings: Settings) -> Iterator[Finding]:
    """The situation speaks of what should be done or by which means."""
    lists = lists_with(settings.words)
    for _language, words in wordings(study.session.situation, study.language):
        if matches_solution(words, lists) or matches_means(words, lists):
            yield of_session(study, "SE-04", "situation")


@rule(
    "SE-05",
    stage=1,
    severity="error",
    message=N_("Broken link"),
    asks=N_("What was meant here, and where has it gone?"),
    why=N_(
        "Everything in a session can be followed from an element in the picture to an "
        "action and back. A reference to something that is not there cuts that trail, and "
        "whoever reads the record later cannot tell whether something was lost or never "
        "there."
    ),
    source="Checkland & Holwell 1998 on recoverability",
    reads=(kind.name for kind in KINDS),
)
def broken_link(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A record names another that the session does not have.

    Where free words may stand beside names (evidence), only what looks like a name is taken for one.
    """
    for kind, names in _missing(study).items():
        for each in REFERENCES[kind](study):
            if (each.refers, each.name) in names:
                yield Finding(
                    "SE-05", kind, each.record, each.field, (_readable(study, each.name),)
                )


@derived(of_all_tables(NAMED), of_all_tables(IDS))
def _missing(study: Study) -> Mapping[str, frozenset[tuple[str, str]]]:
    """For each kind, the names that its records say and that nothing bears, with the kind that they mean."""
    ids = {kind: there(study) for kind, there in IDS.items()}
    everything = frozenset(chain.from_iterable(ids.values()))
    found = {
        kind: frozenset(
            (refers, name)
            for refers, name in named(study)
            if name
            and (
                name not in everything and not _parts_there(name, everything)
                if refers == ANYTHING
                else name not in ids[refers]
            )
        )
        for kind, named in NAMED.items()
    }
    return {kind: names for kind, names in found.items() if names}


def _readable(study: Study, name: str) -> str:
    """A name as people know it: a part of a model that is gone still says which model it was."""
    head, dot, rest = name.partition(".")
    model = study.models.get(head)
    return f"{model.ref}{dot}{rest}" if model is not None else name


def _parts_there(name: str, everything: frozenset[str]) -> bool:
    parts = name.split(">")
    return not any(is_gone(part, everything.__contains__) for part in parts)
