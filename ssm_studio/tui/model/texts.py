"""What stage three says in words: the definition that a model carries out, and what an empty stage teaches."""

from __future__ import annotations

from typing import Final

from textual.content import Content

from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.record_names import definition_name
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.prompts import MODEL_STEPS
from ssm_studio.tui.text import one_line, plain

_MOST_DEFINITIONS: Final = 6
"""Definitions that an empty stage names."""


def definition_words(study: Study, model: ConceptualModel | None) -> Content:
    """Which model, for which definition: its transformation in one line."""
    if model is None:
        return Content("")
    head = plain(f"{model.ref} ", "bold $system")
    definition = study.root_definitions.get(model.root_definition or "")
    if definition is None:
        none = plain(_("for no root definition yet"), "$muted")
        if model.real_world:
            return head.append(none)
        # i18n: stands behind the key D
        gives = plain(" " + _("sets it"), "$muted")
        return head.append(none).append(plain("  D", "bold $system")).append(gives)
    before = one_line(read(definition.transformation_input, study.language))
    after = one_line(read(definition.transformation_output, study.language))
    words = f"{before} → {after}" if before or after else definition_name(study, definition)
    return head.append(plain(_("for {name}").format(name=definition.ref) + "  ", "$muted")).append(
        plain(one_line(words), "$letter-t")
    )


def empty_words(study: Study, model: ConceptualModel | None) -> Content:
    """What to do first: begin a model, or put down its first activities."""
    if model is None:
        return _how_to_begin(study)
    words = Content.styled(_("What must be done to carry the definition out?") + "\n\n", "bold")
    for prompt in MODEL_STEPS:
        words = words.append(plain(f"{_(prompt.name)}  ", "bold $system"))
        words = words.append(plain(f"{_(prompt.asks)}\n", "$muted"))
    example = _first_step(study, model)
    led = _("G asks for them one by one")
    return words.append(plain(f"\n{example}\n{led}"))


def _how_to_begin(study: Study) -> Content:
    """What a model is, and the ways to the first one."""
    words = Content.styled(_("No model yet") + "\n\n", "bold")
    words = words.append(
        _(
            "A model is what would have to be done to carry a root definition out: seven or so activities, each a "
            "verb and its object, and what each of them needs."
        )
        + "\n"
        + _("It is no picture of what happens today. It is there to ask questions with.")
        + "\n\n"
    )
    defined = tuple(study.root_definitions.values())
    if not defined:
        return words.append(plain(_first_step(study, None), "$muted"))
    for each in defined[:_MOST_DEFINITIONS]:
        name = one_line(definition_name(study, each), 90)
        words = words.append(plain(f"{each.ref}  ", "bold $system")).append(plain(f"{name}\n"))
    example = _("1 Find out what users need")
    ways = (
        (
            "m",
            _("begins a model for one of them") if len(defined) > 1 else _("begins a model for it"),
        ),
        (":", _("or type its first activity: {example}").format(example=example)),
    )
    words = words.append("\n")
    for key, does in ways:
        words = words.append(plain(f"{key}  ", "bold $system")).append(plain(f"{does}\n", "$muted"))
    return words


def _first_step(study: Study, model: ConceptualModel | None) -> str:
    """What to do first where there is no model, or nothing in it."""
    if model is not None:
        return _("a adds an activity; or type  : 1 Find out what users need")
    if study.root_definitions:
        return _("m begins a model for a root definition.")
    return _("A model carries out a root definition: write one in stage 2 first (key 2).")


_OF_NONE: Final = ("new_model", "read_in", "add_free", "add_after", "add_beside", "add_before")
_OF_MODEL: Final = ("control", "remove_model", "renumber", "level_up", "rename", "definition")
"""Commands that ask for what they need, and those of a model as a whole; all others are about an activity."""


def missing_for(command: str, study: Study, model: ConceptualModel | None) -> str:
    """What to do before a command has anything to work on; "" where it has."""
    if command in _OF_NONE:
        return ""
    of_model = command in _OF_MODEL and model is not None
    there = of_model or (model is not None and activities_of(study, model.id))
    return "" if there else _first_step(study, model)


def half_title(study: Study, model: ConceptualModel, to: str, room: int) -> Content:
    """What a half shows, in `room` cells; `to` is where Tab goes from the half that has the keys, "" for the other.

    The keys are said in full, the name gives way.
    """
    colour = "$real" if model.real_world else "$system"
    title = model_title(study, model)
    title = "" if title == model.ref else title
    words = plain(f"{model.ref} ", f"bold {colour}")
    if not to:
        tab = plain(_("Tab: {name}").format(name=""), "$muted")
        return tab.append(words).append(plain(one_line(title, 70), "$muted"))
    keys = "   " + _("Tab: {name} · Esc: only this one").format(name=to)
    words = Content.styled("▸ ", colour).append(words)
    left = room - words.cell_length - len(keys) - 4
    return words.append(plain(one_line(title, max(left, 12)), "bold")).append(plain(keys, "$muted"))
