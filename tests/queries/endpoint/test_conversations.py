"""Whole conversations with `goldenthread serve --scratch`: those of the W3C's suites, as data, under the names they have there."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

Exchange = Callable[..., tuple[int, Mapping[str, str], bytes]]

_FORMS = {
    "table": {"application/sparql-results+json", "application/sparql-results+xml", "text/csv", "text/tab-separated-values"},
    "truth": {"application/sparql-results+json", "application/sparql-results+xml"},
    "triples": {"text/turtle", "application/rdf+xml", "application/n-triples"},
}
_FILES = sorted(Path(__file__).with_name("conversations").glob("*.toml"))
CONVERSATIONS = {name: case for file in _FILES for name, case in tomllib.loads(file.read_text(encoding="utf-8")).items()}


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_a_conversation_goes_as_the_protocol_says(name: str, scratch: str, exchange: Exchange) -> None:
    _set_up(CONVERSATIONS[name].get("holds", {}), scratch, exchange)
    for request in CONVERSATIONS[name]["requests"]:
        for path in (request.get("path", "/sparql"), "/sparql/") if "path" not in request else (request["path"],):
            _as_said(request, *exchange(scratch, {**request, "path": path}))


def _set_up(holds: Mapping[str, str], scratch: str, exchange: Exchange) -> None:
    """Let the dataset hold these graphs and nothing else; names are relative to https://example.org/."""
    graphs = "".join(f"GRAPH <{graph}> {{ {triples} }} " for graph, triples in holds.items())
    body = f"BASE <https://example.org/> DROP ALL ; INSERT DATA {{ {graphs} }}"
    headers = {"Content-Type": "application/sparql-update"}
    status, _, told = exchange(scratch, {"method": "POST", "headers": headers, "body": body})
    assert status == 204, told


def _as_said(request: Mapping[str, Any], status: int, headers: Mapping[str, str], body: bytes) -> None:
    assert status == request["status"], body
    kind = headers.get("content-type", "").partition(";")[0]
    if status >= 400:
        assert kind == "text/plain"
    if "form_of_answer" in request:
        assert kind in _FORMS[request["form_of_answer"]]
    if "truth" in request:
        assert (b"true" in body) is request["truth"]
    assert request.get("says", "").encode() in body
