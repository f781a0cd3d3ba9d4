"""The wall: the session's title whole, and below it the one thing that is in view, fitted into the room."""

from __future__ import annotations

from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from ssm_studio.diagram.cells.geometry import Size
from ssm_studio.diagram.model.drawing import ModelDrawing, reselected
from ssm_studio.diagram.model.fitting import draw_fitted
from ssm_studio.diagram.model.placement import place_model
from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.domain.comparison import Accommodation, DebateEntry
from ssm_studio.domain.edit_model import model_title
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study, activities_of
from ssm_studio.i18n import _
from ssm_studio.signs import keyboard_only
from ssm_studio.tui import on_wall
from ssm_studio.tui.hanging_indent import broken
from ssm_studio.tui.model.canvas import ModelCanvas, ModelInks
from ssm_studio.tui.model.words_beside import words_of
from ssm_studio.tui.picture.fitted_picture import FittedPicture
from ssm_studio.tui.picture.pair import PicturePair
from ssm_studio.tui.static_text import StaticText, same_values
from ssm_studio.tui.text import days, one_line, plain
from ssm_studio.tui.wall import words
from ssm_studio.workshop.wall_state import InView

_MARGINS: Final = 4
"""Cells at both sides."""
_CLOCK_GAP: Final = 3
"""Cells between title and clock at least."""
TICK: Final = 5
"""Seconds between looks at the clock; the terminal is sent something where another minute has begun."""


class _Model(ModelCanvas, can_focus=False):
    """A model as a whole."""


class WallView(Vertical):
    """What the room sees. `show` is told the study as it is and what is in view; what is private it leaves out."""

    def __init__(self) -> None:
        """Nothing to see yet."""
        super().__init__(id="wall")
        self._study, self._view = Study(), InView()
        self._inks = ModelInks()
        self._trouble = ""
        self._up = False
        """Whether the parts stand."""
        self._drawn: tuple[object, ...] = ()
        self._drawing: ModelDrawing | None = None
        self.plain_lines = False
        self.beneath: Scene | None = None
        """The picture as the stage below shows it: its lines need not be found again."""
        # Kept here: a look at what is in view may come when the window is being closed.
        self._title, self._label = StaticText(id="wall-title"), StaticText(id="wall-name")
        self._said, self._told = StaticText(id="wall-words"), StaticText(id="wall-trouble")
        self._picture = FittedPicture(id="wall-picture")
        self._pair = PicturePair(_scene, id="wall-pair")
        self._model = _Model(self._inks, id="wall-model")

    def compose(self) -> ComposeResult:
        """Title, name of what is in view, the thing itself, and what has to be told."""
        yield self._inks
        yield self._title
        yield self._label
        with Vertical(id="wall-room"):
            yield self._said
            # Nothing on the wall takes keys or the mouse.
            self._picture.disabled = self._pair.disabled = self._model.disabled = True
            yield self._picture
            yield self._pair
            yield self._model
        yield self._told

    def show(self, study: Study, view: InView) -> None:
        """Show what is in view of a study."""
        self._study, self._view = on_wall.open_part(study), view
        if self._up and self.size:
            self._show()

    def on_mount(self) -> None:
        """The parts are there: what was told before stands in them."""
        self._up = True
        self.tell(self._trouble)
        self.set_interval(TICK, self._tick)

    def tell(self, trouble: str) -> None:
        """Say what the room has to know, at the lower edge; "" for nothing."""
        self._trouble = trouble
        if not self._up:
            return
        self._told.display = bool(trouble)
        self._told.show(plain(trouble, "bold $concern"))

    def on_resize(self, _event: events.Resize) -> None:
        """Another room: everything is fitted into it."""
        if self._up:
            self._show()

    # What is shown

    def _show(self) -> None:
        study, view = self._study, self._view
        width = self.size.width - _MARGINS
        rows = self._show_title()
        found = self._words(study, view)
        picture, model = self._picture_of(study, view), self._model_of(study, view)
        pair = bool(picture) and view.beside in study.pictures
        if view.stage in (1, 3) and not picture and not model:
            found = _nothing
        parts: tuple[tuple[Widget, bool], ...] = (
            (self._said, found is not None),
            (self._picture, bool(picture) and not pair),
            (self._pair, pair),
            (self._model, bool(model)),
        )
        for part, there in parts:
            if part.display != there:
                part.display = there
        name = self._label
        name.show(self._named(study, picture, model, width, self._most_title))
        name.display = bool(picture or model) and not pair
        if found is not None:
            high = self.size.height - rows - 3
            self._said.show(found(width, high))
        # What was shown or hidden has its room only after the next layout.
        self.call_after_refresh(self._draw, picture, model)

    def _show_title(self) -> int:
        """The session's title whole, and the clock of the block that goes on at the right; how many rows it takes."""
        study, width = self._study, max(self.size.width - _MARGINS, 10)
        clock = _clock(study)
        title = Content.styled(one_line(study.title), "bold")
        if facts := days(study.session.dates):
            title = title.append(Content.styled(f"   {one_line(facts)}", "$muted"))
        room = width - clock.cell_length - _CLOCK_GAP if clock.plain else width
        lines = _whole(title, max(room, 10), self._most_title)
        if clock.plain:
            gap = max(width - lines[0].cell_length - clock.cell_length, _CLOCK_GAP)
            lines[0] = lines[0].append(" " * gap).append(clock)
        self._title.show(Content("\n").join(lines))
        return len(lines)

    @property
    def _most_title(self) -> int:
        """Rows that a title may take: a low window keeps most of its rows for the thing itself."""
        return max(self.size.height // 6, 2)

    def _tick(self) -> None:
        if self._study.blocks and self.size:
            self._show_title()

    def _words(self, study: Study, view: InView) -> words.View | None:
        """The view in words; None where something is drawn."""
        if view.stage == 2:
            definition = study.root_definitions.get(view.definition)
            if definition is not None:
                return words.definition_view(study, definition)
            system = study.relevant_systems.get(view.system)
            return words.system_view(study, system) if system is not None else _nothing
        if view.stage != 4:
            return None if view.stage in (1, 3) else _nothing
        row = study.comparison_rows.get(view.chosen)
        said = study.debate.get(view.chosen) or study.accommodations.get(view.chosen)
        if view.tab == "chart":
            return words.row_view(study, row) if row is not None else _nothing
        if view.tab == "debate":
            known = isinstance(said, (DebateEntry, Accommodation))
            return words.said_view(study, said) if known and said is not None else _nothing
        if view.tab == "changes":
            return words.changes_view(study, view.chosen)
        return words.actions_view(study, view.chosen)

    def _picture_of(self, study: Study, view: InView) -> str:
        return view.picture if view.stage == 1 and view.picture in study.pictures else ""

    def _model_of(self, study: Study, view: InView) -> str:
        there = view.stage == 3 and view.model in study.models
        return view.model if there and activities_of(study, view.model) else ""

    def _named(self, study: Study, picture: str, model: str, width: int, rows: int) -> Content:
        """Which picture, or which model."""
        if picture:
            head = Content("")
            name = name_of(study.pictures[picture], study.language)
        elif (found := study.models.get(model)) is not None:
            head = Content.styled(f"{found.ref}  ", "bold $system")
            name = model_title(study, found)
        else:
            return Content("")
        said = head.append(plain(one_line(name[: words.LONGEST]), "$muted"))
        return Content("\n").join(_whole(said, max(width, 10), rows, head.cell_length))

    def _draw(self, picture: str, model: str) -> None:
        study, view = self._study, self._view
        if self._pair.display:
            self._pair.show(study, picture, view.beside)
        elif picture:
            canvas = self._picture
            drawn = (picture, study.language, study.elements, study.relations, study.pictures)
            if not same_values(drawn, self._drawn):
                self._drawn = drawn
                plain = keyboard_only()
                # Of another picture no line is taken over.
                scene = build(
                    study,
                    picture,
                    study.language,
                    ascii_only=plain,
                    private=False,
                    before=self.beneath or canvas.scene,
                )
                canvas.show(scene, afresh=True)
            canvas.fit()
            if canvas.chosen != (view.chosen or None):
                canvas.choose(view.chosen or None, tell=False)
        elif model:
            self._draw_model(study, model)

    def _draw_model(self, study: Study, model: str) -> None:
        canvas = self._model
        room = canvas.outer_size
        if not room:
            return
        drawn = (model, study.language, study.activities, study.models, room.width, room.height)
        if not same_values(drawn, self._drawn):
            self._drawn = drawn
            self._drawing = draw_fitted(
                study,
                model,
                study.language,
                Size(room.width, room.height),
                placement=place_model(study, model, study.language),
                plain=self.plain_lines,
                at_any_rate=True,
            )
        assert self._drawing is not None
        canvas.centre(centred=True)
        beside = words_of(study, model) if self._drawing.scale.numbers_only else ()
        chosen = self._view.chosen
        canvas.show(reselected(self._drawing, chosen), chosen, beside)


def _scene(study: Study, picture: str) -> Scene:
    return build(study, picture, study.language, ascii_only=keyboard_only(), private=False)


def _whole(title: Content, width: int, rows: int, hang: int = 0) -> list[Content]:
    """A title on as many rows as it needs; where it needs more than `rows`, that it goes on is seen."""
    lines = broken(title, width, hang)
    if len(lines) > rows:
        rest = Content(" ").join(lines[rows - 1 : rows + 1])
        lines = [*lines[: rows - 1], rest.truncate(width, ellipsis=True)]
    return lines


def _nothing(_width: int, _height: int) -> Content:
    """Where there is nothing that the room may see."""
    return plain(_("Nothing is shown here."), "$muted")


def _clock(study: Study) -> Content:
    """The block that goes on, and its minutes; nothing where none does."""
    if not study.blocks:
        return Content("")
    from ssm_studio.tui.agenda.lines import now, timer

    return timer(study, on_wall=True, moment=now())
