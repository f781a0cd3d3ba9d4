"""Measures on screen: Checkland's set with its questions and, apart and only when asked for, two other sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Final

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from ssm_studio.domain.model import (
    MEASURES,
    VALUE_FOR_MONEY,
    VALUE_FOR_MONEY_AID,
    ConceptualModel,
)
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import N_, _, language
from ssm_studio.method.lenses import lenses, source_words
from ssm_studio.method.lookups import says
from ssm_studio.method.prompts import BY_KEY
from ssm_studio.tui.clickable import ClickableText, act
from ssm_studio.tui.fields import StudyField
from ssm_studio.tui.model.overlay import ModelOverlay
from ssm_studio.tui.model.selection import Selection, Shown
from ssm_studio.tui.static_text import StaticText
from ssm_studio.tui.text import one_line, plain

LONGEST: Final = 1000
"""Characters of one measure that the pane at the left shows."""

_JUDGED: Final = {
    "efficacy": N_("judged from inside"),
    "efficiency": N_("judged from inside"),
    "effectiveness": N_("judged by the owner or the wider system"),
    "ethicality": N_("judged by all"),
    "elegance": N_("judged by all"),
}
"""Where each measure is judged (method reference 3.6)."""


@dataclass(frozen=True, slots=True)
class MeasureSet:
    """Measures that belong together. `lens` names the list they come from where they are not Checkland's own.

    `title`, `warning` and `short` are to be translated; the warning says what its words mean, where others use the
    same, and `short` is said beside each of its measures.
    """

    key: str
    fields: tuple[str, ...]
    title: str
    lens: str = ""
    warning: str = ""
    short: str = ""


_CORE: Final = MeasureSet("core", MEASURES[:3], N_("Measures of performance"))
MORE: Final = MeasureSet("more", MEASURES[3:], N_("Ethicality and elegance: two more to ask by"))
OTHERS: Final = (
    MeasureSet(
        "vfm3e",
        VALUE_FOR_MONEY,
        N_("Value for Money: economy, efficiency, effectiveness"),
        "vfm3e",
        N_(
            "The same words mean something else here: effectiveness asks how far goals were reached, "
            "not whether R is served. Nothing is carried over."
        ),
        N_("Value for Money"),
    ),
    MeasureSet(
        "vfm5e",
        VALUE_FOR_MONEY_AID,
        N_("Value for Money in aid: with cost-effectiveness and equity"),
        "vfm5e",
        N_(
            "The same words mean something else here: effectiveness asks how well outputs become outcomes, "
            "not whether R is served. Nothing is carried over."
        ),
        N_("Value for Money in aid"),
    ),
)
_FOLDED: Final = (MORE, *OTHERS)
"""The sets that are out of sight until somebody asks for them or something stands in them."""


def _measure_words(field: str) -> tuple[str, str]:
    """What a measure is called and what it asks, in the language of the interface."""
    if field in BY_KEY:
        return _(BY_KEY[field].name), _(BY_KEY[field].asks)
    lens, _sign, _name = field.partition("_")
    element = next(e for e in lenses()[lens].elements if e.id.replace(".", "_") == field)
    return element.name.read(language()), element.description.read(language())


def filled(model: ConceptualModel, fields: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some measures that somebody wrote."""
    return tuple(each for each in fields if says(getattr(model, each)))


class Fold(StaticText, can_focus=True):
    """One line that opens or closes what stands below it, by click, Enter or Space."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "turn", show=False)]

    @dataclass
    class Turned(Message):
        """The line was clicked."""

        key: str

    def __init__(self, set_: MeasureSet) -> None:
        """A closed line."""
        super().__init__(id=f"fold-{set_.key}", classes="measure-fold", markup=False)
        self.set = set_

    def show_turned(self, *, is_open: bool) -> None:
        """Show which way it stands."""
        sign = "▾" if is_open else "▸"
        words = Content.styled(f"{sign} {_(self.set.title)}", "bold $system")
        self.show(words)

    def action_turn(self) -> None:
        """Open or close."""
        self.post_message(self.Turned(self.set.key))

    def on_click(self, event: events.Click) -> None:
        """Open or close."""
        event.stop()
        self.action_turn()


class MeasureSetFields(Vertical):
    """The fields of one set, each below its name, its question and where it is judged."""

    def __init__(self, set_: MeasureSet) -> None:
        """The fields of a set, for no model yet."""
        super().__init__(id=f"set-{set_.key}", classes="measure-set")
        self.set = set_

    def compose(self) -> ComposeResult:
        """The warning of another set, then its measures."""
        if self.set.warning:
            yield Static(Content.styled(_(self.set.warning), "$real"), classes="measure-warning")
            source = source_words(lenses()[self.set.lens].source, language())
            words = _("Source: {source}").format(source=source)
            yield Static(plain(words, "$muted"), classes="measure-warning -last")
        for field in self.set.fields:
            name, asks = _measure_words(field)
            whose = f" · {_(self.set.short)}" if self.set.short else ""
            head = Content.assemble((name, "bold"), (whose, "$real"), (f"  {asks}", "$muted"))
            if field in _JUDGED:
                head = head.append(Content.styled(f"  · {_(_JUDGED[field])}", "$muted"))
            yield Static(head, classes="measure-head")
            prompt = _("nothing written yet")
            yield StudyField("model", "", field, prompt=prompt, classes="measure-field")

    def show(self, study: Study, model: ConceptualModel, *, read_only: bool) -> None:
        """What a model says."""
        for field in self.query(StudyField):
            value = read(getattr(model, field.field_name), study.language)
            field.read_only = read_only
            field.point_at("model", model.id, field.field_name, value)


class Measures(ModelOverlay):
    """All measures of the model in view, set by set."""

    NAME = "measures"

    def __init__(self) -> None:
        """Nothing opened yet."""
        super().__init__()
        self._turned: dict[str, bool] = {}
        self._shown = Shown()

    def compose(self) -> ComposeResult:
        """Checkland's three, his two more, then the sets that are kept apart."""
        yield StaticText(id="measures-title", classes="sheet-title", markup=False)
        with VerticalScroll(id="measures-all", can_focus=False):
            yield StaticText(id="measures-belief", markup=False)
            yield MeasureSetFields(_CORE)
            yield Fold(MORE)
            yield MeasureSetFields(MORE)
            yield Static(_("OTHER SETS OF MEASURES, KEPT APART"), classes="heading")
            for each in OTHERS:
                yield Fold(each)
                yield MeasureSetFields(each)

    @property
    def own_focus(self) -> Widget | None:
        """The first field."""
        return self.query(StudyField).first()

    def go_to(self, field: str) -> None:
        """To a field, its set opened where it was folded; else to the first."""
        for set_ in _FOLDED:
            if field in set_.fields:
                self._turned[set_.key] = True
                self._fold()
        fields = self.query(StudyField)
        found = next((each for each in fields if each.field_name == field), fields.first())
        # What was folded till now takes the focus only when it is laid out.
        self.call_after_refresh(found.focus)

    def show(self, at: Selection, model: ConceptualModel, *, read_only: bool) -> None:
        """The measures of a model as they are now."""
        study = at.study
        if not self._shown.anew(study, model, read_only):
            return
        head = Content.assemble(
            (_("MEASURES"), "bold $muted"), "  ", plain(model.ref, "bold $system")
        )
        asks = lenses()["ssm.measures"].prompt.read(language())
        title = head.append(plain(f"  {asks}", "$muted"))
        self.query_one("#measures-title", StaticText).show(title)
        definition = study.root_definitions.get(model.root_definition or "")
        belief = read(definition.worldview, study.language) if definition else ""
        shown = self.query_one("#measures-belief", StaticText)
        shown.display = bool(belief)
        words = plain(one_line(belief[:LONGEST]), "$muted")
        shown.show(Content.styled("W ", "bold $worldview").append(words))
        for each in self.query(MeasureSetFields):
            each.show(study, model, read_only=read_only)
            if filled(model, each.set.fields):
                self._turned.setdefault(each.set.key, True)
        self._fold()

    def _fold(self) -> None:
        for fold in self.query(Fold):
            is_open = self._turned.get(fold.set.key, False)
            fold.show_turned(is_open=is_open)
            self.query_one(f"#set-{fold.set.key}").display = is_open

    def on_fold_turned(self, event: Fold.Turned) -> None:
        """A set is opened, or folded away with what stands in it."""
        event.stop()
        is_open = self._turned[event.key] = not self._turned.get(event.key, False)
        self._fold()
        if is_open:
            field = self.query_one(f"#set-{event.key}").query(StudyField).first()
            self.call_after_refresh(field.focus)


class MeasuresLine(ClickableText):
    """The measures as text in the pane at the left; a click opens the sheet at the one that was clicked."""

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's own word
        """No model yet."""
        super().__init__(id=id)
        self._shown = Shown()

    def show_measures(self, study: Study, model: ConceptualModel | None) -> None:
        """The measures of the model in view; hidden while there is none."""
        self.display = model is not None
        if model is not None and self._shown.anew(model, study.language, language()):
            self.show(_pane_words(study, model))


def _pane_words(study: Study, model: ConceptualModel) -> Content:
    shown: Mapping[str, tuple[str, ...]] = {
        _("MEASURES"): (*_CORE.fields, *filled(model, MORE.fields)),
        _("VALUE FOR MONEY (3E)"): filled(model, VALUE_FOR_MONEY),
        _("VALUE FOR MONEY (5E)"): filled(model, VALUE_FOR_MONEY_AID),
    }
    words = Content("")
    for heading, fields in shown.items():
        if fields:
            air = "\n" if words else ""
            words = words.append(Content.styled(f"{air}{heading}\n", "bold $muted"))
        for field in fields:
            name, asks = _measure_words(field)
            said = read(getattr(model, field), study.language).strip()
            line = Content.styled(f"{name}\n", "$muted")
            if said:
                line = line.append(plain(f"{one_line(said[:LONGEST])}\n"))
            else:
                line = line.append(plain(f"{asks}\n", "italic $muted"))
            words = words.append(line.stylize(act(f"screen.measure('{field}')")))
    return words
