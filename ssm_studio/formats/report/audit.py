"""The audit trail on paper: how the record came about, so that somebody else can follow it.

The six kinds of record are those of Lincoln & Guba (1985), after Halpern (1983); what a recoverable process needs is
in method reference 5.3.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from ssm_studio.domain.ballot import Ballot
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.domain.trail import Trail, TrailEntry
from ssm_studio.formats.document.blocks import Document
from ssm_studio.formats.report.action_sheet import BOM, harmless
from ssm_studio.formats.report.handout import handout, photos_of
from ssm_studio.formats.report.page import Page
from ssm_studio.formats.report.research import left_as_it_is
from ssm_studio.formats.report.situation import PHOTO_HEIGHT
from ssm_studio.formats.report.traced import where_it_comes_from
from ssm_studio.i18n import N_, NP_

SEAL_LENGTH: Final = 8
"""Signs of a seal that find its entry again (`ssm-studio verify SESSION --head`)."""

_KINDS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (
        N_("Raw data: what was drawn, said and read"),
        ("picture", "photo", "evidence", "debate", "interpretation"),
    ),
    (
        N_("Data reduced and analysed: themes, votes, analyses, comparison tables"),
        ("theme", "ballot", "analysis_one", "analysis_two", "row", "indicator"),
    ),
    (
        N_("Data put together: definitions, models, accommodations, reconstruction"),
        ("definition", "model", "accommodation", "change", "reconstruction"),
    ),
    (
        N_("Process notes: what was done, what was waived, departures from the plan"),
        ("block", "parked", "waiver"),
    ),
    (
        N_("Intentions and dispositions: what was declared in advance, diary, learning"),
        ("research", "declared", "diary", "learning"),
    ),
    (
        N_("How the instruments came about: lists of one's own, scenarios, the agenda"),
        ("lens", "scenario"),
    ),
)
"""What each kind is, and the kinds of record that are of it."""


_NO_FIGURES: Final[Mapping[str, str]] = {}


def audit_page(
    study: Study, language: str, trail: Trail, figures: Mapping[str, str] = _NO_FIGURES
) -> Document:
    """Everything by which an outsider can follow how the record came about; `figures` as in a report."""
    page = handout(study, language, N_("Audit trail"), log_head=trail.head)
    _seals(page, trail)
    _six_kinds(page)
    _chronology(page, trail.entries)
    _attendance(page)
    _versions(page, trail.entries)
    where_it_comes_from(page)
    _votes(page)
    _photos(page)
    for picture in study.pictures:
        page.figures(photos_of(page, picture, figures), PHOTO_HEIGHT)
    _diary(page)
    left_as_it_is(page)
    return page.document


def trail_parts(page: Page, trail: Trail) -> None:
    """The trail as a part of another page: seals, kinds, attendance, votes, photographs, departures, chronology."""
    _seals(page, trail)
    _six_kinds(page)
    for part in (_attendance, _votes, _photos, _diary):
        part(page)
    _chronology(page, trail.entries)


def _seals(page: Page, trail: Trail) -> None:
    t = page.t
    page.heading(2, t("The seals"), "seals")
    whole = (
        t("whole: every seal fits")
        if trail.broken is None
        else t("entry {number} is not as it was written").format(number=trail.broken)
    )
    page.facts(
        (
            (t("Entries"), str(len(trail.entries))),
            (t("Newest seal"), trail.head),
            (t("Log"), whole if trail.head else t("of another version; it has no seals to verify")),
            (
                t("Records"),
                t("{number} values are not what the log says").format(number=trail.changed)
                if trail.changed
                else t("as the log says")
                if trail.head
                else "",
            ),
        )
    )
    page.note(
        t(
            "Every entry of the log is sealed over the one before it. Whoever has this page can find out whether "
            "the record was rewritten later: ssm-studio verify SESSION --head {seal}"
        ).format(seal=trail.head[:SEAL_LENGTH] or "–")
    )


def _six_kinds(page: Page) -> None:
    page.heading(2, page.t("What there is to follow"), "kinds")
    kinds_of_record(page)


def kinds_of_record(page: Page) -> None:
    """The six kinds of record of an audit trail, with what there is of each."""
    t = page.t
    page.table(
        t("The six kinds of record of an audit trail (Lincoln & Guba 1985)"),
        (t("Kind"), t("In this session")),
        [(t(name), _there(page, kinds)) for name, kinds in _KINDS],
        keep=2,
    )


def _there(page: Page, kinds: Iterable[str]) -> str:
    from ssm_studio.domain.kinds import BY_NAME

    found = []
    for kind in kinds:
        records: list[Record] = list(page.study.table(kind).values())
        if records:
            refs = ", ".join(each.ref for each in records if each.ref)
            called = page.t(BY_NAME[kind].called)
            found.append(f"{called}: {refs}" if refs else f"{called} ({len(records)})")
    return "\n".join(found) or "–"


def _chronology(page: Page, entries: Iterable[TrailEntry]) -> None:
    t = page.t
    page.heading(2, t("Chronology"), "chronology")
    page.table(
        t("Every change, oldest first; times are UTC"),
        (t("No."), t("When"), t("Who"), t("What was done"), t("Records"), t("Seal")),
        [
            (
                str(each.seq),
                page.day(each.at.replace(tzinfo=None).isoformat(timespec="minutes")),
                each.author,
                each.label or t("(private)"),
                _refs(each),
                each.digest[:SEAL_LENGTH],
            )
            for each in entries
        ],
        keep=4,
    )


_MOST: Final = 12
"""Records of one entry that are named; an import has hundreds."""


def _refs(entry: TrailEntry) -> str:
    refs = list(dict.fromkeys(ref for _kind, ref in entry.records if ref))
    more = f" +{len(refs) - _MOST}" if len(refs) > _MOST else ""
    return ", ".join(refs[:_MOST]) + more


def _attendance(page: Page) -> None:
    t, blocks = page.t, page.study.blocks.values()
    if not blocks:
        return
    page.heading(2, t("The agenda, and who was there"), "attendance")
    page.table(
        t("Blocks as they were planned and as they went"),
        (
            t("Day"),
            t("Block"),
            t(NP_("time", "Minutes")),
            t("Began"),
            t("Ended"),
            t("Who was there"),
        ),
        [
            (
                "" if each.day is None else str(each.day),
                page.words(each.title),
                "" if each.minutes is None else str(each.minutes),
                page.day(each.began_at),
                page.day(each.ended_at),
                page.cites(each.present),
            )
            for each in sorted(blocks, key=lambda each: (each.day or 0, each.place or 0))
        ],
        keep=2,
    )


def _versions(page: Page, entries: Iterable[TrailEntry]) -> None:
    t = page.t
    told = tuple(entries)
    owners = [*page.study.root_definitions.values(), *page.study.models.values()]
    rows = []
    for owner in owners:
        of_it = [each for each in told if owner.id in each.owners]
        rows += [
            (
                page.called(owner) if number == 1 else "",
                str(number),
                page.day(each.at.replace(tzinfo=None).isoformat(timespec="minutes")),
                each.author,
                each.label or t("(private)"),
                str(each.seq),
            )
            for number, each in enumerate(of_it, 1)
        ]
    if not rows:
        return
    page.heading(2, t("Versions of definitions and models"), "versions")
    page.table(
        t(
            "Each change of a definition or model is a version; ssm-studio show SESSION --as-of ENTRY shows it"
        ),
        (t("Of"), t("Version"), t("When"), t("Who"), t("What was done"), t("Entry")),
        rows,
        keep=2,
    )


def _votes(page: Page) -> None:
    t, ballots = page.t, page.study.ballots.values()
    if not ballots:
        return
    page.heading(2, t("Votes and ratings"), "votes")
    page.table(
        t("Every round with its scale and its spread"),
        (t("Code"), t("About"), t("Round"), t("Scale"), t("How"), t("Spread"), t("When")),
        [
            (
                each.ref,
                page.cite(each.target),
                "" if each.round is None else str(each.round),
                page.code("scale", each.scale),
                page.code("vote_method", each.method),
                _spread(page, each),
                page.day(each.held_at),
            )
            for each in ballots
        ],
        keep=2,
    )


def _spread(page: Page, ballot: Ballot) -> str:
    """How many chose which step; where it was secret, nobody is named."""
    if ballot.hands:
        hands = (f"{page.cite(group)} {number}" for group, number in ballot.hands)
        return ", ".join(hands)
    steps = sorted({number for _who, number in ballot.marks})
    return ", ".join(
        f"{step}: {sum(number == step for _who, number in ballot.marks)}×" for step in steps
    )


def _photos(page: Page) -> None:
    t, photos = page.t, page.study.photos.values()
    if not photos:
        return
    page.heading(2, t("Photographs"), "photos")
    page.table(
        t("Photographs with the digests of their files (SHA-256)"),
        (t("Picture"), t("File"), t("Caption"), t("Consent"), t("Original"), t("Kept")),
        [
            (
                page.cite(each.picture),
                each.file or "",
                page.words(each.caption),
                page.code("yes_no", each.consent),
                each.sha256 or "",
                each.kept_sha256 or "",
            )
            for each in photos
        ],
        keep=2,
    )


def _diary(page: Page) -> None:
    t = page.t
    for kind, heading, caption in (
        (
            "departure",
            t("Departures from the plan"),
            t("Where the day left the plan or the method"),
        ),
        ("diary", t("Diary"), t("What the facilitator noted and released")),
    ):
        told = [each for each in page.study.diary.values() if (each.kind or "diary") == kind]
        if told:
            page.heading(2, heading, kind)
            page.table(
                caption,
                (t("When"), t("Block"), t("Words")),
                [
                    (page.day(each.at), page.cite(each.block), page.words(each.text))
                    for each in told
                ],
                keep=3,
            )


def audit_json(trail: Trail) -> str:
    """The chain of entries with their seals, for programs."""
    return json.dumps(
        {
            "head": trail.head,
            "broken": trail.broken,
            "changed": trail.changed,
            "entries": [_plain(each) for each in trail.entries],
        },
        ensure_ascii=False,
        indent=2,
    )


def _plain(entry: TrailEntry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "id": entry.id,
        "parent": entry.parent,
        "digest": entry.digest,
        "at": entry.at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "author": entry.author,
        "label": entry.label or None,
        "records": [{"kind": kind, "ref": ref or None} for kind, ref in entry.records],
    }


COLUMNS: Final = (N_("No."), N_("When"), N_("Who"), N_("What was done"), N_("Records"), N_("Seal"))


def audit_csv(trail: Trail, t: Callable[[str], str], separator: str) -> str:
    """The chronology as CSV (RFC 4180), with `separator` between two cells, none of which a spreadsheet would run."""
    target = io.StringIO(newline="")
    sheet = csv.writer(target, delimiter=separator, lineterminator="\r\n")
    sheet.writerow([t(name) for name in COLUMNS])
    for row in _rows(trail, t):
        sheet.writerow([harmless(each) for each in row])
    return BOM + target.getvalue()


def _rows(trail: Trail, t: Callable[[str], str]) -> Iterator[tuple[str, ...]]:
    for each in trail.entries:
        refs = " ".join(dict.fromkeys(ref for _kind, ref in each.records if ref))
        when = each.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        label = each.label or t("(private)")
        yield str(each.seq), when, each.author, label, refs, each.digest
