"""One address, a page or data: as the client asks, or by a suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest
from pyoxigraph import RdfFormat, parse

from goldenthread.queries.portraits.description import describe

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace

PATH = "/id/sub-outcome/strategic-plan-2022-26/people-enjoy-long-lives-in-good-health"
TYPES = {"ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples", "rdf": "application/rdf+xml"}
SECONDS = 30


@pytest.mark.parametrize(
    ("accept", "given"),
    [
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("text/turtle;q=0.5, text/html;q=0.9", "text/html"),
        ("application/ld+json, text/html;q=0.9", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/html;q=0, application/n-triples", "application/n-triples"),
    ],
)
def test_the_client_chooses(explorer: str, accept: str, given: str) -> None:
    for method in ("GET", "HEAD"):
        reply = httpx.request(method, explorer + PATH, headers={"Accept": accept}, timeout=SECONDS)
        assert reply.status_code == 200
        assert reply.headers["content-type"].partition(";")[0] == given
        assert "accept" in reply.headers["vary"].lower()
        assert bool(reply.content) == (method == "GET")


@pytest.mark.parametrize("suffix", TYPES)
def test_data_read_back_is_what_the_store_says(explorer: str, leicestershire: Workspace, suffix: str) -> None:
    reply = httpx.get(f"{explorer}{PATH}.{suffix}", timeout=SECONDS)
    form = RdfFormat.from_media_type(TYPES[suffix])
    described = describe(leicestershire.store(), leicestershire.base + PATH[1:])
    assert form is not None
    assert described is not None
    assert reply.headers["content-type"].partition(";")[0] == TYPES[suffix]
    assert {quad.triple for quad in parse(reply.content, format=form)} == set(described.triples)


def test_a_page_tells_where_its_data_is(explorer: str) -> None:
    reply = httpx.get(explorer + PATH, headers={"Accept": "text/html"}, timeout=SECONDS)
    assert all(f'{PATH}.{suffix}>; rel="alternate"; type="{media_type}"' in reply.headers["link"] for suffix, media_type in TYPES.items())


@pytest.mark.parametrize(
    "path", ["/id/outcome/nowhere", "/id/outcome/nowhere.ttl", "/id/", "/id/%3Cscript%3E", "/id/a%20b", "/id/%00", "/id/%ff"]
)
def test_what_is_not_there_is_not_found(explorer: str, path: str) -> None:
    reply = httpx.get(explorer + path, headers={"Accept": "text/html"}, timeout=SECONDS)
    assert reply.status_code == 404
    assert "<script>alert" not in reply.text
