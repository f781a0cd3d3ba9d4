"""All kinds of marks and lines, and eight typed pictures, on one page; writes docs/picture-sheet.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ssm_studio.diagram.cells.raster import row_text
from ssm_studio.diagram.picture.compositor import Sheet
from ssm_studio.diagram.picture.scene import Scene, build
from ssm_studio.domain.elements import ELEMENT_KINDS, RELATION_KINDS
from ssm_studio.domain.study import Study
from ssm_studio.formats.figures.makers import picture_svg
from tests.diagram.picture.pictures import PICTURE, element, relation, study_of
from tests.diagram.picture.typed_pictures import drawn, typed

DOCS: Final = Path(__file__).parents[1] / "docs"
FIGURE: Final = "images/all-kinds.svg"
TYPED: Final = ((1, 12), (2, 16), (3, 20), (1, 24), (2, 29), (1, 36), (1, 41), (1, 60))
HEAD: Final = """\
# Contact sheet of rich pictures

Made by `make pictures`; do not edit. First every kind of mark and line, in a terminal, in a terminal that knows ASCII
only, and as a figure; then eight pictures as they come when twelve to sixty things are typed one after the other, from
the words of [pictures.md](pictures.md), with no hand on any of them.

"""
ACROSS: Final = 4


def kinds() -> Study:
    """Every kind of mark in a grid, and below every kind of line between two people."""
    elements = [
        element(n + 1, kind, kind.replace("_", " "), x=n % ACROSS * 26, y=n // ACROSS * 7)
        for n, kind in enumerate(each for each in ELEMENT_KINDS if each != "boundary")
    ]
    low = (len(elements) // ACROSS + 1) * 7
    first = len(elements) + 1
    relations = []
    for n, kind in enumerate(RELATION_KINDS):
        y, x = low + n // 2 * 6, n % 2 * 54
        ends = first + 2 * n, first + 2 * n + 1
        elements += [element(ends[0], "actor", "one", x=x, y=y)]
        elements += [element(ends[1], "actor", "other", x=x + 36, y=y)]
        relations.append(relation(n + 1, *ends, kind, kind))
    return study_of(elements, relations)


def shown(scene: Scene) -> str:
    """A scene as text."""
    held, sheet = scene.bounds, Sheet.of(scene)
    rows = (row_text(sheet.row(y, held.x, held.width)) for y in range(held.y, held.bottom))
    return "\n".join(row.rstrip() for row in rows)


def parts() -> Iterator[str]:
    """The page, part by part."""
    yield HEAD
    study = kinds()
    for title, plain in (("In a terminal", False), ("In ASCII", True)):
        yield f"## {title}\n\n```\n{shown(build(study, PICTURE, 'en', ascii_only=plain))}\n```\n\n"
    yield f"## As a figure\n\n![Every kind of mark and of line]({FIGURE})\n\n"
    for seed, count in TYPED:
        made, picture = typed(seed, count)
        yield f"## {count} typed elements\n\n```\n{shown(drawn(made, picture))}\n```\n\n"


def main() -> None:
    """Write the page and its figure."""
    (DOCS / FIGURE).write_text(picture_svg(kinds(), PICTURE, "en"), encoding="utf-8")
    (DOCS / "picture-sheet.md").write_text("".join(parts()).rstrip() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
