"""The way to a server, from its URL and what workspace.toml says of it.

    store = "https://graphs.example.org/plan/sparql"

    [server]                                                    # each line only where it is needed
    update = "https://graphs.example.org/plan/update"           # where changes go, where the URL does not show it
    login = "basic"                                             # for a server that refuses without asking who is there
    seconds = 120                                               # how long an answer may take; 60 unless said
    kind = "virtuoso"                                           # which server it is, where a proxy before it hides that

No line of it may hold a password (`goldenthread.graph.store.remote.credentials`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....ontology.errors import ServerError
from .addresses import address_of
from .credentials import from_environment
from .servers import SERVERS
from .wire import Wire

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["connect"]

_KNOWN = {"update": (str,), "login": (str,), "seconds": (int, float), "kind": (str,)}
_LOGINS = ("", "basic")
_SECONDS = 60.0


def connect(url: str, told: Mapping[str, object]) -> Wire:
    """Give the way to the server at `url`; `told` is the part [server] of workspace.toml. Nothing is sent yet.

    Raises ServerError for a URL that is none or holds a password, and for what [server] cannot say.
    """
    for name, value in told.items():
        if name not in _KNOWN or isinstance(value, bool) or not isinstance(value, _KNOWN[name]):
            raise ServerError(f"[server] in workspace.toml cannot say {name} so: it has update, login, seconds and kind, and no password.")
    login, seconds = str(told.get("login", "")), float(str(told.get("seconds", _SECONDS)))
    if login not in _LOGINS or not 0 < seconds < float("inf"):
        raise ServerError('[server] in workspace.toml is not right: login is "basic" or left out, and seconds are more than 0.')
    kind = str(told.get("kind", ""))
    if kind and kind not in SERVERS:
        raise ServerError(f"[server] in workspace.toml names no kind of server that is known: {' or '.join(SERVERS)}, or leave it out.")
    return Wire(address_of(url, str(told.get("update", ""))), from_environment(), seconds, login, kind)
