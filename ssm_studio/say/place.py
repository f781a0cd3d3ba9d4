"""What is in view for one who only types: where a session begins, and what a line brings into view."""

from __future__ import annotations

from dataclasses import replace

from ssm_studio.domain.edit_model import model_of
from ssm_studio.domain.study import Study, conceptual_models
from ssm_studio.domain.table_groups import table_picture
from ssm_studio.say.results import Place


def first_place(study: Study, stage: int = 1) -> Place:
    """The newest picture, or that of the table whose copy it is, definition and model, as screens show them first."""
    definition = next(reversed(tuple(study.root_definitions)), None)
    model = model_of(study, definition) if definition else None
    models = conceptual_models(study)
    if model is None and models:
        model = models[-1]
    picture = table_picture(study) or next(reversed(tuple(study.pictures)), None)
    return Place(stage, picture, None, definition, model.id if model else None)


def in_stage(place: Place, stage: int) -> Place:
    """Another stage: its picture, definition and model are as they were, and nothing in it is chosen."""
    return replace(place, stage=stage, element=None, activity=None, row=None, change=None)


def place_after(place: Place, study: Study, kind: str, id_: str, stage: int) -> Place:
    """What is in view once a line about this record was said; a record that is gone leaves the view as it is."""
    here = in_stage(place, stage)
    record = study.get(kind, id_)
    if record is None:
        return here
    if kind == "picture":
        return replace(here, picture=id_)
    if kind in ("element", "relation"):
        chosen = id_ if kind == "element" else None
        return replace(here, picture=record.picture or here.picture, element=chosen)
    if kind == "system":
        # Until it is chosen it has no definition; a letter that follows begins one.
        begun = next((d for d in study.root_definitions.values() if d.system == id_), None)
        return _with_definition(here, study, begun.id if begun else None, id_)
    if kind == "definition":
        return _with_definition(here, study, id_, record.system)
    if kind in ("customer", "actor", "owner", "constraint"):
        return _with_definition(here, study, record.definition, here.system)
    if kind in ("model", "activity"):
        model = study.models.get(id_ if kind == "model" else record.model or "")
        chosen = id_ if kind == "activity" else None
        return replace(
            here,
            model=model.id if model else None,
            definition=(model.root_definition if model else None) or here.definition,
            activity=chosen,
        )
    if kind == "row":
        return replace(here, row=id_, model=record.model or here.model)
    if kind == "debate":
        return replace(here, row=record.row)
    return replace(here, change=id_) if kind == "change" else here


def _with_definition(
    place: Place, study: Study, definition: str | None, system: str | None
) -> Place:
    model = model_of(study, definition) if definition else None
    return replace(place, definition=definition, system=system, model=model.id if model else None)
