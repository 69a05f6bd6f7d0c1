"""Who may change anything: no page of another site, under no name but the server's own, and nobody without the token."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import httpx
import pytest

from goldenthread.ontology.errors import AmendmentError, ForgeryError, QueryError, QuestionError, WorkspaceError
from goldenthread.queries.endpoint import Service, endpoint
from goldenthread.queries.endpoint.changing import Writing
from goldenthread.queries.endpoint.guarding import TOKEN, Guard, guard_of, is_loopback
from goldenthread.queries.workers.change import Change, Changed, Removal, Update, Upload
from goldenthread.queries.workers.errors import DeadlineError, FederationError, MalformedError, NoGraphError
from goldenthread.queries.workers.question import Answer, Question

SECRET = "a-secret-of-some-length"  # noqa: S105 - of no server
EVERYWHERE = "0.0.0.0"  # noqa: S104 - nothing is bound here
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-update"}
ADDRESS = "http://localhost:8000"


@dataclass
class Ledger:
    """Notes the changes that come through, or fails."""

    revision: str = "1"
    made: list[Change] = field(default_factory=list)
    failure: Exception | None = None

    async def change(self, change: Change) -> Changed:
        if self.failure:
            raise self.failure
        self.made.append(change)
        return Changed(revision="2", created=True)

    async def answer(self, question: Question) -> Answer:
        raise QueryError("No question is answered here.")


def send(ledger: Ledger, method: str, path: str, *, guard: Guard | None, **sent: object) -> httpx.Response:
    writing = Writing(ledger, guard) if guard else None

    async def conversation() -> httpx.Response:
        transport = httpx.ASGITransport(endpoint(Service(ledger, writing=writing)))
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
            return await client.request(method, path, **sent)  # type: ignore[arg-type]

    return asyncio.run(conversation())


OPEN = Guard(frozenset({"localhost", "127.0.0.1", "::1"}))
CLOSED = Guard(frozenset({"localhost", "plan.example.gov.uk"}), SECRET)

OWN = [
    {},
    {"host": "127.0.0.1:8000"},
    {"host": "[::1]:8000"},
    {"host": "LOCALHOST"},
    {"origin": "http://localhost:8000"},
    {"origin": "http://localhost:8000", "sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
]
FOREIGN = [
    {"origin": "http://evil.example"},
    {"origin": "null"},
    {"origin": "http://localhost:9000"},  # another server of this machine
    {"origin": "http://localhost:8000.evil.example"},
    {"origin": "http://localhost:8000@evil.example"},
    {"origin": "not an origin"},
    {"origin": "http://[localhost:8000"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"origin": "http://localhost:8000", "sec-fetch-site": "cross-site"},
    {"host": "evil.example"},
    {"host": "evil.example:8000", "origin": "http://evil.example:8000", "sec-fetch-site": "same-origin"},  # DNS rebinding
    {"host": "localhost.evil.example"},
    {"host": "localhost@evil.example"},
    {"host": "evil.example/localhost"},
    {"host": "localhost:port"},
    {"host": "localhost?evil.example"},
    {"host": "localhost#evil.example"},
    {"host": "local\thost"},
    {"host": "[localhost"},
    {"host": "localhost, evil.example"},
    {"host": ""},
    {"via": "1.1 proxy"},  # without a token nobody can tell who sits behind a proxy
    {"x-forwarded-for": "10.0.0.7"},
    {"forwarded": "for=10.0.0.7"},
]
CHANGES = [
    ("POST", "/sparql", FORM, "update=CLEAR+ALL"),
    ("POST", "/sparql", DIRECT, "CLEAR ALL"),
    ("PUT", "/graphs?default", {"content-type": "text/turtle"}, ""),
    ("POST", "/graphs?default", {"content-type": "multipart/form-data; boundary=a"}, "--a--"),
    ("DELETE", "/graphs?default", {}, ""),
]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: f"{change[0]} {change[1]}")
@pytest.mark.parametrize("headers", FOREIGN, ids=str)
def test_nothing_is_changed_from_elsewhere(change: tuple[str, str, dict[str, str], str], headers: dict[str, str]) -> None:
    method, path, kind, body = change
    ledger = Ledger()
    answer = send(ledger, method, path, guard=OPEN, headers=kind | headers, content=body)
    assert (answer.status_code, ledger.made) == (403, [])
    assert answer.text.count("\n") == 1


@pytest.mark.parametrize("headers", OWN, ids=str)
def test_the_own_page_and_programs_may(headers: dict[str, str]) -> None:
    ledger = Ledger()
    answer = send(ledger, "POST", "/sparql", guard=OPEN, headers=FORM | headers, content="update=CLEAR+ALL")
    assert (answer.status_code, answer.content) == (204, b"")
    assert [update.text for update in ledger.made if isinstance(update, Update)] == ["CLEAR ALL"]


@pytest.mark.parametrize(
    ("headers", "status", "challenge"),
    [
        ({}, 401, 'Bearer realm="goldenthread"'),
        ({"authorization": "Basic b2ZmaWNlcjpzZWNyZXQ="}, 401, 'Bearer realm="goldenthread"'),
        ({"authorization": "Bearer"}, 401, 'Bearer realm="goldenthread", error="invalid_token"'),
        ({"authorization": f"Bearer {SECRET}x"}, 401, 'Bearer realm="goldenthread", error="invalid_token"'),
        ({"authorization": f"Bearer {SECRET[:-1]}"}, 401, 'Bearer realm="goldenthread", error="invalid_token"'),
        ({"authorization": "Bearer \u00e9"}, 401, 'Bearer realm="goldenthread", error="invalid_token"'),
        ({"authorization": f"bearer {SECRET}"}, 204, None),
        ({"authorization": f"Bearer {SECRET}", "origin": "http://evil.example"}, 403, None),
    ],
    ids=str,
)
@pytest.mark.parametrize("method", ["POST", "DELETE"])
def test_the_token(method: str, headers: dict[str, str], status: int, challenge: str | None) -> None:
    path = "/sparql" if method == "POST" else "/graphs?default"
    ledger = Ledger()
    coded = {name: value.encode("latin-1") for name, value in (DIRECT | headers).items()}
    answer = send(ledger, method, path, guard=CLOSED, headers=coded, content="CLEAR ALL")
    assert (answer.status_code, answer.headers.get("www-authenticate")) == (status, challenge)
    assert bool(ledger.made) == (status == 204)
    assert SECRET not in answer.text


def test_a_token_is_never_taken_from_an_address() -> None:
    ledger = Ledger()
    for headers in ({}, {"authorization": f"Bearer {SECRET}"}):
        answer = send(ledger, "POST", f"/sparql?access_token={SECRET}", guard=CLOSED, headers=DIRECT | headers, content="CLEAR ALL")
        assert (answer.status_code, ledger.made) == (400, [])
        assert SECRET not in answer.text


def test_where_nothing_can_be_changed_it_is_said_how_it_could() -> None:
    ledger = Ledger()
    answer = send(ledger, "POST", "/sparql", guard=None, headers=DIRECT, content="CLEAR ALL")
    assert (answer.status_code, "--allow-update" in answer.text) == (403, True)
    for method in ("PUT", "POST", "DELETE", "PATCH"):
        answer = send(ledger, method, "/graphs?default", guard=None)
        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert ledger.made == []


def test_nobody_sends_much_for_nothing() -> None:
    """A body is not read before its sender has been let in, and never beyond its bound."""
    large = b" " * (17 << 20)
    assert send(Ledger(), "POST", "/sparql", guard=CLOSED, headers=DIRECT, content=large).status_code == 401
    assert send(Ledger(), "POST", "/sparql", guard=OPEN, headers=DIRECT, content=large).status_code == 413


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (MalformedError("No.", 1, 2), 400),
        (FederationError("No."), 403),
        (ForgeryError("No."), 403),
        (NoGraphError("No."), 404),
        (AmendmentError("No."), 409),
        (WorkspaceError("No."), 503),
        (DeadlineError("No.", 10), 504),
    ],
    ids=lambda told: type(told).__name__,
)
def test_what_a_change_fails_for_is_its_status(failure: Exception, status: int) -> None:
    answer = send(Ledger(failure=failure), "POST", "/sparql", guard=OPEN, headers=DIRECT, content="CLEAR ALL")
    assert (answer.status_code, answer.text) == (status, "No.\n")
    assert ("retry-after" in answer.headers) == (status == 503)


def test_too_many_changes_at_once_are_turned_away_unread() -> None:
    class Slow(Ledger):
        async def change(self, change: Change) -> Changed:
            await going.wait()
            return await super().change(change)

    async def crowd() -> list[int]:
        transport = httpx.ASGITransport(endpoint(Service(slow, writing=Writing(slow, OPEN))))
        async with httpx.AsyncClient(transport=transport, base_url=ADDRESS) as client:
            first = [asyncio.create_task(client.post("/sparql", content="CLEAR ALL", headers=DIRECT)) for _ in range(8)]
            await asyncio.sleep(0.1)
            late = await client.put("/graphs?default", content=b" " * (65 << 20), headers={"content-type": "text/turtle"})
            assert late.headers["retry-after"] == "2"
            going.set()
            return [late.status_code, *[(await each).status_code for each in first]]

    slow, going = Slow(), asyncio.Event()
    assert asyncio.run(crowd()) == [503, *[204] * 8]


def test_an_update_brings_its_dataset_and_its_base() -> None:
    ledger = Ledger()
    path = "/sparql?using-graph-uri=http://e.org/a&using-graph-uri=http://e.org/b&using-named-graph-uri=http://e.org/c"
    assert send(ledger, "POST", path, guard=OPEN, headers=DIRECT, content="CLEAR ALL").status_code == 204
    made = Update(
        text="CLEAR ALL",
        using_graphs=("http://e.org/a", "http://e.org/b"),
        using_named_graphs=("http://e.org/c",),
        base=f"{ADDRESS}/sparql",
    )
    assert ledger.made == [made]


@pytest.mark.parametrize(
    ("path", "headers", "body"),
    [
        ("/sparql?update=CLEAR+ALL", FORM, "update=CLEAR+ALL"),
        ("/sparql?update=CLEAR+ALL", FORM, ""),
        ("/sparql?update=CLEAR+ALL", DIRECT, "CLEAR ALL"),
        ("/sparql?query=ASK{}", DIRECT, "CLEAR ALL"),
        ("/sparql", FORM, "update=CLEAR+ALL&query=ASK{}"),
        ("/sparql", DIRECT, b"CLEAR \xff"),
        ("/graphs", {"content-type": "multipart/form-data"}, "--a--"),
        ("/graphs?default&graph=http://e.org/a", {"content-type": "text/turtle"}, ""),
        ("/graphs?graph=http://e.org/a&graph=http://e.org/b", {"content-type": "text/turtle"}, ""),
        ("/graphs?graph=relative", {"content-type": "text/turtle"}, ""),
        ("/graphs/below?default", {"content-type": "text/turtle"}, ""),
    ],
)
def test_a_change_that_is_two_things_or_none_is_refused(path: str, headers: dict[str, str], body: str | bytes) -> None:
    ledger = Ledger()
    answer = send(ledger, "POST", path, guard=OPEN, headers=headers, content=body)
    assert (answer.status_code, ledger.made) == (400, [])


@pytest.mark.parametrize("headers", [{}, {"content-type": "text/turtle", "content-encoding": "gzip"}], ids=["no type", "packed"])
def test_an_upload_that_cannot_be_read_is_refused(headers: dict[str, str]) -> None:
    assert send(Ledger(), "PUT", "/graphs?default", guard=OPEN, headers=headers, content="<a:> <b:> <c:> .").status_code == 415


def test_the_parts_of_a_form_are_told_by_their_type_or_their_ending() -> None:
    files = [
        ("one", ("one.ttl", b"<a:> <b:> 'caf\xc3\xa9'.", "application/octet-stream")),
        ("two", ("two.txt", b"<a:> <b:> 2 .", "application/n-triples")),
    ]
    ledger = Ledger()
    assert send(ledger, "PUT", "/graphs/new", guard=OPEN, files=files).status_code == 201
    graph = f"{ADDRESS}/graphs/new"
    contents = (("text/turtle", b"<a:> <b:> 'caf\xc3\xa9'."), ("application/n-triples", b"<a:> <b:> 2 ."))
    assert ledger.made == [Upload(graph=graph, contents=contents, replace=True, base=graph)]
    unknown = [("one", ("one.docx", b"...", "application/octet-stream"))]
    assert send(Ledger(), "PUT", "/graphs/new", guard=OPEN, files=unknown).status_code == 415


def test_a_graph_of_its_own_address_is_named_as_it_was_sent() -> None:
    ledger = Ledger()
    assert send(ledger, "DELETE", "/graphs/a%2Fb/%C3%A9", guard=OPEN).status_code == 204
    assert ledger.made == [Removal(graph=f"{ADDRESS}/graphs/a%2Fb/%C3%A9")]


def test_no_token_is_needed_for_a_scratch_dataset_on_this_machine_only() -> None:
    assert guard_of("127.0.0.1", (), "officer", {TOKEN: SECRET}, anybody=True)[0].token == ""
    assert guard_of("127.0.0.1", ["localhost"], "officer", {TOKEN: SECRET}, anybody=True)[0].token == ""
    for host, anybody in (("127.0.0.1", True), ("127.0.0.1", False), (EVERYWHERE, True), ("plan.example.gov.uk", True)):
        guard, new = guard_of(host, ["plan.example.gov.uk"], "officer", {TOKEN: SECRET}, anybody=anybody)
        assert (guard.token, new) == (SECRET, False)
        assert "plan.example.gov.uk" in guard.names
        assert not guard.names & {EVERYWHERE, "::", ""}
    made = {guard_of("::1", (), "officer", {}, anybody=False)[0].token for _ in range(3)}
    assert len(made) == 3
    assert min(map(len, made)) >= 32


@pytest.mark.parametrize("token", ["short", "with a space in the middle", "ünïcödé-ünïcödé-ünïcödé", "line\nbreak-of-some-length"])
def test_a_token_that_is_none_stops_the_start(token: str) -> None:
    with pytest.raises(QuestionError, match=TOKEN):
        guard_of("127.0.0.1", (), "officer", {TOKEN: token}, anybody=False)


@pytest.mark.parametrize(
    ("host", "local"), [("localhost", True), ("127.8.9.1", True), ("::1", True), (EVERYWHERE, False), ("plan.example", False)]
)
def test_which_addresses_only_this_machine_reaches(host: str, local: bool) -> None:
    assert is_loopback(host) is local
