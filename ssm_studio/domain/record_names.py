"""What people call a record: in labels, lists and traces."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.comparison import ComparisonRow
from ssm_studio.domain.comparison_rows import target_line, target_words
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.kinds import kind_of
from ssm_studio.domain.picture import AnalysisOne, Element
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _

NAME_FIELDS: Final = (
    "label",
    "name",
    "title",
    "text",
    "who",
    "what",
    "p",
    "role",
    "holder",
    "sentence",
    "reconstructed_text",
    "original",
)
LABEL_LENGTH: Final = 32


def name_of(record: Record, language: str) -> str:
    """What people call this record: its pseudonym, label, name, title or text; else its short name; else what it is."""
    if pseudonym := getattr(record, "pseudonym", None):
        return str(pseudonym)
    for name in NAME_FIELDS:
        value = getattr(record, name, None)
        if isinstance(value, Text) and (words := value.read(language).strip()):
            return words
    return record.ref or _(kind_of(record).called)


def short_name(record: Record, language: str) -> str:
    """`name_of` on one line and short enough for a label."""
    name = " ".join(name_of(record, language).split())
    return name if len(name) <= LABEL_LENGTH else name[: LABEL_LENGTH - 1].rstrip() + "…"


def short_name_in(study: Study, record: Record) -> str:
    """`name_in` on one line and short enough for a label; of a row its short name before what it asks."""
    if isinstance(record, ComparisonRow):
        room = LABEL_LENGTH - len(record.ref) - 1
        return f"{record.ref} {target_line(study, record, room)}".strip()
    return short_name(record, study.language)


_IN_ANALYSIS_ONE: Final = {
    "client": N_("client (Analysis One)"),
    "practitioner": N_("practitioner (Analysis One)"),
    "issue_owner": N_("issue owner (Analysis One)"),
}


def kind_and_name(study: Study, record: Record) -> str:
    """What a step calls a record: what it is, then its name; what is drawn in a picture by its name alone."""
    name = short_name_in(study, record)
    if isinstance(record, Element):
        return _("“{name}”").format(name=name)
    role = _IN_ANALYSIS_ONE.get(record.role or "") if isinstance(record, AnalysisOne) else None
    kind = _(role or kind_of(record).called)
    return kind if name == kind else _("{kind} “{name}”").format(kind=kind, name=name)


def definition_name(study: Study, definition: RootDefinition) -> str:
    """What people call a definition: its P, else its system's name, else what T brings about; else its short name."""
    system = study.relevant_systems.get(definition.system or "")
    texts = (
        definition.p,
        system.name if system else None,
        definition.transformation_output,
        definition.sentence,
    )
    words = (read(each, study.language).strip() for each in texts)
    return next((each for each in words if each), definition.ref)


def definition_called(study: Study, definition: RootDefinition) -> str:
    """What a list calls a definition: its system, unless it is derived and has words of its own."""
    system = study.relevant_systems.get(definition.system or "")
    if system is not None and not (definition.derived_from and definition.p):
        return read(system.name, study.language).strip() or system.ref
    return definition_name(study, definition)


def name_in(study: Study, record: Record) -> str:
    """`name_of`, with a definition called by what it is about and a row by what it asks: for lists and traces."""
    if isinstance(record, RootDefinition):
        return definition_name(study, record)
    if isinstance(record, ComparisonRow):
        return target_words(study, record)
    return name_of(record, study.language)
