"""The route `/openapi.json`: what may be asked of which route, and what comes back, for programs (OpenAPI 3.1)."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from .http.rdf import tagged

if TYPE_CHECKING:
    from starlette.types import Scope

    from .http.replies import Reply
    from .service import Service

__all__ = ["described_interface", "show_openapi"]

_FILES = ("openapi.yaml", "openapi-parts.yaml")  # routes; what they share
_CHANGING = {"post", "put", "delete"}
_GRAPHS = ("/graphs", "/graphs/{name}")


async def show_openapi(service: Service, scope: Scope) -> Reply:
    """Give the description of the interface, of no more than this server does."""
    token = service.writing is not None and bool(service.writing.guard.token)
    interface = described_interface(changes=service.writing is not None, token=token, search=service.searching is not None)
    interface["servers"] = [{"url": scope.get("root_path", "") or "/"}]
    return await tagged(json.dumps(interface, ensure_ascii=False, indent=1).encode(), "application/json", scope)


def described_interface(*, changes: bool, token: bool, search: bool) -> dict[str, Any]:
    """Give the OpenAPI description as a mapping of one's own to change.

    What changes graphs is in it only where `changes` are taken, with a `token` or by anybody, and the route `/search` only where
    there is an index.
    """
    interface: dict[str, Any] = json.loads(_text())
    paths = interface["paths"]
    if not search:
        del paths["/search"]
    if not changes:
        _leave_out_changes(paths)
    if not token:
        for operation in (operation for path in paths.values() for name, operation in path.items() if name in _CHANGING):
            operation.pop("security", None)
    return interface


def _leave_out_changes(paths: dict[str, Any]) -> None:
    for path in _GRAPHS:
        paths[path] = {name: told for name, told in paths[path].items() if name not in _CHANGING}
    post = paths["/sparql"]["post"]
    for status in ("204", "401", "409"):
        del post["responses"][status]
    content = post["requestBody"]["content"]
    del content["application/sparql-update"]
    content["application/x-www-form-urlencoded"]["schema"] = {"$ref": "#/components/schemas/Query"}


@cache
def _text() -> str:
    """The files as JSON, with the version of this package."""
    here = files(__package__)
    interface = {name: told for file in _FILES for name, told in yaml.safe_load(here.joinpath(file).read_text(encoding="utf-8")).items()}
    interface["info"]["version"] = version(__package__.partition(".")[0])
    return json.dumps(interface)
