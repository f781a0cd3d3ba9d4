"""What stands at the head of every export: title, session, cycle, dates, version, the session's warning, the legend."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ssm_studio.formats.document.blocks import DAY
from ssm_studio.formats.redaction import mark_of, provenances, texts_of
from ssm_studio.formats.report.page import Page

VERSION_LENGTH = 8
"""How much of the content hash is enough to tell two states of a session apart by eye."""


def title_block(page: Page, title: str) -> None:
    """Title, session, cycle, dates, place, language, version and content hash, and the warning below them.

    The only dates are those of the study, so that the same study gives the same bytes on every day.
    """
    t, study = page.t, page.study
    session = study.session
    name = page.words(session.title)
    page.document.title = f"{title}: {name}" if name else title
    page.document.day = last_day(session.dates)
    page.heading(1, page.document.title, "top")
    page.facts(
        (
            (t("Session"), session.ref),
            (t("Cycle"), str(session.cycle or "")),
            (t("Follows session"), session.parent_session or ""),
            (t("Dates"), page.days(session.dates)),
            (t("Place"), session.place or ""),
            (t("Language"), page.code("language", page.language)),
            (t("Texts shown in the other language"), untranslated(page)),
            (t("Source"), session.source or ""),
            (t("Version"), page.digest[:VERSION_LENGTH]),
            (t("Content hash (SHA-256)"), page.digest),
        )
    )
    page.paragraph(page.words(session.warning), t("Please note"))


def language_note(page: Page) -> None:
    """How many texts stand as they were said, because nobody worded them in the page's language."""
    t, number = page.t, untranslated(page)
    if number:
        page.note(
            t(
                "{number} texts have no wording in the language of this page and stand as they were said; nothing was "
                "translated by the program."
            ).format(number=number)
        )


def untranslated(page: Page) -> str:
    """How many texts have no wording in the page's language; "" for none. They are never translated unasked."""
    texts = (text for _kind, record in page.study.everything() for text in texts_of(record))
    other = "en" if page.language == "id" else "id"
    number = sum(
        text.plain is None and getattr(text, page.language) is None and bool(getattr(text, other))
        for text in texts
    )
    return str(number) if number else ""


def legend(page: Page) -> None:
    """What the marks beside items mean, where the study has any."""
    t = page.t
    marks = provenances(page.study)
    rows = [(page.provenance(each), t(mark_of(each).meaning)) for each in marks]
    if rows:
        page.heading(2, t("Who says so"), "provenance")
        page.table(t("Marks beside items"), (t("Mark"), t("Meaning")), rows)


def last_day(dates: Sequence[str]) -> str:
    """The last day of a session as the date of a file; one and the same where no day was said."""
    for each in reversed(dates):
        try:
            return date.fromisoformat(each[:10]).isoformat()
        except ValueError:
            continue
    return DAY
