"""The formal-system checklist on screen: nine items, each seen in the model or asked, with room for an answer."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _, language
from ssm_studio.method.formal_system import Item, formal_system
from ssm_studio.tui.clickable import ClickableText, act
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.comparison.table import cell
from ssm_studio.tui.fields import LoneField, StudyField
from ssm_studio.tui.model.commands import BACK
from ssm_studio.tui.model.overlay import ModelOverlay
from ssm_studio.tui.model.selection import Selection, Shown
from ssm_studio.tui.row_list import RowList
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.text import one_line, plain

LONGEST: Final = 240
"""Characters of one piece of evidence that are shown."""

# fmt: off
KEYS: Final = (
    Command("checklist.write", "enter", "write", N_("answer"),
            N_("Write what people say about this item, beside what the model shows"), True),
    Command("checklist.there", "space", "there(0)", N_("go there"),
            N_("Go to where the evidence stands, or where it is missing"), True),
    Command("checklist.next", "j", "next", N_("next question"),
            N_("Go to the next item that is neither seen nor answered"), True),
)
# fmt: on


class ItemList(RowList):
    """The nine items."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "write", show=False)]

    class Written(Message):
        """Enter: an answer is to be written to the item under the cursor."""

    def action_write(self) -> None:
        """Tell that an answer is to be written."""
        self.post_message(self.Written())


class Checklist(ModelOverlay):
    """The checklist of the model in view."""

    NAME = "checklist"
    KEYS = (*KEYS, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(KEYS[1:])]

    def __init__(self) -> None:
        """Nothing looked at yet."""
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._model = ""
        self._language = ""
        self._shown = Shown()

    def compose(self) -> ComposeResult:
        """Title, the items, and the one under the cursor in full."""
        yield StaticText(id="checklist-title", classes="sheet-title", markup=False)
        yield ItemList(id="checklist-items", markup=False, compact=True)
        with VerticalScroll(id="checklist-item", can_focus=False):
            yield ClickableText(id="checklist-words")
        yield Static(_("what people say about this"), id="checklist-asked", classes="muted")
        yield LoneField("model", "", "formal_purpose", many_lines=True, id="checklist-answer")

    @property
    def items(self) -> ItemList:
        """The list."""
        return self.query_one(ItemList)

    @property
    def own_focus(self) -> Widget | None:
        """The list."""
        return self.items

    @property
    def item(self) -> Item | None:
        """The item under the cursor."""
        at = self.items.highlighted
        return self._items[at] if at is not None and at < len(self._items) else None

    def go_to(self, field: str) -> None:
        """To an item's answer, or to the list."""
        at = next((i for i, each in enumerate(self._items) if each.field == field), None)
        if at is None:
            self.items.focus()
        else:
            self.items.highlighted = at
            self._tell()
            self.query_one(StudyField).focus()

    def action_step_out(self) -> None:
        """From the answer back to the list, from there back to the diagram."""
        if self.query_one(StudyField).has_focus:
            self.items.focus()
        else:
            super().action_step_out()

    def show(self, at: Selection, model: ConceptualModel, *, read_only: bool) -> None:
        """What is seen in a model now."""
        study = at.study
        self.query_one(StudyField).read_only = read_only
        if not self._shown.anew(study, model):
            return
        self._items = formal_system(study, model.id, study.language)
        self._model, self._language = model.id, study.language
        head = Content.assemble(
            (_("FORMAL SYSTEM"), "bold $muted"), "  ", plain(model.ref, "bold $system")
        )
        question = _("would this still be a purposeful system if it existed?")
        title = head.append(plain(f"  {question}", "$muted"))
        self.query_one("#checklist-title", StaticText).show(title)
        width = max((cell_len(each.name.read(language())) for each in self._items), default=0)
        self.items.put(Option(_line(each, study.language, width)) for each in self._items)
        self._tell()

    def _tell(self) -> None:
        item = self.item
        if item is None:
            return
        self.query_one("#checklist-words", ClickableText).show(_item_words(item))
        field = self.query_one(StudyField)
        field.placeholder = plain(_(item.asks))
        field.point_at("model", self._model, item.field, read(item.answer, self._language))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another item: say it in full."""
        event.stop()
        self._tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click only chooses an item."""
        event.stop()

    def on_item_list_written(self, event: ItemList.Written) -> None:
        """Write an answer."""
        event.stop()
        self.action_write()

    def action_write(self) -> None:
        """Write what people say to the item under the cursor."""
        self.query_one(StudyField).focus()

    def action_there(self, at: int) -> None:
        """Go to where a piece of the item's evidence stands, or where it is missing."""
        item = self.item
        if item is None:
            return
        if at >= len(item.evidence):
            self.studio.say_so(_("Only people can answer this one: Enter writes."))
            return
        evidence = item.evidence[at]
        here = evidence.kind == "model" and evidence.record == self._model
        if not (here and evidence.field):
            self.post_message(self.Done(self))
        self.studio.go_to_field(evidence.kind, evidence.record, evidence.field)

    def action_next(self) -> None:
        """Go to the next item that is neither seen nor answered."""
        at = self.items.highlighted or 0
        open_ = [i for i, each in enumerate(self._items) if each.open]
        if open_:
            self.items.highlighted = next((i for i in open_ if i > at), open_[0])
        else:
            self.studio.say_so(_("Every item is seen in the model or answered."))


def _line(item: Item, spoken: str, width: int) -> Content:
    """One item: whether it is seen, its name over `width` cells, and in short what is said or asked."""
    asked = _("ask: {question}").format(question=_(item.asks))
    answer = one_line(read(item.answer, spoken)[:LONGEST], LONGEST - 1)
    mark = ("?", "bold $real") if item.open else ("●", "$done") if item.seen else ("✎", "$system")
    seen = _("seen in the model") if item.seen else ""
    unseen = _("not seen") if item.seen is False else ""
    short = " · ".join(filter(None, (seen or unseen, answer or (asked if item.open else ""))))
    name = cell(item.name.read(language()), width)
    return Content.assemble(mark, " ", name, "  ", plain(short, "$muted"))


def _item_words(item: Item) -> Content:
    """The item under the cursor: what is meant, what shows it, what is missing; each can be clicked."""
    words = Content.styled(item.name.read(language()), "bold")
    words = words.append(plain(f"  {item.description.read(language())}\n", "$muted"))
    if item.seen is None:
        words = words.append(_("The model cannot show this; only people can tell.") + "\n")
    for at, each in enumerate(item.evidence):
        told = one_line(each.told(_)[:LONGEST], LONGEST - 1)
        title = _("seen in the model: {words}") if each.present else _("not seen: {words}")
        line = plain(f"{'●' if each.present else '?'} ", "$done" if each.present else "bold $real")
        line = line.append(plain(title.format(words=told))).append(Content.styled("  →", "$system"))
        words = words.append(line.stylize(act(f"screen.overlaid('there({at})')"))).append("\n")
    if item.open:
        words = words.append(Content.styled(f"? {_(item.asks)}\n", "$real"))
    return words
