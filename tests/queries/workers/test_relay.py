"""Federation with hosts that are allowed by name, through a relay that asks no machine inside."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.queries.workers._elsewhere import ask_elsewhere, is_allowed, is_outside
from goldenthread.queries.workers._relay import endpoints_of
from goldenthread.queries.workers.errors import FederationError
from goldenthread.queries.workers.origin import Scratch
from goldenthread.queries.workers.pool import Pool
from goldenthread.queries.workers.question import Limits, Question

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"from elsewhere"}}]}}'


class Elsewhere(BaseHTTPRequestHandler):
    """An endpoint, a redirect to it, a failure, and one that never ends."""

    asked: list[tuple[str, str, bytes]] = []  # noqa: RUF012 - of the class that each test makes

    def do_POST(self) -> None:
        self.asked.append((self.path, self.headers["Host"], self.rfile.read(int(self.headers["Content-Length"]))))
        if self.path.startswith("/sparql"):
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(ROWS)))
            self.end_headers()
            self.wfile.write(ROWS)
        elif self.path == "/moved":
            self.send_response(307)
            self.send_header("Location", "/sparql")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.end_headers()
            self.wfile.write(b" " * (1 << 20))

    def log_message(self, *_: object) -> None:
        """Nothing to tell."""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, type[Elsewhere]]]:
    class Asked(Elsewhere):
        asked: list[tuple[str, str, bytes]] = []  # noqa: RUF012

    with HTTPServer(("127.0.0.1", 0), Asked) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"localhost:{server.server_port}", Asked
        server.shutdown()
        thread.join()


@pytest.fixture
def no_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take this machine for one outside."""
    monkeypatch.setattr("goldenthread.queries.workers._elsewhere.is_outside", lambda _: True)


def asked_by(host: str, query: str) -> Any:
    async def story() -> Any:
        async with Pool(Scratch(), Limits(concurrent=1, seconds=20.0, bytes=1 << 19), frozenset({host})) as pool:
            return await pool.answer(Question(query=query, solutions="text/csv"))

    return story()


@pytest.mark.usefixtures("no_inside")
def test_an_allowed_host_is_asked(elsewhere: tuple[str, type[Elsewhere]], running: Callable[..., Any]) -> None:
    host, asked = elsewhere
    query = f'SELECT ?x {{ SERVICE <http://{host}/sparql?a=b> {{ ?s ?p ?x }} SERVICE silent <http://{host}/sparql> {{ ?s ?p ?x }} }} # "'
    answer = running(asked_by(host, query))
    assert answer.body == b"x\r\nfrom elsewhere\r\n"
    assert answer.federated
    assert [(path, named) for path, named, _ in asked.asked] == [("/sparql?a=b", host), ("/sparql", host)]
    assert b"?s" in asked.asked[0][2]


@pytest.mark.usefixtures("no_inside")
@pytest.mark.parametrize(
    ("path", "words"), [("moved", "answered with status 307"), ("endless", "more than the 524,288 bytes"), ("broken", "could not be asked")]
)
def test_what_an_allowed_host_does_wrong_is_told(
    path: str, words: str, elsewhere: tuple[str, type[Elsewhere]], running: Callable[..., Any]
) -> None:
    host, asked = elsewhere
    with pytest.raises(FederationError, match=words):
        running(asked_by(host, f"SELECT * {{ SERVICE <http://{host}/{path}> {{ ?s ?p ?x }} }}"))
    assert [path for path, *_ in asked.asked] == [f"/{path}"]


def test_a_host_that_is_inside_is_not_asked_though_it_is_allowed(
    elsewhere: tuple[str, type[Elsewhere]], running: Callable[..., Any]
) -> None:
    host, asked = elsewhere
    with pytest.raises(FederationError, match="has an address inside a network"):
        running(asked_by(host, f"SELECT * {{ SERVICE <http://{host}/sparql> {{ ?s ?p ?x }} }}"))
    assert asked.asked == []


@pytest.mark.parametrize(
    ("service", "words"),
    [
        ("<http://other.example.org/sparql>", "not allowed here: ask only data.example.org"),
        ("<http://data.example.org:8080/sparql>", "not allowed here"),
        ("<http://data.example.org@other.example.org/sparql>", "not allowed here"),
        ("<file:///etc/hostname>", "not allowed here"),
        ("?endpoint", "the whole IRI"),
        ("ex:endpoint", "the whole IRI"),
        ("<http://\\u0064ata.example.org/>", "the whole IRI"),
    ],
)
def test_other_hosts_are_refused(service: str, words: str) -> None:
    with pytest.raises(FederationError, match=words):
        endpoints_of(f"SELECT * {{ SERVICE {service} {{ ?s ?p ?x }} }}", frozenset({"data.example.org"}))


@pytest.mark.parametrize(
    ("address", "allowed"),
    [
        ("http://data.example.org/sparql", True),
        ("https://DATA.example.org:443/sparql", True),
        ("https://data.example.org:80/sparql", False),
        ("http://other.example.org:8080/", True),
        ("http://other.example.org/", False),
        ("http://data.example.org.evil.org/", False),
        ("http://user:word@data.example.org/", False),
        ("ftp://data.example.org/", False),
        ("http:///sparql", False),
        ("http://data.example.org:99999/", False),
        ("http://[data.example.org/", False),
    ],
)
def test_a_host_is_allowed_by_its_whole_name(address: str, allowed: bool) -> None:
    assert is_allowed(address, frozenset({"data.example.org", "other.example.org:8080"})) == allowed


@pytest.mark.parametrize("address", ["9.9.9.9", "2620:fe::fe"])
def test_an_address_of_the_internet_is_outside(address: str) -> None:
    assert is_outside(address)


@pytest.mark.parametrize(
    "address",
    "127.0.0.1 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 255.255.255.255 224.0.0.1 "
    "::1 :: fe80::1%eth0 fc00::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 2002:7f00:1:: ff02::1 64:ff9b::7f00:1".split(),
)
def test_an_address_of_a_network_is_inside(address: str) -> None:
    assert not is_outside(address)


def test_a_name_that_means_nothing_is_told() -> None:
    with pytest.raises(FederationError, match="could not be asked"):
        ask_elsewhere("http://none.invalid/", "POST", {}, b"", 5.0, 100)
