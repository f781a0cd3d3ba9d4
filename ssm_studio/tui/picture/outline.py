"""The picture as text: every element with its relations in words, walked with the same keys."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.domain.elements import element_kind, relation_kind
from ssm_studio.domain.picture import Relation
from ssm_studio.domain.study import Study, elements_of, relations_of
from ssm_studio.i18n import _
from ssm_studio.tui import interest
from ssm_studio.tui.picture.texts import called, is_directed, kind_name, line_words
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import one_line, plain
from ssm_studio.values import dataclass


class Outline(RowList):
    """One line for each element and each relation; the line under the cursor is what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    @dataclass
    class Chosen(Message):
        """The cursor came to an element or a relation."""

        id: str

    def __init__(self) -> None:
        """An outline without lines yet."""
        super().__init__(id="outline", markup=False, compact=True)
        self._entries: tuple[tuple[str, Content], ...] = ()

    def show(self, study: Study, picture_id: str, chosen: str | None, *, private: bool) -> None:
        """The picture as it is now; where the same lines stand in the same order, only those that read otherwise."""
        self._entries = tuple(_outline_lines(study, picture_id, private=private))
        with self.prevent(OptionList.OptionHighlighted):
            self.put(Option(words) for _id, words in self._entries)
        self.choose(chosen)

    def choose(self, id_: str | None) -> None:
        """Put the cursor on a line; where it is not there, it stays."""
        here = self.highlighted
        # A line stands at both of its ends: where the cursor is on one of them, it stays there.
        if here is not None and here < len(self._entries) and self._entries[here][0] == id_:
            return
        at = next((at for at, (line, _words) in enumerate(self._entries) if line == id_), None)
        if at is not None and at != self.highlighted:
            with self.prevent(OptionList.OptionHighlighted):
                self.highlighted = at

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        event.stop()
        if event.option_index < len(self._entries):
            self.post_message(self.Chosen(self._entries[event.option_index][0]))


def _outline_lines(
    study: Study, picture_id: str, *, private: bool
) -> Iterator[tuple[str, Content]]:
    """The picture as text: each element with its relations below it, by id."""
    for element in elements_of(study, picture_id):
        if element.visibility == "facilitator" and not private:
            continue
        kind = element_kind(element.kind)
        style = "bold $concern" if element.is_issue else "bold"
        line = Content.styled(f"{kind.glyph} ", "$system").append(interest.quiet(study, element))
        line = line.append(plain(one_line(called(element, study.language)), style))
        line = line.append(Content.styled(f"  {kind_name(kind.label).lower()}", "$muted"))
        owner = study.elements.get(element.belongs_to or "")
        if owner is not None:
            whose = _("of {name}").format(name=one_line(called(owner, study.language)))
            line = line.append(plain(f" · {whose}", "$muted"))
        names = [
            one_line(called(study.elements[each], study.language))
            for each in element.parties
            if each in study.elements
        ]
        if names:
            line = line.append(plain(f" · {' ⚔ '.join(names)}", "$muted"))
        yield element.id, line
        relations = relations_of(study, picture_id)
        for relation in relations:
            if relation.source == element.id:
                yield relation.id, _relation_line(study, relation, outgoing=True)
        for relation in relations:
            source = study.elements.get(relation.source or "")
            hidden = source is None or (source.visibility == "facilitator" and not private)
            if relation.target == element.id and not hidden:
                yield relation.id, _relation_line(study, relation, outgoing=False)


def _relation_line(study: Study, relation: Relation, *, outgoing: bool) -> Content:
    """A relation as it reads from one of its ends."""
    other = study.elements[(relation.target if outgoing else relation.source) or ""]
    arrow = ("→" if outgoing else "←") if is_directed(relation) else "─"
    sign = relation_kind(relation.kind).sign
    line = plain(f"    {arrow} {sign + ' ' if sign else ''}", "$muted")
    line = line.append(plain(one_line(called(other, study.language))))
    return line.append(plain(f": {line_words(study, relation)}", "$muted"))
