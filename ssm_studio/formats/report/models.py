"""Stage three on paper: each conceptual model as a figure, with its measures, and as a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.model import VALUE_FOR_MONEY, VALUE_FOR_MONEY_AID, ConceptualModel
from ssm_studio.domain.study import activities_of
from ssm_studio.formats.figures.model_captions import (
    CHECKLAND,
    built_by_words,
    parent_words,
)
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_
from ssm_studio.method.formal_system import formal_system, unanswered
from ssm_studio.method.lenses import lenses
from ssm_studio.method.model_differences import CALLED, differences, question
from ssm_studio.method.prompts import MEASURES as MEASURE_PROMPTS

MODEL_HEIGHT: Final = 17.0
"""Centimetres, so that what stands beside a model stands on the same page."""
REAL_WORLD: Final = "real_world"
_OTHER_SETS: Final = (
    (N_("Value for Money, three Es"), VALUE_FOR_MONEY),
    (N_("Value for Money in aid, five Es"), VALUE_FOR_MONEY_AID),
)
"""Sets of measures that share names with Checkland's and mean something else (method reference 3.6)."""


def models(
    page: Page,
    figures: Mapping[str, str],
    below: Callable[[ConceptualModel], None] = lambda _model: None,
) -> None:
    """Every conceptual model, in order; `below` adds to each."""
    for model in page.study.models.values():
        _model(page, model, figures)
        below(model)


def title_of(page: Page, model: ConceptualModel) -> str:
    """What a model is called on the page."""
    title = page.words(model.title) or model_title(page.study, model)
    return f"{model.ref} · {title}" if model.ref and title != model.ref else title or model.ref


def _model(page: Page, model: ConceptualModel, figures: Mapping[str, str]) -> None:
    t, study = page.t, page.study
    ref = model.ref or t("Model")
    page.heading(3, title_of(page, model) or ref, model.ref or "model")
    page.facts(
        (
            (t("For root definition"), page.cite(model.root_definition)),
            (t("Expands activity"), parent_words(study, model, page.language)),
            (t("Level"), str(model.level) if model.level else ""),
            (t("Built by"), built_by_words(model, page.language)),
            (t("Model of current practice, beside"), page.cite(model.overlays)),
            (t("Who says so"), page.mark(model)),
        )
    )
    asked = [(each.key, t(each.name), t(each.asks)) for each in MEASURE_PROMPTS]
    _measures(page, model, f"{ref}: {t(CHECKLAND)}", asked)
    for title, fields in _OTHER_SETS:
        named = [(field, *_in_lens(field, page.language)) for field in fields]
        _measures(page, model, f"{ref}: {t(title)}", named)
    # After the words, which fill the page before it where it has to go to the next one.
    page.figure(figures.get(model.id), title_of(page, model) or ref, MODEL_HEIGHT)
    _differences(page, model, ref)
    _formal_system(page, model, ref)


def _measures(
    page: Page, model: ConceptualModel, caption: str, asked: Sequence[tuple[str, str, str]]
) -> None:
    t = page.t
    said = {field: page.words(getattr(model, field)) for field, _name, _asks in asked}
    page.table(
        caption,
        (t("Measure"), t("Question"), t("Wording")),
        [(name, asks, said[field]) for field, name, asks in asked if said[field]],
    )


def _in_lens(field: str, language: str) -> tuple[str, str]:
    """What the list that a field comes from calls it, and says of it."""
    for element in lenses()[field.partition("_")[0]].elements:
        if element.id.replace(".", "_") == field:
            return element.name.read(language), element.description.read(language)
    return field, ""


def _differences(page: Page, model: ConceptualModel, ref: str) -> None:
    """What a model of the real world has otherwise than the concept: questions, and no shortcomings."""
    t = page.t
    found = differences(page.study, model.id)
    page.table(
        t("Where {ref} differs from {other}").format(ref=ref, other=page.cite(model.overlays)),
        (t("Difference"), t("Question")),
        [(t(CALLED[each.kind]), question(page.study, each, t)) for each in found],
    )


def _formal_system(page: Page, model: ConceptualModel, ref: str) -> None:
    """What people answered to the formal-system checklist."""
    t, language = page.t, page.language
    page.table(
        t("Formal-system checklist of {ref}").format(ref=ref),
        (t("Item"), t("Question"), t("Answer"), t("Seen in the model")),
        [
            (
                each.name.read(language),
                t(each.asks),
                page.words(each.answer),
                "; ".join(found.told(t) for found in each.evidence if found.present),
            )
            for each in formal_system(page.study, model.id, language)
            if page.words(each.answer)
        ],
        keep=3,
    )


def left_open(page: Page) -> None:
    """An appendix: what of the formal-system checklist no model shows and nobody has answered."""
    t, study, language = page.t, page.study, page.language
    rows = [
        (title_of(page, model), each.name.read(language), t(each.asks))
        for model in study.models.values()
        if activities_of(study, model.id) and model.kind != REAL_WORLD
        for each in unanswered(study, model.id, language)
    ]
    if rows:
        page.heading(2, t("Still open about the models"), "open")
        page.table(
            t("Items of the formal-system checklist without an answer"),
            (t("Model"), t("Item"), t("Question")),
            rows,
        )


def activities(page: Page, model: ConceptualModel, ref: str) -> None:
    """What each activity needs, watches and covers."""
    t = page.t
    page.table(
        t("Activities of {ref}").format(ref=ref),
        (
            *(t("Number"), t("Activity"), t("Kind"), t("Phase"), t("Needs"), t("Informed by")),
            *(t("Feedback from"), t("Monitors"), t("Same as"), t("Covers"), t("Measure")),
            t("Who says so"),
        ),
        [
            (
                each.number or each.ref,
                page.words(each.text),
                page.code("kind", each.kind),
                page.code("phase", each.phase),
                _numbers(page, each.depends_on),
                _numbers(page, each.informed_by),
                _numbers(page, each.feedback_from),
                _numbers(page, each.monitors),
                _numbers(page, each.same_as),
                " ".join(each.covers),
                page.words(each.measure_note),
                page.mark(each),
            )
            for each in activities_of(page.study, model.id)
        ],
    )


def _numbers(page: Page, ids: tuple[str, ...]) -> str:
    found = [page.study.activities.get(each) for each in ids]
    return ", ".join(each.number or each.ref for each in found if each)
