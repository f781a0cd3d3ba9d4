"""The connection to an institute's server: opened when it is needed, and every trouble of it told in sentences."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, TypeVar

from ssm_studio.errors import ExternalProgramError, StudioError, UsageError
from ssm_studio.i18n import _
from ssm_studio.store.institute.address import scrubbed, sealed_way, shown

if TYPE_CHECKING:
    import asyncpg

T = TypeVar("T")
Connection = Any
"""An asyncpg connection."""

PATIENCE: Final = 10.0
"""Seconds to wait for the server to answer the door."""
_WORK: Final = 120.0
"""Seconds to wait for one answer."""


class UnreachableError(ExternalProgramError):
    """There is no line to the library now; what was to travel waits."""


class NotLetInError(UsageError):
    """The library is not open to whoever asks, or there is none: it is of no use to ask once more."""


def need_package() -> None:
    """Make sure that the package for a server is installed.

    Raises:
        UsageError: it is not.
    """
    try:
        import asyncpg  # noqa: F401 - only whether it is there
    except ImportError as error:
        raise UsageError(
            _("A library on a server needs the package asyncpg, which is not installed."),
            _("Sessions in the folder work as always."),
            _("Install it with: pip install “ssm-studio[institute]”"),
        ) from error


class Server:
    """One server, reached from one thread at a time."""

    def __init__(self, url: str) -> None:
        """Nothing is opened yet.

        Raises:
            UsageError: the library for it is not installed, or the address asks for an open line.
        """
        need_package()
        self.url = url
        try:
            self._tls = sealed_way(url)
        except ValueError:
            raise _no_address(self.place) from None
        self._runner = asyncio.Runner()
        self._open: Connection | None = None

    @property
    def place(self) -> str:
        """The address as it may be shown."""
        return shown(self.url)

    def do(self, work: Callable[[Connection], Awaitable[T]]) -> T:
        """Let `work` use the connection.

        Raises:
            UnreachableError: there is no line, or it was cut; what was not confirmed may or may not be there.
            StudioError: the server does not allow it, or has no library.
        """
        return self._runner.run(self._do(work))

    async def _do(self, work: Callable[[Connection], Awaitable[T]]) -> T:
        import asyncpg

        try:
            if self._open is None or self._open.is_closed():
                self._open = await self._connect()
            return await work(self._open)
        except StudioError:
            raise
        except asyncpg.PostgresError as error:
            if isinstance(
                error, asyncpg.PostgresConnectionError | asyncpg.OperatorInterventionError
            ):
                raise await self._lost(error) from None
            raise refused(error, self.url) from None
        except (
            OSError,
            EOFError,
            TimeoutError,
            asyncpg.InterfaceError,
            asyncpg.InternalClientError,
        ) as error:
            raise await self._lost(error) from None
        except ValueError:
            raise _no_address(self.place) from None

    async def _connect(self) -> Connection:
        import asyncpg

        more: dict[str, Any] = {} if self._tls is None else {"ssl": self._tls}
        return await asyncpg.connect(
            self.url,
            timeout=PATIENCE,
            command_timeout=_WORK,
            server_settings={
                "search_path": "ssm_studio, pg_temp",
                "application_name": "ssm-studio",
            },
            **more,
        )

    async def _lost(self, error: BaseException) -> UnreachableError:
        self._drop()
        if isinstance(error, ssl.SSLError):
            return UnreachableError(
                _("The server at {address} could not show that it is the right one.").format(
                    address=self.place
                ),
                _("Nothing was sent."),
                _("Ask who runs it for the certificate, and name it with sslrootcert."),
            )
        return UnreachableError(
            _("The library at {address} cannot be reached now.").format(address=self.place),
            _("The sessions on this machine are whole; what waits is pushed when there is a line."),
            _("`ssm-studio library status` tries again."),
        )

    def _drop(self) -> None:
        if self._open is not None:
            with suppress(Exception):
                self._open.terminate()
            self._open = None

    def close(self) -> None:
        """End the connection."""
        if self._open is not None and not self._open.is_closed():
            with suppress(Exception):
                self._runner.run(self._open.close(timeout=2))
        self._drop()
        self._runner.close()


def _no_address(place: str) -> UsageError:
    return UsageError(
        _("“{address}” is no address of a library.").format(address=place),
        "",
        _("For example: postgresql://ani@server.example/ssm"),
    )


def refused(error: asyncpg.PostgresError, url: str) -> StudioError:
    """What the server refused, as sentences; nothing by which somebody could log in is in them."""
    state = getattr(error, "sqlstate", "") or ""
    place = shown(url)
    if state.startswith("28"):
        return NotLetInError(
            _("The library at {address} did not let you in.").format(address=place),
            _("Nothing was sent."),
            _("Name and password come from the address, PGPASSFILE or the service file of libpq."),
        )
    if state == "42501":
        return UsageError(
            _("The library at {address} does not allow this.").format(address=place),
            _("The session is another team's, or this name is in no team. Nothing was changed."),
            _("Who runs the library adds a name with: ssm-studio library grant ROLE --team TEAM"),
        )
    if state == "SST01":
        return UsageError(
            _("You are in several teams: {teams}.").format(teams=str(error)),
            _("A new session belongs to one of them. Nothing of it was sent."),
            _("Say whose it is: ssm-studio push SESSION --team TEAM"),
        )
    if state in ("3D000", "3F000", "42P01", "42883"):
        return NotLetInError(
            _("There is no library at {address}.").format(address=place),
            _(
                "There is no such database, or it holds no library of this version. Nothing was changed."
            ),
            _("Who owns the database makes one with: ssm-studio library init"),
        )
    reason = scrubbed(str(error).split("\n")[0], url)
    return ExternalProgramError(
        _("The library at {address} refused: {reason}.").format(address=place, reason=reason),
        _("The sessions on this machine are whole."),
        _("`ssm-studio library status` shows what stands there."),
    )
