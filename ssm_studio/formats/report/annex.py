"""The annex of a thesis or an article: everything that method reference 8.7 asks for, numbered by chapter.

Stages are counted as the reader expects it, four or seven; nothing else in the page counts them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from ssm_studio.domain.elements import element_kind
from ssm_studio.domain.study import Study, activities_of, elements_of
from ssm_studio.domain.trail import Trail
from ssm_studio.formats.document.blocks import Contents, Document
from ssm_studio.formats.report import comparison, research
from ssm_studio.formats.report import situation as finding_out
from ssm_studio.formats.report.actions import action_tables
from ssm_studio.formats.report.annex_research import cycle_board, declared_versions, exits, lumas
from ssm_studio.formats.report.audit import trail_parts
from ssm_studio.formats.report.definitions import definition_section, split, systems
from ssm_studio.formats.report.front_matter import legend, title_block
from ssm_studio.formats.report.models import activities, models
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_
from ssm_studio.method.lenses import lens_name

DESIGN: Final = "research-design"
"""What the figure of the research design is called among the figures."""
Tell = Callable[[Page, Mapping[str, str], Trail], None]


def annex_page(
    study: Study,
    language: str,
    figures: Mapping[str, str],
    trail: Trail,
    *,
    scheme: str = "four",
    chapter: int = 4,
) -> Document:
    """The annex; `scheme` says how stages are counted ("four", "seven"), `chapter` begins every number."""
    page = Page(study, language, chapter=chapter)
    t = page.t
    title_block(page, t("Research annex"))
    page.facts(((t("Head of the log"), trail.head),))
    page.add(Contents())
    page.heading(2, t("How the research was designed"), "design")
    page.figure(figures.get(DESIGN), t("Research design: two cycles on one action"))
    cycle_board(page)
    _course(page, trail, scheme)
    _people(page)
    for number, tells in enumerate(SCHEMES[scheme], 1):
        page.heading(2, stage_title(page, scheme, number), f"stage-{number}")
        before = len(page.document.blocks)
        for tell in tells:
            tell(page, figures, trail)
        if len(page.document.blocks) == before:
            page.note(t("Nothing has been recorded here yet."))
    page.heading(2, t("What the research found"), "found")
    research.reconstruction(page)
    research.learning(page)
    lumas(page)
    exits(page)
    page.heading(2, t("How the record came about"), "record")
    research.declaration(page)
    declared_versions(page)
    _consent(page)
    trail_parts(page, trail)
    research.left_as_it_is(page)
    legend(page)
    return page.document


def stage_title(page: Page, scheme: str, number: int) -> str:
    """What a stage is called and which of how many it is, in one way of counting."""
    name = lens_name(f"ssm.stages{len(SCHEMES[scheme])}.{number}", page.language)
    said = page.t("Stage {number} of {all}: {name}")
    return said.format(number=number, all=len(SCHEMES[scheme]), name=name)


_OF_STAGE: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = {
    "four": (
        ("picture", "element", "theme", "analysis_one", "analysis_two", "analysis_three"),
        ("system", "definition", "model", "activity"),
        ("row", "debate", "accommodation"),
        ("change", "action", "follow_up"),
    ),
    "seven": (
        ("analysis_one",),
        ("picture", "element", "theme", "analysis_two", "analysis_three"),
        ("system", "definition"),
        ("model", "activity"),
        ("row", "debate", "accommodation"),
        ("change",),
        ("action", "follow_up"),
    ),
}
"""The kinds of record that each stage brings forth."""
_OUTPUTS: Final = {
    "picture": N_("rich pictures"),
    "theme": N_("themes"),
    "analysis_one": N_("Analysis One"),
    "analysis_two": N_("Analysis Two"),
    "analysis_three": N_("Analysis Three"),
    "system": N_("relevant systems"),
    "definition": N_("root definitions"),
    "model": N_("conceptual models"),
    "row": N_("rows of the chart"),
    "debate": N_("what was said"),
    "accommodation": N_("accommodations"),
    "change": N_("changes"),
    "action": N_("agreed actions"),
    "follow_up": N_("follow-ups"),
}
_ON_SCREEN: Final = {
    "four": ((1,), (2, 3), (4,), (4,)),
    "seven": ((), (1,), (2,), (3,), (4,), (4,), (4,)),
}
"""Which stages of the agenda's blocks belong to each."""


def _course(page: Page, trail: Trail, scheme: str) -> None:
    """Stages by dates, participants, techniques and outputs."""
    t, study = page.t, page.study
    rows = []
    for number, kinds in enumerate(_OF_STAGE[scheme], 1):
        on_screen = {str(each) for each in _ON_SCREEN[scheme][number - 1]}
        blocks = [each for each in study.blocks.values() if (each.stage or "") in on_screen]
        days = sorted({(each.began_at or "")[:10] for each in blocks} - {""})
        days = days or list(study.session.dates)
        present = list(dict.fromkeys(who for each in blocks for who in each.present))
        people = page.cites(present) or _groups(page)
        techniques = dict.fromkeys(filter(None, (each.technique for each in blocks)))
        rows.append(
            (
                stage_title(page, scheme, number),
                page.days(days),
                _typed(page, trail, kinds),
                people,
                ", ".join(techniques),
                _outputs(page, kinds),
            )
        )
    page.table(
        t("Stages, dates, participants, techniques and outputs"),
        (t("Stage"), t("Dates"), t("Recorded"), t("Participants"), t("Techniques"), t("Outputs")),
        rows,
        keep=2,
    )


def _groups(page: Page) -> str:
    return "; ".join(page.words(each.name) or each.ref for each in page.study.groups.values())


def _typed(page: Page, trail: Trail, kinds: Iterable[str]) -> str:
    """From when to when the log has something of these kinds."""
    wanted = set(kinds)
    at = [
        e.at.date().isoformat() for e in trail.entries if any(k in wanted for k, _ref in e.records)
    ]
    return page.days(dict.fromkeys((min(at), max(at)))) if at else ""


def _outputs(page: Page, kinds: Iterable[str]) -> str:
    lines = []
    for kind in kinds:
        refs = [each.ref for each in page.study.table(kind).values() if each.ref]
        if kind in _OUTPUTS and refs:
            shown = f"{refs[0]}–{refs[-1]}" if len(refs) > 3 else ", ".join(refs)
            lines.append(f"{page.t(_OUTPUTS[kind])}: {shown}")
    return "\n".join(lines)


def _people(page: Page) -> None:
    t, study = page.t, page.study
    rows = []
    for each in study.participants.values():
        group = study.groups.get(each.group or "")
        rows.append(
            (
                page.called(each),
                page.words(each.role),
                page.words(group.name) if group else "",
                page.code("yes_no", each.consent),
            )
        )
    page.table(
        t("Participants by role, under pseudonyms"),
        (t("Participant"), t("Role"), t("Group"), t("Consent to be quoted")),
        rows,
        keep=2,
    )


def _situation(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    finding_out.situation(page)


def _pictures(page: Page, figures: Mapping[str, str], _trail: Trail) -> None:
    finding_out.pictures(page, figures)
    t = page.t
    for picture in page.study.pictures.values():
        page.table(
            t("Key of {ref}").format(ref=picture.ref or t("Rich picture")),
            (t("Code"), t("Kind"), t("Words"), t("Attributed to"), t("Who says so")),
            [
                (
                    each.ref,
                    t(element_kind(each.kind).label),
                    page.words(each.label),
                    page.cite(each.belongs_to),
                    page.mark(each),
                )
                for each in elements_of(page.study, picture.id)
            ],
            keep=3,
        )


def _analyses(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    finding_out.analyses(page)


def _themes(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    finding_out.themes(page)
    t, study = page.t, page.study
    page.table(
        t("Verbatim quotations and other evidence"),
        (t("Code"), t("Kind"), t("Words"), t("Said by"), t("Source")),
        [
            (
                each.ref,
                page.code("evidence", each.kind),
                page.words(each.text),
                page.cite(each.said_by) or page.cite(each.group),
                ", ".join(filter(None, (each.source, each.page, page.day(each.date)))),
            )
            for each in study.evidence.values()
        ],
        keep=3,
    )


def _systems(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    if page.study.relevant_systems:
        page.heading(3, page.t("Relevant systems"), "relevant-systems")
        systems(page)


def _definitions(page: Page, _figures: Mapping[str, str], trail: Trail) -> None:
    t = page.t
    used, aside = split(page)
    for definition in (*used, *aside):
        definition_section(page, definition, 3)
        of_it = [each for each in trail.entries if definition.id in each.owners]
        page.table(
            t("Versions of {ref}").format(ref=definition.ref or t("Root definition")),
            (t("Version"), t("When"), t("Who"), t("What was done"), t("Entry")),
            [
                (
                    str(number),
                    page.day(each.at.replace(tzinfo=None).isoformat(timespec="minutes")),
                    each.author,
                    each.label or t("(private)"),
                    str(each.seq),
                )
                for number, each in enumerate(of_it, 1)
            ],
        )


def _models(page: Page, figures: Mapping[str, str], _trail: Trail) -> None:
    models(page, figures)
    for model in page.study.models.values():
        if activities_of(page.study, model.id):
            activities(page, model, model.ref or page.t("Model"))


def _compared(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    comparison.charts(page)
    comparison.debate(page)
    comparison.accommodations(page)


def _changes(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    comparison.changes(page)
    comparison.where_changes_come_from(page)


def _actions(page: Page, _figures: Mapping[str, str], _trail: Trail) -> None:
    if page.study.actions:
        page.heading(3, page.t("Agreed actions"), "actions")
        action_tables(page)


def _consent(page: Page) -> None:
    t, people = page.t, list(page.study.participants.values())
    agreed = [page.called(each) for each in people if each.consent is True]
    refused = [page.called(each) for each in people if each.consent is False]
    unsaid = [page.called(each) for each in people if each.consent is None]
    page.heading(3, t("Consent"), "consent")
    page.facts(
        (
            (t("Agreed to be quoted"), ", ".join(agreed)),
            (t("Did not agree"), ", ".join(refused)),
            (t("Not asked, or not recorded"), ", ".join(unsaid)),
        )
    )
    page.note(
        t(
            "People stand under pseudonyms. What was marked as private is in no table; of Analysis Three only "
            "what was released stands here."
        )
    )


SCHEMES: Final[Mapping[str, tuple[tuple[Tell, ...], ...]]] = {
    "four": (
        (_situation, _pictures, _analyses, _themes),
        (_systems, _definitions, _models),
        (_compared,),
        (_changes, _actions),
    ),
    "seven": (
        (_situation,),
        (_pictures, _analyses, _themes),
        (_systems, _definitions),
        (_models,),
        (_compared,),
        (_changes,),
        (_actions,),
    ),
}
"""What stands in each stage, by the way of counting."""
