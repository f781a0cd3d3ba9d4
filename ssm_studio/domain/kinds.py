"""The table of every kind of record: its class, where the study keeps it, its short-name prefix, its owner."""

from __future__ import annotations

import dataclasses
from typing import Any, Final

from ssm_studio.domain import (
    action,
    agenda,
    ballot,
    clash,
    comparison,
    definitions,
    evidence,
    lens,
    model,
    picture,
    research,
    situation,
    waiver,
)
from ssm_studio.domain.record import Record
from ssm_studio.i18n import N_
from ssm_studio.values import dataclass

_FIELDS: dict[type[Record], tuple[dataclasses.Field[Any], ...]] = {}
_OF_ALL: Final = {each.name: each.metadata.get("since", 0) for each in dataclasses.fields(Record)}
"""The fields that every record has, each with the number of its migration."""


def fields_of(type_: type[Record]) -> tuple[dataclasses.Field[Any], ...]:
    """The declared fields of a record class, in the order of the columns: what came with a later migration last."""
    if type_ not in _FIELDS:
        found, inherited = dataclasses.fields(type_), _OF_ALL
        # A field that a class had before all records got it stands among its own.
        moved = {each.name for each in found if _since(each) < inherited.get(each.name, 0)}
        own = {name: at for at, name in enumerate(type_.__annotations__)}
        place = {
            each.name: (1, own[each.name])
            if each.name in moved or each.name not in inherited
            else (0, at)
            for at, each in enumerate(found)
        }
        _FIELDS[type_] = tuple(sorted(found, key=lambda each: (_since(each), place[each.name])))
    return _FIELDS[type_]


def _since(field: dataclasses.Field[Any]) -> int:
    return int(field.metadata.get("since", 0))


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record.

    Attributes:
        name: what puts, references and the change log call it.
        type: its dataclass.
        table: the attribute of `Study` that holds these records, and the table in the session file.
        section: where a bundle lists them: a dotted path from the root, or from the parent record.
        prefix: of its short names; "" where they have none.
        called: what a person calls one of them.
    """

    name: str
    type: type[Record]
    table: str
    section: str
    prefix: str
    called: str
    single: bool = False

    @property
    def parent_field(self) -> str | None:
        """The field that names the record that owns this one, None for records that stand alone."""
        return next((each.name for each in fields_of(self.type) if each.metadata["parent"]), None)

    @property
    def since(self) -> int:
        """The number of the migration that brought its table; 0 for the kinds that were there from the first."""
        shared = {each.name for each in dataclasses.fields(Record)}
        own = (each for each in fields_of(self.type) if each.name not in shared)
        return min((_since(each) for each in own), default=0)

    @property
    def parent_kind(self) -> str | None:
        """The kind of the record that owns this one."""
        return next(
            (each.metadata["parent"] for each in fields_of(self.type) if each.metadata["parent"]),
            None,
        )


KINDS: Final = tuple(
    Kind(*row)
    for row in (
        ("session", situation.Session, "sessions", "", "", N_("session"), True),
        ("research", research.Research, "research", "research", "", N_("declaration"), True),
        ("group", situation.Group, "groups", "groups", "G", N_("group")),
        (
            "participant",
            situation.Participant,
            "participants",
            "participants",
            "P",
            N_("participant"),
        ),
        (
            "analysis_one",
            picture.AnalysisOne,
            "analyses_one",
            "analysis_one",
            "A1-",
            N_("Analysis One"),
        ),
        (
            "analysis_two",
            picture.AnalysisTwo,
            "analyses_two",
            "analysis_two",
            "A2-",
            N_("Analysis Two"),
        ),
        (
            "analysis_three",
            picture.AnalysisThree,
            "analyses_three",
            "analysis_three",
            "A3-",
            N_("Analysis Three"),
        ),
        ("picture", picture.RichPicture, "pictures", "rich_pictures", "RP", N_("rich picture")),
        ("photo", picture.Photo, "photos", "photos", "PH", N_("photo")),
        (
            "interpretation",
            picture.Interpretation,
            "interpretations",
            "interpretations",
            "",
            N_("reading of a picture"),
        ),
        ("element", picture.Element, "elements", "elements", "E", N_("element")),
        ("relation", picture.Relation, "relations", "relations", "L", N_("relation")),
        ("theme", picture.Theme, "themes", "themes", "TH", N_("theme")),
        (
            "system",
            definitions.RelevantSystem,
            "relevant_systems",
            "relevant_systems",
            "RS",
            N_("relevant system"),
        ),
        (
            "definition",
            definitions.RootDefinition,
            "root_definitions",
            "root_definitions",
            "RD",
            N_("root definition"),
        ),
        ("customer", definitions.Customer, "customers", "c", "C", N_("customer")),
        ("actor", definitions.Actor, "actors", "a", "A", N_("actor")),
        ("owner", definitions.Owner, "owners", "o", "O", N_("owner")),
        ("constraint", definitions.Constraint, "constraints", "e", "EN", N_("constraint")),
        ("model", model.ConceptualModel, "models", "models", "CM", N_("conceptual model")),
        ("activity", model.Activity, "activities", "activities", "", N_("activity")),
        ("indicator", model.Indicator, "indicators", "indicators", "", N_("indicator")),
        (
            "row",
            comparison.ComparisonRow,
            "comparison_rows",
            "comparison.rows",
            "X",
            N_("comparison row"),
        ),
        (
            "scenario",
            comparison.Scenario,
            "scenarios",
            "comparison.scenarios",
            "SC",
            N_("scenario"),
        ),
        (
            "scenario_step",
            comparison.ScenarioStep,
            "scenario_steps",
            "steps",
            "",
            N_("step of a scenario"),
        ),
        ("debate", comparison.DebateEntry, "debate", "debate", "D", N_("debate entry")),
        (
            "accommodation",
            comparison.Accommodation,
            "accommodations",
            "accommodations",
            "AC",
            N_("accommodation"),
        ),
        (
            "reservation",
            comparison.Reservation,
            "reservations",
            "reservations",
            "",
            N_("reservation"),
        ),
        ("change", comparison.Change, "changes", "changes", "CH", N_("change")),
        ("action", action.AgreedAction, "actions", "actions", "ACT", N_("action")),
        ("follow_up", action.FollowUp, "follow_ups", "follow_ups", "", N_("follow-up")),
        (
            "reconstruction",
            research.ReconstructionRow,
            "reconstruction",
            "reconstruction.rows",
            "RC",
            N_("reconstruction row"),
        ),
        ("learning", research.Learning, "learning", "learning", "LN", N_("learning")),
        ("waiver", waiver.Waiver, "waivers", "waivers", "", N_("waiver")),
        ("evidence", evidence.Evidence, "evidence", "evidence", "EV", N_("evidence")),
        ("ballot", ballot.Ballot, "ballots", "ballots", "V", N_("round of votes")),
        ("block", agenda.Block, "blocks", "agenda.blocks", "B", N_("agenda block")),
        ("diary", agenda.DiaryEntry, "diary", "agenda.diary", "DI", N_("diary line")),
        ("parked", agenda.Parked, "parked", "agenda.parked", "PK", N_("parked item")),
        (
            "declared",
            research.Declared,
            "declared",
            "declared",
            "DV",
            N_("version of the declaration"),
        ),
        ("cycle_note", research.CycleNote, "cycle_notes", "cycle_notes", "", N_("note on a cycle")),
        ("lens", lens.Lens, "lenses", "lenses", "LE", N_("own list")),
        (
            "lens_element",
            lens.LensElement,
            "lens_elements",
            "elements",
            "",
            N_("element of a list"),
        ),
        ("clash", clash.Clash, "clashes", "clashes", "CL", N_("clash")),
        ("clash_side", clash.ClashSide, "clash_sides", "sides", "", N_("side of a clash")),
    )
)

BY_NAME: Final = {kind.name: kind for kind in KINDS}
_BY_TYPE: Final = {kind.type: kind for kind in KINDS}
_PARENTS: Final = {kind.name: kind.parent_kind for kind in KINDS}
CHILDREN: Final = {
    kind.name: tuple(child for child in KINDS if _PARENTS[child.name] == kind.name)
    for kind in KINDS
}
"""The kinds whose records a record of this kind owns."""


def kind_of(record: Record) -> Kind:
    """The kind that `record` is of."""
    return _BY_TYPE[type(record)]


def path_of(field: dataclasses.Field[Any]) -> str | None:
    """Where a bundle has this field, dotted from its record; None where a bundle does not say it."""
    if field.metadata["path"] is None or field.metadata["parent"]:
        return None
    return field.metadata["path"] or field.name
