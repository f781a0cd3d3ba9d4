"""How the pages of a session are brought to paper: what they need of its file, given when they ask for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from ssm_studio.formats.paper import Finish

if TYPE_CHECKING:
    from ssm_studio.domain.trail import Trail


def finish_of(
    path: Path,
    tell: Callable[[str], None],
    *,
    template: Path | None = None,
    chapter: int | None = None,
    interest: str = "",
) -> Finish:
    """For the session at `path`; `tell` hears what could not be done as it should be."""

    # Few exports ask for these, so nothing is loaded for them before.
    def head() -> str:
        from ssm_studio.workshop.reading import log_head

        return log_head(path)

    def trail() -> Trail:
        from ssm_studio.workshop.trail import trail_of

        return trail_of(path)

    def photo(sha256: str) -> bytes:
        from ssm_studio.workshop.photos import kept_photo

        return kept_photo(path)(sha256)

    return Finish(
        template,
        head,
        tell,
        trail=trail,
        photo=photo,
        chapter=chapter,
        interest=interest,
    )
