"""The route `/openapi.json`: what may be asked of which route, and what comes back, for programs (OpenAPI 3.1)."""

from __future__ import annotations

import json
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import yaml

from .rdf import tagged

if TYPE_CHECKING:
    from starlette.types import Scope

    from .replies import Reply
    from .service import Service

__all__ = ["described_interface", "show_openapi"]

_CHANGING = {"post", "put", "delete"}


async def show_openapi(service: Service, scope: Scope) -> Reply:
    """Give the description of the interface; what changes graphs is in it only where changes are taken."""
    interface = described_interface(changes=service.writing is not None)
    interface["servers"] = [{"url": scope.get("root_path", "") or "/"}]
    return await tagged(json.dumps(interface, ensure_ascii=False, indent=1).encode(), "application/json", scope)


def described_interface(*, changes: bool) -> dict[str, Any]:
    """Give the OpenAPI description as a mapping of one's own to change."""
    interface: dict[str, Any] = json.loads(_text())
    if not changes:
        graphs = interface["paths"]["/graphs"]
        interface["paths"]["/graphs"] = {name: told for name, told in graphs.items() if name not in _CHANGING}
        del interface["paths"]["/sparql"]["post"]["requestBody"]["content"]["application/sparql-update"]
    return interface


@cache
def _text() -> str:
    """The file as JSON, with the version of this package."""
    interface = yaml.safe_load(files(__package__).joinpath("openapi.yaml").read_text(encoding="utf-8"))
    interface["info"]["version"] = version(__package__.partition(".")[0])
    return json.dumps(interface)
