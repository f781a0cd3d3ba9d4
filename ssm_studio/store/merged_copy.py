"""What a session file keeps of another copy that was merged into it."""

from __future__ import annotations

import sqlite3

from ssm_studio.store import attachments, merged_log
from ssm_studio.store.merged_log import RawEntry
from ssm_studio.values import dataclass


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What of another copy goes into a file beside the records.

    Attributes:
        head: id of the newest entry of the other copy.
        entries: those that this file did not know.
        photographs: digest, kind of file and bytes of each that this file has not.
    """

    head: str
    entries: tuple[RawEntry, ...]
    photographs: tuple[tuple[str, str, bytes], ...] = ()

    def keep(self, conn: sqlite3.Connection) -> None:
        """Write it; the records are for the caller."""
        conn.execute("PRAGMA defer_foreign_keys = ON")
        merged_log.keep(conn, self.entries)
        attachments.put_all(conn, self.photographs)
