"""Lists that “show” prints by name: the declaration, voices, the day, what was parked, what leads nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from ssm_studio.domain import edit_agenda
from ssm_studio.domain.study import Study
from ssm_studio.i18n import N_, _
from ssm_studio.method.theme_matrix import theme_matrix
from ssm_studio.method.trace_paths import Lost, actions_without_issue, issues_without_action
from ssm_studio.say import showing, voices
from ssm_studio.say.answer_names import described, one_line
from ssm_studio.say.open_differences import differences
from ssm_studio.say.ties import ties
from ssm_studio.say.vocabulary import Words, index

NAMES: Final[Words] = {
    "declaration": ("declaration", "deklarasi"),
    "voices": ("voices", "suara"),
    "clashes": ("clashes", "perbedaan"),
    "agenda": ("agenda, day", "agenda, hari"),
    "diary": ("diary", "buku harian, harian"),
    "parked": ("parked, parking lot", "parkiran, yang diparkir"),
    "matrix": ("themes and actions, matrix", "tema dan tindakan, matriks"),
    "both": voices.BOTH,
    "untranslated": voices.LACKING,
    "loose": ("loose ends, loose", "yang tercecer, tercecer"),
}
"""What a list is called after “show”."""
_NAMED: Final = index(NAMES)


def named_list(study: Study, words: str) -> list[str] | None:
    """The lines of the list that has this name, or a sentence where nothing is in it; None for no such name."""
    key = _NAMED.get(words)
    if key is None:
        return None
    lines, nothing = _LISTS[key]
    return list(lines(study)) or [_(nothing)]


def _agenda(study: Study) -> Iterator[str]:
    from ssm_studio.method.agendas import in_order

    for block in in_order(study):
        yield ", ".join((described(study, "block", block), *ties(study, "block", block)))


def _diary(study: Study) -> Iterator[str]:
    for each in study.diary.values():
        yield ", ".join((described(study, "diary", each), *ties(study, "diary", each)))


def _parked(study: Study) -> Iterator[str]:
    waiting = edit_agenda.waiting(study)
    for each in (*waiting, *(p for p in study.parked.values() if p not in waiting)):
        yield ", ".join((described(study, "parked", each), *ties(study, "parked", each)))


def _matrix(study: Study) -> Iterator[str]:
    found = theme_matrix(study)
    for theme in found.themes:
        led = ", ".join(each.ref for each in found.actions_of(theme.id)) or _("no action")
        yield f"{described(study, 'theme', theme)}: {led}"
    if found.themes and (outside := found.without_theme()):
        yield _("from no theme: {refs}").format(refs=", ".join(each.ref for each in outside))


def _loose(study: Study) -> Iterator[str]:
    for title, found in (
        (_("Issues that reached no action"), issues_without_action(study)),
        (_("Actions that come from no issue"), actions_without_issue(study)),
    ):
        if found:
            yield title
            yield from (f"  {_lost(study, each)}" for each in found)
    if issues_without_action(study) or actions_without_issue(study):
        yield _("leave E05 : reason answers one of them")


def _lost(study: Study, lost: Lost) -> str:
    record = study.get(lost.kind, lost.id)
    assert record is not None, "it stands in the list"
    words = described(study, lost.kind, record)
    return f"{words}: {one_line(lost.reason)}" if lost.reason else words


_LISTS: Final[dict[str, tuple[Callable[[Study], Iterable[str]], str]]] = {
    "declaration": (showing.declaration_lines, N_("Nothing was declared.")),
    "voices": (voices.voice_lines, N_("Nobody has said anything yet.")),
    "clashes": (differences, N_("Nothing stands unsettled.")),
    "agenda": (_agenda, N_("There is no agenda yet.")),
    "diary": (_diary, N_("Nothing stands in the diary.")),
    "parked": (_parked, N_("Nothing is parked.")),
    "matrix": (
        _matrix,
        N_("Themes and actions stand here as soon as there are some of both."),
    ),
    "both": (voices.language_lines, N_("No words yet.")),
    "untranslated": (
        lambda study: voices.language_lines(study, lacking=True),
        N_("Every text has both languages."),
    ),
    "loose": (_loose, N_("Every issue reached an action, and every action comes from an issue.")),
}
