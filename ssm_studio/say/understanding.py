"""Understand one typed line: which record it makes or changes, or which part of it makes no sense."""

from __future__ import annotations

from ssm_studio.domain.study import Study
from ssm_studio.i18n import _
from ssm_studio.say.answers import NotUnderstood, Place, Understood


def understand(line: str, study: Study, place: Place) -> Understood | NotUnderstood:
    """What a line means for this study at this place; never raises, whatever is typed."""
    return NotUnderstood(0, len(line), _("This line was not understood."))
