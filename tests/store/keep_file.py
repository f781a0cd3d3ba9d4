"""`python -m tests.store.keep_file`: keep a file as this version makes it, before a migration changes what it makes.

Tests open the kept files of all earlier versions (`tests/store/files/`).
"""

from __future__ import annotations

import lzma
import tempfile
from pathlib import Path
from typing import Final

from ssm_studio.domain import edit
from ssm_studio.domain.edit_picture import add_element
from ssm_studio.store.schema import NAMES
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session
from tests.studies import rich_study

FILES: Final = Path(__file__).parent / "files"


def main() -> None:
    """Make a session, take a few steps and undo one, and pack the file."""
    with tempfile.TemporaryDirectory() as place:
        home = Home(Path(place, "sessions"), Path(place, "exports"), Path(place, "cache"))
        path = create_from_study(home, rich_study(), "Kept")
        with open_session(path, author="Sri") as workshop:
            picture, element = (
                next(iter(workshop.study.pictures)),
                next(iter(workshop.study.elements)),
            )
            workshop.do(add_element(workshop.study, picture, "actor", "Gate keeper"))
            workshop.do(edit.write(workshop.study, "element", element, "label", "Lower farmers"))
            workshop.do(edit.set_fields(workshop.study, "element", element, x=7))
            workshop.undo()
        target = FILES / f"{NAMES[-1].partition('_')[0]}.ssm.xz"
        target.write_bytes(lzma.compress(path.read_bytes()))
    print(target.relative_to(Path.cwd()))


if __name__ == "__main__":
    main()
