"""The lines of the lists of stage one: pictures with their photographs, themes with their dots."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widgets.option_list import Option

from ssm_studio.diagram.cells.wrap import cell_width, wrap
from ssm_studio.domain.record_names import name_of
from ssm_studio.domain.study import Study
from ssm_studio.domain.text import read
from ssm_studio.tui.picture.texts import dots, picture_name
from ssm_studio.tui.text import one_line, plain

WIDTH = 25


def picture_options(study: Study, here: str | None) -> Iterable[Option]:
    """A line for each picture, that in view in bold."""
    redrawn = {each.supersedes for each in study.pictures.values()}
    for picture in study.pictures.values():
        shown = picture.id == here
        style = "bold $real" if shown else "$muted" if picture.id in redrawn else ""
        first, *rest = wrap(picture_name(study, picture), WIDTH - 3, 3)
        # The mark of the list's cursor stands at the picture in view.
        line = plain(first, style)
        for words in rest:
            line = line.append(plain(f"\n{words}", style))
        if (picture.version or 1) > 1 or picture.supersedes:
            line = line.append(Content.styled(f"  v{picture.version or 1}", "$muted"))
        yield Option(line, id=picture.id)
        for photo in _photo_lines(study, picture.id):
            yield Option(plain(f"  {photo}", "$muted"), disabled=True)


def theme_options(study: Study, element: str | None) -> Iterable[Option]:
    """A line for each theme, those that hold the chosen element in bold."""
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


def _photo_lines(study: Study, picture_id: str) -> list[str]:
    """The photographs of a picture, by file name."""
    return [
        one_line(each.file or read(each.caption, study.language), WIDTH)
        for each in study.photos.values()
        if each.picture == picture_id
    ]
