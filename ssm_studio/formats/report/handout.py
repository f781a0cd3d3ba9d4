"""What the pages that people are handed share: the beginning, who was there, what was agreed, definitions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ssm_studio.domain.definition_rows import rows_of
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study, children
from ssm_studio.formats.document.blocks import Paragraph
from ssm_studio.formats.photos.on_paper import caption_of
from ssm_studio.formats.report.definitions import NAMES, left_out, row_shown
from ssm_studio.formats.report.front_matter import VERSION_LENGTH, last_day, untranslated
from ssm_studio.formats.report.page import Page
from ssm_studio.method.agendas import in_order
from ssm_studio.method.prompts import BY_KEY

_HEAD_LENGTH: Final = 8
"""How much of the newest digest of the log is enough to find it there."""


def handout(study: Study, language: str, title: str, *, log_head: str = "") -> Page:
    """A page that begins as people expect: what it is, where and when, and what must be said before the rest.

    `title` is to be translated. `log_head` is the digest of the log's newest entry, where the session has a file.
    """
    page = Page(study, language, handout=True)
    t, session, document = page.t, page.study.session, page.document
    name = page.words(session.title)
    title = t(title)
    document.title = f"{title}: {name}" if name else title
    page.heading(1, document.title, "top")
    where = (session.place or "", page.days(session.dates))
    if said := " · ".join(filter(None, where)):
        page.add(Paragraph(said, look="subtitle"))
    if warning := page.words(session.warning):
        page.add(Paragraph(warning, t("Please note"), "warning"))
    document.plain = True
    document.day = last_day(session.dates)
    document.foot = " · ".join(filter(None, _about(page, log_head)))
    return page


def _about(page: Page, log_head: str) -> Iterable[str]:
    """Of which session in which state the page is; the same study says the same."""
    t, session = page.t, page.study.session
    yield t("Session {ref}").format(ref=session.ref) if session.ref else ""
    yield t("cycle {number}").format(number=session.cycle) if session.cycle else ""
    if session.parent_session:
        yield t("follows {ref}").format(ref=session.parent_session)
    yield page.code("language", page.language)
    if number := untranslated(page):
        yield t("texts in the other language: {number}").format(number=number)
    yield t("version {hash}").format(hash=page.digest[:VERSION_LENGTH])
    if log_head:
        yield t("log {hash}").format(hash=log_head[:_HEAD_LENGTH])
    if session.source:
        yield t("source: {source}").format(source=session.source)


def who_was_there(page: Page) -> None:
    """The people by group, each with the role, and who asked for the workshop and led it."""
    t, study = page.t, page.study
    told = [*_led(page)]
    grouped = [(each.ref, each.id, page.words(each.name)) for each in study.groups.values()]
    for ref, id_, name in (*grouped, ("", "", t("Others") if grouped else t("People"))):
        known = set(study.groups)
        people = [
            _person(each.pseudonym or each.ref, page.words(each.role))
            for each in study.participants.values()
            if (each.group == id_ if id_ else each.group not in known)
        ]
        if people or id_:
            label = f"{ref} {name}".strip()
            told.append((label, "; ".join(people) or t("nobody is recorded")))
    told += ((t("Not all the time"), each) for each in _at_times(page))
    page.facts(told)
    if not told:
        page.note(t("Who was there has not been recorded."))


def _at_times(page: Page) -> Iterable[str]:
    """Who was there in some blocks of the day only, and in which not; nothing where attendance was not kept."""
    held = [each for each in in_order(page.study) if each.began_at and each.present]
    for person in page.study.participants.values():
        missed = [each for each in held if person.id not in each.present]
        if missed and len(missed) < len(held):
            blocks = "; ".join(page.words(each.title) for each in missed)
            name = person.pseudonym or person.ref
            yield page.t("{name}, not at: {blocks}").format(name=name, blocks=blocks)


def _person(name: str, role: str) -> str:
    return f"{name} ({role})" if role else name


def _led(page: Page) -> Iterable[tuple[str, str]]:
    t = page.t
    for role, label in (("client", t("Asked for by")), ("practitioner", t("Led by"))):
        told = [page.words(a.who) for a in page.study.analyses_one.values() if a.role == role]
        if any(told):
            yield label, "; ".join(filter(None, told))


def photos_of(page: Page, picture: str, figures: Mapping[str, str]) -> list[tuple[str, str]]:
    """The photographs of a picture that are enclosed, by path and caption."""
    return [
        (figures[each.id], caption_of(page.study, each, page.language))
        for each in children(page.study.photos, "picture", picture)
        if each.id in figures
    ]


def agreed_actions(page: Page) -> None:
    """Who does what until when, in one table."""
    t, actions = page.t, list(page.study.actions.values())
    usual = {each.status for each in actions} <= {"agreed"}
    page.table(
        t("What was agreed, by whom, until when"),
        (
            *(t("Code"), t("What"), t("Who"), t("By when"), t("Measure of success")),
            *(t("Enabling action"), t("Status"), t("Who says so")),
        ),
        [
            (
                each.ref,
                page.words(each.text),
                "\n".join(filter(None, (page.words(each.position), each.person or ""))),
                page.day(each.by_when),
                page.words(each.measure),
                page.words(each.enabling_action),
                "" if usual else page.code("status", each.status),
                page.mark(each, "text", "detail"),
            )
            for each in actions
        ],
        keep=4,
    )


def part_said(page: Page, definition: RootDefinition, letter: str, *, facts: bool = True) -> str:
    """Everything that one letter of CATWOE holds, a line for each row, with what is known of it in parentheses."""
    if letter == "W":
        return page.words(definition.worldview)
    if letter == "T":
        ends = (definition.transformation_input, definition.transformation_output)
        return " → ".join(filter(None, map(page.words, ends)))
    rows = rows_of(page.study, definition.id, letter)
    why = dict(left_out(page, definition))[letter]
    lines = [_row_said(page, row, facts=facts) for row in rows]
    if why:
        lines.append(page.t("deliberately omitted: {reason}").format(reason=why))
    return "\n".join(filter(None, lines))


def _row_said(page: Page, row: Record, *, facts: bool) -> str:
    words, told, detail, _mark = row_shown(page, row)
    more = ": ".join(filter(None, (told, detail))) if facts else ""
    return f"{words} ({more})" if more else words


def definition_parts(page: Page, definition: RootDefinition, ref: str) -> None:
    """PQR and CATWOE of a definition in one table, a row for each letter."""
    t, rows = page.t, list[tuple[str, str, str, str]]()
    for letter, text in (("P", definition.p), ("Q", definition.q), ("R", definition.r)):
        if said := page.words(text):
            rows.append((letter, t(BY_KEY[letter].name), said, page.mark(definition)))
    for letter in "CATWOE":
        said = part_said(page, definition, letter)
        found = [] if letter in "TW" else list(rows_of(page.study, definition.id, letter))
        usual = page.mark(definition)
        marks = dict.fromkeys(page.mark(each) or usual for each in (found or [definition]))
        rows.append((letter, t(NAMES[letter]), said, "; ".join(filter(None, marks))))
    page.table(
        t("{ref} in its parts").format(ref=ref),
        (t("Letter"), t("Element"), t("Wording"), t("Who says so")),
        rows,
        keep=3,
    )
