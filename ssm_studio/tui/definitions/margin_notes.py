"""The notes in the margin of a root definition: in the details, and as a list from which an answered one is taken."""

from __future__ import annotations

from textual.content import Content

from ssm_studio.domain.definition_rows import ROW_KINDS
from ssm_studio.domain.definitions import RootDefinition
from ssm_studio.domain.edit_notes import answered
from ssm_studio.domain.notes import Note, NoteBeside, notes_about
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.tui.definitions.conversations import Ask, Selection, Shown
from ssm_studio.tui.dialogs import Choice, Choose
from ssm_studio.tui.studio import Studio
from ssm_studio.tui.text import day, one_line

LONGEST = 400
_LETTERS = {kind: letter for letter, kind in ROW_KINDS.items()}


def note_lines(study: Study, definition: RootDefinition) -> list[Content]:
    """Each note with who wrote it and when, for the details."""
    lines = []
    for each in notes_about(study, definition.id):
        head = Content.styled(_where(each), "bold $system")
        lines.append(head.append(Content.styled(_by(each.note), "$muted")))
        lines.append(Content("  ").append(Content(one_line(each.note.text[:LONGEST], LONGEST))))
    if lines:
        lines.append(Content.styled(_("answered: remove it"), "$muted"))
        lines[-1] = lines[-1].append(Content.styled("  r", "$system"))
    return lines


def _where(each: NoteBeside) -> str:
    letter = _LETTERS.get(each.kind, "")
    return f"{letter} " if letter else ""


def _by(note: Note) -> str:
    said = ", ".join(
        filter(None, (one_line(note.author[:80], 40), day(note.at) if note.at else ""))
    )
    return said or _("nobody said who")


async def answer_note(studio: Studio, chosen: Selection, ask: Ask) -> Shown | None:
    """Take away a note that has been answered."""
    if chosen.definition is None:
        return None
    there = notes_about(studio.study, chosen.definition.id)
    if not there:
        studio.say_so(_("Nobody wrote a note beside this root definition."))
        return None
    choices = [
        Choice(str(at), f"{_where(each)}{_by(each.note)}: {one_line(each.note.text[:LONGEST], 90)}")
        for at, each in enumerate(there)
    ]
    value = await ask(
        Choose(_("Which note has been answered? It is removed; Ctrl+Z brings it back"), choices)
    )
    if value is None:
        return None
    step = answered(studio.study, there[int(value)])
    if studio.execute(step) is not None:
        studio.say_so(_("{done}. Ctrl+Z brings it back.").format(done=step.label))
    return None
