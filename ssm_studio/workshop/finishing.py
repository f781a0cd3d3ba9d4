"""How the pages of a session are brought to paper: what they need of its file, given when they ask for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ssm_studio.formats.paper import Finish


def finish_of(
    path: Path,
    tell: Callable[[str], None],
    *,
    template: Path | None = None,
    chapter: int | None = None,
    interest: str = "",
) -> Finish:
    """For the session at `path`; `tell` hears what could not be done as it should be."""
    from ssm_studio.workshop.photos import kept_photo
    from ssm_studio.workshop.reading import log_head
    from ssm_studio.workshop.trail import trail_of

    return Finish(
        template,
        log_head(path),
        tell,
        trail=lambda: trail_of(path),
        photo=kept_photo(path),
        chapter=chapter,
        interest=interest,
    )
