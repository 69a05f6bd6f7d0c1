"""What the endpoint says of itself and its data: service description, VoID, prefixes and examples, as RDF or JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ...ontology.errors import QueryError
from ...ontology.terms import PREFIXES
from ..describing.examples import Example, examples, in_shacl
from ..describing.prefixes import prefix_declarations
from ..describing.service import Service as Described
from ..describing.service import service_description
from .http.addresses import endpoint_of
from .http.formats import TRIPLES
from .http.negotiating import weights
from .http.rdf import document, label_of, tagged
from .http.replies import header
from .http.requests import named_format, parameters

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyoxigraph import Triple
    from starlette.types import Scope

    from .http.replies import Reply
    from .service import Service
    from .surveying import Surveyed

__all__ = ["describe", "describe_data", "show_examples", "show_prefixes"]

_JSON = "application/json"


async def describe(service: Service, scope: Scope) -> Reply:
    """Give the service description, with statistics, prefixes and examples, where editors of SPARQL look for them.

    It comes in Turtle where the client takes no format of triples, as a browser that wants a page; and without statistics
    and examples while the workers are too busy to count.
    """
    described = _described(service, scope)
    try:
        surveyed = await service.survey.of(service.pool, described)
    except QueryError:
        surveyed = None
    return await document(_everything(described, surveyed), label_of(scope, otherwise="text/turtle"), scope)


async def describe_data(service: Service, scope: Scope) -> Reply:
    """Give the description of the data in VoID; raise QueryError while the workers are too busy to count."""
    label, described = label_of(scope), _described(service, scope)
    surveyed = await service.survey.of(service.pool, described)
    return await document(service_description(described, surveyed.statistics), label, scope)


async def show_prefixes(_: Service, scope: Scope) -> Reply:
    """Give the standard prefixes: as JSON (prefix -> namespace), or as SHACL declares them where RDF is asked for."""
    if _wants_json(scope):
        return await _json(dict(PREFIXES), scope)
    return await document(prefix_declarations(), label_of(scope), scope)


async def show_examples(service: Service, scope: Scope) -> Reply:
    """Give the example queries: as JSON (name, label, query), or as SHACL executables where RDF is asked for."""
    described = _described(service, scope)
    shown = examples((await service.survey.of(service.pool, described)).things)
    if _wants_json(scope):
        return await _json([_listed(example) for example in shown], scope)
    return await document((*in_shacl(shown, described.endpoint), *prefix_declarations()), label_of(scope), scope)


def _described(service: Service, scope: Scope) -> Described:
    return Described(endpoint_of(scope), service.writing is not None, bool(service.hosts), service.council, service.base)


def _everything(described: Described, surveyed: Surveyed | None) -> Iterator[Triple]:
    yield from service_description(described, surveyed.statistics if surveyed else ())
    yield from prefix_declarations()
    if surveyed:
        yield from in_shacl(examples(surveyed.things), described.endpoint)


def _wants_json(scope: Scope) -> bool:
    """JSON unless a format of triples is asked for by name, and not less than JSON, or the address names another."""
    if named := named_format(parameters(scope)):
        return named.lower() in {"json", _JSON}
    asked = dict(weights(header(scope, b"accept")))
    by_name = [weight for kind, weight in asked.items() if kind in TRIPLES.written_as and kind != _JSON]
    return not by_name or asked.get(_JSON, 0.0) > max(by_name)


def _listed(example: Example) -> dict[str, object]:
    return {"name": example.name, "label": example.summary, "for": list(example.audience), "query": example.query}


async def _json(value: object, scope: Scope) -> Reply:
    return await tagged(json.dumps(value, ensure_ascii=False, indent=2).encode(), _JSON, scope)
