"""The ontology and the lenses as documents: what stands behind their IRIs once these lead here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import RdfFormat, parse

from ...ontology import lenses, resource
from .http.rdf import document, label_of
from .http.refusals import Refusal

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from starlette.types import Scope

    from .http.replies import Reply
    from .service import Service

__all__ = ["show_lens", "show_ontology"]

_ENDING = ".ttl"


async def show_ontology(_: Service, scope: Scope) -> Reply:
    """Give the ontology."""
    return await _shown(resource("goldenthread.ttl"), scope)


async def show_lens(_: Service, scope: Scope) -> Reply:
    """Give one lens, by the last part of its IRI; raise Refusal, 404, where there is none of that name."""
    files = {file.name.removesuffix(_ENDING): file for file in lenses()}
    name = scope["path_params"]["name"]
    if name not in files:
        raise Refusal(404, f"There is no lens '{name}': there are {', '.join(files)}.")
    return await _shown(files[name], scope)


async def _shown(file: Traversable, scope: Scope) -> Reply:
    label = label_of(scope)
    return await document((quad.triple for quad in parse(file.read_bytes(), format=RdfFormat.TURTLE)), label, scope)
