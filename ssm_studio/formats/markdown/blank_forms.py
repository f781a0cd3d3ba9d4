"""Empty forms to print, so that a workshop can run without a laptop; in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.formats.document.blocks import (
    Block,
    Cell,
    Document,
    Facts,
    Heading,
    PageBreak,
    Paragraph,
    Room,
    Run,
    Table,
)
from ssm_studio.formats.document.markdown import to_markdown
from ssm_studio.i18n import LANGUAGES, N_, translator
from ssm_studio.method.prompts import BY_KEY, CATWOE, PQR, Prompt

ROOM: Final = Room(3)
"""An empty cell that is high enough to write in."""

LINE: Final = Run(fill=40)
_CHART_ROWS: Final = 9
ACTION_ROWS: Final = 7

_CHART_COLUMNS: Final = ("exists", "how", "who", "how_judged", "quality", "alternatives", "comment")
ACTION_COLUMNS: Final = (
    (N_("What"), N_("A verb first. What will be done?")),
    (N_("Why"), N_("Which aim or theme does it serve?")),
    (N_("Who"), N_("Which post, and which person? Did they accept it themselves?")),
    (N_("With whom"), N_("Who helps, who must agree?")),
    (N_("By when"), N_("A date, or a moment in the planning year.")),
    (N_("Measure of success"), N_("What will be seen when it has worked, and who judges?")),
    (N_("Enabling action"), N_("What else must be done before people will accept it?")),
    (N_("Reservations"), N_("Who can live with it only under a condition?")),
)

Translate = Callable[[str], str]


def blank_forms(study: Study, language: str) -> str:
    """The forms as Markdown."""
    return to_markdown(forms_page(study, language))


def forms_page(study: Study, language: str) -> Document:
    """CATWOE card, comparison chart and action table without a word filled in: first in `language`, then in the other.

    Nothing of the study is in them.
    """
    del study
    document = Document(language, title=translator(language)(N_("Blank worksheets")))
    for each in (language, *(each for each in LANGUAGES if each != language)):
        t = translator(each)
        for sheet in (_card(t, each), _chart(t, each), _actions(t, each)):
            document.blocks += [*([PageBreak()] if document.blocks else []), *sheet]
    return document


def _card(t: Translate, language: str) -> list[Block]:
    return [
        Heading(1, t("Root definition: a card"), f"card-{language}"),
        _blanks(t, N_("Relevant system"), N_("Written by"), N_("Date")),
        Paragraph(_with_room(t("A system to {p} by {q} in order to {r}")), t("The sentence")),
        _questions(t, PQR, 1),
        _questions(t, CATWOE, 2),
    ]


def _with_room(sentence: str) -> tuple[Run, ...]:
    """A sentence with room to write where it has a name in braces."""
    parts = re.split(r"{\w+}", sentence)
    return tuple(each for part in parts for each in (Run(part), LINE))[:-1]


def _questions(t: Translate, prompts: Sequence[Prompt], rows: int) -> Table:
    """A table with a question for each letter and room for the answer."""
    cells: list[tuple[Cell, ...]] = []
    for prompt in prompts:
        asks = (Run(t(prompt.asks)), Run("\n"), Run(t(prompt.beware), italic=True))
        cells.append((prompt.key, t(prompt.name), asks, ROOM))
        cells += [("", "", "", ROOM)] * (rows - 1 if prompt.key in "CAOE" else 0)
    header = (t("Letter"), t("Element"), t("Question"), t("Wording"))
    return Table("", "", header, tuple(cells))


def _chart(t: Translate, language: str) -> list[Block]:
    prompts = [BY_KEY[each] for each in _CHART_COLUMNS]
    header = (t("Activity or link"), *(t(each.name) for each in prompts))
    asks = (t("Activities, links, monitoring and control"), *(t(each.asks) for each in prompts))
    return [
        Heading(1, t("Comparison: a chart"), f"chart-{language}"),
        _blanks(t, N_("Model"), N_("Written by"), N_("Date")),
        _form(header, asks, _CHART_ROWS),
    ]


def _actions(t: Translate, language: str) -> list[Block]:
    header = tuple(t(name) for name, _asks in ACTION_COLUMNS)
    asks = tuple(t(question) for _name, question in ACTION_COLUMNS)
    return [
        Heading(1, t("Agreed actions: a table"), f"actions-{language}"),
        _blanks(t, N_("Written by"), N_("Date")),
        _form(header, asks, ACTION_ROWS),
    ]


def _form(header: tuple[str, ...], asks: Sequence[str], rows: int) -> Table:
    """A table whose first row asks and whose others are empty."""
    first: tuple[Cell, ...] = tuple((Run(each, italic=True),) for each in asks)
    empty: tuple[Cell, ...] = (ROOM,) * len(header)
    return Table("", "", header, (first, *(empty,) * rows))


def _blanks(t: Translate, *names: str) -> Facts:
    return Facts(tuple((t(each), (LINE,)) for each in names))
