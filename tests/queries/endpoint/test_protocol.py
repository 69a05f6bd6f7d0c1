"""The protocols by the book: each protocol/*/<case>.toml is a conversation with a real, empty server."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import httpx
import pytest
from pyoxigraph import CanonicalizationAlgorithm, Dataset, QueryBoolean, QueryResultsFormat, RdfFormat, parse, parse_query_results

CASES = sorted(Path(__file__).parent.glob("protocol/*/*.toml"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.stem}")
def test_conversation(case: Path, scratch: str) -> None:
    told = tomllib.loads(case.read_text(encoding="utf-8"))
    with httpx.Client(base_url=scratch) as client:
        client.post("/sparql", data={"update": "DROP ALL"}).raise_for_status()
        location = ""
        for number, request in enumerate(told["request"], start=1):
            answer = _send(client, request, location)
            location = answer.headers.get("location", location)
            said = f"request {number}: {answer.status_code} {answer.text[:300]}"
            assert any(_fits(answer.status_code, expected) for expected in request["status"]), said
            _check(answer, request, scratch)


def test_every_case_is_told_apart() -> None:
    assert len({(case.parent.name, case.stem) for case in CASES}) == len(CASES) > 0


def _send(client: httpx.Client, request: dict[str, Any], location: str) -> httpx.Response:
    server = str(client.base_url).rstrip("/")
    path = request["path"].replace("{location}", location).replace("{server}", server)
    body = request.get("body", "").replace("{server}", server).encode(request.get("encoding", "utf-8"))
    if "multipart/" in request.get("headers", {}).get("content-type", ""):
        body = body.replace(b"\n", b"\r\n")
    sent = client.build_request(request["method"], path.removeprefix(server), headers=request.get("headers", {}), content=body or None)
    if "content-type" not in {name.lower() for name in request.get("headers", {})}:
        sent.headers.pop("content-type", None)
    return client.send(sent)


def _fits(status: int, expected: int | str) -> bool:
    return status == expected or bool(re.fullmatch(str(expected).replace("x", r"\d"), str(status)))


def _check(answer: httpx.Response, request: dict[str, Any], server: str) -> None:
    kind = answer.headers.get("content-type", "").partition(";")[0]
    if "type" in request:
        assert kind == request["type"]
    if request["method"] == "HEAD":
        assert not answer.content
    if "boolean" in request:
        results = parse_query_results(answer.content, format=QueryResultsFormat.from_media_type(kind))
        assert isinstance(results, QueryBoolean)
        assert bool(results) is request["boolean"]
    if "triples" in request:
        expected = request["triples"].replace("{server}", server).encode()
        assert _graph(answer.content, kind) == _graph(expected, "text/turtle")


def _graph(content: bytes, media_type: str) -> Dataset:
    graph = Dataset(parse(content, format=RdfFormat.from_media_type(media_type), base_iri="http://base.example/"))
    graph.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return graph
