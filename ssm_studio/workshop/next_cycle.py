"""The next cycle of a session as a file of its own, with what people said when the old one ended."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ssm_studio.domain.record import Record
from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.method.next_cycle import Closing, begin, closing_step
from ssm_studio.workshop.create import create_from_study
from ssm_studio.workshop.home import Home
from ssm_studio.workshop.workshop import open_session

_ENDING: Final = re.compile(r"-cycle-\d+(-\d+)?$")


def begin_next_cycle(
    home: Home,
    path: Path,
    study: Study,
    carried: Mapping[str, tuple[Record, ...]],
    closing: Closing | None = None,
) -> Path:
    """Make the session that follows on from the one in `path`; its file.

    What `closing` says is written into the old session first, as one step; else that is not changed.

    Raises:
        StudioError: the old session may not be written, or the disk refuses.
    """
    if closing is not None and closing_step(study, closing):
        with open_session(path) as workshop:
            if step := closing_step(workshop.study, closing):
                workshop.do(step)
    following = begin(study, path.stem, carried)
    stem = _ENDING.sub("", path.stem)
    label = _("Next cycle of {name}").format(name=path.stem)
    return create_from_study(home, following, f"{stem} cycle {following.session.cycle}", label)
