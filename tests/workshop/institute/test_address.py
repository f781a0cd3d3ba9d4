"""Where a library is: what of the address may be seen, and how the way there is sealed."""

from __future__ import annotations

import ssl
from pathlib import Path

import pytest

from ssm_studio.errors import UsageError
from ssm_studio.store.institute.address import is_server, scrubbed, sealed_way, shown

SECRET = "hunter%402"


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://ani:{SECRET}@server.example/ssm",
        f"postgres://ani:{SECRET}@[::1]:5433/ssm?sslmode=verify-full",
        f"postgresql:///ssm?host=server.example&user=ani&password={SECRET}",
        f"postgresql://ani@server.example/ssm?PASSWORD={SECRET}&x=1",
    ],
)
def test_no_password_is_seen(url: str) -> None:
    for words in (shown(url), scrubbed(f"cannot do {url}: hunter@2 or {SECRET} is wrong", url)):
        assert SECRET not in words
        assert "hunter@2" not in words
    assert "ani" in shown(url)
    assert is_server(url)


def test_a_password_with_the_signs_of_an_address_is_not_seen_either() -> None:
    for password in ("pa:s/s@wd", "a?b=c", "x", "%40"):
        assert shown(f"postgresql://ani:{password}@server.example/ssm") == (
            "postgresql://ani:***@server.example/ssm"
        )


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ani@localhost/ssm",
        "postgresql://ani@127.0.0.1:5433,127.9.9.9/ssm",
        "postgresql://ani@[::1]/ssm?sslmode=disable",
        "postgresql:///ssm?host=/run/postgresql",
        "postgresql:///ssm",
    ],
)
def test_on_this_machine_the_way_needs_no_seal(url: str) -> None:
    assert sealed_way(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://ani@server.example/ssm",
        "postgresql://ani@localhost,server.example/ssm",
        "postgresql:///ssm?host=10.0.0.7&sslmode=require",
        "postgresql://ani@127.0.0.1.example/ssm?sslmode=verify-full",
        "postgresql:///ssm?service=nowhere",
    ],
)
def test_anywhere_else_the_host_is_verified(url: str) -> None:
    way = sealed_way(url)
    assert way is not None
    assert way.check_hostname
    assert way.verify_mode is ssl.CERT_REQUIRED


@pytest.mark.parametrize("mode", ["disable", "allow", "prefer"])
def test_an_open_line_is_refused(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError) as told:
        sealed_way(f"postgresql://ani:{SECRET}@server.example/ssm?sslmode={mode}")
    assert SECRET not in str(told.value)
    monkeypatch.setenv("PGSSLMODE", mode)
    with pytest.raises(UsageError):
        sealed_way("postgresql://ani@server.example/ssm")


def test_the_host_may_stand_in_a_service_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "services.conf"
    file.write_text("[here]\nhost=127.0.0.1\n[there]\nhost=server.example\n", encoding="utf-8")
    monkeypatch.setenv("PGSERVICEFILE", str(file))
    assert sealed_way("postgresql:///ssm?service=here") is None
    assert sealed_way("postgresql:///ssm?service=there") is not None
    monkeypatch.setenv("PGSERVICE", "there")
    assert sealed_way("postgresql:///ssm") is not None
    file.write_text("[there]\nhost=server.example\nsslmode=disable\n", encoding="utf-8")
    with pytest.raises(UsageError):
        sealed_way("postgresql:///ssm")


def test_certificates_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"root\.crt"):
        sealed_way(f"postgresql://ani@server.example/ssm?sslrootcert={tmp_path / 'root.crt'}")
