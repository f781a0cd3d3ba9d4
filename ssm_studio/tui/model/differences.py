"""What differs between a model and what is done today, as questions below the two."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.method.model_differences import (
    CALLED,
    Difference,
    differences,
    question,
    unconfirmed,
)
from ssm_studio.tui.model.selection import Shown
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import one_line, plain


class DifferenceList(RowList):
    """One question a line; the cursor brings what it speaks of into view on both sides."""

    @dataclass
    class Chosen(Message):
        """The cursor came to a difference."""

        difference: Difference

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """An empty list, hidden."""
        super().__init__(id=id, markup=False, compact=True)
        self.display = False
        self._of = Shown()
        self._found: tuple[Difference, ...] = ()
        self._shown: tuple[Content, ...] = ()

    def show(
        self, study: Study, one: ConceptualModel | None, other: ConceptualModel | None
    ) -> None:
        """Show what differs where one of two models lies over the other; hidden otherwise."""
        real = _laid_over(one, other)
        self.display = real is not None
        if real is None or not self._of.anew(study, real):
            return
        self._found = differences(study, real.id)
        lines = tuple(_line(study, each) for each in self._found)
        open_ = unconfirmed(study, real.id)
        if open_:
            numbers = ", ".join(each.number or each.ref for each in open_)
            said = _("Not confirmed yet (Y confirms that it is done so): {numbers}")
            lines = (*lines, plain(said.format(numbers=one_line(numbers, 80)), "$muted"))
        if not lines:
            lines = (plain(_("The same on both sides, as far as anyone has said."), "$muted"),)
        if lines != self._shown:
            at = self.highlighted
            self._shown = lines
            with self.prevent(OptionList.OptionHighlighted):
                self.clear_options()
                self.add_options(Option(line) for line in lines)
                if at is not None and at < len(self._found):
                    self.highlighted = at

    def come_to(self) -> None:
        """Take the keys; the cursor is on a question, and what it speaks of in view."""
        self.focus()
        if self._found and self.highlighted is None:
            self.highlighted = 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        event.stop()
        if event.option_index < len(self._found):
            self.post_message(self.Chosen(self._found[event.option_index]))


def _laid_over(
    one: ConceptualModel | None, other: ConceptualModel | None
) -> ConceptualModel | None:
    """Which of two models lies over the other."""
    if one is None or other is None:
        return None
    return next(
        (a for a, b in ((one, other), (other, one)) if a.real_world and a.overlays == b.id), None
    )


def _line(study: Study, difference: Difference) -> Content:
    asks = one_line(question(study, difference, _), 240)
    return Content.assemble(
        ("? ", "bold $real"), plain(asks), (f"   {_(CALLED[difference.kind])}", "$muted")
    )
