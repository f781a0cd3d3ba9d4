"""A line together with the study and the place that it is said in: which picture, definition or model it means."""

from __future__ import annotations

from dataclasses import dataclass

from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.edit_definitions import choose_system
from ssm_studio.domain.edit_model import add_model, model_of
from ssm_studio.domain.edit_picture import add_picture
from ssm_studio.domain.picture import Element
from ssm_studio.domain.study import Study, conceptual_models, elements_of
from ssm_studio.i18n import N_, _, translator
from ssm_studio.say.results import Place, Understood
from ssm_studio.say.tokens import Phrase

_FIRST_PICTURE = N_("Rich picture")


@dataclass(frozen=True, slots=True)
class Scene:
    """What is known while one line is read."""

    study: Study
    place: Place
    whole: Phrase

    @property
    def language(self) -> str:
        """The language that is written."""
        return self.study.language

    @property
    def picture(self) -> str | None:
        """The picture in view, or the only one."""
        return _in_view(self.place.picture, self.study.pictures)

    @property
    def definition(self) -> str | None:
        """The definition in view, or that of the model in view, or the only one."""
        if self.place.definition in self.study.root_definitions:
            return self.place.definition
        model = self.study.models.get(self.place.model or "")
        if model and model.root_definition in self.study.root_definitions:
            return model.root_definition
        return _in_view(None, self.study.root_definitions)

    @property
    def model(self) -> str | None:
        """The model in view, or that of the row or definition in view, or the only one."""
        if self.place.model in self.study.models:
            return self.place.model
        row = self.study.comparison_rows.get(self.place.row or "")
        if row and row.model in self.study.models:
            return row.model
        definition = self.place.definition or ""
        if definition in self.study.root_definitions:
            # Another definition's model is not meant, though it be the only one.
            built = model_of(self.study, definition)
            return built.id if built else None
        if self.place.system and self._not_yet_defined == self.place.system:
            return None
        return _in_view(None, {each.id: each for each in conceptual_models(self.study)})

    @property
    def elements(self) -> tuple[Element, ...]:
        """What stands in the picture in view."""
        return elements_of(self.study, self.picture) if self.picture else ()

    def steps(self) -> Steps:
        """Begin a step of several parts."""
        return Steps(self.study)

    def needs_definition(self, steps: Steps) -> str:
        """The definition in view; the first one of the system in view, or of the only one, where it has none yet.

        Raises:
            Puzzled: there is neither.
        """
        if (system := self._not_yet_defined) is not None:
            return made(steps.take(choose_system(steps.study, system)), "definition")
        if self.definition is None:
            raise self.whole.puzzled(
                _(
                    "This fills a root definition, and none is in view: choose a relevant system first."
                )
            )
        return self.definition

    @property
    def _not_yet_defined(self) -> str | None:
        """The system in view, or the only one, if no definition of it was begun; a definition in view comes first."""
        if self.place.definition in self.study.root_definitions:
            return None
        systems = self.study.relevant_systems
        system = self.place.system if self.place.system in systems else None
        if system is None and self.definition is None and len(systems) == 1:
            system = next(iter(systems))
        begun = {each.system for each in self.study.root_definitions.values()}
        return None if system in begun else system

    def needs_model(self, steps: Steps) -> str:
        """The model in view; where the definition in view has none yet, one is begun, and so is a first definition.

        Raises:
            Puzzled: nothing is in view to build it on.
        """
        if (model := self.model) is not None:
            return model
        if self.definition is None and self._not_yet_defined is None:
            raise self.whole.puzzled(self._which_definition())
        return made(steps.take(add_model(steps.study, self.needs_definition(steps))), "model")

    def _which_definition(self) -> str:
        """What to say first, where a line belongs in a model and no definition to build it on is in view."""
        first = next(iter(self.study.root_definitions.values()), None)
        if first is None:
            return _(
                "This belongs in a model, and a model needs a root definition: begin one on stage 2."
            )
        return _(
            "This belongs in a model, and none is in view. Say first which root definition it is for: show {ref}"
        ).format(ref=first.ref)

    def needs_picture(self, steps: Steps) -> str:
        """The picture in view; where the study has none yet, one is begun.

        Raises:
            Puzzled: there are several and none of them is in view.
        """
        if (picture := self.picture) is not None:
            return picture
        if self.study.pictures:
            raise self.whole.puzzled(
                _("This belongs in a picture, and there are several: choose a picture first.")
            )
        title = translator(self.language)(_FIRST_PICTURE)
        return made(steps.take(add_picture(steps.study, title)), "picture")


def _in_view(id_: str | None, table: object) -> str | None:
    records: dict[str, object] = table  # type: ignore[assignment]
    if id_ in records:
        return id_
    return next(iter(records)) if len(records) == 1 else None


class Steps:
    """Several changes made one after the other, to be one step in the end."""

    def __init__(self, study: Study) -> None:
        self.study = study
        self._taken: list[Changeset] = []

    def take(self, changeset: Changeset) -> Changeset:
        """Take one step, and give it back."""
        self.study = apply(self.study, changeset)
        self._taken.append(changeset)
        return changeset

    @property
    def first_label(self) -> str:
        """What the first part is called."""
        return self._taken[0].label if self._taken else ""

    def understood(self, kind: str, id_: str, stage: int, label: str = "") -> Understood:
        """Everything taken so far as one step, called as its last part unless `label` says otherwise."""
        words = label or next((each.label for each in reversed(self._taken) if each.label), "")
        return Understood(join(words, *self._taken), kind, id_, stage)


def made(changeset: Changeset, kind: str) -> str:
    """The id of the record of this kind that a step adds; "" where it adds none."""
    return next((p.id for p in changeset.puts if p.kind == kind and p.before is None), "")
