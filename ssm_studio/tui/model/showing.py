"""What stage three says in words: the definition that a model carries out, and what an empty stage teaches."""

from __future__ import annotations

from textual.content import Content

from ssm_studio.domain.edit_definitions import definition_name
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.prompts import MODEL_STEPS
from ssm_studio.tui.words import one_line, plain


def definition_words(study: Study, model: ConceptualModel | None) -> Content:
    """Which model, for which definition: its transformation in one line."""
    if model is None:
        return Content("")
    head = plain(f"{model.ref} ", "bold $system")
    definition = study.root_definitions.get(model.root_definition or "")
    if definition is None:
        none = plain(_("for no root definition yet"), "$muted")
        return head.append(none if model.real_world else none.append(plain("  D", "bold $system")))
    before = one_line(read(definition.transformation_input, study.language))
    after = one_line(read(definition.transformation_output, study.language))
    words = f"{before} → {after}" if before or after else definition_name(study, definition)
    return head.append(plain(_("for {name}").format(name=definition.ref) + "  ", "$muted")).append(
        plain(one_line(words), "$letter-t")
    )


def empty_words(study: Study, model: ConceptualModel | None) -> Content:
    """What to do first: begin a model, or put down its first activities."""
    if model is None:
        words = Content.styled(_("No model yet") + "\n\n", "bold")
        advice = (
            _("m begins a model for a root definition.")
            if study.root_definitions
            else _("A model carries out a root definition: write one in stage 2 first (key 2).")
        )
        return words.append(plain(advice, "$muted"))
    words = Content.styled(_("What must be done to carry the definition out?") + "\n\n", "bold")
    for prompt in MODEL_STEPS:
        words = words.append(plain(f"{_(prompt.name)}  ", "bold $system"))
        words = words.append(plain(f"{_(prompt.asks)}\n", "$muted"))
    example = _("a adds an activity; or say  : 1 Find out what users need")
    led = _("G asks for them step by step")
    return words.append(plain(f"\n{example}\n{led}"))
