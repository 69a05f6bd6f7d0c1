"""The explorer over HTTP: what every page says of itself, what is refused, and what is left to machines."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import TYPE_CHECKING

import httpx
import pytest
from explorer import exploring
from following import marked
from running import finished

from goldenthread.queries.endpoint.guarding import Guard
from goldenthread.viz.explorer.serving import shown

if TYPE_CHECKING:
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

HTML = {"accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
PAGE = "/sign-in"


def get(address: str, path: str, method: str = "GET", **headers: str) -> httpx.Response:
    return httpx.request(method, address + path, headers={**HTML, **{name.replace("_", "-"): value for name, value in headers.items()}})


def test_every_page_keeps_to_itself(explorer: str) -> None:
    for path in (PAGE, "/nothing-of-the-kind"):
        headers = get(explorer, path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe-inline" not in headers["content-security-policy"]
        assert (headers["x-content-type-options"], headers["x-frame-options"]) == ("nosniff", "DENY")
        assert (headers["content-type"], headers["referrer-policy"]) == ("text/html; charset=utf-8", "same-origin")
        assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nothing-of-the-kind", 404),
        ("GET", "/assets/nothing.css", 404),
        ("GET", "/assets/../application.py", 404),
        ("GET", "/assets/%2e%2e/application.py", 404),
        ("DELETE", PAGE, 405),
        ("PUT", PAGE, 405),
        ("POST", "/nothing-of-the-kind", 404),
        ("GET", "/sign-in?" + "&".join(f"a{number}=1" for number in range(300)), 400),
        ("GET", "/sign-in?next=%ff", 400),
        ("GET", "/sign-out", 405),
    ],
)
def test_what_is_not_there_is_refused_in_a_page_of_one_sentence(explorer: str, method: str, path: str, status: int) -> None:
    response = get(explorer, path, method)
    assert response.status_code == status
    assert "Traceback" not in response.text


def test_an_unchanged_page_is_not_sent_again(explorer: str) -> None:
    page = get(explorer, "/")
    assert page.status_code == 200
    again = get(explorer, "/", if_none_match=page.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    head = get(explorer, "/", "HEAD")
    assert (head.status_code, head.content, head.headers["content-length"]) == (200, b"", page.headers["content-length"])


def test_a_page_is_packed_for_who_takes_that(explorer: str) -> None:
    packed, plain = get(explorer, "/", accept_encoding="gzip"), get(explorer, "/", accept_encoding="identity")
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])
    assert packed.text == plain.text
    assert packed.headers["etag"] != plain.headers["etag"]


def test_a_proxy_may_show_it_under_a_path_of_its_own(leicestershire: Workspace) -> None:
    with exploring(leicestershire.folder, "--prefix", "/council/plan/", "--name", "plan.example") as address:
        sent = {"host": "plan.example", "x_forwarded_proto": "https"}
        page = get(address, "/review", **sent)
        found = [link for _, link in marked(page.content).links if link.startswith("/")]
        assert len(found) > 10
        assert [link for link in found if not link.startswith("/council/plan/")] == []
        assert "Path=/council/plan; HttpOnly; SameSite=Strict; Secure" in page.headers["set-cookie"]
        assert get(address, found[0].removeprefix("/council/plan"), **sent).status_code == 200
        assert "https://plan.example/council/plan/sparql" in get(address, "/void", accept="text/turtle", **sent).text


def test_a_workspace_that_cannot_be_written_is_there_to_be_read(
    leicestershire: Workspace, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    service = SimpleNamespace(pool=SimpleNamespace(revision=""))

    async def opened() -> bool:
        with shown(leicestershire, service, Guard(frozenset({"localhost"}))) as application:  # type: ignore[arg-type] # asked for nothing
            return callable(application)

    assert finished(opened())
    assert "everything is shown and nothing can be changed" in caplog.text


def test_an_asset_of_this_version_is_kept_for_ever(explorer: str) -> None:
    style = get(explorer, PAGE).text.partition('rel="stylesheet" href="')[2].partition('"')[0]
    asset = get(explorer, style)
    assert (asset.status_code, asset.headers["content-type"]) == (200, "text/css; charset=utf-8")
    assert "immutable" in asset.headers["cache-control"]
    assert get(explorer, style.partition("?")[0]).headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "accept", "media_type"),
    [
        ("/sparql?query=ASK%7B%7D", "application/sparql-results+json", "application/sparql-results+json"),
        ("/sparql", "text/turtle", "text/turtle"),
        ("/search?q=health", "application/json", "application/json"),
        ("/search?q=health", HTML["accept"], "text/html"),
        ("/ontology", "*/*", "text/turtle"),
        ("/ontology", HTML["accept"], "text/html"),
        ("/lens/health-foundation", "application/rdf+xml", "application/rdf+xml"),
        ("/lens/health-foundation", HTML["accept"], "text/html"),
        ("/void", HTML["accept"], "text/turtle"),
        ("/health", HTML["accept"], "text/plain"),
        ("/openapi.json", HTML["accept"], "application/json"),
    ],
)
def test_people_get_pages_and_machines_what_they_ask_for(explorer: str, path: str, accept: str, media_type: str) -> None:
    response = get(explorer, path, accept=accept)
    assert response.status_code in {200, 406}
    assert response.headers["content-type"].partition(";")[0] == media_type


def test_the_access_log_tells_routes_and_nothing_of_anybody(leicestershire: Workspace, tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    with exploring(leicestershire.folder, "--read-only", "--access-log", log=log) as address:
        get(address, "/id/outcome/somebody-s-secret?token=secret", cookie="goldenthread=secret")
        get(address, "/search?q=secret")
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [(line["method"], line["route"], line["status"]) for line in lines] == [("GET", "/id/{tail:path}", 404), ("GET", "/search", 200)]
    assert all(set(line) == {"method", "route", "status", "ms", "bytes"} for line in lines)
    assert "secret" not in log.read_text(encoding="utf-8")
