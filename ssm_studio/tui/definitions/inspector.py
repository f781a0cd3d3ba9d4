"""The right pane: where a definition comes from and what was made of it."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_in
from ssm_studio.domain.study import Study, children
from ssm_studio.i18n import _, ngettext
from ssm_studio.tui.definitions.margin_notes import note_lines
from ssm_studio.tui.text import one_line

MOST = 12
"""Records that one heading lists; a number says how many more there are."""


def inspector_words(
    study: Study, system: RelevantSystem | None, definition: RootDefinition | None
) -> Content:
    """Origin, relatives and models of what is in view."""
    words = Content("")
    if system is not None:
        words = _part(words, _("System"), [_line(system, study)])
        words = _part(words, _("Comes from"), _origin(study, system))
    if definition is not None:
        source = study.root_definitions.get(definition.derived_from or "")
        derived = children(study.root_definitions, "derived_from", definition.id)
        words = _part(words, _("Derived from"), [_line(source, study)] if source else [])
        words = _part(words, _("Derived from it"), [_line(each, study) for each in derived])
        models = children(study.models, "root_definition", definition.id)
        words = _part(words, _("Models"), [_line(each, study) for each in models])
        words = _part(words, _("Notes in the margin"), note_lines(study, definition))
        version = definition.version or 1
        earlier = version - 1
        if earlier:
            told = ngettext(
                "{n} earlier version, in the change log",
                "{n} earlier versions, in the change log",
                earlier,
            ).format(n=earlier)
        else:
            told = _("the first one")
        line = Content.styled(told, "$muted").append(Content.styled("  V", "$system"))
        words = _part(words, _("Version {n}").format(n=version), [line])
    return words


def _origin(study: Study, system: RelevantSystem) -> list[Content]:
    lines: list[Content] = []
    owner = study.analyses_one.get(system.from_issue_owner or "")
    if owner is not None:
        lines.append(_line(owner, study))
    for theme_id in system.from_themes:
        theme = study.themes.get(theme_id)
        if theme is None:
            continue
        lines.append(_line(theme, study))
        issues = [study.elements[each] for each in theme.issues if each in study.elements]
        lines += [Content("  ").append(_line(each, study, "$muted")) for each in issues]
    return lines


def _line(record: Record, study: Study, ink: str = "") -> Content:
    name = one_line(name_in(study, record)[:400], 90)
    said = Content.styled(name, ink) if ink else Content(name)
    return Content.styled(f"{record.ref} ", "bold $system").append(said) if record.ref else said


def _part(words: Content, title: str, lines: Iterable[Content]) -> Content:
    listed = list(lines)
    if not listed:
        return words
    words = words.append("\n\n" if words else "").append(
        Content.styled(title.upper(), "bold $muted")
    )
    for line in listed[:MOST]:
        words = words.append("\n").append(line)
    rest = len(listed) - MOST
    if rest > 0:
        more = ngettext("and {n} more", "and {n} more", rest).format(n=rest)
        words = words.append("\n").append(Content.styled(more, "$muted"))
    return words
