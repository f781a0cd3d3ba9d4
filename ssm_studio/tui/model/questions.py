"""What commands of stage three ask people before they make a step; each conversation reads from top to bottom."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from ssm_studio.domain import edit, edit_model
from ssm_studio.domain.changes import Changeset, apply, join
from ssm_studio.domain.edit_as_is_model import set_same_as
from ssm_studio.domain.edit_correspondence import LETTERS
from ssm_studio.domain.edit_model import numbers_to_ids
from ssm_studio.domain.model import PHASES
from ssm_studio.domain.record_names import short_name
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import N_, _
from ssm_studio.tui.definitions.systems import line_name
from ssm_studio.tui.dialogs import AskLine, Choice, Choose
from ssm_studio.tui.model.new_activity import NewActivity, Rewording
from ssm_studio.tui.model.restructure import join_with, kind, split
from ssm_studio.tui.model.selection import Asking, Result, Selection
from ssm_studio.tui.text import one_line

_PHASE_WORDS: Final = {
    "prepare": N_("prepare: get or define what is to be transformed"),
    "transform": N_("transform it"),
    "output": N_("output: deal with the result"),
    "support": N_("support the others"),
}


async def words_of(wanted: NewActivity | Rewording, asking: Asking) -> str | None:
    """The words of an activity, where they cannot be written on the diagram; None where it was left."""
    if isinstance(wanted, Rewording):
        words = await asking.ask(AskLine(wanted.question, wanted.base))
    else:
        hint = _("Begin with a verb: what would one actually do?")
        words = await asking.ask(AskLine(wanted.question, hint=hint))
    return None if words is None else words.strip()


# Models


async def new_model(_at: Selection, asking: Asking) -> Result:
    """A model for one of the root definitions, or for none yet."""
    definition = await _definition(asking, _("a model without a root definition yet"))
    if definition is None:
        return Result()
    step = edit_model.add_model(asking.study, definition or None)
    return Result(step, model=step.puts[-1].id if step.puts else "")


async def definition(at: Selection, asking: Asking) -> Result:
    """Which root definition the model in view carries out: what was begun without one gets one later."""
    model = at.model
    if model is None or model.real_world:
        today = _("Available for conceptual models only.")
        return Result(says=today if model is not None else _("No model yet"))
    none, now = _("for no root definition yet"), model.root_definition or ""
    chosen = await _definition(asking, none, now)
    if chosen is None:
        return Result()
    label = _("Link {model} to its root definition").format(model=model.ref)
    values: dict[str, Any] = {"root_definition": chosen or None}
    return Result(edit.set_fields(asking.study, "model", model.id, label, **values))


async def _definition(asking: Asking, none: str, now: str | None = None) -> str | None:
    """The id of a root definition, "" for the line that says `none`; None where it was left."""
    study = asking.study
    choices = [
        Choice(each.id, f"{each.ref} {line_name(study, each)}")
        for each in study.root_definitions.values()
    ]
    choices.append(Choice("", none))
    chosen = choices[0].value if now is None else now
    question = _("For which root definition is the model?")
    return await asking.ask(Choose(question, choices, chosen=chosen))


async def rename(at: Selection, asking: Asking) -> Result:
    """Give the model a title."""
    if at.model is None:
        return Result()
    title = edit_model.model_title(at.study, at.model)
    words = await asking.ask(AskLine(_("What is the model called?"), title))
    if words is None:
        return Result()
    return Result(edit.write(asking.study, "model", at.model.id, "title", words.strip()))


# Arrows


async def needs(at: Selection, asking: Asking) -> Result:
    """Which activities must have been done before the chosen one."""
    question = _("What must have been done before one can do {number}? Numbers:")
    return await _arrows(at, asking, "depends_on", question, _("Set what {number} depends on"))


async def feedback(at: Selection, asking: Asking) -> Result:
    """Where feedback to the chosen activity comes from."""
    question = _("From where does {number} get feedback? Numbers:")
    label = _("Set the feedback to {number}")
    return await _arrows(at, asking, "feedback_from", question, label)


async def information(at: Selection, asking: Asking) -> Result:
    """Where information for the chosen activity comes from."""
    question = _("From where is {number} informed? Numbers:")
    label = _("Set what informs {number}")
    return await _arrows(at, asking, "informed_by", question, label)


async def _arrows(at: Selection, asking: Asking, field: str, question: str, label: str) -> Result:
    """Ask for the numbers of the activities from which arrows come, which `field` of the chosen one holds."""
    study, chosen, model = at.study, at.activity, at.model
    if chosen is None or model is None:
        return Result()
    others = (study.activities.get(each) for each in getattr(chosen, field))
    now = " ".join(each.number or "" for each in others if each is not None)
    ids = await _numbered(asking, model.id, question.format(number=chosen.number), now)
    if ids is None:
        return Result()
    values: dict[str, Any] = {
        field: tuple(each for each in dict.fromkeys(ids) if each != chosen.id)
    }
    said = label.format(number=chosen.number)
    return Result(edit.set_fields(asking.study, "activity", chosen.id, said, **values))


async def feeds(at: Selection, asking: Asking) -> Result:
    """Which activities need the chosen one."""
    chosen, model = at.activity, at.model
    if chosen is None or model is None:
        return Result()
    fed = [a for a in activities_of(at.study, model.id) if chosen.id in a.depends_on]
    question = _("What cannot be done without {number}? Numbers:").format(number=chosen.number)
    ids = await _numbered(asking, model.id, question, " ".join(a.number or "" for a in fed))
    if ids is None:
        return Result()
    label = _("Set what depends on {number}").format(number=chosen.number)
    return Result(_feeding(asking.study, chosen.id, model.id, ids, label))


def _feeding(study: Study, chosen: str, model: str, ids: tuple[str, ...], label: str) -> Changeset:
    """Have exactly the activities `ids` of a model need the chosen one."""
    steps, after = [], study
    for other in activities_of(study, model):
        if other.id == chosen or (other.id in ids) == (chosen in other.depends_on):
            continue
        rest = tuple(each for each in other.depends_on if each != chosen)
        step = edit_model.set_needs(after, other.id, (*rest, chosen) if other.id in ids else rest)
        after = apply(after, step)
        steps.append(step)
    return join(label, *steps)


async def _numbered(
    asking: Asking, model: str, question: str, value: str
) -> tuple[str, ...] | None:
    """The ids of activities of a model that are said by number below the diagram; None where it was left.

    Where nobody has one of the numbers, that is said and the line stays.
    """
    hint = ""
    while True:
        words = await asking.ask(AskLine(question, value, hint=hint, beneath=True))
        if words is None:
            return None
        ids, missing = numbers_to_ids(asking.study, model, words.strip())
        if not missing:
            return ids
        value = words.strip()
        hint = _("There is no activity {number} in this model.").format(number=missing)


async def same_as(at: Selection, asking: Asking) -> Result:
    """Which activities of the concept the chosen one is, as it is done today."""
    chosen, model = at.activity, at.model
    if chosen is None or model is None or not model.real_world or model.overlays is None:
        return Result(says=_("This is asked in a model of current practice: w begins one."))
    found = (at.study.activities.get(each) for each in chosen.same_as)
    question = _("Which activities of the conceptual model does {number} match? Numbers:")
    dialog = AskLine(
        question.format(number=chosen.number),
        " ".join(each.number or "" for each in found if each),
        hint=_("Leave empty if the conceptual model has no equivalent"),
    )
    numbers = await asking.ask(dialog)
    if numbers is None:
        return Result()
    ids, missing = numbers_to_ids(asking.study, model.overlays, numbers)
    if missing:
        said = _("There is no activity {number} in the conceptual model.").format(number=missing)
        return Result(says=said, warns=True)
    return Result(set_same_as(asking.study, chosen.id, ids))


# Marks


async def phase(at: Selection, asking: Asking) -> Result:
    """Prepare, transform, output or support."""
    chosen = at.activity
    if chosen is None:
        return Result()
    choices = [Choice(each, _(_PHASE_WORDS[each])) for each in PHASES]
    question = _("What does it do to the thing transformed?")
    found = await asking.ask(Choose(question, choices, chosen=chosen.phase or ""))
    if not found:
        return Result()
    return Result(edit.set_fields(asking.study, "activity", chosen.id, phase=found))


async def covers(at: Selection, asking: Asking) -> Result:
    """Which parts of CATWOE the chosen activity takes account of."""
    chosen = at.activity
    if chosen is None:
        return Result()
    hint = _("Letters of CATWOE, or P Q R, that this activity takes account of, for example  T C")
    question = _("Which letters does it cover?")
    words = await asking.ask(AskLine(question, " ".join(chosen.covers), hint=hint))
    if words is None:
        return Result()
    words = words.strip()
    letters = tuple(each for each in LETTERS if each in words.upper())
    if words and not letters:
        return Result(says=_("“{words}” names no letter.").format(words=one_line(words)))
    name = short_name(chosen, at.study.language)
    label = _("Mark what “{name}” covers").format(name=name)
    return Result(edit.set_fields(asking.study, "activity", chosen.id, label, covers=letters))


async def read_in(at: Selection, asking: Asking) -> Result:
    """A diagram from a file as a new model; what reads one is loaded when it is first wanted."""
    from ssm_studio.tui.model.import_diagram import read_in as conversation

    return await conversation(at, asking)


QUESTIONS: Final[Mapping[str, Callable[[Selection, Asking], Awaitable[Result]]]] = {
    "new_model": new_model,
    "definition": definition,
    "rename": rename,
    "needs": needs,
    "feedback": feedback,
    "information": information,
    "feeds": feeds,
    "same_as": same_as,
    "phase": phase,
    "covers": covers,
    "split": split,
    "join": join_with,
    "kind": kind,
    "read_in": read_in,
}
"""By the name that stands in the table of commands."""
