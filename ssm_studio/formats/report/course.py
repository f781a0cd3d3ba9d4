"""How the research went, on paper: stages by dates, people and outputs, consent, and whose words the record holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ssm_studio.domain.trail import Trail
from ssm_studio.formats.report.page import Page
from ssm_studio.i18n import N_
from ssm_studio.method.lenses import lens_name
from ssm_studio.method.voices import ORIGINS, voices

STAGES: Final = {"four": 4, "seven": 7}
"""How many stages there are, by the way of counting."""


def stage_title(page: Page, scheme: str, number: int) -> str:
    """What a stage is called and which of how many it is, in one way of counting."""
    name = lens_name(f"ssm.stages{STAGES[scheme]}.{number}", page.language)
    said = page.t("Stage {number} of {all}: {name}")
    return said.format(number=number, all=STAGES[scheme], name=name)


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
_WITH: Final = {
    **dict.fromkeys(("relation", "interpretation", "evidence"), "picture"),
    **dict.fromkeys(("customer", "actor", "owner", "constraint"), "definition"),
    **dict.fromkeys(("indicator",), "model"),
    **dict.fromkeys(("scenario", "reservation"), "row"),
}
"""Kinds that stand in the stage of another."""
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


def course(page: Page, trail: Trail, scheme: str) -> None:
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


def people(page: Page) -> None:
    """Who took part, by role, under pseudonyms."""
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


def consent(page: Page) -> None:
    """Who agreed to be quoted, and how people stand in these pages."""
    t, them = page.t, list(page.study.participants.values())
    agreed = [page.called(each) for each in them if each.consent is True]
    refused = [page.called(each) for each in them if each.consent is False]
    unsaid = [page.called(each) for each in them if each.consent is None]
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


def whose_words(page: Page, scheme: str) -> None:
    """Each stage with how many of its records come from whom: counts, and no share."""
    t, found = page.t, voices(page.study, _stage_of(scheme))
    there = [each for each in ORIGINS if any(dict(stage.counts).get(each) for stage in found)]
    page.table(
        t("Whose words the record holds, as counts by origin"),
        (t("Stage"), *(t(ORIGINS[each]) for each in there)),
        [
            (
                stage_title(page, scheme, stage.stage) if stage.stage else t("Research"),
                *(str(dict(stage.counts).get(each, "–")) for each in there),
            )
            for stage in found
        ],
        keep=2,
    )


def _stage_of(scheme: str) -> dict[str, int]:
    """The stage of each kind in one way of counting; 0 for research, which is beside all of them."""
    counted = {kind: at for at, kinds in enumerate(_OF_STAGE[scheme], 1) for kind in kinds}
    for kind, with_ in _WITH.items():
        counted[kind] = counted[with_]
    return dict.fromkeys(("reconstruction", "learning", "cycle_note"), 0) | counted
