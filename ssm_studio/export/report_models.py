"""Stage three on paper: each conceptual model as a figure and as a list, with its measures."""

from __future__ import annotations

from collections.abc import Mapping

from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.model import MEASURES, ConceptualModel
from ssm_studio.domain.study import activities_of
from ssm_studio.export.report_page import Page
from ssm_studio.method.prompts import MEASURES as MEASURE_PROMPTS


def models(page: Page, figures: Mapping[str, str]) -> None:
    """Every conceptual model, in order."""
    for model in page.study.models.values():
        _model(page, model, figures)


def title_of(page: Page, model: ConceptualModel) -> str:
    """What a model is called on the page."""
    title = page.words(model.title) or model_title(page.study, model)
    return f"{model.ref} · {title}" if model.ref and title != model.ref else title or model.ref


def _model(page: Page, model: ConceptualModel, figures: Mapping[str, str]) -> None:
    t = page.t
    ref = model.ref or t("Model")
    page.heading(3, title_of(page, model) or ref, model.ref or "model")
    page.figure(figures.get(model.id), title_of(page, model) or ref)
    page.facts(
        (
            (t("For root definition"), page.cite(model.root_definition)),
            (t("Expands activity"), page.cite(model.parent_activity)),
            (t("Level"), "" if model.level is None else str(model.level)),
            (t("Version"), "" if model.version is None else str(model.version)),
            (t("Built by"), model.built_by or ""),
            (t("Who says so"), page.mark(model)),
        )
    )
    _activities(page, model, ref)
    measures = {name: page.words(getattr(model, name)) for name in MEASURES}
    page.table(
        t("Measures of performance of {ref}").format(ref=ref),
        (t("Measure"), t("Question"), t("Wording")),
        [(t(p.name), t(p.asks), measures[p.key]) for p in MEASURE_PROMPTS if measures[p.key]],
    )


def _activities(page: Page, model: ConceptualModel, ref: str) -> None:
    t = page.t
    page.table(
        t("Activities of {ref}").format(ref=ref),
        (
            *(t("Number"), t("Activity"), t("Kind"), t("Phase"), t("Needs"), t("Informed by")),
            *(t("Feedback from"), t("Watches"), t("Covers"), t("Measure"), t("Who says so")),
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
