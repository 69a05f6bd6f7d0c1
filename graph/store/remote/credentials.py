"""User and password of a server: from the environment, else from the keyring of the operating system; never from a file.

GOLDENTHREAD_STORE_USER, GOLDENTHREAD_STORE_PASSWORD
keyring set goldenthread@https://graphs.example.org USER        (needs the extra goldenthread[keyring])
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from importlib.util import find_spec
from urllib.parse import urlsplit

from ....ontology.errors import ServerError

__all__ = ["PASSWORD", "USER", "Credentials", "from_environment", "from_keyring"]

USER, PASSWORD = "GOLDENTHREAD_STORE_USER", "GOLDENTHREAD_STORE_PASSWORD"


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user and a password, which is never shown."""

    user: str
    password: str = field(repr=False)


def from_environment() -> Credentials | None:
    """Give what the environment holds; raise ServerError if it holds one half."""
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    if bool(user) != bool(password):
        raise ServerError(f"Only one of {USER} and {PASSWORD} is set: set both, or neither.")
    return Credentials(user, password) if user else None


def from_keyring(url: str) -> Credentials | None:
    """Give what the keyring holds for the server of a URL; None if it holds nothing or there is no keyring."""
    if find_spec("keyring") is None:
        return None
    import keyring  # noqa: PLC0415 - an extra, and asked only when a server wants to know who asks
    from keyring.errors import KeyringError  # noqa: PLC0415 - as above

    parts = urlsplit(url)
    try:
        found = keyring.get_credential(f"goldenthread@{parts.scheme}://{parts.netloc}", None)
    except KeyringError:
        return None  # it is locked or there is none: the server's own refusal is told then
    return Credentials(found.username, found.password) if found else None
