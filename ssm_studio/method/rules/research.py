"""Rules about the research interest beside the problem-solving one (AR).

They speak once a session does research: something was declared, reconstructed or learned, or a record is marked
for the research interest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from ssm_studio.domain.kinds import KINDS
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import in_each_table, kept, says
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, of_session, rule
from ssm_studio.method.wording.judgements import normal, wordings

_INTERESTS: Final = ("r", "both")
_ELEMENTS: Final = (
    "framework",
    "research_method",
    "problem_solving_method",
    "area_of_concern",
    "problem_situation",
)
_RESEARCH: Final = ("session", "research", "reconstruction", "learning")
_ALL: Final = (HEADER, *(kind.name for kind in KINDS))


_MARKED: Final = in_each_table(lambda record: record.interest in _INTERESTS, any)


def _marked(study: Study) -> bool:
    """Whether any record is marked for the research interest."""
    return any(marked(study) for marked in _MARKED.values())


def _does_research(study: Study) -> bool:
    """Whether the session serves a research interest too."""
    return bool(study.research or study.reconstruction or study.learning) or _marked(study)


@rule(
    "AR-01",
    stage=0,
    severity="warning",
    message=N_("Declare it"),
    asks=N_("Before we begin: with which ideas, by which method, about what?"),
    why=N_(
        "Action research is judged by whether others can recover how its findings came about. For that the "
        "framework of ideas, both methods, the area of concern and the situation must be named, each by itself."
    ),
    source="McKay & Marshall 2001; Checkland & Holwell 1998",
    reads=_ALL,
)
def element_undeclared(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Research is done, and one of F, M_R, M_PS, A and P is empty."""
    declared = study.declaration
    if declared is None:
        if _does_research(study):
            yield of_session(study, "AR-01")
        return
    for field in _ELEMENTS:
        if not says(getattr(declared, field)):
            yield Finding("AR-01", "research", declared.id, field)


@rule(
    "AR-02",
    stage=0,
    severity="warning",
    message=N_("Declared too late: recoverability weak"),
    asks=N_("What did we take for knowledge before we had seen anything?"),
    why=N_(
        "A framework that is written down after the workshop fits what was found there. Declared in advance it "
        "can be disappointed, and only then does a finding say something. If it is too late, say so openly in "
        "the report."
    ),
    source="Checkland & Holwell 1998",
    reads=_ALL,
)
def declared_late(study: Study, _settings: Settings) -> Iterator[Finding]:
    """What will count as knowledge is not declared, or not before the first day of the workshop."""
    declared = study.declaration
    if declared is None:
        if _does_research(study):
            yield of_session(study, "AR-02")
        return
    if not says(declared.declaration):
        yield Finding("AR-02", "research", declared.id, "declaration")
    # Later versions are a part of the record; what counts is the first.
    dates = (declared.declared_at, *(each.declared_at for each in study.declared.values()))
    days = [found for each in dates if (found := _day(each)) is not None]
    day, first = min(days, default=None), _first_day(study)
    if day is None or (first is not None and day >= first):
        yield Finding("AR-02", "research", declared.id, "declared_at")


def _first_day(study: Study) -> date | None:
    """The first day of the workshop: of the session, else the day of the first picture."""
    told = study.session.dates or tuple(each.drawn_at or "" for each in study.pictures.values())
    return min((day for each in told if (day := _day(each)) is not None), default=None)


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat((words or "")[:10])
    except ValueError:
        return None


@rule(
    "AR-03",
    stage=0,
    severity="hint",
    message=N_("Say how one method serves two interests"),
    asks=N_("What would you do for the research that the client does not need?"),
    why=N_(
        "Solving a problem and answering a research question are two cycles over the same events. One method may "
        "serve both, but it yields different data and is evaluated differently in each; a sentence should say how."
    ),
    source="McKay & Marshall 2001",
    reads=("research", HEADER),
)
def one_method_for_both(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Both methods read the same, and no remark came along with the declaration."""
    for each in study.research.values():
        main = study.language
        own = {(tongue, normal(words)) for tongue, words in wordings(each.research_method, main)}
        other = {
            (tongue, normal(words)) for tongue, words in wordings(each.problem_solving_method, main)
        }
        if own & other and not kept(each.kept).get("remark"):
            yield Finding("AR-03", "research", each.id, "research_method")


@rule(
    "AR-04",
    stage=0,
    severity="warning",
    message=N_("No evidence"),
    asks=N_("Where in this session did you see that?"),
    why=N_(
        "A concept that was reconstructed in an inquiry rests on what people said and did there. Without a link "
        "to an issue, a quotation, a row or an action the reader cannot tell it from the researcher's own view."
    ),
    source="Checkland & Holwell 1998",
    reads=("reconstruction",),
)
def reconstructed_without_evidence(study: Study, _settings: Settings) -> Iterator[Finding]:
    """A reconstructed element names no evidence; one that was dropped needs none."""
    for each in study.reconstruction.values():
        if not each.evidence and each.operation != "dropped":
            yield Finding("AR-04", "reconstruction", each.id, "evidence")


@rule(
    "AR-05",
    stage=0,
    severity="warning",
    message=N_("Cite the original"),
    asks=N_("What exactly does the source say, and on which page?"),
    why=N_(
        "To say that an element was kept, narrowed or renamed one must show what it was. The source's own wording "
        "and its page are typed by the researcher and never guessed; only what was added has no original."
    ),
    source="Scholarly practice",
    reads=("reconstruction",),
)
def original_not_cited(study: Study, _settings: Settings) -> Iterator[Finding]:
    """The original's text or page is missing, except where the element was added; once for each element."""
    for each in study.reconstruction.values():
        if each.operation != "added":
            if not says(each.original):
                yield Finding("AR-05", "reconstruction", each.id, "original")
            elif not (each.original_page or "").strip():
                yield Finding("AR-05", "reconstruction", each.id, "original_page")


@rule(
    "AR-06",
    stage=0,
    severity="hint",
    message=N_("What was learned about it?"),
    asks=N_("What do we now think differently about ideas, method and area?"),
    why=N_(
        "Using a framework through a method in an area of concern teaches something about "
        "each of the three. Unless it is written down, the next study begins where this "
        "one began."
    ),
    source="Checkland & Holwell 1998 on F, M and A",
    reads=_ALL,
)
def nothing_learned(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Nothing is recorded as learned about F, M or A."""
    if _does_research(study):
        known = {(each.about or "").strip().upper()[:1] for each in study.learning.values()}
        if missing := [letter for letter in "FMA" if letter not in known]:
            yield of_session(study, "AR-06", "", *missing)


@rule(
    "AR-07",
    stage=0,
    severity="hint",
    message=N_("Decide both exits"),
    asks=N_("Is the problem eased, is the question answered: each by itself?"),
    why=N_(
        "The two cycles need not end together. The situation may be improved while the question stays open, or "
        "the other way round. Each exit is a decision with its own reason."
    ),
    source="McKay & Marshall 2001",
    reads=_ALL,
)
def exits_undecided(study: Study, _settings: Settings) -> Iterator[Finding]:
    """The cycle is closed, and not both interests have an exit decision.

    Closed is a session whose bundle says so, or whose actions are all done or given up. Decisions stand in the
    session's header; older bundles have them as `cycle_decision`, one for each interest.
    """
    if not _does_research(study):
        return
    told = kept(study.session.kept)
    own = told.get("session")
    header: dict[str, Any] = own if isinstance(own, dict) else {}
    ended = bool(study.actions) and all(
        each.status in ("done", "dropped", "superseded") for each in study.actions.values()
    )
    if ended or header.get("status") == "closed" or header.get("closed_at"):
        if study.session.exit_problem_solving and study.session.exit_research:
            return
        decisions = told.get("cycle_decision") or header.get("cycle_decision") or ()
        if not isinstance(decisions, (list, dict)) or len(decisions) < 2:
            yield of_session(study, "AR-07")


@rule(
    "AR-08",
    stage=0,
    severity="warning",
    message=N_("Consent missing"),
    asks=N_("Whose words are these, and may we quote them?"),
    why=N_(
        "What somebody said word for word can be recognised by colleagues even without a name. It goes into a "
        "thesis or a report only with that person's consent; a paraphrase often serves as well."
    ),
    source="Practice of action research",
    reads=("element", "debate", "participant"),
)
def quoted_without_consent(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Something is marked as verbatim, and no participant who consented is named beside it."""
    agreed = {each.id for each in study.participants.values() if each.consent is True}
    for element in study.elements.values():
        if element.verbatim and element.voiced_by not in agreed:
            yield Finding("AR-08", "element", element.id, "verbatim")
    for entry in study.debate.values():
        if entry.verbatim and entry.speaker not in agreed:
            yield Finding("AR-08", "debate", entry.id, "verbatim")


@rule(
    "AR-09",
    stage=0,
    severity="hint",
    message=N_("Research cycle is empty"),
    asks=N_("Which of all this is data for the research question?"),
    why=N_(
        "A dual imperative means that the same events are read twice. If nothing in the "
        "record serves the research interest, the study solved a problem; that is worth "
        "doing, but it is not yet research."
    ),
    source="McKay & Marshall 2001",
    reads=_ALL,
)
def research_empty(study: Study, _settings: Settings) -> Iterator[Finding]:
    """Research was declared, and nothing was reconstructed, learned or marked for it."""
    if study.research and not study.reconstruction and not study.learning and not _marked(study):
        yield of_session(study, "AR-09")
