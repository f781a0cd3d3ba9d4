"""The stylesheets of the screens: one is read when the first screen is shown that it is for.

To read those of the other stages with the first one costs a thirtieth of opening a session. No rule of one sheet speaks
of what another is for, so that it does not matter in which order they were read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.app import App

FOLDER: Final = Path(__file__).parent / "styles"
FRAME: Final = FOLDER / "app.tcss"
"""What every screen has: the frame of a stage, dialogs, lists."""
OF_SCREENS: Final = (
    "library", "picture", "definitions", "model", "sheets", "comparison", "action", "wall", "past",
)  # fmt: skip


def read_for(app: App[None], screen: object) -> None:
    """Read the sheets that a screen names as its `STYLESHEETS`; all of them for one that names none, as dialogs do."""
    for name in getattr(screen, "STYLESHEETS", OF_SCREENS):
        path = FOLDER / f"{name}.tcss"
        if not app.stylesheet.has_source(str(path)):
            app.stylesheet.read(path)
