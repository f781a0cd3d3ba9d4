"""The research side on paper: what was declared in advance, the reconstruction of concepts, the learning."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.notes import notes_about
from ssm_studio.domain.research import ReconstructionRow
from ssm_studio.formats.report.page import Page
from ssm_studio.method.lenses import lens_name
from ssm_studio.method.rules.registry import check, rules

DAY_LENGTH: Final = len("2026-11-21")


def declaration(page: Page) -> None:
    """What the researchers declared before the first workshop day."""
    t, research = page.t, page.study.declaration
    if research is None:
        return
    page.heading(3, t("Declared in advance"), "declaration")
    rows = (
        ("F", t("Framework of ideas"), "framework"),
        ("M_R", t("Research method"), "research_method"),
        ("M_PS", t("Problem-solving method"), "problem_solving_method"),
        ("A", t("Area of concern"), "area_of_concern"),
        ("P", t("Problem situation"), "problem_situation"),
        ("", t("What will count as knowledge"), "declaration"),
        ("", t("Theoretical issue"), "theoretical_issue"),
        ("", t("Factual issue"), "factual_issue"),
        ("", t("Remark"), "remark"),
    )
    page.facts(
        (
            (t("Declared on"), page.day(research.declared_at)),
            (t("Who says so"), page.provenance(research.provenance)),
        )
    )
    page.table(
        t("Research design"),
        (t("Letter"), t("Element"), t("Wording"), t("Who says so")),
        [
            (
                letter,
                name,
                page.words(getattr(research, field)),
                page.provenance(getattr(research, f"{field}_provenance", None)),
            )
            for letter, name, field in rows
            if letter or getattr(research, field)
        ],
        keep=3,
    )


def reconstruction(page: Page) -> None:
    """Original, reconstructed, evidence: what the study made of its source's concepts."""
    t, study = page.t, page.study
    if not study.reconstruction:
        return
    page.heading(3, t("Reconstruction"), "reconstruction")
    page.facts(((t("Source work"), study.session.source_work or ""),))
    page.table(
        t("From original to reconstructed"),
        (
            *(t("Code"), t("Concept"), t("Original"), t("Source"), t("Page"), t("Note")),
            t("Operation"),
            *(t("Reconstructed"), t("Wording"), t("Evidence"), t("Confidence")),
            *(t("Confirmed by"), t("Rationale"), t("Who says so")),
        ),
        [
            (
                each.ref,
                page.code("concept", each.concept_kind),
                page.words(each.original) or _not_typed(page, each),
                each.original_source or "",
                each.original_page or "",
                page.words(each.original_note),
                _operation(page, each),
                lens_name(each.reconstructed or "", page.language),
                page.words(each.reconstructed_text),
                page.cites(each.evidence),
                page.code("confidence", each.confidence),
                _member_check(page, each),
                page.words(each.rationale),
                page.mark(each, "reconstructed", "evidence"),
            )
            for each in study.reconstruction.values()
        ],
    )


def _not_typed(page: Page, row: ReconstructionRow) -> str:
    """That the original stands nowhere yet, as its source has to be seen first; what was added has none."""
    return "" if row.operation == "added" else page.t("(not typed yet)")


def _operation(page: Page, row: ReconstructionRow) -> str:
    """What was done to it, and with which others it was merged or split."""
    said = page.code("operation", row.operation)
    others = page.cites(row.joined_with)
    return (
        page.t("{operation} with {others}").format(operation=said, others=others)
        if others
        else said
    )


def _member_check(page: Page, row: ReconstructionRow) -> str:
    """Who confirmed it, how, and when."""
    told = (
        page.cites(row.validated_by),
        page.words(row.validated_with),
        page.day(row.validated_at),
    )
    return "\n".join(filter(None, told))


def learning(page: Page) -> None:
    """What was learned about the framework, the methodology and the area of concern."""
    t, study = page.t, page.study
    if not study.learning:
        return
    page.heading(3, t("Learning"), "learning")
    page.table(
        t("What was learned"),
        (t("Code"), t("About"), t("Learning"), t("Who says so")),
        [
            (each.ref, page.code("about", each.about), page.words(each.text), page.mark(each))
            for each in study.learning.values()
        ],
    )


def left_as_it_is(page: Page) -> None:
    """The findings of the coach that the room waived: what was asked, and why it stands.

    What was waived about a private record, or about the politics of the place, stays with the facilitator.
    """
    t, known = page.t, rules()
    told = [
        each
        for each in page.study.waivers.values()
        if not (each.rule or "").startswith("A3-")
        and each.about == page.whole.waivers[each.id].about
    ]
    if not told:
        return
    page.heading(2, t("Waived, with reasons"), "waivers")
    page.table(
        t("Waived coach findings, with reasons"),
        (t("Rule"), t("About"), t("What was noticed"), t("Reason"), t("Who"), t("When")),
        [
            (
                each.rule or "",
                page.cite(each.about),
                t(rule.message) if (rule := known.get(each.rule or "")) else "",
                page.words(each.reason),
                each.waived_by or "",
                page.day((each.waived_at or "")[:DAY_LENGTH]),
            )
            for each in told
        ],
    )


def still_asked(page: Page) -> None:
    """What the coach would still ask about the record as it is, power left out: questions, and no judgements."""
    t, known = page.t, rules()
    asked: dict[str, dict[str, None]] = {}
    for each in check(page.study):
        if each.rule in known and not each.rule.startswith(("A3-", "EX-")):
            record = page.study.get(each.kind, each.record)
            named = record is not None and (record.ref or each.kind == "activity")
            asked.setdefault(each.rule, {})[page.cite(each.record) if named else ""] = None
    if asked:
        page.heading(2, t("What the coach still asks"), "asked")
        page.table(
            t("Questions of the coach that nobody has answered or left"),
            (t("Rule"), t("About"), t("What was noticed")),
            [
                (rule, ", ".join(filter(None, about)), t(known[rule].message))
                for rule, about in asked.items()
            ],
        )


def notes_left(page: Page) -> None:
    """The notes in the margin that nobody has answered yet, so that a draft shows what is still open."""
    t = page.t
    rows = [
        (
            each.ref,
            beside.note.text,
            beside.note.author,
            beside.note.at[:DAY_LENGTH],
        )
        for each in page.study.root_definitions.values()
        for beside in notes_about(page.whole, each.id)
        if page.study.get(beside.kind, beside.record) is not None
    ]
    if not rows:
        return
    page.heading(2, t("Notes in the margin that are still open"), "notes")
    page.table(
        t("Notes beside the root definitions"), (t("Beside"), t("Note"), t("Who"), t("When")), rows
    )
