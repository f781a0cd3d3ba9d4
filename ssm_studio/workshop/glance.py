"""What can be said of a session before it is opened."""

from __future__ import annotations

from ssm_studio.store.glance import title_of
from ssm_studio.store.troubles import DamagedFileError

__all__ = ["DamagedFileError", "title_of"]
