"""Giving a finished file its name: whole or not at all, and never over another one."""

from __future__ import annotations

import os
from pathlib import Path


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished file its name.

    Raises:
        FileExistsError: the name is taken.
    """
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:
        # No hard links here: reserve the name, then move over the empty file.
        path.touch(exist_ok=False)
        try:
            draft.replace(path)
        except OSError:
            path.unlink(missing_ok=True)
            raise
