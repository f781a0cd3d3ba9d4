"""Looking after session files as files: is one whole, which side holds where it is not, a whole copy of one."""

from __future__ import annotations

from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ssm_studio.domain.study import Study
from ssm_studio.errors import ReadOnlyError, UsageError
from ssm_studio.i18n import _
from ssm_studio.store import repair
from ssm_studio.store.errors import NameTakenError
from ssm_studio.store.names import SUFFIX, candidates
from ssm_studio.store.session_file import SessionFile
from ssm_studio.store.verify import Difference, Verdict
from ssm_studio.workshop.author import author_name

REBUILD: Final = "rebuild"
ACCEPT: Final = "accept"

__all__ = ["ACCEPT", "REBUILD", "Difference", "Report", "Verdict", "copy", "examine", "mend_file"]


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in one session file.

    Attributes:
        rows: the study that its rows make; None where they cannot be read.
        verdict: what its log says of them; None for a file of an older or newer shape, whose log is not sealed.
        notices: what else there is to say of the file.
        read_only: why it can only be read; "" where it can be written.
    """

    rows: Study | None
    verdict: Verdict | None
    notices: tuple[str, ...]
    read_only: str

    @property
    def whole(self) -> bool:
        """Whether rows and log agree and the log is as it was written."""
        return self.rows is not None and (self.verdict is None or self.verdict.whole)


def examine(path: Path) -> Report:
    """Look at a whole session file; an older one is brought to today's shape as by opening it.

    Raises:
        StudioError: it cannot be opened.
    """
    with closing(SessionFile.open(path)) as file:
        if not file.sealed:
            return Report(file.load(), None, tuple(file.notices), file.read_only)
        rows, verdict = repair.examine(file)
        return Report(rows, verdict, tuple(file.notices), file.read_only)


def mend_file(path: Path, how: str) -> Path | None:
    """Make rows and log agree: `REBUILD` writes the rows that the log says, `ACCEPT` takes the rows as an edit.

    The path of what is kept of the file as it was comes back; None where they agreed already.

    Raises:
        StudioError: it may not be written, its log cannot be read, or the disk refuses.
    """
    with closing(SessionFile.open(path)) as file:
        if file.read_only or not file.sealed:
            raise ReadOnlyError(file.read_only, _("Nothing was changed."))
        rows, verdict = repair.examine(file)
        if rows is not None and not verdict.differences and not file.read_only:
            return None
        if how == REBUILD:
            return repair.rebuild(file, verdict, author_name())
        if rows is None:
            raise UsageError(
                _("The records in “{name}” cannot be read, so they cannot be taken over.").format(
                    name=path.name
                ),
                _("Nothing was changed."),
                _("Make them again from the log: ssm-studio doctor {session} --rebuild").format(
                    session=path.stem
                ),
            )
        return repair.accept(file, rows, verdict, author_name())


def copy_into(path: Path, folder: Path) -> Path:
    """A whole copy of a session in a folder, under the first of its names that is free; the new file.

    Raises:
        StudioError: it cannot be read, or the disk refuses.
    """
    for target in candidates(folder, path.stem):
        with suppress(NameTakenError):
            return copy(path, target)
    raise FileExistsError(folder)  # never: there is always one more number


def copy(path: Path, target: Path) -> Path:
    """A whole copy of a session, while others have it open or not; the new file.

    A folder as target gets a file of the same name. What others put into the file is not copied where it would run.

    Raises:
        StudioError: it cannot be read, there is such a file already, or the disk refuses.
    """
    with suppress(OSError, ValueError):
        if target.is_dir():
            target = target / path.name
    if target.suffix != SUFFIX:
        target = target.with_name(f"{target.name}{SUFFIX}")
    if not target.parent.is_dir():
        raise UsageError(
            _("There is no folder “{name}” for the new file.").format(name=target.parent),
            _("Nothing was written."),
            _("Make it, or choose another place."),
        )
    with closing(SessionFile.open(path, change=False)) as file:
        file.copy_to(target)
    return target
