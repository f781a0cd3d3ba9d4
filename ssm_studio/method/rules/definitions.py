"""Rules about P, Q, R, the sentence and what stands beside a root definition (RD-18 to RD-29).

Importing this module registers all rules of stage two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_
from ssm_studio.method.lookups import chosen_definitions, says
from ssm_studio.method.rules.catwoe import (
    actors_of,
    constraints_of,
    customers_of,
    left_out,
    owners_of,
)
from ssm_studio.method.rules.rule import HEADER, Finding, Settings, rule
from ssm_studio.method.rules.transformations import CATWOE, OVERLAPPING, PQR, meaning, on
from ssm_studio.method.sentence import sentence_text
from ssm_studio.method.wording.judgements import (
    is_public,
    lists_with,
    matches_means,
    normal,
    shared,
    starts_vague,
    wordings,
    words_in,
)
from ssm_studio.method.wording.proper_names import organisation_names

SYSTEMS: Final = (
    "Checkland & Scholes 1990 on primary-task and issue-based systems; Checkland & Poulter 2010"
)


@rule(
    "RD-18",
    stage=2,
    severity="warning",
    message=N_("A means in place of a purpose"),
    asks=N_("What would this still do if that tool did not exist?"),
    why=N_(
        "P says what is done, Q says how. As long as a tool or a method stands in P, no other way of doing it can be "
        "thought of, and the debate becomes one about the tool. Move it to Q, where it is a choice."
    ),
    source=PQR,
    reads=("definition", HEADER),
)
def how_for_what(study: Study, settings: Settings) -> Iterable[Finding]:
    """P names a means."""
    lists = lists_with(settings.words)
    for each in study.root_definitions.values():
        if any(matches_means(words, lists) for _, words in wordings(each.p, study.language)):
            yield on("RD-18", each, "p")


@rule(
    "RD-19",
    stage=2,
    severity="hint",
    message=N_("Into what exactly?"),
    asks=N_("How would we see that it has become better?"),
    why=N_(
        "“Improve” and its kin say that something should be better and keep quiet about what it becomes. Nobody can "
        "disagree, and so nobody learns. Say the state that it is brought into."
    ),
    source=PQR,
    reads=("definition", HEADER),
)
def vague_what(study: Study, settings: Settings) -> Iterable[Finding]:
    """P begins with a vague verb."""
    lists = lists_with(settings.words)
    for each in study.root_definitions.values():
        if any(starts_vague(words, t, lists) for t, words in wordings(each.p, study.language)):
            yield on("RD-19", each, "p")


@rule(
    "RD-20",
    stage=2,
    severity="warning",
    message=N_("Complete PQR"),
    asks=N_("By which means would it be done, and to help what wider aim?"),
    why=N_(
        "Do P, by Q, in order to help achieve R: what, how and why are three levels. Without Q the definition stays a "
        "wish, without R nobody can say later whether it was worth the effort."
    ),
    source=PQR,
    reads=("definition",),
)
def how_and_why_unsaid(study: Study, _settings: Settings) -> Iterable[Finding]:
    """Q or R is empty."""
    for each in study.root_definitions.values():
        for field in ("q", "r"):
            if not says(getattr(each, field)):
                yield on("RD-20", each, field)


@rule(
    "RD-21",
    stage=2,
    severity="hint",
    message=N_("R repeats P"),
    asks=N_("And what is that good for?"),
    why=N_(
        "R belongs one level up: it is what the wider system gets out of this one. When it says P over again, ask "
        "“why?” once more; the answer is R."
    ),
    source=PQR,
    reads=("definition", HEADER),
)
def why_repeats_what(study: Study, settings: Settings) -> Iterable[Finding]:
    """Most of R's content words are those of P."""
    lists, most = lists_with(settings.words), settings.threshold("RD-21", OVERLAPPING)
    for each in study.root_definitions.values():
        what = meaning(each.p, study.language, lists)
        why = meaning(each.r, study.language, lists)
        if any(shared(why[tongue], what[tongue]) >= most for tongue in why if tongue in what):
            yield on("RD-21", each, "r")


@rule(
    "RD-22",
    stage=2,
    severity="hint",
    message=N_("Too short or too long to debate"),
    asks=N_("Could someone who was not here read it once and know what we mean?"),
    why=N_(
        "A sentence of a few words leaves the elements out, and a very long one nobody keeps in mind while arguing. "
        "Between fifteen and ninety words is what groups work with well; the numbers can be set."
    ),
    source="Workshop practice (method reference 2.7)",
    reads=("definition", "customer", "actor", "owner", "constraint", HEADER),
)
def sentence_length(study: Study, settings: Settings) -> Iterable[Finding]:
    """The sentence, by hand or composed, has fewer than 15 or more than 90 words."""
    least, most = settings.threshold("RD-22.least", 15), settings.threshold("RD-22.most", 90)
    for each in study.root_definitions.values():
        said = wordings(each.sentence, study.language)
        if not said and _complete(each):
            said = ((study.language, sentence_text(study, each, study.language)),)
        if any(words and not least <= len(words_in(words)) <= most for _, words in said):
            yield on("RD-22", each, "sentence")


def _complete(definition: RootDefinition) -> bool:
    """Whether enough is filled that the composed sentence is more than a beginning."""
    return all(says(text) for text in (definition.p, definition.q, definition.r))


@rule(
    "RD-23",
    stage=2,
    severity="warning",
    message=N_("Element not in the sentence"),
    asks=N_("Is it deliberately not mentioned, or did the sentence lose it?"),
    why=N_(
        "The sentence is what people remember and debate. An actor, an owner or a limit "
        "that stands in the fields and not in the sentence is easily forgotten. Not "
        "mentioning one can provoke a good discussion; then note that it is deliberate."
    ),
    source=CATWOE,
    reads=("definition", "actor", "owner", "constraint", HEADER),
)
def element_unsaid(study: Study, settings: Settings) -> Iterable[Finding]:
    """A sentence worded by hand says no word of A, O or E, and nobody said why."""
    lists = lists_with(settings.words)
    tables: tuple[tuple[str, str, str, Mapping[str, list[Any]]], ...] = (
        ("A", "actors", "who", actors_of(study)),
        ("O", "owners", "who", owners_of(study)),
        ("E", "constraints", "what", constraints_of(study)),
    )
    for each in study.root_definitions.values():
        sentence = meaning(each.sentence, study.language, lists)
        if not sentence:
            continue
        for letter, field, column, rows_of in tables:
            rows = rows_of.get(each.id, ())
            named: dict[str, frozenset[str]] = {}
            for row in rows:
                for tongue, words in meaning(getattr(row, column), study.language, lists).items():
                    named[tongue] = named.get(tongue, frozenset()) | words
            lost = any(
                words and tongue in sentence and not words & sentence[tongue]
                for tongue, words in named.items()
            )
            if lost and not left_out(each, letter):
                yield on("RD-23", each, field, letter)


def _session(rule_id: str, study: Study, field: str = "") -> Finding:
    return Finding(rule_id, "session", study.session.id, field)


@rule(
    "RD-24",
    stage=2,
    severity="warning",
    message=N_("Add another worldview"),
    asks=N_("Who, taking part or outside, would see this quite differently?"),
    why=N_(
        "One model on one worldview turns quickly into a plan. Only the second one, pure and different, shows that the "
        "first was a choice, and gives the debate something to work with."
    ),
    source="Checkland & Poulter 2010, in Reynolds & Holwell: each model expresses one worldview purely",
    reads=("definition", "model", HEADER),
)
def one_worldview(study: Study, _settings: Settings) -> Iterable[Finding]:
    """There is a model, and fewer than two different worldviews."""
    if study.models:
        language = study.language
        beliefs = {
            normal(each.worldview.read(language)).strip(" .")
            for each in study.root_definitions.values()
            if each.worldview is not None and says(each.worldview)
        }
        if len(beliefs) < 2:
            yield _session("RD-24", study)


@rule(
    "RD-25",
    stage=2,
    severity="hint",
    message=N_("Add a primary-task / issue-based one"),
    asks=N_("What would a system of the other type be here?"),
    why=N_(
        "Primary-task systems follow what the organisation is there for; they are safe and can be dull. Issue-based "
        "ones cut across the departments and set thinking free, and can lose contact. One of each keeps the balance."
    ),
    source=SYSTEMS,
    reads=("definition", "system", HEADER),
)
def one_type(study: Study, _settings: Settings) -> Iterable[Finding]:
    """All definitions that were taken up are of one type."""
    types = {
        type_
        for id_ in chosen_definitions(study)
        if (type_ := _type(study, study.root_definitions[id_])) is not None
    }
    if len(types) == 1:
        yield _session("RD-25", study)


def _type(study: Study, definition: RootDefinition) -> str | None:
    if definition.type is not None:
        return definition.type
    system = study.relevant_systems.get(definition.system or "")
    return system.type if system else None


@rule(
    "RD-26",
    stage=2,
    severity="hint",
    message=N_("Where does it come from?"),
    asks=N_("Which theme or whose concern made us think of it?"),
    why=N_(
        "A relevant system is relevant to something: a theme of the pictures or the "
        "concern of an issue owner. Without that link nobody can follow later why it was "
        "looked at, and it may have been carried in from elsewhere."
    ),
    source=SYSTEMS,
    reads=("system",),
)
def from_nowhere(study: Study, _settings: Settings) -> Iterable[Finding]:
    """A relevant system that names no theme and no issue owner."""
    for system in study.relevant_systems.values():
        if not system.from_themes and not system.from_issue_owner:
            yield Finding("RD-26", "system", system.id, "from_themes")


@rule(
    "RD-27",
    stage=2,
    severity="hint",
    message=N_("What else was considered?"),
    asks=N_("Which systems did we think of and leave, and why?"),
    why=N_(
        "Many relevant systems are thought of and few chosen. Those kept aside, with the reason, show that there was a "
        "choice; they are the first place to look when the chosen ones teach nothing."
    ),
    source=SYSTEMS,
    reads=("system", "definition", HEADER),
)
def no_alternative(study: Study, _settings: Settings) -> Iterable[Finding]:
    """Something was chosen, and no system was kept aside."""
    systems = study.relevant_systems.values()
    begun = bool(study.root_definitions) or any(system.chosen for system in systems)
    if begun and not any(system.chosen is False for system in systems):
        yield _session("RD-27", study)


@rule(
    "RD-28",
    stage=2,
    severity="hint",
    message=N_("Who is affected first?"),
    asks=N_("Who receives the output with their own hands?"),
    why=N_(
        "The most common mistake with customers is to name people many steps away: the public, the nation. Ask who "
        "notices first, on the same day. The wider good belongs in R."
    ),
    source="Checkland 1999 on customers at several removes; Checkland & Scholes 1990",
    reads=("definition", "customer", HEADER),
)
def customers_far_away(study: Study, settings: Settings) -> Iterable[Finding]:
    """No customer is reached directly, or none is narrower than the public."""
    lists, customers = lists_with(settings.words), customers_of(study)
    for each in study.root_definitions.values():
        rows = [row for row in customers.get(each.id, ()) if says(row.who)]
        far = all(row.direct is False for row in rows)
        wide = all(
            all(is_public(words, lists) for _, words in wordings(row.who, study.language))
            for row in rows
        )
        if rows and (far or wide):
            yield on("RD-28", each, "customers")


@rule(
    "RD-29",
    stage=2,
    severity="warning",
    message=N_("Bound to the organogram"),
    asks=N_("How would we say it if that unit did not exist?"),
    why=N_(
        "An issue-based system cuts across the boxes of the chart on purpose. As soon as a unit is named in it, the "
        "talk is about that unit's duties again and no longer about the issue."
    ),
    source=SYSTEMS,
    reads=("definition", "system", "element", HEADER),
)
def bound_to_units(study: Study, settings: Settings) -> Iterable[Finding]:
    """P of an issue-based definition names an organisation of the pictures."""
    lists, names = lists_with(settings.words), organisation_names(study)
    for each in study.root_definitions.values():
        if _type(study, each) != "issue_based":
            continue
        for _, words in wordings(each.p, study.language):
            if name := names.said_in(words, lists):
                yield on("RD-29", each, "p", name)
                break
