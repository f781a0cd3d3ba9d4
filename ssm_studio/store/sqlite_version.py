"""Which SQLite is behind the session files; for `ssm-studio doctor`."""

from __future__ import annotations

import sqlite3


def sqlite_version() -> str:
    """The version of the SQLite library that Python was built with."""
    return sqlite3.sqlite_version
