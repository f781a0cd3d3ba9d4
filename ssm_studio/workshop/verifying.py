"""Whether a session's log is as it was written, and whether a seal that was once printed is one of its own."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.errors import UsageError
from ssm_studio.i18n import _
from ssm_studio.store import errors, log_table
from ssm_studio.store.log_headings import Heading
from ssm_studio.store.session_file import SessionFile
from ssm_studio.store.verify import Verdict, verify

FEWEST: Final = 8
"""Signs of a seal that documents print at least."""
_LONGEST: Final = 64
_HEXADECIMAL: Final = "0123456789abcdefABCDEF"


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it.

    Attributes:
        verdict: chain, rows against log; None where the file is of a shape whose log has no seals.
        first_broken: the entry that is not as it was written; None where all are.
        sealed: the entry that carries the seal that was asked for; None where none does, or none was asked for.
        asked: whether a seal was asked for.
    """

    verdict: Verdict | None
    first_broken: Heading | None = None
    sealed: Heading | None = None
    asked: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing was found to be otherwise."""
        whole = self.verdict is not None and self.verdict.whole
        return whole and (self.sealed is not None or not self.asked)


def verify_session(path: Path, head: str = "") -> Verified:
    """Verify the whole chain of a session, and look for a seal in it; nothing is written.

    Args:
        head: the seal that a document printed, or at least its first eight signs; "" for none.

    Raises:
        UsageError: `head` is no seal.
        SessionFileError: the file cannot be read.
    """
    begun = head.strip().casefold()
    if begun and not (FEWEST <= len(begun) <= _LONGEST and set(begun) <= set(_HEXADECIMAL)):
        raise UsageError(
            _("“{head}” is no seal.").format(head=head),
            "",
            _("A seal is 64 signs from 0 to 9 and a to f; its first 8 are enough."),
        )
    with closing(SessionFile.open(path, change=False)) as file:
        if not file.sealed:
            return Verified(None, asked=bool(begun))
        try:
            rows = file.load()
        except errors.DamagedFileError:
            rows = Study()
        verdict = file.reading(lambda conn: verify(conn, rows))
        seq = file.reading(lambda conn: log_table.sealed_as(conn, begun)) if begun else None
        return Verified(verdict, _entry(file, verdict.broken), _entry(file, seq), asked=bool(begun))


def _entry(file: SessionFile, seq: int | None) -> Heading | None:
    found = file.entries(seq, seq) if seq else []
    return found[0][0] if found else None
