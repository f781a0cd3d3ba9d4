"""Rules about the rows of a root definition: owners, customers, what is given, actors (RD-10 to RD-17).

A finding that a kind of row is missing stands at the definition; its field is then the table ("owners").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ssm_studio.domain.definition_rows import OMITTED
from ssm_studio.domain.definitions import Actor, Constraint, Customer, Owner, RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import grouped, kept, remembered, says
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, rule
from ssm_studio.method.rules.transformations import CATWOE, on
from ssm_studio.method.wording.judgements import content_words, normal, wordings


@remembered("customers")
def customers_of(study: Study) -> Mapping[str, list[Customer]]:
    """The customers of each definition."""
    return grouped(study.customers.values(), "definition")


@remembered("actors")
def actors_of(study: Study) -> Mapping[str, list[Actor]]:
    """The actors of each definition."""
    return grouped(study.actors.values(), "definition")


@remembered("owners")
def owners_of(study: Study) -> Mapping[str, list[Owner]]:
    """The owners of each definition."""
    return grouped(study.owners.values(), "definition")


@remembered("constraints")
def constraints_of(study: Study) -> Mapping[str, list[Constraint]]:
    """What each definition takes as given."""
    return grouped(study.constraints.values(), "definition")


def left_out(definition: RootDefinition, letter: str) -> bool:
    """Whether somebody said why an element is left out: here, or in a bundle for this letter or for all of them."""
    if says(getattr(definition, OMITTED[letter])):
        return True
    if "omitted_reason" not in definition.kept:
        return False
    said = kept(definition.kept)
    reason: Any = said.get("omitted_reason")
    part = said.get(letter.lower())
    if isinstance(part, dict) and part.get("omitted_reason"):
        return True
    if isinstance(reason, dict) and not {"en", "id"} & set(reason):
        return bool(reason.get(letter) or reason.get(letter.lower()))
    return bool(reason)


@rule(
    "RD-10",
    stage=2,
    severity="error",
    message=N_("Who could stop it?"),
    asks=N_("Who could end this, or change what it is judged by?"),
    why=N_(
        "A purposeful system has somebody who could end it. Without an owner nobody can "
        "say what it would be judged by, and nobody talks about power, often the most "
        "useful discussion."
    ),
    source=CATWOE,
    reads=("definition", "owner"),
)
def no_owner(study: Study, _settings: Settings) -> Iterable[Finding]:
    """No owner row says anything."""
    owners = owners_of(study)
    for each in study.root_definitions.values():
        said = any(says(owner.who) for owner in owners.get(each.id, ()))
        if not said and not left_out(each, "O"):
            yield on("RD-10", each, "owners")


@rule(
    "RD-11",
    stage=2,
    severity="warning",
    message=N_("None named can stop it"),
    asks=N_("How would the one we named actually stop it?"),
    why=N_(
        "It is tempting to name the most senior post. The owner is whoever could really "
        "stop the transformation: by decree, by withholding money, by staying away. If "
        "none of those named could, someone else owns it."
    ),
    source=CATWOE,
    reads=("definition", "owner"),
)
def none_can_stop(study: Study, _settings: Settings) -> Iterable[Finding]:
    """There are owners, and none is said to be able to stop it."""
    owners = owners_of(study)
    for each in study.root_definitions.values():
        rows = [owner for owner in owners.get(each.id, ()) if says(owner.who)]
        if rows and not any(owner.can_stop == "yes" for owner in rows):
            yield on("RD-11", each, "owners")


@rule(
    "RD-12",
    stage=2,
    severity="hint",
    message=N_("Owner and actors the same?"),
    asks=N_("Who outside those who do it could stop it?"),
    why=N_(
        "Sometimes those who do the work could also end it: a club, a co-operative. Mostly "
        "the two were just not told apart. Ask who judges from outside; if nobody does, "
        "waive this question with that reason."
    ),
    source=CATWOE,
    reads=("definition", "owner", "actor", HEADER),
)
def owners_are_actors(study: Study, _settings: Settings) -> Iterable[Finding]:
    """Every owner is named among the actors."""
    owners, actors = owners_of(study), actors_of(study)
    for each in study.root_definitions.values():
        doing = {name for row in actors.get(each.id, ()) for name in _names(row.who, study)}
        owning = [_names(row.who, study) for row in owners.get(each.id, ()) if says(row.who)]
        if doing and owning and all(names & doing for names in owning):
            yield on("RD-12", each, "owners")


def _names(who: Text | None, study: Study) -> set[tuple[str, frozenset[str]]]:
    """Who is named, by language; "the Governor" and "Governor" are one."""
    return {
        (tongue, content_words(words, tongue) or frozenset([normal(words)]))
        for tongue, words in wordings(who, study.language)
    }


@rule(
    "RD-13",
    stage=2,
    severity="warning",
    message=N_("For whom, at whose cost?"),
    asks=N_("Who gains by this, and who pays for it?"),
    why=N_(
        "A transformation touches people. Naming those whom it reaches directly keeps the definition from floating, "
        "and it is where the losers come into sight whom nobody meant."
    ),
    source=CATWOE,
    reads=("definition", "customer"),
)
def no_customer(study: Study, _settings: Settings) -> Iterable[Finding]:
    """No customer row says anything."""
    customers = customers_of(study)
    for each in study.root_definitions.values():
        said = any(says(row.who) for row in customers.get(each.id, ()))
        if not said and not left_out(each, "C"):
            yield on("RD-13", each, "customers")


@rule(
    "RD-14",
    stage=2,
    severity="hint",
    message=N_("Who loses?"),
    asks=N_("Who will be worse off, if only a little?"),
    why=N_(
        "Customers in this method are beneficiaries and victims alike. Changes founder on those who lose by them and "
        "were never mentioned. If after honest thought nobody loses, waive this question with that reason."
    ),
    source=CATWOE,
    reads=("definition", "customer"),
)
def no_victim(study: Study, _settings: Settings) -> Iterable[Finding]:
    """There are customers, none loses, and nobody confirmed that none does."""
    customers = customers_of(study)
    for each in study.root_definitions.values():
        rows = [row for row in customers.get(each.id, ()) if says(row.who)]
        if rows and not any(row.kind in ("victim", "both") for row in rows):
            confirmed = "no_victims_confirmed" in each.kept
            if not (confirmed and kept(each.kept).get("no_victims_confirmed")):
                yield on("RD-14", each, "customers")


@rule(
    "RD-15",
    stage=2,
    severity="warning",
    message=N_("Everything can be changed?"),
    asks=N_("What must this system accept as it is?"),
    why=N_(
        "No system decides everything. What it takes as given marks its boundary, and a definition without it "
        "promises more than anyone could keep."
    ),
    source=CATWOE,
    reads=("definition", "constraint"),
)
def nothing_given(study: Study, _settings: Settings) -> Iterable[Finding]:
    """No constraint row says anything."""
    constraints = constraints_of(study)
    for each in study.root_definitions.values():
        said = any(says(row.what) for row in constraints.get(each.id, ()))
        if not said and not left_out(each, "E"):
            yield on("RD-15", each, "constraints")


@rule(
    "RD-16",
    stage=2,
    severity="warning",
    message=N_("Then it is inside the system"),
    asks=N_("If the system can change this, is changing it one of its activities?"),
    why=N_(
        "The environment is what the system cannot change and must live with. What it can change is not a limit but "
        "work to do. Move it into the transformation or the activities, or ask again whether it really can be changed."
    ),
    source=CATWOE,
    reads=("constraint",),
)
def given_but_changeable(study: Study, _settings: Settings) -> Iterable[Finding]:
    """A constraint that the system itself could change."""
    for row in study.constraints.values():
        if row.system_can_change == "yes":
            yield Finding("RD-16", "constraint", row.id, "system_can_change")


@rule(
    "RD-17",
    stage=2,
    severity="warning",
    message=N_("Who does it?"),
    asks=N_("Who would do it?"),
    why=N_(
        "Actors are those who would carry the transformation out, not all who have an opinion on it. Without them the "
        "definition cannot be told from a wish."
    ),
    source=CATWOE,
    reads=("definition", "actor"),
)
def no_actor(study: Study, _settings: Settings) -> Iterable[Finding]:
    """No actor row says anything."""
    actors = actors_of(study)
    for each in study.root_definitions.values():
        said = any(says(row.who) for row in actors.get(each.id, ()))
        if not said and not left_out(each, "A"):
            yield on("RD-17", each, "actors")
