"""The left pane of stage one: pictures, themes with their dots, what may be worth asking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ssm_studio.diagram.cells.wrap import cell_width, wrap
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.i18n import _
from ssm_studio.method.stages import stage_count
from ssm_studio.tui.picture.texts import dots, picture_name
from ssm_studio.tui.text import one_line, plain

WIDTH = 26


class PictureLists(Vertical):
    """Shows what there is; choosing goes up as a message."""

    @dataclass
    class Chosen(Message):
        """A picture or a theme was chosen from its list."""

        kind: str
        id: str

    def compose(self) -> ComposeResult:
        """Three headings with what belongs to each."""
        yield Static(_("Pictures").upper(), classes="heading -first")
        yield OptionList(id="pictures", markup=False, compact=True)
        yield Static(_("Themes").upper(), classes="heading", id="themes-heading")
        yield OptionList(id="themes", markup=False, compact=True)
        yield Static(id="no-themes", classes="muted")
        yield Static(_("Worth asking").upper(), classes="heading", id="asking-heading")
        yield Static(id="asking")

    @property
    def theme(self) -> str | None:
        """The theme that is marked in its list."""
        themes = self.query_one("#themes", OptionList)
        if not themes.option_count:
            return None
        return themes.get_option_at_index(themes.highlighted or 0).id

    def show(self, study: Study, picture_id: str | None, element_id: str | None) -> None:
        """The study as it is now, with the picture in view and the themes of the chosen element marked."""
        self._fill("#pictures", _picture_options(study, picture_id), picture_id)
        self._fill("#themes", _theme_options(study, element_id), self.theme)
        self.query_one("#themes").display = bool(study.themes)
        none = self.query_one("#no-themes", Static)
        none.update(_("Choose an issue, press t."))
        none.display = not study.themes
        lacks = stage_count(study, 1).lacks[:4]
        asking = Content("\n").join(Content.styled("? ", "$real").append(_(each)) for each in lacks)
        self.query_one("#asking", Static).update(asking)
        self.query_one("#asking-heading").display = bool(lacks)

    def _fill(self, which: str, options: Iterable[Option], marked: str | None) -> None:
        found = self.query_one(which, OptionList)
        new = list(options)
        old = [found.get_option_at_index(n) for n in range(found.option_count)]
        if [(o.id, o.prompt) for o in old] != [(o.id, o.prompt) for o in new]:
            found.clear_options()
            found.add_options(new)
        ids = [each.id for each in new]
        if marked in ids:
            found.highlighted = ids.index(marked)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click in a list."""
        event.stop()
        if event.option.id is not None:
            kind = "picture" if event.option_list.id == "pictures" else "theme"
            self.post_message(self.Chosen(kind, event.option.id))


def _picture_options(study: Study, here: str | None) -> Iterable[Option]:
    redrawn = {each.supersedes for each in study.pictures.values()}
    for picture in study.pictures.values():
        shown = picture.id == here
        style = "bold $real" if shown else "$muted" if picture.id in redrawn else ""
        first, *rest = wrap(picture_name(study, picture), WIDTH - 3, 3)
        line = Content.styled("▸ " if shown else "  ", "$real").append(plain(first, style))
        for words in rest:
            line = line.append(plain(f"\n  {words}", style))
        if (picture.version or 1) > 1 or picture.supersedes:
            line = line.append(Content.styled(f"  v{picture.version or 1}", "$muted"))
        yield Option(line, id=picture.id)
        for photo in photo_lines(study, picture.id):
            yield Option(plain(f"  {photo}", "$muted"), disabled=True)


def _theme_options(study: Study, element: str | None) -> Iterable[Option]:
    for theme in study.themes.values():
        mine = element is not None and element in theme.issues
        stuck = dots(theme.votes)
        name = wrap(name_of(theme, study.language), WIDTH, 2)
        line = plain("\n".join(name), "bold" if mine else "")
        if stuck:
            fits = cell_width(name[-1]) + 1 + len(stuck) <= WIDTH
            space = WIDTH - len(stuck) - cell_width(name[-1]) if fits else WIDTH - len(stuck)
            gap = " " * space if fits else "\n" + " " * space
            line = line.append(gap).append(Content.styled(stuck, "$real"))
        yield Option(line, id=theme.id)


def photo_lines(study: Study, picture_id: str) -> list[str]:
    """The photographs of a picture, by file name."""
    return [
        one_line(each.file or read(each.caption, study.language), WIDTH)
        for each in study.photos.values()
        if each.picture == picture_id
    ]
