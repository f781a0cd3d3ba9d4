"""The workshop report: all four stages, with numbered tables and figures, as one Markdown page."""

from __future__ import annotations

from collections.abc import Mapping

from ssm_studio.domain.study import Study
from ssm_studio.formats.document.blocks import Contents
from ssm_studio.formats.report import comparison, research
from ssm_studio.formats.report import situation as finding_out
from ssm_studio.formats.report.actions import action_tables
from ssm_studio.formats.report.definitions import definitions, systems
from ssm_studio.formats.report.front_matter import legend, title_block
from ssm_studio.formats.report.models import left_open, models
from ssm_studio.formats.report.page import Page
from ssm_studio.method.stage_names import HALVES, STAGES


def report(study: Study, language: str, figures: Mapping[str, str]) -> str:
    """Everything that readers may see of a study, in `language`, the same bytes for the same study.

    `figures` gives the path of a drawing, relative to the report, by the id of its picture or model; where one is
    missing the report says so and its tables say the rest.
    """
    page = Page(study, language)
    title_block(page, page.t("Workshop report"))
    page.add(Contents())
    stages = (_picture, _definitions, _models, _comparison_and_action)
    for stage, tell in zip(STAGES, stages, strict=True):
        half = page.t(HALVES[stage.half])
        title = f"{stage.number} {page.t(stage.title)} ({half})"
        page.heading(2, title, f"stage-{stage.number}")
        before = len(page.document.blocks)
        tell(page, figures)
        if len(page.document.blocks) == before:
            page.note(page.t("Nothing has been recorded here yet."))
    _research(page)
    research.left_as_it_is(page)
    left_open(page)
    legend(page)
    return page.text()


def _picture(page: Page, figures: Mapping[str, str]) -> None:
    finding_out.situation(page)
    finding_out.people(page)
    finding_out.pictures(page, figures)
    finding_out.themes(page)
    finding_out.analyses(page)


def _definitions(page: Page, _figures: Mapping[str, str]) -> None:
    systems(page)
    definitions(page, 3)


def _models(page: Page, figures: Mapping[str, str]) -> None:
    models(page, figures)


def _comparison_and_action(page: Page, _figures: Mapping[str, str]) -> None:
    comparison.charts(page)
    comparison.debate(page)
    comparison.accommodations(page)
    comparison.changes(page)
    if page.study.actions:
        page.heading(3, page.t("Agreed actions"), "actions")
        action_tables(page)


def _research(page: Page) -> None:
    study = page.study
    if study.declaration or study.reconstruction or study.learning:
        page.heading(2, page.t("Research"), "research")
        research.declaration(page)
        research.reconstruction(page)
        research.learning(page)
