"""Empty forms to print, so that a workshop can run without a laptop; in both languages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.formats import escaping
from ssm_studio.formats.markdown.cards import PAGE_BREAK
from ssm_studio.i18n import LANGUAGES, N_, translator
from ssm_studio.method.prompts import BY_KEY, CATWOE, PQR, Prompt

ROOM: Final = "&nbsp;<br>&nbsp;<br>&nbsp;"
"""An empty cell that is high enough to write in."""

LINE: Final = r"\_" * 40
CHART_ROWS: Final = 9
ACTION_ROWS: Final = 7

CHART_COLUMNS: Final = ("exists", "how", "who", "how_judged", "quality", "alternatives", "comment")
ACTION_COLUMNS: Final = (
    (N_("What"), N_("A verb first. What will be done?")),
    (N_("Why"), N_("Which aim or theme does it serve?")),
    (N_("Who"), N_("Which post, and which person? Did they accept it themselves?")),
    (N_("With whom"), N_("Who helps, who must agree?")),
    (N_("By when"), N_("A date, or a moment in the planning year.")),
    (N_("How we will know"), N_("What will be seen when it has worked, and who judges?")),
    (N_("First"), N_("What else must be done before people will accept it?")),
    (N_("Reservations"), N_("Who can live with it only under a condition?")),
)

Translate = Callable[[str], str]


def blank_forms(study: Study, language: str) -> str:
    """CATWOE card, comparison chart and action table without a word filled in: first in `language`, then in the other.

    Nothing of the study is in them.
    """
    del study
    languages = (language, *(each for each in LANGUAGES if each != language))
    pages: list[str] = []
    for each in languages:
        t = translator(each)
        pages += [_card(t, each), _chart(t, each), _actions(t, each)]
    return f"\n{PAGE_BREAK}\n\n".join(pages)


def _card(t: Translate, language: str) -> str:
    sentence = t("A system to {p} by {q} in order to {r}").format(p=LINE, q=LINE, r=LINE)
    return _page(
        _heading(t("Root definition: a card"), f"card-{language}"),
        _blanks(t, N_("Relevant system"), N_("Written by"), N_("Date")),
        [_named(t("The sentence"), sentence)],
        _questions(t, PQR, 1),
        _questions(t, CATWOE, 2),
    )


def _questions(t: Translate, prompts: Sequence[Prompt], rows: int) -> list[str]:
    """A table with a question for each letter and room for the answer."""
    cells: list[list[str]] = []
    for prompt in prompts:
        asks = f"{escaping.cell(t(prompt.asks))}<br>*{escaping.cell(t(prompt.beware))}*"
        cells.append([prompt.key, escaping.cell(t(prompt.name)), asks, ROOM])
        cells += [["", "", "", ROOM]] * (rows - 1 if prompt.key in "CAOE" else 0)
    header = (N_("Letter"), N_("Element"), N_("Question"), N_("Wording"))
    return escaping.table([escaping.cell(t(each)) for each in header], cells)


def _chart(t: Translate, language: str) -> str:
    prompts = [BY_KEY[each] for each in CHART_COLUMNS]
    header = [t("Activity or link"), *(t(each.name) for each in prompts)]
    asks = [t("Activities, links, monitoring and control"), *(t(each.asks) for each in prompts)]
    return _page(
        _heading(t("Comparison: a chart"), f"chart-{language}"),
        _blanks(t, N_("Model"), N_("Written by"), N_("Date")),
        _form(header, asks, CHART_ROWS),
    )


def _actions(t: Translate, language: str) -> str:
    header = [t(name) for name, _asks in ACTION_COLUMNS]
    asks = [t(question) for _name, question in ACTION_COLUMNS]
    return _page(
        _heading(t("Agreed actions: a table"), f"actions-{language}"),
        _blanks(t, N_("Written by"), N_("Date")),
        _form(header, asks, ACTION_ROWS),
    )


def _form(header: Sequence[str], asks: Sequence[str], rows: int) -> list[str]:
    """A table whose first row asks and whose others are empty."""
    first = [f"*{escaping.cell(each)}*" for each in asks]
    empty = [[ROOM] * len(header)] * rows
    return escaping.table([escaping.cell(each) for each in header], [first, *empty])


def _blanks(t: Translate, *names: str) -> list[str]:
    return [f"- {_named(t(each), LINE)}" for each in names]


def _named(name: str, said: str) -> str:
    return f"**{escaping.one_line(name)}:** {said}"


def _heading(title: str, anchor: str) -> str:
    return f'# <a id="{anchor}"></a>{escaping.one_line(title)}'


def _page(heading: str, *blocks: Sequence[str]) -> str:
    lines = [heading, ""]
    for block in blocks:
        lines += [*block, ""]
    return "\n".join(lines)
