"""Under which address a client knows the endpoint: what relative IRIs are relative to, and what a description names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .refusals import Refusal
from .replies import header

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["address_of", "endpoint_of", "machine"]

_DELIMITERS = re.compile(r"[/?#@,]")  # a comma stands between the values of two headers


def address_of(scope: Scope) -> str:
    """Give the address that was asked, without its query and a slash at its end; raise Refusal, 400, for a false Host."""
    path = scope.get("raw_path")
    return f"{_host(scope)}{(path.decode('latin-1') if path else scope['path']).rstrip('/')}"


def endpoint_of(scope: Scope) -> str:
    """Give the address of the endpoint, whichever route was asked; raise Refusal, 400, for a false Host."""
    return f"{_host(scope)}{scope.get('root_path', '')}/sparql"


def machine(scheme: str, host: str) -> str:
    """Give the beginning of all addresses of a machine; raise Refusal, 400, for a false Host (RFC 9112, 3.2)."""
    try:
        if _DELIMITERS.search(host):
            raise ValueError("it holds more than a name")
        return NamedNode(f"{scheme}://{host}").value
    except ValueError as error:
        raise Refusal(400, f"The Host '{host}' is no machine's ({error}): send the name of this server.") from error


def _host(scope: Scope) -> str:
    host, port = scope.get("server") or ("localhost", None)
    return machine(scope["scheme"], header(scope, b"host") or (f"{host}:{port}" if port else host))
