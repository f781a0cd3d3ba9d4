"""A glance at a session file: its title and nothing else of it, for the moment before it is opened."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path
from typing import Final

from ssm_studio.domain.text import main_language
from ssm_studio.store import connection, errors
from ssm_studio.store.text_json import text_from_plain

_TITLE: Final = 'SELECT "title", "languages" FROM "sessions" LIMIT 1'


def title_of(path: Path) -> str:
    """The title in the session's main language; "" where nobody wrote one.

    Raises:
        SessionFileError: it cannot be opened; `DamagedFileError` where its content is broken.
    """
    connection.look(path)
    return connection.patiently(path, lambda: _title(path))


def _title(path: Path) -> str:
    # After a crash the first to read it takes back what was half written, and has to write for that.
    write = not connection.why_not_writable(path)
    with closing(connection.connect(path, write=write)) as conn:
        connection.limit(conn, path)
        title, languages = conn.execute(_TITLE).fetchone() or (None, None)
    try:
        spoken = main_language(json.loads(languages or "[]"))
        return text_from_plain(json.loads(title)).read(spoken) if title else ""
    except (ValueError, TypeError, AttributeError) as error:
        raise errors.damaged(path) from error
