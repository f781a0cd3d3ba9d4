"""What can be said of a session before it is opened."""

from __future__ import annotations

from ssm_studio.store.errors import DamagedFileError
from ssm_studio.store.peek import title_of

__all__ = ["DamagedFileError", "title_of"]
