"""SSM used on the study itself (SSM(p)): a system to do this study, its model, and its activities as the agenda."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ssm_studio.domain.agenda import Block
from ssm_studio.domain.changes import NOTHING, Changeset, apply, join
from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.edit import add
from ssm_studio.domain.edit_model import add_activity, add_control, add_model
from ssm_studio.domain.record import new_id
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text
from ssm_studio.i18n import N_, _, translator

_ACTIVITIES: Final = (
    (N_("Agree why the study is done"), ()),
    (N_("Know who is concerned"), (1,)),
    (N_("Find out about the situation"), (1, 2)),
    (N_("Build models relevant to it"), (3,)),
    (N_("Question the situation with the models"), (3, 4)),
    (N_("Seek accommodations"), (2, 5)),
    (N_("Record and share the learning"), (5, 6)),
)
"""The seven activities of the ready process model (method reference 5.4), with the numbers of what each needs."""
_STAGE_OF: Final = {3: "1", 4: "3", 5: "4", 6: "4"}
"""Which stage of the screen a block of the agenda belongs to, by the number of its activity."""


def _has_process_model(study: Study) -> bool:
    """Whether the study itself was modelled already."""
    return any(each.use == "process" for each in study.root_definitions.values())


def process_model(study: Study) -> Changeset:
    """A step that makes the model of the study itself; its activities become blocks where there is no agenda yet."""
    if _has_process_model(study):
        return NOTHING
    label = _("Make a model of the study itself")
    t = translator(study.language)
    after, steps = study, []

    def take(step: Changeset) -> Changeset:
        nonlocal after
        steps.append(step)
        after = apply(after, step)
        return step

    name = t(N_("A system to do this study"))
    system = RelevantSystem(
        id=new_id(), name=Text.said(name, study.language), use="process", chosen=True
    )
    take(add(after, system))
    definition = RootDefinition(
        id=new_id(), system=system.id, level="system", version=1, status="draft", use="process"
    )
    take(add(after, definition))
    model_step = take(add_model(after, definition.id))
    model = model_step.puts[-1].id
    ids: dict[int, str] = {}
    for number, (words, needs) in enumerate(_ACTIVITIES, 1):
        step = take(
            add_activity(
                after, model, t(words), number=str(number), needs=tuple(ids[each] for each in needs)
            )
        )
        ids[number] = step.puts[-1].id
    take(add_control(after, model))
    if not study.blocks:
        for number, (words, _needs) in enumerate(_ACTIVITIES, 1):
            block = Block(
                id=new_id(),
                day=1,
                place=number,
                title=Text.said(t(words), study.language),
                stage=_STAGE_OF.get(number),
            )
            take(add(after, block))
    return replace(join(label, *steps), label=label)
