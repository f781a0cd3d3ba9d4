"""The study: everything in one workshop session, as one immutable value."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any, TypeVar

from ssm_studio.domain.action import AgreedAction, FollowUp
from ssm_studio.domain.agenda import Block, DiaryEntry, Parked
from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.clash import Clash, ClashSide
from ssm_studio.domain.comparison import (
    Accommodation,
    Change,
    ComparisonRow,
    DebateEntry,
    Reservation,
    Scenario,
    ScenarioStep,
)
from ssm_studio.domain.definitions import (
    Actor,
    Constraint,
    Customer,
    Owner,
    RelevantSystem,
    RootDefinition,
)
from ssm_studio.domain.evidence import Evidence
from ssm_studio.domain.kinds import BY_NAME, KINDS
from ssm_studio.domain.lens import Lens, LensElement
from ssm_studio.domain.model import Activity, ConceptualModel, Indicator
from ssm_studio.domain.picture import (
    AnalysisOne,
    AnalysisThree,
    AnalysisTwo,
    Element,
    Interpretation,
    Photo,
    Relation,
    RichPicture,
    Theme,
)
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.research import (
    CycleNote,
    Declared,
    Learning,
    ReconstructionRow,
    Research,
)
from ssm_studio.domain.situation import Group, Participant, Session
from ssm_studio.domain.text import Text, main_language
from ssm_studio.domain.waiver import Waiver
from ssm_studio.values import dataclass

R = TypeVar("R", bound=Record)
Table = Mapping[str, R]
"""Records by id, in the order in which they came into being."""


def _empty() -> Any:
    return field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Study:
    """All records of one session. Never changed: `changes.apply` makes the next one.

    Two studies with the same records are equal. The tables must not be mutated; they are shared between
    successive studies.
    """

    sessions: Table[Session] = _empty()
    research: Table[Research] = _empty()
    groups: Table[Group] = _empty()
    participants: Table[Participant] = _empty()
    analyses_one: Table[AnalysisOne] = _empty()
    analyses_two: Table[AnalysisTwo] = _empty()
    analyses_three: Table[AnalysisThree] = _empty()
    pictures: Table[RichPicture] = _empty()
    photos: Table[Photo] = _empty()
    interpretations: Table[Interpretation] = _empty()
    elements: Table[Element] = _empty()
    relations: Table[Relation] = _empty()
    themes: Table[Theme] = _empty()
    relevant_systems: Table[RelevantSystem] = _empty()
    root_definitions: Table[RootDefinition] = _empty()
    customers: Table[Customer] = _empty()
    actors: Table[Actor] = _empty()
    owners: Table[Owner] = _empty()
    constraints: Table[Constraint] = _empty()
    models: Table[ConceptualModel] = _empty()
    activities: Table[Activity] = _empty()
    indicators: Table[Indicator] = _empty()
    comparison_rows: Table[ComparisonRow] = _empty()
    scenarios: Table[Scenario] = _empty()
    scenario_steps: Table[ScenarioStep] = _empty()
    debate: Table[DebateEntry] = _empty()
    accommodations: Table[Accommodation] = _empty()
    reservations: Table[Reservation] = _empty()
    changes: Table[Change] = _empty()
    actions: Table[AgreedAction] = _empty()
    follow_ups: Table[FollowUp] = _empty()
    reconstruction: Table[ReconstructionRow] = _empty()
    learning: Table[Learning] = _empty()
    waivers: Table[Waiver] = _empty()
    evidence: Table[Evidence] = _empty()
    ballots: Table[Ballot] = _empty()
    blocks: Table[Block] = _empty()
    diary: Table[DiaryEntry] = _empty()
    parked: Table[Parked] = _empty()
    declared: Table[Declared] = _empty()
    cycle_notes: Table[CycleNote] = _empty()
    lenses: Table[Lens] = _empty()
    lens_elements: Table[LensElement] = _empty()
    clashes: Table[Clash] = _empty()
    clash_sides: Table[ClashSide] = _empty()

    def table(self, kind: str) -> Table[Any]:
        """The records of one kind, by id."""
        records: Table[Any] = getattr(self, BY_NAME[kind].table)
        return records

    def get(self, kind: str, id_: str) -> Any:
        """The record, or None where there is none (any more)."""
        return self.table(kind).get(id_)

    def find(self, id_: str) -> Record | None:
        """The record with this id, of whatever kind."""
        for kind in KINDS:
            if (record := self.table(kind.name).get(id_)) is not None:
                found: Record = record
                return found
        return None

    def everything(self) -> Iterator[tuple[str, Record]]:
        """Every record with the name of its kind."""
        for kind in KINDS:
            for record in self.table(kind.name).values():
                yield kind.name, record

    @property
    def session(self) -> Session:
        """The session's header; an empty one where none was written yet."""
        return next(iter(self.sessions.values()), _NO_SESSION)

    @property
    def declaration(self) -> Research | None:
        """What the researchers declared in advance."""
        return next(iter(self.research.values()), None)

    @property
    def language(self) -> str:
        """The session's main language, the one that is edited: "en" or "id"."""
        return main_language(self.session.languages)

    @property
    def title(self) -> str:
        """The session's title in its main language."""
        return self.session.title.read(self.language) if self.session.title else ""


_NO_SESSION = Session(id="")


def new_study(title: str, language: str) -> Study:
    """A study with a header and nothing else."""
    session = Session(id=new_id(), title=Text.said(title, language), languages=(language,), cycle=1)
    return Study(sessions={session.id: session})


def children(table: Table[R], parent_field: str, parent_id: str) -> tuple[R, ...]:
    """The records of `table` whose `parent_field` names `parent_id`, in order."""
    return tuple(each for each in table.values() if getattr(each, parent_field) == parent_id)


def elements_of(study: Study, picture_id: str) -> tuple[Element, ...]:
    """The elements of one picture, in the order in which they were drawn."""
    return children(study.elements, "picture", picture_id)


def relations_of(study: Study, picture_id: str) -> tuple[Relation, ...]:
    """The relations of one picture whose two ends are both there."""
    return tuple(
        each
        for each in children(study.relations, "picture", picture_id)
        if each.source in study.elements and each.target in study.elements
    )


def activities_of(study: Study, model_id: str) -> tuple[Activity, ...]:
    """The activities of one model, by number ("2" before "10", "3.1" after "3")."""
    found = children(study.activities, "model", model_id)
    return tuple(sorted(found, key=lambda each: number_key(each.number)))


def conceptual_models(study: Study) -> tuple[ConceptualModel, ...]:
    """The models that carry out root definitions; those of the real world left out."""
    return tuple(each for each in study.models.values() if not each.real_world)


def number_key(number: str | None) -> tuple[tuple[int, int, str], ...]:
    """Sorts activity numbers as people read them; anything that is not a number comes last."""
    parts = (number or "").split(".")
    return tuple((0, int(p), "") if p.isdecimal() and p.isascii() else (1, 0, p) for p in parts)
