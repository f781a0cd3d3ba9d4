"""What stage two does: think of relevant systems, choose some, define them, fill PQR and CATWOE."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.definition_rows import (
    FIELDS,
    OMITTED,
    definitions_of,
)
from ssm_studio.domain.definitions import (
    Actor,
    Constraint,
    Customer,
    Owner,
    RelevantSystem,
    RootDefinition,
)
from ssm_studio.domain.edit import add, set_fields, write
from ssm_studio.domain.record import Record, new_id
from ssm_studio.domain.record_names import (
    short_name,
)
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import _

_ROW_TYPES: Final[dict[str, type[Record]]] = {
    "C": Customer,
    "A": Actor,
    "O": Owner,
    "E": Constraint,
}


def add_system(
    study: Study, name: str, *, themes: tuple[str, ...] = (), issue_owner: str | None = None
) -> Changeset:
    """A relevant system that someone thought of; neither chosen nor kept aside yet."""
    system = RelevantSystem(
        id=new_id(),
        name=Text.said(name, study.language),
        from_themes=themes,
        from_issue_owner=issue_owner,
    )
    return add(study, system)


_WHOLE: Final = ("a ", "an ", "the ", "system", "sistem", "sebuah ", "suatu ")
"""How the name of a system begins that needs no opening."""
_OPENINGS: Final = {"en": ("A system ", "to "), "id": ("Sistem ", "untuk ")}


def system_called(words: str, language: str) -> str:
    """The name of a system as it was said after “A system to …”: "share water", "to share water" or all of it."""
    name = words.strip()
    low = name.casefold()
    if not name or low.startswith(_WHOLE):
        return name
    for system, to in _OPENINGS.values():
        if low.startswith(to):
            return system + name
    if name[1:2].islower():
        name = name[0].lower() + name[1:]
    return "".join((*_OPENINGS.get(language, _OPENINGS["en"]), name))


def choose_system(study: Study, system_id: str) -> Changeset:
    """Choose a relevant system; where it has no root definition yet, an empty one is begun."""
    system = study.relevant_systems.get(system_id)
    if system is None:
        return NOTHING
    label = _("Choose “{name}”").format(name=short_name(system, study.language))
    chosen = set_fields(study, "system", system_id, label, chosen=True)
    after = apply(study, chosen)
    if definitions_of(after, system_id):
        return chosen
    return join(label, chosen, add_definition(after, system_id))


def keep_aside(study: Study, system_id: str, reason: str) -> Changeset:
    """Keep a relevant system aside, with the reason; its definitions stay."""
    system = study.relevant_systems.get(system_id)
    if system is None:
        return NOTHING
    label = _("Keep “{name}” aside").format(name=short_name(system, study.language))
    why = (system.why_not or Text()).write(study.language, reason) if reason else system.why_not
    return set_fields(study, "system", system_id, label, chosen=False, why_not=why)


def add_definition(study: Study, system_id: str | None = None) -> Changeset:
    """An empty draft of a root definition, for a relevant system where one is named."""
    system = study.relevant_systems.get(system_id or "")
    definition = RootDefinition(
        id=new_id(),
        system=system_id,
        type=system.type if system else None,
        level="system",
        version=1,
        status="draft",
    )
    return add(study, definition, _("Begin a root definition"))


def derive_definition(
    study: Study, definition_id: str, *, up: bool, activity: str | None = None
) -> Changeset:
    """One level up, R becomes the P of a new definition (why?); one level down, Q does (how?).

    One level down, an `activity` of a model may be taken in place of Q.
    """
    source = study.root_definitions.get(definition_id)
    if source is None:
        return NOTHING
    purpose = source.r if up else source.q
    if not up and activity is not None:
        found = study.activities.get(activity)
        purpose = found.text if found is not None else None
    derived = RootDefinition(
        id=new_id(),
        system=source.system,
        type=source.type,
        level="wider" if up else "sub",
        derived_from=source.id,
        version=1,
        status="draft",
        p=purpose,
    )
    label = _("Go one level up") if up else _("Go one level down")
    return add(study, derived, label)


def leave_out(study: Study, definition_id: str, letter: str, reason: str) -> Changeset:
    """Say why C, A, O or E is left out on purpose; an empty reason takes that back."""
    definition = study.root_definitions.get(definition_id)
    if definition is None or letter not in OMITTED:
        return NOTHING
    field = OMITTED[letter]
    text: Text | None = (getattr(definition, field) or Text()).write(study.language, reason.strip())
    if text is not None and not any(text.everything):
        text = None
    words = _("Omit {letter} deliberately") if reason.strip() else _("Do not omit {letter}")
    label = words.format(letter=letter)
    values: dict[str, Any] = {field: text}
    return set_fields(study, "definition", definition_id, label, **values)


def write_letter(study: Study, definition_id: str, letter: str, value: str) -> Changeset:
    """Write P, Q, R or W of a definition."""
    return write(study, "definition", definition_id, FIELDS[letter], value)


def write_transformation(
    study: Study, definition_id: str, before: str | None, after: str | None
) -> Changeset:
    """Write what comes in and what it has become; None leaves that end as it is."""
    definition = study.root_definitions.get(definition_id)
    if definition is None:
        return NOTHING
    language = study.language
    values: dict[str, Any] = {}
    if before is not None:
        values["transformation_input"] = (definition.transformation_input or Text()).write(
            language, before
        )
    if after is not None:
        values["transformation_output"] = (definition.transformation_output or Text()).write(
            language, after
        )
    return set_fields(study, "definition", definition_id, _("Write the transformation"), **values)


def add_row(study: Study, definition_id: str, letter: str, words: str, **facts: Any) -> Changeset:
    """Add a customer (C), actor (A), owner (O) or constraint (E) row, with facts such as `kind="victim"`."""
    text = Text.said(words, study.language)
    name = "what" if letter == "E" else "who"
    values: dict[str, Any] = {"definition": definition_id, name: text, **facts}
    row = _ROW_TYPES[letter](id=new_id(), **values)
    return add(study, row)


def set_sentence(study: Study, definition_id: str, words: str | None) -> Changeset:
    """Word the sentence by hand; None gives it back to the fields, which compose it."""
    if words is not None:
        return write(study, "definition", definition_id, "sentence", words)
    label = _("Compose the sentence from the fields")
    return set_fields(study, "definition", definition_id, label, sentence=None)


def new_version(study: Study, definition_id: str) -> Changeset:
    """Count a definition's next version; what the earlier ones said stands in the change log."""
    definition = study.root_definitions.get(definition_id)
    if definition is None:
        return NOTHING
    after = replace(definition, version=(definition.version or 1) + 1)
    label = _("New version of “{name}”").format(name=definition.ref)
    return set_fields(study, "definition", definition_id, label, version=after.version)
