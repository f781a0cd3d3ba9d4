"""The lists of stage three: models, and activities as text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ssm_studio.diagram.model.text_view import TextLine, text_lines
from ssm_studio.domain.edit_as_is_model import is_confirmed
from ssm_studio.domain.edit_expansion import child_of, expanded, in_levels
from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import _
from ssm_studio.say.facts.tags import tags_of
from ssm_studio.tui import interest
from ssm_studio.tui.model.expansion import built_words
from ssm_studio.tui.model.selection import Shown
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.text import one_line, plain


class ModelList(RowList):
    """The models by name, each below the one that it expands or is laid over."""

    @dataclass
    class Chosen(Message):
        """The cursor came to a model."""

        model: str

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """An empty list."""
        super().__init__(id=id, markup=False, compact=True)
        self._ids: tuple[str, ...] = ()
        self._of = Shown()
        self._seen: Collection[str] = ()

    def show(self, study: Study, chosen: str | None, seen: Collection[str]) -> None:
        """Show the models that are `seen`; the cursor on the one in view."""
        with self.prevent(OptionList.OptionHighlighted):
            if self._of.anew(study) or seen != self._seen:
                self._seen = seen
                levels = [each for each in in_levels(study) if each[0].id in seen]
                self._ids = tuple(model.id for model, _depth in levels)
                self.put(Option(_model_line(study, *each)) for each in levels)
                self.display = bool(levels)
            at = self._ids.index(chosen) if chosen in self._ids else None
            if self.highlighted != at:
                self.highlighted = at

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        event.stop()
        if event.option_index < len(self._ids):
            self.post_message(self.Chosen(self._ids[event.option_index]))


def _model_line(study: Study, model: ConceptualModel, depth: int) -> Content:
    """Below the model that it expands or is laid over, with its name and who built it."""
    title = model_title(study, model)
    return Content.assemble(
        ("  " * min(depth - 1, 6) + "└ " if depth else "", "$muted"),
        (f"{model.ref} ", "bold $real" if model.real_world else "bold $system"),
        plain("" if title == model.ref else one_line(title, 60)),
        interest.quiet(study, model, after=True),
        plain(f"  {outside}" if (outside := built_words(model, short=True)) else "", "$worldview"),
    )


def chips_on_model(study: Study, model: str) -> frozenset[str]:
    """The chips on a model and on its activities."""
    of_activities = (tags_of("activity", each) for each in activities_of(study, model))
    return frozenset(tags_of("model", study.models.get(model))).union(*of_activities)


def carrying(study: Study, model: str, chip: str) -> frozenset[str]:
    """The activities of a model that carry a chip; all of them where only the model itself does."""
    ids = {each.id: tags_of("activity", each) for each in activities_of(study, model)}
    found = frozenset(id_ for id_, tags in ids.items() if chip in tags)
    return found or frozenset(ids)


MOST = 500
"""Characters of an activity that a list shows; the inspector has them all."""


class ActivityList(RowList):
    """The model as text: number, words, what it needs and feeds. Everything can be done from here too."""

    @dataclass
    class Chosen(Message):
        """The cursor came to an activity."""

        activity: str

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """An empty list."""
        super().__init__(id=id, markup=False, compact=True)
        self._of = Shown()
        self._asked: Mapping[str, str] = {}
        self._told: tuple[TextLine, ...] = ()
        self._marks: dict[str, str] = {}
        self._chip = ""

    def show(
        self,
        study: Study,
        model: str,
        chosen: str | None,
        asked: Mapping[str, str] = MappingProxyType({}),
        chip: str = "",
    ) -> None:
        """Show the activities in logical order, the cursor on the chosen one.

        `asked` says of some what is asked; where there is a `chip`, only those that carry it are shown.
        """
        with self.prevent(OptionList.OptionHighlighted):
            if self._of.anew(study, model) or (asked, chip) != (self._asked, self._chip):
                self._asked, self._chip = asked, chip
                self._list(study, model, asked)
            ids = [line.id for line in self._told]
            self.highlighted = ids.index(chosen) if chosen in ids else None

    def _list(self, study: Study, model: str, asked: Mapping[str, str]) -> None:
        """Write the lines, where any of them is another one."""
        lines = tuple(
            line
            for line in text_lines(study, model, study.language)
            if not self._chip or line.id in carrying(study, model, self._chip)
        )
        marks = _marks(study, model)
        for id_, words in asked.items():
            marks[id_] = f"{marks[id_]}, {words}" if id_ in marks else words
        if (lines, marks) != (self._told, self._marks):
            self._told, self._marks = lines, marks
            self.clear_options()
            self.add_options(Option(_activity_line(line, marks.get(line.id, ""))) for line in lines)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The cursor moved."""
        event.stop()
        if event.option_index < len(self._told):
            self.post_message(self.Chosen(self._told[event.option_index].id))


def _marks(study: Study, model: str) -> dict[str, str]:
    """What the list says of an activity beside its words: expanded, and where; or not confirmed yet."""
    found = {}
    for id_ in expanded(study, model):
        child = child_of(study, id_)
        found[id_] = f"» {child.ref}" if child is not None else "»"
    if (shown := study.models.get(model)) is not None and shown.real_world:
        for each in activities_of(study, model):
            if not is_confirmed(each):
                found[each.id] = _("not confirmed yet")
    for each in activities_of(study, model):
        if told := interest.told(study, each):
            found[each.id] = f"{found[each.id]}, {told}" if each.id in found else told
    return found


def _activity_line(line: TextLine, mark: str) -> Content:
    return Content.assemble(
        (f"{line.number:>3} ", "bold $muted" if line.watching else "bold $system"),
        plain(one_line(line.words[:MOST], MOST)),
        plain(f"   {mark}" if mark else "", "$system"),
        (f"   {' · '.join(line.relations)}" if line.relations else "", "$muted"),
    )
