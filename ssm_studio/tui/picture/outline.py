"""The picture as text: every element with its relations in words, walked with the same keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.domain.study import Study
from ssm_studio.tui.picture.texts import outline_lines


class Outline(OptionList):
    """One line for each element and each relation; the line under the cursor is what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    @dataclass
    class Chosen(Message):
        """The cursor came to an element or a relation."""

        id: str

    def __init__(self) -> None:
        """An outline without lines yet."""
        super().__init__(id="outline", markup=False, compact=True)

    def show(self, study: Study, picture_id: str, chosen: str | None, *, private: bool) -> None:
        """The picture as it is now."""
        lines = list(outline_lines(study, picture_id, private=private))
        with self.prevent(OptionList.OptionHighlighted):
            self.clear_options()
            self.add_options(Option(words, id=id_) for id_, words in lines)
            ids = [id_ for id_, _words in lines]
            if ids:
                self.highlighted = ids.index(chosen) if chosen in ids else 0

    def choose(self, id_: str | None) -> None:
        """Put the cursor on a line."""
        with self.prevent(OptionList.OptionHighlighted):
            for number in range(self.option_count):
                if self.get_option_at_index(number).id == id_:
                    self.highlighted = number

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        event.stop()
        if event.option.id is not None:
            self.post_message(self.Chosen(event.option.id))
