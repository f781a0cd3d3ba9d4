"""A diagram from a file becomes a model: asks for the file, shows what would come and what was not understood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ssm_studio.formats.graph.reading import (
    MOST_BYTES,
    ReadModel,
    counted,
    listed,
    models_step,
    read_diagrams,
)
from ssm_studio.i18n import N_, _, ngettext
from ssm_studio.tui.definitions.systems import line_name
from ssm_studio.tui.dialog_keys import DialogKeys, dialog_bindings, key
from ssm_studio.tui.dialogs import AskLine, Choice, Choose, Dialog
from ssm_studio.tui.given_file import bytes_of, path_of
from ssm_studio.tui.model.selection import Asking, Result, Selection
from ssm_studio.tui.text import one_line, plain

MOST_SHOWN: Final = 200
LONGEST: Final = 160
NONE: Final = "-"
ALL: Final = "*"


KEYS: Final = (
    key("enter", "dismiss(True)", N_("takes it in, as one step")),
    key("escape", "dismiss(False)", N_("leaves it")),
)
"""What the keys do here."""


class Incoming(Dialog[bool]):
    """What a file holds, before any of it is taken in. Answers whether it shall be."""

    BINDINGS: ClassVar[list[BindingType]] = [*dialog_bindings(KEYS)]

    def __init__(self, *read: ReadModel) -> None:
        """Show what was read."""
        super().__init__()
        self._read = read

    def compose(self) -> ComposeResult:
        """How much, each activity with what it needs, and what stays behind."""
        with Vertical(classes="dialog dialog-wide"):
            number = len(self._read)
            head = ngettext(
                "This would come in as a new model",
                "These would come in as {number} new models",
                number,
            ).format(number=number)
            lines = [line for read in self._read for line in (*_incoming_lines(read), plain(""))]
            yield Static(plain(head, "bold"))
            with VerticalScroll(classes="dialog-reading"):
                yield Static(Content("\n").join(lines[:-1]), markup=False)
            yield DialogKeys(KEYS)

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        self.query_one(VerticalScroll).focus()


def _incoming_lines(read: ReadModel) -> Iterator[Content]:
    """What a file holds in lines: its title, what was not understood, then each activity with what it needs."""
    if read.title:
        yield plain(one_line(read.title, LONGEST), "bold $system")
    yield plain(counted(read))
    yield plain("")
    for sentence in read.not_understood:
        yield plain("! ", "bold $concern").append(plain(one_line(sentence[:1000], 600)))
    if read.not_understood:
        yield plain("")
    for words, relations in islice(listed(read), MOST_SHOWN):
        line = plain(one_line(words))
        yield line.append(plain(f"  {one_line(relations, LONGEST)}", "$muted"))
    if len(read.activities) > MOST_SHOWN:
        more = len(read.activities) - MOST_SHOWN
        yield plain(_("… and {number} more").format(number=more), "$muted")


async def read_in(at: Selection, asking: Asking) -> Result:
    """Ask for a file, show what it holds, ask for what it is built on, and make a model of it.

    Raises:
        StudioError: the file cannot be read, or is no diagram.
    """
    hint = _("A path; ~ is your home folder. You see what it is before anything comes in.")
    question = _("Which file? DOT, a Mermaid flowchart or GraphML")
    said = await asking.ask(AskLine(question, hint=hint))
    if said is None or not said.strip():
        return Result()
    path = path_of(said)
    there = await asking.aside(lambda: read_diagrams(bytes_of(path, MOST_BYTES), path.name))
    chosen = await _diagrams(asking, there)
    if not chosen or not await asking.ask(Incoming(*chosen)):
        return Result()
    definition = await _definition(asking, at.model.root_definition if at.model else None)
    if definition is None:
        return Result()
    step = models_step(asking.study, chosen, None if definition == NONE else definition)
    number = sum(len(each.activities) for each in chosen)
    words = ngettext("{number} activity was read in.", "{number} activities were read in.", number)
    return Result(step, model=step.puts[0].id, says=words.format(number=number))


async def _diagrams(asking: Asking, there: Sequence[ReadModel]) -> tuple[ReadModel, ...]:
    """The diagrams of a file that are meant, where there are several; none where that was left open."""
    if len(there) == 1:
        return (there[0],)
    choices = []
    for at, each in enumerate(there):
        words = each.title or next(iter(each.activities[0].text.everything), "")
        choices.append(Choice(str(at), f"{one_line(words, 60)}  ({counted(each)})"))
    each_one = _("All of them, each as a model of its own ({number})")
    choices.append(Choice(ALL, each_one.format(number=len(there))))
    chosen = await asking.ask(Choose(_("Which diagram?"), choices))
    if chosen is None:
        return ()
    return tuple(there) if chosen == ALL else (there[int(chosen)],)


async def _definition(asking: Asking, now: str | None) -> str | None:
    """The id of the root definition that it is built on, `NONE` for none yet; None where it was left."""
    study = asking.study
    if not study.root_definitions:
        return NONE
    choices = [
        Choice(each.id, f"{each.ref} {one_line(line_name(study, each), 60)}".strip())
        for each in study.root_definitions.values()
    ]
    choices.append(Choice(NONE, _("on none yet")))
    question = _("On which root definition is it built?")
    return await asking.ask(Choose(question, choices, chosen=now or ""))
