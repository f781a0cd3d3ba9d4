"""The formal-system checklist on screen: nine items, each seen in the model or asked, with room for an answer."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.domain.model import ConceptualModel
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _, language
from ssm_studio.method.formal_system import Evidence, Item, formal_system
from ssm_studio.tui.clickable import ClickableLine, act
from ssm_studio.tui.commands import Command, bindings
from ssm_studio.tui.comparison.table import cell
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.model.overlays import BACK, ModelSheet, WithSheets
from ssm_studio.tui.text import one_line, plain

LONGEST: Final = 240
"""Characters of one piece of evidence that are shown."""

KEYS: Final = (
    Command(
        "checklist.write",
        "enter",
        "screen.sheet('write')",
        N_("answer"),
        N_("Write what people say to this item, beside what the model shows"),
        True,
    ),
    Command(
        "checklist.there",
        "space",
        "screen.sheet('there')",
        N_("go there"),
        N_("Go to where the evidence stands, or where it is missing"),
        True,
    ),
    Command(
        "checklist.next",
        "j",
        "screen.sheet('next')",
        N_("next question"),
        N_("Go to the next item that is neither seen nor answered"),
        True,
    ),
    BACK,
)


class ItemList(OptionList):
    """The nine items."""

    BINDINGS = [*bindings(c for c in KEYS if c is not BACK)]


class ChecklistSheet(ModelSheet):
    """The checklist of the model in view."""

    NAME = "checklist"
    KEYS = KEYS

    def __init__(self) -> None:
        """Nothing looked at yet."""
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._model = ""
        self._told: list[Content] = []

    def compose(self) -> ComposeResult:
        """Title, the items, and the one under the cursor in full."""
        yield Static(id="checklist-title", classes="sheet-title", markup=False)
        yield ItemList(id="checklist-items", markup=False, compact=True)
        with VerticalScroll(id="checklist-item", can_focus=False):
            yield ClickableLine(id="checklist-words")
        yield Static(_("what people say to this"), id="checklist-asked", classes="muted")
        yield StudyField("model", "", "formal_purpose", many_lines=True, id="checklist-answer")

    @property
    def items(self) -> ItemList:
        """The list."""
        return self.query_one(ItemList)

    @property
    def own_focus(self) -> Widget | None:
        """The list."""
        return self.items

    @property
    def host(self) -> WithSheets:
        """The stage that this lies on."""
        screen = self.screen
        assert isinstance(screen, WithSheets)
        return screen

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

    def step_out(self) -> bool:
        """From the answer back to the list."""
        answering = self.query_one(StudyField).has_focus
        if answering:
            self.items.focus()
        return answering

    def show(self, study: Study, model: ConceptualModel, *, read_only: bool) -> None:
        """What is seen in a model now."""
        self._items = formal_system(study, model.id, study.language)
        self._model = model.id
        head = Content.assemble(
            (_("FORMAL SYSTEM"), "bold $muted"), "  ", plain(model.ref, "bold $system")
        )
        question = _("would this still be a purposeful system if it existed?")
        title = head.append(plain(f"  {question}", "$muted"))
        self.query_one("#checklist-title", Static).update(title)
        self.query_one(StudyField).read_only = read_only
        width = max((cell_len(each.name.read(language())) for each in self._items), default=0)
        told = [_line(each, study.language, width) for each in self._items]
        listed = self.items
        if len(told) != len(self._told):
            listed.clear_options()
            listed.add_options(Option(each) for each in told)
            listed.highlighted = 0
        else:
            for at, (old, new) in enumerate(zip(self._told, told, strict=True)):
                if not old.is_same(new):
                    listed.replace_option_prompt_at_index(at, new)
        self._told = told
        self._tell()

    def _tell(self) -> None:
        item = self.item
        if item is None:
            return
        answer = read(item.answer, self.host.study.language)
        self.query_one("#checklist-words", ClickableLine).update(_item_words(item))
        field = self.query_one(StudyField)
        field.placeholder = plain(_(item.asks))
        field.point_at("model", self._model, item.field, answer)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Another item: say it in full."""
        event.stop()
        self._tell()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click chooses an item, a second one writes."""
        event.stop()

    def do(self, deed: str) -> None:
        """Write an answer, go to the evidence, go to the next question."""
        item = self.item
        if item is None:
            return
        if deed == "write":
            self.query_one(StudyField).focus()
        elif deed == "next":
            self._next()
        else:
            wanted = int(deed.removeprefix("there") or 0)
            if wanted < len(item.evidence):
                self._go(item.evidence[wanted])
            else:
                self.host.studio.say_so(_("Only people can answer this one: Enter writes."))

    def _next(self) -> None:
        at = self.items.highlighted or 0
        open_ = [i for i, each in enumerate(self._items) if each.open]
        if open_:
            self.items.highlighted = next((i for i in open_ if i > at), open_[0])
        else:
            self.host.studio.say_so(_("Every item is seen in the model or answered."))

    def _go(self, evidence: Evidence) -> None:
        here = evidence.kind == "model" and evidence.record == self._model
        if not (here and evidence.field):
            self.host.lift_sheet()
        self.host.studio.go_to_field(evidence.kind, evidence.record, evidence.field)


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
        words = words.append(line.stylize(act(f"screen.sheet('there{at}')"))).append("\n")
    if item.open:
        words = words.append(Content.styled(f"? {_(item.asks)}\n", "$real"))
    return words
