"""Where a user and a password come from, and that they show nowhere."""

from __future__ import annotations

from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring

from goldenthread.graph.store.remote.connecting import connect
from goldenthread.graph.store.remote.credentials import PASSWORD, USER, Credentials, from_environment, from_keyring
from goldenthread.ontology.errors import ServerError

from .conftest import Start

GOOD = {"status": 200, "body": '{"head":{},"boolean":true}'}
WHO = {"status": 401, "headers": {"WWW-Authenticate": 'Basic realm="graphs"'}}


class Held(KeyringBackend):
    """A keyring that holds one entry."""

    priority = 1

    def __init__(self, service: str, user: str, password: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entry = (service, user, password)

    def get_password(self, service: str, username: str) -> str | None:
        return self.entry[2] if (service, username) == self.entry[:2] else None

    def get_credential(self, service: str, username: str | None) -> Any:
        return keyring.credentials.SimpleCredential(*self.entry[1:]) if service == self.entry[0] else None

    def set_password(self, service: str, username: str, password: str) -> None:
        raise AssertionError

    def delete_password(self, service: str, username: str) -> None:
        raise AssertionError


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> Any:
    for name in (USER, PASSWORD):
        monkeypatch.delenv(name, raising=False)
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call]
    yield
    keyring.set_keyring(before)


def test_from_the_environment(monkeypatch: pytest.MonkeyPatch, scripted: Start) -> None:
    assert from_environment() is None
    monkeypatch.setenv(USER, "jo")
    with pytest.raises(ServerError, match=f"Only one of {USER} and {PASSWORD} is set"):
        from_environment()
    monkeypatch.setenv(PASSWORD, "s3cret")
    assert from_environment() == Credentials("jo", "s3cret")
    server = scripted([WHO, GOOD])
    wire = connect(server.url, {})
    assert "s3cret" not in repr(wire)
    assert wire.query("ASK {}", "ASK").body
    assert [b"Authorization: Basic am86czNjcmV0\r\n" in request for request in server.asked] == [False, True]


def test_what_does_not_ask_is_told_at_once(monkeypatch: pytest.MonkeyPatch, scripted: Start) -> None:
    monkeypatch.setenv(USER, "jo")
    monkeypatch.setenv(PASSWORD, "s3cret")
    server = scripted([GOOD])
    connect(server.url, {"login": "basic"}).query("ASK {}", "ASK")
    assert b"Authorization: Basic am86czNjcmV0\r\n" in server.asked[0]


def test_from_the_keyring_when_the_server_asks(scripted: Start) -> None:
    server = scripted([WHO, WHO, GOOD])
    keyring.set_keyring(Held(f"goldenthread@{server.url.removesuffix('/sparql')}", "jo", "s3cret"))
    assert connect(server.url, {}).query("ASK {}", "ASK").body
    assert [b"Authorization: Basic am86czNjcmV0\r\n" in request for request in server.asked] == [False, False, True]


def test_no_keyring_and_no_entry_are_no_user() -> None:
    assert from_keyring("https://e.org/sparql") is None
    keyring.set_keyring(Held("goldenthread@https://elsewhere.example", "jo", "s3cret"))
    assert from_keyring("https://e.org/sparql") is None
    assert from_keyring("https://elsewhere.example/sparql") == Credentials("jo", "s3cret")
