"""Stage two on paper: relevant systems, and each root definition with everything that stands behind its sentence."""

from __future__ import annotations

from typing import Final

from ssm_studio.domain.definition_rows import OMITTED, rows_of
from ssm_studio.domain.definitions import (
    Actor,
    Constraint,
    Customer,
    Owner,
    RelevantSystem,
    RootDefinition,
)
from ssm_studio.domain.record import Record
from ssm_studio.formats.document.anchors import key_of
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_
from ssm_studio.method.prompts import CATWOE, PQR
from ssm_studio.method.sentence import sentence_text

KEPT_ASIDE: Final = "kept-aside"
_FIXED_ROWS: Final = {"T": 2, "W": 1}
LEFT_OUT: Final = {
    "C": N_("C deliberately omitted"),
    "A": N_("A deliberately omitted"),
    "O": N_("O deliberately omitted"),
    "E": N_("E deliberately omitted"),
}
NAMES: Final = {prompt.key: prompt.name for prompt in CATWOE}


def definitions(page: Page, level: int) -> None:
    """Every root definition: those of systems in use first, then those kept aside, each in order."""
    used, aside = split(page)
    for definition in used:
        definition_section(page, definition, level)
    kept_aside(page, level)
    for definition in aside:
        definition_section(page, definition, level + 1)


def split(page: Page) -> tuple[list[RootDefinition], list[RootDefinition]]:
    """The definitions in use, and those whose relevant system was kept aside."""
    used: list[RootDefinition] = []
    aside: list[RootDefinition] = []
    for definition in page.study.root_definitions.values():
        system = page.study.relevant_systems.get(definition.system or "")
        (aside if system and system.chosen is False else used).append(definition)
    return used, aside


def definition_section(page: Page, definition: RootDefinition, level: int) -> None:
    """One root definition: its sentence, PQR, CATWOE row by row, and where it comes from."""
    t, study = page.t, page.study
    system = study.relevant_systems.get(definition.system or "")
    name = page.words(system.name) if system else ""
    ref = definition.ref or t("Root definition")
    title = f"{ref} · {name}" if name else ref
    page.heading(level, title, definition.ref or "definition", definition.id)
    page.paragraph(sentence_text(study, definition, page.language))
    page.facts(
        (
            (t("Type"), page.code("type", definition.type)),
            (t("Level"), page.code("level", definition.level)),
            (t("Status"), page.code("definition_status", definition.status)),
            (t("Version"), "" if definition.version is None else str(definition.version)),
            *((t(LEFT_OUT[letter]), why) for letter, why in left_out(page, definition)),
            (t("Derived from"), page.cite(definition.derived_from)),
            (t("Who says so"), page.mark(definition)),
        )
    )
    named = {"ref": ref}
    wordings = [page.words(text) for text in (definition.p, definition.q, definition.r)]
    page.table(
        t("PQR of {ref}").format(**named),
        (t("Letter"), t("Question"), t("Wording")),
        [(p.key, t(p.name), said) for p, said in zip(PQR, wordings, strict=True)],
        keep=3,
    )
    page.table(
        t("CATWOE of {ref}").format(**named),
        (t("Letter"), t("Element"), t("Wording"), t("Facts"), t("In detail"), t("Who says so")),
        _catwoe(page, definition),
        keep=3,
        keys=_catwoe_keys(page, definition),
    )
    if system:
        _origin(page, system)


def left_out(page: Page, definition: RootDefinition) -> list[tuple[str, str]]:
    """The letters that a definition does without on purpose, each with the reason."""
    reasons = [(letter, getattr(definition, OMITTED[letter])) for letter in LEFT_OUT]
    return [(letter, page.words(text)) for letter, text in reasons]


def _catwoe(page: Page, definition: RootDefinition) -> list[tuple[str, ...]]:
    t = page.t
    fixed = {
        "T": (
            (t("Input"), definition.transformation_input),
            (t("Output"), definition.transformation_output),
        ),
        "W": ((t(NAMES["W"]), definition.worldview),),
    }
    rows: list[tuple[str, ...]] = []
    for letter in "CATWOE":
        if letter in fixed:
            rows += [(letter, name, page.words(text), "", "", "") for name, text in fixed[letter]]
            continue
        found = rows_of(page.study, definition.id, letter)
        rows += [(letter, t(NAMES[letter]), *row_shown(page, row)) for row in found]
        if not found:
            rows.append((letter, t(NAMES[letter]), "", "", "", ""))
    return rows


def _catwoe_keys(page: Page, definition: RootDefinition) -> list[str]:
    """What names each row of `_catwoe`; "" for those that are there in every definition."""
    keys: list[str] = []
    for letter in "CATWOE":
        if letter in _FIXED_ROWS:
            keys += [""] * _FIXED_ROWS[letter]
            continue
        found = rows_of(page.study, definition.id, letter)
        keys += [key_of(page.whole, row) for row in found] or [""]
    return keys


def row_shown(page: Page, row: Record) -> tuple[str, str, str, str]:
    """The wording, the facts and the detail of one customer, actor, owner or constraint, and who says so."""
    facts: tuple[str, ...] = ()
    detail = None
    who = None
    match row:
        case Customer():
            who = row.who
            facts = (page.code("customer", row.kind), page.code("direct", row.direct))
        case Actor():
            who, detail = row.who, row.does
        case Owner():
            who, detail = row.who, row.how
            facts = (page.code("can_stop", row.can_stop),)
        case Constraint():
            who = row.what
            facts = (
                page.code("constraint", row.type),
                page.code("system_can_change", row.system_can_change),
            )
        case _:
            pass
    told = ", ".join(fact for fact in facts if fact)
    return page.words(who), told, page.words(detail), page.mark(row)


def _origin(page: Page, system: RelevantSystem) -> None:
    t, study = page.t, page.study
    themes = [study.themes[each] for each in system.from_themes if each in study.themes]
    rows: list[tuple[str, ...]] = []
    for theme in themes:
        issues = [study.elements[each] for each in theme.issues if each in study.elements]
        head = (theme.ref, page.words(theme.name))
        rows += [(*head, each.ref, page.words(each.label), page.mark(each)) for each in issues] or [
            (*head, "", "", page.mark(theme))
        ]
    page.table(
        t("Where {ref} comes from").format(ref=system.ref or page.words(system.name)),
        (t("Theme"), t("Name"), t("Issue"), t("Wording"), t("Who says so")),
        rows,
    )
    owner = study.analyses_one.get(system.from_issue_owner or "")
    if owner:
        page.paragraph(f"{owner.ref} {page.words(owner.who)}".strip(), t("From issue owner"))


def systems(page: Page) -> None:
    """Every relevant system that was thought of, chosen or not."""
    t = page.t
    page.table(
        t("Relevant systems"),
        (
            t("Code"),
            t("System"),
            t("Type"),
            t("Themes"),
            t("Issue owner"),
            t("Votes"),
            t("Chosen"),
            t("Why not"),
            t("Who says so"),
        ),
        [
            (
                each.ref,
                page.words(each.name),
                page.code("type", each.type),
                page.cites(each.from_themes),
                page.cite(each.from_issue_owner),
                "" if each.votes is None else str(each.votes),
                page.code("yes_no", each.chosen),
                page.words(each.why_not),
                page.mark(each),
            )
            for each in page.study.relevant_systems.values()
        ],
    )


def kept_aside(page: Page, level: int, keep: int = 1) -> None:
    """The relevant systems that nobody works with, each with the reason; the first `keep` columns always stand."""
    t = page.t
    aside = [each for each in page.study.relevant_systems.values() if not each.chosen]
    if not aside:
        return
    page.heading(level, t("Kept aside"), KEPT_ASIDE, KEPT_ASIDE)
    page.table(
        t("Relevant systems kept aside"),
        (t("Code"), t("System"), t("Type"), t("Reason"), t("Themes"), t("Who says so")),
        [
            (
                each.ref,
                page.words(each.name),
                page.code("type", each.type),
                page.words(each.why_not),
                page.cites(each.from_themes),
                page.mark(each),
            )
            for each in aside
        ],
        keep=keep,
        keys=[key_of(page.whole, each).removeprefix(each.ref or " ") for each in aside],
    )
