"""The address of a library on a server: what of it may be shown, and whether the way there has to be sealed."""

from __future__ import annotations

import configparser
import ipaddress
import os
import re
import ssl
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit

from ssm_studio.errors import UsageError
from ssm_studio.i18n import _

SCHEMES: Final = ("postgresql://", "postgres://")
HIDDEN: Final = "***"
_PASSWORD: Final = re.compile(r"(password=)[^&\s]*", re.IGNORECASE)


def is_server(place: str) -> bool:
    """Whether a library's name is the address of a server and no folder."""
    return place.startswith(SCHEMES)


def _secrets_of(url: str) -> tuple[str, ...]:
    """The passwords that stand in an address, as typed and as meant."""
    rest = url.partition("://")[2]
    found = {_login(url)[1]}
    query = rest.partition("?")[2]
    found |= {part[9:] for part in query.split("&") if part.lower().startswith("password=")}
    found |= {unquote(each) for each in found}
    return tuple(sorted((each for each in found if each), key=len, reverse=True))


def shown(url: str) -> str:
    """An address as it may be shown, kept and printed: without a password."""
    name, password = _login(url)
    scheme, sep, rest = url.partition("://")
    if password:
        rest = f"{name}:{HIDDEN}@{rest.rpartition('@')[2]}"
    return _PASSWORD.sub(rf"\1{HIDDEN}", f"{scheme}{sep}{rest}")


def _login(url: str) -> tuple[str, str]:
    """Name and password before the host, as typed; a password may hold any sign."""
    login, at, _host = url.partition("://")[2].rpartition("@")
    name, colon, password = login.partition(":")
    return (name, password) if at and colon else (login, "")


def scrubbed(words: str, url: str) -> str:
    """Words about an address, with nothing left in them by which somebody could log in."""
    for each in _secrets_of(url):
        words = words.replace(each, HIDDEN)
    return _PASSWORD.sub(rf"\1{HIDDEN}", words)


def sealed_way(url: str) -> ssl.SSLContext | None:
    """How the way to the server is sealed: TLS whose host is verified; None on this machine itself.

    Raises:
        ValueError: it is no address.
        UsageError: the address asks for less than that, or its certificates cannot be read.
    """
    hosts = _hosts(url)
    if all(map(_is_here, hosts)):
        return None
    mode = _setting(url, "sslmode", "PGSSLMODE")
    if mode in ("disable", "allow", "prefer"):
        raise UsageError(
            _("The library at {address} would be reached without a sealed line.").format(
                address=shown(url)
            ),
            _("What was said in workshops would be readable on the way; nothing was sent."),
            _("Leave sslmode out of the address, or write sslmode=verify-full."),
        )
    roots = _setting(url, "sslrootcert", "PGSSLROOTCERT")
    own = Path.home() / ".postgresql" / "root.crt"
    chosen = roots if roots and roots != "system" else str(own) if own.is_file() else None
    try:
        return ssl.create_default_context(cafile=chosen if roots != "system" else None)
    except (OSError, ssl.SSLError) as error:
        raise UsageError(
            _("The certificates in “{path}” cannot be read.").format(path=chosen),
            _("Nothing was sent."),
            _("sslrootcert names the file; ask who runs the server for it."),
        ) from error


def _hosts(url: str) -> Iterable[str]:
    parts = urlsplit(url)
    if "," not in parts.netloc:
        _port = parts.port  # refuses what is no number
    query = parse_qs(parts.query)
    authority = parts.netloc.rpartition("@")[2]
    named = [_bare(each) for each in authority.split(",") if each]
    named += [each for value in query.get("host", ()) for each in value.split(",")]
    if named:
        return named
    if _setting(url, "service", "PGSERVICE"):
        return (_of_service(url, "host") or "a service without a host",)
    return os.environ.get("PGHOST", "").split(",")


def _setting(url: str, name: str, variable: str) -> str:
    """What the address says, else the service file, else the environment, as libpq has it."""
    said = parse_qs(urlsplit(url).query).get(name)
    if said:
        return said[-1]
    kept = "" if name == "service" else _of_service(url, name)
    return kept or os.environ.get(variable, "")


def _bare(host: str) -> str:
    """A host without its port."""
    host = unquote(host)
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _of_service(url: str, name: str) -> str:
    query = parse_qs(urlsplit(url).query)
    service = (query.get("service") or [os.environ.get("PGSERVICE", "")])[-1]
    if not service:
        return ""
    file = (query.get("servicefile") or [os.environ.get("PGSERVICEFILE", "")])[-1]
    path = Path(file) if file else Path.home() / ".pg_service.conf"
    parser = configparser.RawConfigParser()
    try:
        parser.read(path, encoding="utf-8")
        return parser.get(service, name, fallback="")
    except (configparser.Error, OSError, UnicodeDecodeError):
        return ""


def _is_here(host: str) -> bool:
    """Whether a host is this machine; a path is a socket on it, and so is none."""
    if host in ("", "localhost") or host.startswith(("/", "@")):
        return True
    try:
        return ipaddress.ip_address(host.partition("%")[0]).is_loopback
    except ValueError:
        return False
