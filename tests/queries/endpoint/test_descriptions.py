"""What the endpoint says of itself over HTTP: complete, in the format asked for, counted once a revision."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import httpx
import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from goldenthread.ontology import lenses
from goldenthread.ontology.terms import GT, PREFIXES, SD, SH, VOID
from goldenthread.queries.endpoint import Service, endpoint
from goldenthread.queries.workers.errors import OverloadedError

from .standing_in import StandIn

if TYPE_CHECKING:
    from collections.abc import Mapping

BASE = "https://plans.example.org/"
ENDPOINT = "http://localhost/sparql"
TRIG = """
@prefix gt: <https://w3id.org/goldenthread/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
<https://plans.example.org/graph/source/plan> {
  <https://plans.example.org/id/outcome/clean-air> a gt:Outcome ; skos:prefLabel "Clean air" ; skos:notation "1" .
  <https://plans.example.org/id/outcome/warm-homes> a gt:Outcome ; skos:prefLabel "Warm homes" ; skos:notation "2" .
}
<https://plans.example.org/id/outcome/clean-air> a gt:Outcome ; skos:prefLabel "Clean air" ; skos:notation "1" .
<https://plans.example.org/id/outcome/warm-homes> a gt:Outcome ; skos:prefLabel "Warm homes" ; skos:notation "2" .
"""
DOCUMENTS = ("/sparql", "/void", "/.well-known/void", "/prefixes", "/examples", "/ontology", "/lens/marmot")


def _get(pool: StandIn, path: str, headers: Mapping[str, str] | None = None, method: str = "GET") -> httpx.Response:
    async def ask() -> httpx.Response:
        service = Service(pool, base=BASE)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(endpoint(service)), base_url="http://localhost") as client:
            return await client.request(method, path, headers=headers)

    return asyncio.run(ask())


def _read(response: httpx.Response) -> Store:
    kind = RdfFormat.from_media_type(response.headers["content-type"].partition(";")[0])
    assert kind is not None, response.headers["content-type"]
    store = Store()
    store.load(response.content, format=kind)
    return store


def _objects(store: Store, subject: str, predicate: str) -> set[str]:
    found = store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None)
    return {quad.object.value for quad in found if isinstance(quad.object, NamedNode | Literal)}


@pytest.mark.parametrize("kind", ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"])
@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_document_comes_in_the_format_that_is_asked_for(path: str, kind: str) -> None:
    response = _get(StandIn(TRIG), path, {"Accept": kind})
    assert response.status_code == 200
    assert response.headers["content-type"].partition(";")[0] == kind
    assert len(_read(response)) > 3


@pytest.mark.parametrize("path", DOCUMENTS)
def test_a_document_that_is_known_is_not_sent_again(path: str) -> None:
    first = _get(StandIn(TRIG), path)
    again = _get(StandIn(TRIG), path, {"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    head = _get(StandIn(TRIG), path, method="HEAD")
    assert (head.status_code, head.content, head.headers["etag"]) == (200, b"", first.headers["etag"])


@pytest.mark.parametrize("path", ["/void", "/ontology", "/lens/marmot"])
def test_no_picture_of_triples(path: str) -> None:
    response = _get(StandIn(TRIG), path, {"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/turtle" in response.text


def test_the_service_description_holds_what_an_editor_looks_for() -> None:
    said = _read(_get(StandIn(TRIG), "/sparql"))
    assert _objects(said, ENDPOINT, f"{SD}endpoint") == {ENDPOINT}
    assert _objects(said, f"{BASE}void#default-graph", f"{VOID}triples") == {"6"}
    assert {quad.object.value for quad in said.quads_for_pattern(None, NamedNode(f"{SH}prefix"), None, None)} == set(PREFIXES)  # type: ignore[union-attr]
    assert any(said.quads_for_pattern(None, NamedNode(f"{VOID}class"), NamedNode(f"{GT}Outcome"), None))
    assert any(said.quads_for_pattern(None, NamedNode(f"{SH}select"), None, None))


def test_a_browser_that_wants_a_page_gets_the_description_and_not_a_refusal() -> None:
    response = _get(StandIn(TRIG), "/sparql", {"Accept": "text/html"})
    assert response.headers["content-type"].startswith("text/turtle")


def test_prefixes_and_examples_are_json_for_whoever_takes_anything() -> None:
    assert json.loads(_get(StandIn(TRIG), "/prefixes").content) == dict(PREFIXES)
    shown = json.loads(_get(StandIn(TRIG), "/examples", {"Accept": "application/json, text/turtle;q=0.5"}).content)
    assert "plan-at-a-glance" in {example["name"] for example in shown}
    assert all(set(example) == {"name", "label", "for", "query"} for example in shown)


def test_the_data_is_counted_once_a_revision_however_many_ask() -> None:
    pool = StandIn(TRIG)

    async def ask() -> list[int]:
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(endpoint(Service(pool, base=BASE))), base_url="http://localhost"
        ) as client:
            await asyncio.gather(*(client.get("/void") for _ in range(5)))
            once = len(pool.asked)
            await client.get("/sparql")
            same = len(pool.asked)
            pool.revision = "2"
            await client.get("/void")
            return [once, same, len(pool.asked)]

    once, same, renewed = asyncio.run(ask())
    assert once == same
    assert renewed == 2 * once


def test_the_description_is_there_while_nobody_can_count_and_the_counts_are_not() -> None:
    pool = StandIn(TRIG)
    pool.failure = OverloadedError("Too many ask: ask later.", 3)
    response = _get(pool, "/sparql")
    assert response.status_code == 200
    assert _objects(_read(response), ENDPOINT, f"{SD}endpoint") == {ENDPOINT}
    refused = _get(pool, "/void")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "3")


def test_every_lens_has_its_document_and_no_other_name() -> None:
    for file in lenses():
        assert _get(StandIn(TRIG), f"/lens/{file.name.removesuffix('.ttl')}").status_code == 200
    for name in ("nothing", "..%2Fgoldenthread", "marmot.ttl"):
        refused = _get(StandIn(TRIG), f"/lens/{name}")
        assert refused.status_code == 404
        assert "marmot" in refused.text or "nothing at" in refused.text


def test_every_route_of_the_interface_is_there() -> None:
    interface = json.loads(_get(StandIn(TRIG), "/openapi.json").content)
    assert interface["openapi"].startswith("3.1")
    assert all(tag.keys() == {"name", "description"} for tag in interface["tags"])
    assert "put" not in interface["paths"]["/graphs"]
    for path in interface["paths"]:
        assert "There is nothing at" not in _get(StandIn(TRIG), path.replace("{name}", "marmot")).text, path
