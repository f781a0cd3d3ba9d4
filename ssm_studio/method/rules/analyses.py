"""Rules about Analyses One, Two and Three: the intervention, the social system, the political system (A1, A2, A3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from ssm_studio.domain.picture import AnalysisOne, AnalysisThree, AnalysisTwo
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import MANY, kept, says
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, of_session, rule
from ssm_studio.method.wording.judgements import (
    overlap,
    wordings,
)
from ssm_studio.method.wording.pattern import pattern

_RELEASED: Final = ("public", "session")
_DESCRIBED: Final = pattern(
    r"\b(?:who|whose|those|anyone|anybody|yang|mereka|siapa)\b", re.IGNORECASE
)
_CLIENT: Final = pattern(r"\b(?:client|klien|pemrakarsa)\b", re.IGNORECASE)
_STAGE_FOUR: Final = ("comparison_rows", "debate", "changes", "actions")


@rule(
    "A1-01",
    stage=1,
    severity="warning",
    message=N_("Who caused this study?"),
    asks=N_("Without whom would we not be sitting here?"),
    why=N_(
        "The client is whoever made the study happen, whatever his or her rank. That person's hopes and fears "
        "shape what may be asked and what may be found. A study that does not name its client serves one "
        "all the same, only without saying so."
    ),
    source="Checkland & Poulter 2006, Analysis One",
    reads=(HEADER, "analysis_one"),
)
def no_client(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Analysis One names no client."""
    if not _in_role(study, "client"):
        yield of_session(study, "A1-01")


@rule(
    "A1-02",
    stage=1,
    severity="warning",
    message=N_("Who conducts it?"),
    asks=N_("Who is doing this study, and with what of their own at stake?"),
    why=N_(
        "Those who conduct a study bring time, skill and a view of their own. They are part of the situation "
        "from the first interview on. Naming them as practitioners makes that influence something that can "
        "be discussed."
    ),
    source="Checkland & Poulter 2006, Analysis One",
    reads=(HEADER, "analysis_one"),
)
def no_practitioner(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Analysis One names no practitioner."""
    if not _in_role(study, "practitioner"):
        yield of_session(study, "A1-02")


@rule(
    "A1-03",
    stage=1,
    severity="warning",
    message=N_("Think wider"),
    asks=N_("Who else could say: this is my problem too?"),
    why=N_(
        "An issue owner is anyone who could plausibly care how this turns out. The list is the richest source "
        "of relevant systems, because each name on it stands for a worldview. With one or two names the "
        "inquiry knows its answers before it begins."
    ),
    source="Checkland & Poulter 2006, Analysis One",
    reads=(HEADER, "analysis_one"),
)
def few_issue_owners(study: Study, settings: Settings) -> Iterator[Finding]:
    """Fewer than three issue owners."""
    if len(_in_role(study, "issue_owner")) < settings.threshold("A1-03", 3):
        yield of_session(study, "A1-03")


@rule(
    "A1-04",
    stage=1,
    severity="hint",
    message=N_("The client is one issue owner among others"),
    asks=N_("What does the client make of this as one of those concerned?"),
    why=N_(
        "Whoever pays for a study has an interest in it. Put on the list of issue owners, that interest "
        "stands beside the others and can be compared with them. Left off, it is easily taken for the neutral view."
    ),
    source="Checkland & Scholes 1990",
    reads=(HEADER, "analysis_one"),
)
def client_not_owner(study: Study, settings: Settings) -> Iterator[Finding]:
    """The client is not also listed as an issue owner, by name or by the word."""
    owners = _in_role(study, "issue_owner")
    for client in _in_role(study, "client"):
        called = any(
            _CLIENT.search(words)
            for each in owners
            for _, words in wordings(each.who, study.language)
        )
        if client not in owners and not called and not _heard(study, client.who, owners, settings):
            yield Finding("A1-04", "analysis_one", client.id, "role")


@rule(
    "A1-05",
    stage=1,
    severity="hint",
    message=N_("Who outside could own this?"),
    asks=N_("Who outside these walls lives with the consequences?"),
    why=N_(
        "An organisation looks reasonable from within. Citizens, suppliers, neighbours or an auditor see it "
        "from where its habits have costs. One issue owner from outside is often enough to open a second worldview."
    ),
    source="Ulrich 1983 on those affected; Checkland & Poulter 2006",
    reads=(HEADER, "analysis_one", "element"),
)
def nobody_outside(study: Study, settings: Settings) -> Iterator[Finding]:
    """Issue owners are named, but none is outside: neither said to be, nor drawn as an outside party."""
    owners = _in_role(study, "issue_owner")
    outsiders = [each for each in study.elements.values() if each.kind == "outsider"]
    if owners and not any(
        each.inside is False
        or (
            each.inside is None
            and any(_alike(study, each.who, drawn.label, settings) for drawn in outsiders)
        )
        for each in owners
    ):
        yield of_session(study, "A1-05")


@rule(
    "A1-06",
    stage=1,
    severity="hint",
    message=N_("Named later, not heard here"),
    asks=N_("What would this person say about the situation?"),
    why=N_(
        "A root definition names people who can stop a system or who pay for it. If they were never thought "
        "of as owning the issue, their view was guessed. Go back to Analysis One and ask what they would say."
    ),
    source="Checkland & Scholes 1990",
    reads=(HEADER, "analysis_one", "owner", "customer"),
)
def named_later(study: Study, settings: Settings) -> Iterator[Finding]:
    """An owner or victim in a root definition is not among the issue owners.

    Those who are described by what happens to them ("those who …") have no name that could be looked for.
    """
    heard = _in_role(study, "issue_owner")
    if not heard:
        return
    for owner in study.owners.values():
        if _named(study, owner.who) and not _heard(study, owner.who, heard, settings):
            yield Finding("A1-06", "owner", owner.id, "who")
    for customer in study.customers.values():
        loses = customer.kind in ("victim", "both")
        if (
            loses
            and _named(study, customer.who)
            and not _heard(study, customer.who, heard, settings)
        ):
            yield Finding("A1-06", "customer", customer.id, "who")


def _in_role(study: Study, role: str) -> list[AnalysisOne]:
    return [each for each in study.analyses_one.values() if role in (each.role or "")]


def _named(study: Study, who: Text | None) -> bool:
    found = [words for _language, words in wordings(who, study.language)]
    return bool(found) and not any(_DESCRIBED.search(words) for words in found)


def _heard(
    study: Study, who: Text | None, owners: Iterable[AnalysisOne], settings: Settings
) -> bool:
    return any(_alike(study, who, each.who, settings) for each in owners)


def _alike(study: Study, one: Text | None, other: Text | None, settings: Settings) -> bool:
    """Whether two texts speak of the same people, in a language that both have."""
    if one is None or other is None:
        return False
    return _likeness(one, other, study.language) >= settings.threshold("A1-04.alike", 0.5)


@lru_cache(maxsize=MANY)
def _likeness(one: Text, other: Text, main: str) -> float:
    others = dict(wordings(other, main))
    return max(
        (
            overlap(words, others[language], language)
            for language, words in wordings(one, main)
            if language in others
        ),
        default=0.0,
    )


@rule(
    "A2-01",
    stage=1,
    severity="warning",
    message=N_("Incomplete triangle"),
    asks=N_("What is expected of this role, and by what is it judged good?"),
    why=N_(
        "Role, norm and value make one another: who takes a role is expected to behave in some way and is "
        "judged by some standard, and that in turn changes the role. With one corner missing one sees a "
        "position and not the culture around it."
    ),
    source="Vickers 1965; Checkland & Scholes 1990, Analysis Two",
    reads=("analysis_two",),
)
def broken_triangle(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A role without norms or without values."""
    for each in study.analyses_two.values():
        for field in ("norms", "values"):
            if not any(says(text) for text in getattr(each, field)):
                yield Finding("A2-01", "analysis_two", each.id, field)


@rule(
    "A2-02",
    stage=1,
    severity="hint",
    message=N_("Informal roles?"),
    asks=N_("Who counts here without a post: who dares, who knows everybody?"),
    why=N_(
        "Much of what can be said and done in an organisation hangs on roles that no chart shows. They are "
        "seldom told in plenary and often decisive for whether a change is felt to be feasible."
    ),
    source="Checkland & Scholes 1990, Analysis Two",
    reads=(HEADER, "analysis_two"),
)
def no_informal_role(study: Study, _settings: Settings) -> Iterator[Finding]:
    """No role is marked as informal."""
    if not any(each.formality == "informal" for each in study.analyses_two.values()):
        yield of_session(study, "A2-02")


@rule(
    "A2-03",
    stage=1,
    severity="hint",
    message=N_("What did the debate teach about norms?"),
    asks=N_("Who was listened to just now, and what could not be said?"),
    why=N_(
        "Analysis Two is never finished. How a group argues over a comparison shows its norms better than any "
        "interview does, and that knowledge is needed a little later, when changes are judged for feasibility."
    ),
    source="Checkland & Poulter 2006",
    reads=(HEADER, "analysis_two", "row", "debate", "change", "action"),
)
def norms_not_revisited(study: Study, settings: Settings) -> Iterator[Finding]:
    """Stage four is in use and Analysis Two has not moved since.

    A record shows when it came into being, or when a bundle says that it was last changed; later edits of its
    words cannot be seen. A session whose stages were brought in together keeps this rule silent.
    """
    known = list(study.analyses_two.values())
    later = [each for table in _STAGE_FOUR for each in getattr(study, table)]
    if not known or not later:
        return
    if any(name.split(">")[0] in later for each in known for name in each.evidence):
        return
    moments = [_last_touched(each) for each in known]
    begun = [moment for id_ in later if (moment := _born(id_)) is not None]
    seen = [moment for moment in moments if moment is not None]
    if begun and seen and min(begun) - max(seen) > settings.threshold("A2-03", 1) * 3600:
        yield of_session(study, "A2-03")


def _last_touched(each: AnalysisTwo) -> float | None:
    """When a record came into being or, where a bundle says so, was last changed; seconds."""
    said = kept(each.kept)
    stamp = said.get("updated_at") or said.get("observed_at")
    try:
        moment = datetime.fromisoformat(str(stamp))
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return _born(each.id)


def _born(id_: str) -> float | None:
    """The seconds in an id, which begins with the milliseconds of its making."""
    digits = id_.replace("-", "")[:12]
    try:
        return int(digits, 16) / 1000 if len(id_) == 36 else None
    except ValueError:
        return None


@rule(
    "A3-01",
    stage=1,
    severity="hint",
    message=N_("How are things decided here?"),
    asks=N_("For yourself, not the group: what does it take to get one's way?"),
    why=N_(
        "Every situation has a politics: something that gives power, and ways in which it is obtained, used, "
        "protected and passed on. Whoever leaves it out is surprised at stage four, when a desirable change "
        "turns out to be somebody's loss. These notes stay with the facilitator."
    ),
    source="Stowell 1989; Checkland & Scholes 1990, Analysis Three",
    reads=(HEADER, "analysis_three"),
)
def politics_unnoticed(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Analysis Three has no entry."""
    if not study.analyses_three:
        yield of_session(study, "A3-01")


@rule(
    "A3-02",
    stage=1,
    severity="warning",
    message=N_("Who holds it?"),
    asks=N_("For yourself: in whose hands is this now?"),
    why=N_(
        "A commodity of power is only understood together with those who have it: how they came by it and what "
        "they would have to give up. Without a holder the note says nothing about what is feasible here."
    ),
    source="Checkland & Scholes 1990, Analysis Three",
    reads=("analysis_three",),
)
def commodity_without_holder(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A commodity of power of which nobody is said to hold it."""
    for each in study.analyses_three.values():
        if not says(each.holder):
            yield Finding("A3-02", "analysis_three", each.id, "holder")


@rule(
    "A3-03",
    stage=1,
    severity="error",
    message=N_("Private item in export"),
    asks=N_("Did you decide, for this very item, that readers may see it?"),
    why=N_(
        "Writing down who has power is itself an act of power, and it can hurt those who are named. So each "
        "item of Analysis Three goes out only when it was released by itself. Here the marks on the item "
        "would let it out, or contradict each other, without such a release."
    ),
    source="Checkland & Scholes 1990, Analysis Three",
    reads=("analysis_three",),
)
def power_would_go_out(study: Study, _settings: Settings) -> Iterator[Finding]:
    """An entry of Analysis Three that an export would show, or whose marks disagree, without its own release.

    The release is `private` = False. An entry that is only marked as public or for the session goes out without
    one; an entry for the facilitator alone that is said not to be private means two things at once.
    """
    for each in study.analyses_three.values():
        if goes_out_unasked(each):
            yield Finding("A3-03", "analysis_three", each.id, "private")


def goes_out_unasked(each: AnalysisThree) -> bool:
    """Whether the marks of an entry let it out, or contradict each other, without a release of its own."""
    if each.private is None:
        return each.visibility in _RELEASED
    return each.private is False and each.visibility == "facilitator"
