"""What stands above and below a model's figure, from the record: its title, what it was built on, by whom, and when."""

from __future__ import annotations

from ssm_studio.domain.dates import day_said
from ssm_studio.domain.edit_expansion import RESEARCHER
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.formats.figures.model_captions import built_by_words, parent_words
from ssm_studio.formats.redaction import mark_of
from ssm_studio.i18n import translator


def model_heading(study: Study, model: ConceptualModel, language: str) -> str:
    """The figure's name and its title; where nobody gave it one, what its definition does, or the system's name."""
    definition = study.root_definitions.get(model.root_definition or "")
    system = study.relevant_systems.get(definition.system or "") if definition else None
    titles = (
        read(model.title, language),
        read(definition.p, language) if definition else "",
        read(system.name, language) if system else "",
    )
    title = next(filter(None, titles), "")
    return " ".join(filter(None, (model.ref, title)))


def model_caption(study: Study, model: ConceptualModel, language: str) -> str:
    """The caption's parts that are known, in one line."""
    t = translator(language)
    definition = study.root_definitions.get(model.root_definition or "")
    concept = study.models.get(model.overlays or "")
    parent = parent_words(study, model, language)
    source = study.session.source or read(study.session.title, language)
    told = (
        t("built on root definition {ref}").format(ref=definition.ref) if definition else "",
        _builder(study, model, language),
        t("Version {number}").format(number=model.version) if model.version else "",
        day_said(study.session.dates[-1], t) if study.session.dates else "",
        t("model of current practice, beside {model}").format(model=concept.ref) if concept else "",
        t("expands {activity}").format(activity=parent) if parent else "",
        t("Source: {title}").format(title=source) if source else "",
        _said_by(model, language),
    )
    line = " · ".join(filter(None, told))
    return line[:1].upper() + line[1:]


def _builder(study: Study, model: ConceptualModel, language: str) -> str:
    """The group that built it where the record names one, else who did, else nothing."""
    t = translator(language)
    who = built_by_words(model, language)
    if not who or model.built_by == RESEARCHER:
        return who
    for group in study.groups.values():
        if who in (group.id, group.ref, read(group.name, language)):
            return t("Group: {name}").format(name=read(group.name, language) or group.ref)
    return t("built by {who}").format(who=who)


def _said_by(model: ConceptualModel, language: str) -> str:
    """Who says so, in the words of the report."""
    if not model.provenance:
        return ""
    t = translator(language)
    mark = mark_of(model.provenance)
    kind, _, detail = model.provenance.partition(":")
    words = f"{t(mark.word)} {detail}" if mark.key == kind and detail else t(mark.word)
    return t("Who says so: {who}.").format(who=words).removesuffix(".")
