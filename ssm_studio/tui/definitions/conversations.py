"""What the keys of stage two ask and do: each conversation is one function that reads from its first question on."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any, Final

from ssm_studio.domain.changes import Changeset, apply
from ssm_studio.domain.definition_rows import OMITTED, ROW_KINDS, definitions_of
from ssm_studio.domain.definitions import (
    DEFINITION_STATUSES,
    SYSTEM_TYPES,
    RelevantSystem,
    RootDefinition,
)
from ssm_studio.domain.edit import delete, set_fields, write
from ssm_studio.domain.edit_definitions import (
    add_definition,
    add_row,
    choose_system,
    derive_definition,
    keep_aside,
    leave_out,
    new_version,
    set_sentence,
)
from ssm_studio.domain.study import Study, activities_of, children
from ssm_studio.domain.text import read
from ssm_studio.errors import StudioError
from ssm_studio.i18n import N_, _
from ssm_studio.tui import on_wall
from ssm_studio.tui.definitions import idea_prompts, row_options
from ssm_studio.tui.definitions.catwoe_fields import LETTER_OF_KIND, LETTERS
from ssm_studio.tui.definitions.form_lines import Field
from ssm_studio.tui.definitions.systems import STATUSES, TYPES
from ssm_studio.tui.definitions.t_examples import clinic_words
from ssm_studio.tui.definitions.versions import versions_words
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog, Reading
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.hanging_indent import Hanging
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import one_line
from ssm_studio.workshop.versions import versions_of

_Q: Final = "q"
"""The way down that goes by Q; every other one is the id of an activity."""
_TYPE_HINTS: Final = {
    "primary_task": N_("the organisation has it, or could set it up"),
    "issue_based": N_("it cuts across the organisation: nobody's box on the chart"),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What a command of stage two is about.

    Attributes:
        system: the system in view, or that of the definition in view.
        definition: the definition in view.
        field: the field under the mark of the form, or being edited.
        listed: kind and id of the line of the list that has the keys; empty where the list has not.
    """

    system: RelevantSystem | None = None
    definition: RootDefinition | None = None
    field: Field | None = None
    listed: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Shown:
    """The record that a conversation ends at; with `enter` the keys go to its page."""

    kind: str
    id: str
    enter: bool = False


Ask = Callable[[Dialog[Any]], Awaitable[Any]]
"""Puts a dialog over the screen, and gives its answer; None where it was left with Esc."""
Conversation = Callable[[Studio, Selection, Ask], Awaitable[Shown | None]]


def _made(studio: Studio, step: Changeset, kind: str) -> Shown | None:
    """Make a step; the first record of `kind` that it adds."""
    made = next((put.id for put in step.puts if put.kind == kind and put.before is None), "")
    return Shown(kind, made) if studio.execute(step) is not None and made else None


def with_typing(study: Study, definition: str, field: StudyField) -> Study:
    """The study as it will be when the words in a field of this definition are stored."""
    kind, record = field.kind, field.record
    if record and study.get(kind, record) is not None:
        return apply(study, write(study, kind, record, field.field_name, field.text))
    letter = LETTER_OF_KIND.get(kind)
    if letter is None or definition not in study.root_definitions or not field.text.strip():
        return study
    return apply(study, add_row(study, definition, letter, field.text))


# Relevant systems


async def new_system(studio: Studio, _chosen: Selection, ask: Ask) -> Shown | None:
    """One more relevant system."""
    return await _say_system(studio, ask, idea_prompts.Question(""))


async def another(studio: Studio, chosen: Selection, ask: Ask) -> Shown | None:
    """A question first, then the system that answers it."""
    asked = idea_prompts.questions(studio.study, chosen.system)
    choices = [Choice(str(at), each.words, each.source, "?") for at, each in enumerate(asked)]
    value = await ask(Choose(_("Think of another system: whose?"), choices))
    return None if value is None else await _say_system(studio, ask, asked[int(value)])


async def _say_system(studio: Studio, ask: Ask, question: idea_prompts.Question) -> Shown | None:
    hint = question.words or _("for example: to share the water of one canal")
    words = await ask(AskLine(_("A system to …"), hint=hint))
    if not words or not words.strip():
        return None
    step = idea_prompts.said_system(studio.study, words, question.issue_owner)
    return _made(studio, step, "system")


async def decide(studio: Studio, chosen: Selection, ask: Ask) -> Shown | None:
    """Choose the system in view, or keep it aside with the reason."""
    system = chosen.system
    if system is None:
        return None
    choose = system.chosen is False
    if system.chosen is None:
        begun = definitions_of(studio.study, system.id)
        chosen_words = _("choose it") if begun else _("choose it, and begin its root definition")
        choices = (
            Choice("choose", chosen_words, "", "●"),
            Choice("aside", _("keep it aside, with the reason"), "", "○"),
        )
        name = one_line(read(system.name, studio.study.language), 60)
        answer = await ask(Choose(name, choices))
        if answer is None:
            return None
        choose = answer == "choose"
    if choose:
        studio.execute(choose_system(studio.study, system.id))
        return Shown("system", system.id, enter=True)
    language = studio.study.language
    name = one_line(read(system.name, language)[:200], 60) or system.ref
    reason = await ask(
        AskLine(
            _("Why is “{name}” kept aside?").format(name=name),
            one_line(read(system.why_not, language)),
            hint=_("The reason stays with it; so do its definitions."),
        )
    )
    if reason is not None:
        studio.execute(keep_aside(studio.study, system.id, reason.strip()))
    return None


async def themes(studio: Studio, chosen: Selection, ask: Ask) -> Shown | None:
    """Tick a theme that the system in view comes from, or take the tick away."""
    system, study = chosen.system, studio.study
    if system is None:
        return None
    choices = [
        Choice(
            each.id,
            f"{each.ref} {one_line(read(each.name, study.language), 60)}".strip(),
            "",
            "✓" if each.id in system.from_themes else " ",
        )
        for each in study.themes.values()
    ]
    if not choices:
        studio.say_so(_("There are no themes yet: they are gathered on stage 1."))
        return None
    value = await ask(Choose(_("Which theme does it come from?"), choices))
    if value is not None:
        had = system.from_themes
        kept = tuple(each for each in had if each != value)
        after = kept if value in had else (*had, value)
        studio.execute(set_fields(studio.study, "system", system.id, from_themes=after))
    return None


# The definition


async def define(studio: Studio, chosen: Selection, _ask: Ask) -> Shown | None:
    """Begin one more definition for the system in view."""
    system = chosen.system
    step = add_definition(studio.study, system.id if system else None)
    made = _made(studio, step, "definition")
    return replace(made, enter=True) if made is not None else None


async def choose_type(studio: Studio, chosen: Selection, ask: Ask) -> Shown | None:
    """Primary task or issue-based."""
    kind = "definition" if chosen.definition else "system"
    record = chosen.definition or chosen.system
    if record is None:
        return None
    choices = [Choice(key, _(TYPES[key]), _(_TYPE_HINTS[key])) for key in SYSTEM_TYPES]
    value = await ask(Choose(_("Which type is it?"), choices, chosen=record.type or ""))
    if value is not None:
        studio.execute(set_fields(studio.study, kind, record.id, type=value))
    return None


async def status(studio: Studio, chosen: Selection, _ask: Ask) -> Shown | None:
    """Draft, agreed, parked: the next one; said, because the room decided the one before."""
    definition = chosen.definition
    if definition is None:
        return None
    at = DEFINITION_STATUSES.index(definition.status) if definition.status in STATUSES else -1
    after = DEFINITION_STATUSES[(at + 1) % len(DEFINITION_STATUSES)]
    step = set_fields(studio.study, "definition", definition.id, status=after)
    if studio.execute(step) is not None:
        studio.say_so(
            _("{ref} is “{status}” now. Ctrl+Z undoes it.").format(
                ref=definition.ref or _("root definition"), status=_(STATUSES[after])
            )
        )
    return None


async def version(studio: Studio, chosen: Selection, _ask: Ask) -> Shown | None:
    """Count a new version."""
    definition = chosen.definition
    if definition is None or studio.execute(new_version(studio.study, definition.id)) is None:
        return None
    now = studio.study.root_definitions[definition.id]
    studio.say_so(
        _("{ref} is version {n} now. Ctrl+Z undoes it.").format(
            ref=now.ref or _("root definition"), n=now.version
        )
    )
    return None


async def versions(studio: Studio, chosen: Selection, ask: Ask) -> Shown | None:
    """What changed between the versions of the definition in view, and who was there."""
    definition, workshop = chosen.definition, studio.workshop
    if definition is None or workshop is None:
        return None
    studio.flush()
    try:
        found = versions_of(on_wall.log(workshop, studio), studio.study, definition.id)
    except StudioError as error:
        studio.tell(error)
        return None
    title = _("Versions of {ref}").format(ref=definition.ref or _("root definition"))
    await ask(Reading(title, Hanging(versions_words(found)), wide=True))
    return None


async def clinic(_studio: Studio, _chosen: Selection, ask: Ask) -> Shown | None:
    """Common mistakes with T, and how to mend them."""
    await ask(Reading(_("Clinic of T"), Hanging(clinic_words()), wide=True))
    return None


async def level_up(studio: Studio, chosen: Selection, _ask: Ask) -> Shown | None:
    """A definition one level up: R becomes its P."""
    definition = chosen.definition
    if definition is None:
        return None
    if not definition.r:
        studio.say_so(_("R is empty: say why first, then go up."))
        return None
    return _made(studio, derive_definition(studio.study, definition.id, up=True), "definition")


async def level_down(studio: Studio, chosen: Selection, ask: Ask) -> Shown | None:
    """A definition one level down: Q, or an activity of a model, becomes its P."""
    definition = chosen.definition
    if definition is None:
        return None
    choices = _ways_down(studio.study, definition)
    way: str | None = _Q
    if [each.value for each in choices] not in ([], [_Q]):
        question = _("One level down: what becomes the P of a new definition?")
        way = await ask(Choose(question, choices))
    elif not definition.q:
        studio.say_so(_("Q is empty: say how first, then go down."))
        return None
    if way is None:
        return None
    activity = None if way == _Q else way
    step = derive_definition(studio.study, definition.id, up=False, activity=activity)
    return _made(studio, step, "definition")


def _ways_down(study: Study, definition: RootDefinition) -> list[Choice]:
    language = study.language
    q = one_line(read(definition.q, language)[:200], 70)
    choices = [Choice(_Q, q, "", "Q")] if q else []
    for model in children(study.models, "root_definition", definition.id):
        choices += [
            Choice(each.id, words, model.ref, each.number or "·")
            for each in activities_of(study, model.id)
            if (words := one_line(read(each.text, language)[:200], 70))
        ]
    return choices


async def compose_again(studio: Studio, chosen: Selection, _ask: Ask) -> Shown | None:
    """Give the sentence back to the fields."""
    definition = chosen.definition
    if definition is not None and definition.sentence is not None:
        studio.execute(set_sentence(studio.study, definition.id, None))
    return None


# Letters and their rows


async def leave_letter_out(studio: Studio, chosen: Selection, ask: Ask) -> Shown | None:
    """Say why the letter under the mark is left out on purpose."""
    definition = chosen.definition
    if definition is None:
        return None
    letter = chosen.field.letter if chosen.field is not None else ""
    if letter not in OMITTED:
        studio.say_so(_("Select a row of C, A, O or E first."))
        return None
    now = read(getattr(definition, OMITTED[letter]), studio.study.language)
    question = _("Why is {letter}, {name}, deliberately omitted?").format(
        letter=letter, name=_(LETTERS[letter].label)
    )
    hint = _("The coach then stops asking for it; without a reason it asks again.")
    reason = await ask(AskLine(question, one_line(now), hint=hint))
    if reason is not None:
        studio.execute(leave_out(studio.study, definition.id, letter, reason))
    return None


async def facts(studio: Studio, chosen: Selection, ask: Ask) -> Shown | None:
    """Say of the row under the mark what it does not say in its words."""
    field = chosen.field
    if chosen.definition is None or field is None or not field.is_row or not field.record:
        studio.say_so(_("Select one of the rows of C, A, O or E first."))
        return None
    studio.flush()
    letter, row_id = field.letter, field.record
    row = studio.study.get(ROW_KINDS[letter], row_id)
    if row is None:
        return None
    if row_options.FACTS[letter]:
        name = one_line(field.text[:200], 60) or letter
        value = await ask(Choose(name, row_options.choices(letter, row, studio.study.language)))
        if value is None:
            return None
        if not row_options.is_free(letter, value):
            studio.execute(row_options.chosen(studio.study, letter, row_id, value))
            return None
    name, question = row_options.FREE[letter]
    now = read(getattr(row, name), studio.study.language)
    words = await ask(AskLine(_(question), one_line(now)))
    if words is not None:
        studio.execute(write(studio.study, field.kind, row_id, name, words.strip()))
    return None


async def delete_chosen(studio: Studio, chosen: Selection, _ask: Ask) -> Shown | None:
    """Delete the line of the list that has the keys, else the row under the mark."""
    kind, id_ = chosen.listed
    field = chosen.field
    if not kind and field is not None and field.is_row:
        kind, id_ = field.kind, field.record
    if id_:
        step = delete(studio.study, kind, id_)
        if studio.execute(step) is not None:
            _say_done(studio, step)
    return None


def _say_done(studio: Studio, step: Changeset) -> None:
    studio.say_so(_("{done}. Ctrl+Z brings it back.").format(done=step.label))
