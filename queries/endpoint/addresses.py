"""Under which address a client knows the endpoint: what relative IRIs are relative to, and what a description names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .replies import header

if TYPE_CHECKING:
    from starlette.types import Scope

__all__ = ["address_of", "endpoint_of"]


def address_of(scope: Scope) -> str:
    """Give the address that was asked, without its query and a slash at its end."""
    return f"{_host(scope)}{scope['path'].rstrip('/')}"


def endpoint_of(scope: Scope) -> str:
    """Give the address of the endpoint, whichever route was asked."""
    return f"{_host(scope)}{scope.get('root_path', '')}/sparql"


def _host(scope: Scope) -> str:
    host, port = scope.get("server") or ("localhost", None)
    return f"{scope['scheme']}://{header(scope, b'host') or (f'{host}:{port}' if port else host)}"
