"""The wall's views that are words: a definition, one row of the chart, what was said, changes and actions.

Each is a function of an open study, made for a width and a height in cells.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from textual.content import Content

from ssm_studio.domain import edit_comparison
from ssm_studio.domain.action import AgreedAction, is_open
from ssm_studio.domain.comparison import Accommodation, Change, ComparisonRow, DebateEntry
from ssm_studio.domain.comparison_rows import target_words
from ssm_studio.domain.definition_rows import row_words, rows_of
from ssm_studio.domain.definitions import RelevantSystem, RootDefinition
from ssm_studio.domain.record import Record
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import Text, read
from ssm_studio.i18n import N_, _
from ssm_studio.method.sentence import CATWOE, composed, mentions
from ssm_studio.tui.comparison import labels
from ssm_studio.tui.comparison.action_lines import DATE, ordered, who_words
from ssm_studio.tui.comparison.change_lines import standing_words
from ssm_studio.tui.comparison.chart_lines import exists_words
from ssm_studio.tui.comparison.debate_lines import person
from ssm_studio.tui.comparison.table import Column, Table
from ssm_studio.tui.definitions.catwoe_fields import LETTERS, sentence_words
from ssm_studio.tui.hanging_indent import broken
from ssm_studio.tui.text import day, one_line, plain

WIDEST: Final = 110
"""Cells of a line beyond which the eye loses the next one."""
LONGEST: Final = 1200
"""Characters of one text that are shown."""
_AIRY: Final = 30
"""Rows from which on there is air between lines."""

View = Callable[[int, int], Content]
"""What is shown in so many columns and rows."""


def joined(parts: Sequence[Content], height: int) -> Content:
    """Parts below each other, with air between them where there are rows enough."""
    gap = "\n\n" if height >= _AIRY else "\n"
    return Content(gap).join([each for each in parts if each.plain])


def _first_that_fits(choices: Sequence[Sequence[Content]], height: int) -> Content:
    """The first of these, its parts below each other with air between, that has so many rows; else the last."""
    found = [Content("\n\n").join([each for each in parts if each.plain]) for parts in choices]
    return next((each for each in found if each.plain.count("\n") < height), found[-1])


def _words(text: Text | None, study: Study) -> str:
    return one_line(read(text, study.language)[:LONGEST])


def _hung(mark: str, style: str, words: Content | str, width: int, indent: int = 0) -> Content:
    """Words behind a mark, going on under themselves."""
    said = plain(words) if isinstance(words, str) else words
    line = Content.styled(mark.ljust(indent), style).append(said)
    return Content("\n").join(broken(line, width, max(indent, len(mark))))


# Stage two


def definition_view(study: Study, definition: RootDefinition) -> View:
    """The definition as a sentence, with what its letters stand for below it."""
    by_hand = read(definition.sentence, study.language).strip()
    parts = (
        mentions(by_hand[:LONGEST], study, definition, study.language).parts
        if by_hand
        else composed(study, definition, study.language)
    )
    sentence = sentence_words(parts)
    mentioned = {"T" if part.letter == "P" else part.letter for part in parts}

    def draw(width: int, height: int) -> Content:
        wide = min(width, WIDEST)
        system = plain(one_line(_system_words(study, definition)[:LONGEST]), "$muted")
        head = _hung(f"{definition.ref}  ", "bold $system", system, wide)
        said = Content("\n").join(sentence.wrap(wide)) if sentence.plain else Content("")
        rows = {letter: _letter(study, definition, letter, wide) for letter in CATWOE}
        # Where all of it has no room, what the sentence says already goes first, never the end of something.
        unsaid = [words for letter, words in rows.items() if letter not in mentioned]
        return _first_that_fits(
            [
                (head, said, joined([*rows.values()], height)),
                (head, said, joined([*rows.values()], 0)),
                (head, said, joined(unsaid, 0)),
                (said,),
            ],
            height,
        )

    return draw


def _system_words(study: Study, definition: RootDefinition) -> str:
    system = study.relevant_systems.get(definition.system or "")
    return name_of(system, study.language) if system is not None else ""


def _letter(study: Study, definition: RootDefinition, letter: str, width: int) -> Content:
    if letter == "T":
        before, after = definition.transformation_input, definition.transformation_output
        ends = [_words(each, study) for each in (before, after)]
        words = " → ".join(ends) if any(ends) else ""
    elif letter == "W":
        words = _words(definition.worldview, study)
    else:
        rows = rows_of(study, definition.id, letter)
        words = " · ".join(one_line(row_words(row, study.language)[:LONGEST]) for row in rows)
    ink = LETTERS[letter].ink
    return _hung(f"{letter}  ", f"bold {ink}", plain(words), width) if words else Content("")


def system_view(study: Study, system: RelevantSystem) -> View:
    """A relevant system that nobody has defined yet."""
    words = plain(one_line(name_of(system, study.language)[:LONGEST]), "bold")

    def draw(width: int, _height: int) -> Content:
        return _hung(f"{system.ref}  ", "bold $system", words, min(width, WIDEST))

    return draw


# Stage four


_ROW_LINES: Final = (
    ("how", N_("how")),
    ("who", N_("who")),
    ("when", N_("when, where")),
    ("how_judged", N_("how judged")),
    ("alternatives", N_("alternatives")),
    ("comment", N_("comment, idea")),
)


def row_view(study: Study, row: ComparisonRow) -> View:
    """One row of the chart, as large as a row can be."""
    asked = plain(one_line(target_words(study, row)[:LONGEST]), "bold")
    facts = [(_(label), _words(getattr(row, name), study)) for name, label in _ROW_LINES]
    changes = [study.changes[id_] for id_ in row.changes if id_ in study.changes]

    def draw(width: int, height: int) -> Content:
        wide = min(width, WIDEST)
        indent = 2 + max(len(label) for label, _said in facts)
        head = _hung(f"{row.ref}  ", "bold $real", asked, wide)
        lines = [_hung(label, "$muted", said, wide, indent) for label, said in facts if said]
        lines += [
            _hung("→".ljust(indent), "$real", _named(study, each), wide, indent) for each in changes
        ]
        exists = Content.styled("", "").append(exists_words(row)).stylize("bold")
        return Content("\n\n").join([head, exists, joined(lines, height)])

    return draw


def _named(study: Study, record: Record) -> Content:
    name = one_line(name_of(record, study.language)[:LONGEST])
    return Content.styled(f"{record.ref}  ", "bold $real").append(plain(name))


def said_view(study: Study, entry: DebateEntry | Accommodation) -> View:
    """What somebody said, or what people can live with."""
    words = plain(_words(entry.text, study), "bold")
    below: list[Content] = []
    if isinstance(entry, DebateEntry):
        label = labels.label_of(labels.POSITIONS, entry.position)
        who = person(study, entry.speaker or "") if entry.speaker else ""
        said = "  ".join(
            part for part in (f"{label.sign} {_(label.words)}" if label else "", who) if part
        )
        below = [
            plain(one_line(said), "$muted"),
            plain(_words(entry.worldview, study), "$worldview"),
        ]

    def draw(width: int, _height: int) -> Content:
        wide = min(width, WIDEST)
        head = _hung(f"{entry.ref}  ", "bold $real", words, wide)
        rest = [Content("\n").join(each.wrap(wide)) for each in below if each.plain]
        return Content("\n\n").join([head, *rest])

    return draw


_PLOT_ROWS: Final = 15
"""Rows of the plot with two rows a field."""
MARKS: Final = (3, 2, 1, 0)


def changes_view(study: Study, chosen: str) -> View:
    """The plot of changes: how desirable upwards, how feasible to the right, each by its short name; names below."""
    changes = tuple(study.changes.values())

    def draw(width: int, height: int) -> Content:
        wide = min(width, WIDEST)
        if not changes:
            return plain(_("No changes yet."), "$muted")
        rows = 2 if height >= _PLOT_ROWS + 2 + len(changes) else 1
        plot = _plot(study, chosen, wide, rows)
        lines = [_change_line(study, each, chosen, wide) for each in changes]
        return Content("\n\n").join([plot, joined(lines, height)])

    return draw


def _change_line(study: Study, change: Change, chosen: str, width: int) -> Content:
    here = change.id == chosen
    mark = "▸ " if here else "  "
    name = plain(one_line(name_of(change, study.language)[:LONGEST]), "bold" if here else "")
    head = Content.styled(mark, "$real").append(Content.styled(f"{change.ref}  ", "bold $real"))
    line = head.append(name).append("  ").append(standing_words(study, change))
    return Content("\n").join(broken(line, width, head.cell_length))


def _plot(study: Study, chosen: str, width: int, rows: int) -> Content:
    """Four fields by four of so many rows; a change whose raters differ has a sign for that behind its name."""
    across = max((width - 14) // 4, 6)
    lines: list[Content] = []
    label = _("desirable")
    for mark in MARKS:
        cells = [_field(study, mark, other, chosen, across) for other in reversed(MARKS)]
        high = max(rows, *(len(each) for each in cells))
        for row in range(high):
            name = _mark_name(mark) if row == 0 else ""
            line = plain(name.rjust(11) + " ", "$muted").append(Content.styled("│", "$rule"))
            for cell in cells:
                words = cell[row] if row < len(cell) else Content("")
                line = line.append(words).append(" " * max(across - words.cell_length, 0))
            lines.append(line)
        ruled = "├" + "┈" * (4 * across) if mark else "└" + "─" * (4 * across)
        lines.append(Content(" " * 12).append(Content.styled(ruled, "$rule")))
    names = "".join(_mark_name(mark).ljust(across)[:across] for mark in reversed(MARKS))
    lines.append(plain(" " * 13 + names, "$muted"))
    head = plain(f"↑ {label}", "bold $muted")
    foot = plain(" " * 13 + f"{_('feasible')} →", "bold $muted")
    return Content("\n").join([head, *lines, foot])


def _mark_name(mark: int) -> str:
    label = labels.label_of(labels.MARKS, str(mark))
    return _(label.words) if label is not None else str(mark)


def _field(study: Study, desirable: int, feasible: int, chosen: str, width: int) -> list[Content]:
    """The short names in one field, in rows of so many cells."""
    lines: list[Content] = []
    for each in study.changes.values():
        given = [
            edit_comparison.judgements(study, each, name) for name in ("desirable", "feasible")
        ]
        if not all(given) or [_middle(marks) for marks in given] != [desirable, feasible]:
            continue
        differ = any(marks[0] != marks[-1] for marks in given)
        here = each.id == chosen
        words = Content.styled(
            ("▸" if here else " ") + each.ref + ("↔" if differ else ""),
            "bold reverse $real" if here else "bold $real",
        )
        if lines and lines[-1].cell_length + words.cell_length + 1 <= width:
            lines[-1] = lines[-1].append(" ").append(words)
        else:
            lines.append(words)
    return lines


def _middle(marks: Sequence[int]) -> int:
    return sorted(marks)[(len(marks) - 1) // 2]


ACTION_COLUMNS: Final = (
    Column("here", "", 1),
    Column("who", N_("who"), 14, 4, -1),
    Column("what", N_("what"), 20, 8, -1),
    Column("when", N_("by when"), DATE, 2),
)
ACTION_ROWS: Final = 6


def actions_view(study: Study, chosen: str) -> View:
    """Who does what by when: what is agreed and open, then what is no longer open."""
    actions = ordered(study)

    def draw(width: int, height: int) -> Content:
        wide = min(width, WIDEST + 20)
        if not actions:
            return plain(_("Nothing agreed yet."), "$muted")
        table = Table(ACTION_COLUMNS, ACTION_ROWS)
        lines = [table.line(_action_cells(study, each, chosen)) for each in actions]
        return Content("\n").join(
            [table.head().at(wide), joined([each.at(wide) for each in lines], height)]
        )

    return draw


def _action_cells(study: Study, action: AgreedAction, chosen: str) -> dict[str, Content | str]:
    style = "" if is_open(action) else "$muted"
    here = action.id == chosen
    return {
        "here": Content.styled("▸", "$real") if here else "",
        "who": plain(who_words(study, action) or "–", f"bold {style}".strip()),
        "what": plain(_words(action.text, study), f"bold {style}".strip() if here else style),
        "when": plain(one_line(day((action.by_when or "")[:100])), style),
    }
