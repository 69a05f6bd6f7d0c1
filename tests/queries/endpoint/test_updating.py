"""Changes over real HTTP: on a scratch dataset all of them, on a workspace what officers state, and each as a decision."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from goldenthread.graph.building import build
from goldenthread.graph.decisions import read_decisions
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.terms import RDF

if TYPE_CHECKING:
    from .conftest import Serving

BASE = "https://plan.example/"
OFFICERS = f"{BASE}graph/officers"
SECRET = "a-secret-of-some-length"  # noqa: S105 - of a server that lives for a test
TOKEN = {"authorization": f"Bearer {SECRET}"}
UPDATE = {"content-type": "application/sparql-update"}
NAMES = "SELECT ?name { ?outcome a gt:Outcome ; skos:altLabel ?name } ORDER BY ?name"
ENDLESS = "{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o . ?p ?q ?r FILTER (?a = ?r && ?d = ?o) }"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace of one small paper."""
    paper = Path(__file__).with_name("brackenshire.xml")
    return build([paper], tmp_path_factory.mktemp("plan") / "plan", base=BASE).workspace


@pytest.fixture(scope="module")
def plan(workspace: Workspace, serving: Serving) -> Iterator[httpx.Client]:
    """A server of it that takes changes from who has the token."""
    options = ("--workspace", str(workspace.folder), "--allow-update", "--by", "A. N. Officer", "--timeout", "3")
    with serving(*options, GOLDENTHREAD_TOKEN=SECRET) as address, httpx.Client(base_url=address, timeout=60) as client:
        yield client


@pytest.fixture
def empty(scratch: str) -> Iterator[httpx.Client]:
    """The scratch server, emptied."""
    with httpx.Client(base_url=scratch, timeout=60) as client:
        client.post("/sparql", data={"update": "DROP ALL"}).raise_for_status()
        yield client


def ask(client: httpx.Client, query: str) -> str:
    return client.post("/sparql", data={"query": query}, headers={"accept": "text/csv"}).raise_for_status().text


def names(client: httpx.Client) -> set[str]:
    return set(ask(client, NAMES).split("\r\n")[1:-1])


def update(client: httpx.Client, text: str, headers: dict[str, str] | None = None) -> httpx.Response:
    return client.post("/sparql", content=text, headers=UPDATE | (TOKEN if headers is None else headers))


def naming(name: str) -> str:
    return f'INSERT {{ GRAPH <{OFFICERS}> {{ ?outcome skos:altLabel "{name}" }} }} WHERE {{ ?outcome a gt:Outcome }}'


def test_an_update_is_a_decision_and_the_next_question_sees_it(plan: httpx.Client, workspace: Workspace) -> None:
    before = plan.get("/sparql", params={"query": NAMES})
    answer = update(plan, naming("Cleaner air"))
    assert (answer.status_code, answer.content) == (204, b"")
    after = plan.get("/sparql", params={"query": NAMES}, headers={"if-none-match": before.headers["etag"]})
    assert after.status_code == 200
    assert "Cleaner air" in after.text
    decision = next(each for each in read_decisions(workspace) if each.object.value == "Cleaner air")
    assert (decision.verdict.value, decision.who, decision.note) == ("added", "A. N. Officer", "by SPARQL update")
    assert "Cleaner air" in plan.get("/graphs/officers", headers={"accept": "text/turtle"}).text
    answer = update(plan, f'DELETE DATA {{ GRAPH <{OFFICERS}> {{ {decision.claim[0]} skos:altLabel "Cleaner air" }} }}')
    assert answer.status_code == 204
    assert "Cleaner air" not in names(plan)


def test_a_graph_is_read_changed_and_put_back(plan: httpx.Client) -> None:
    assert update(plan, f"CLEAR SILENT GRAPH <{OFFICERS}> ; {naming('Good air')}").status_code == 204
    assert names(plan) == {"Good air"}
    turtle = plan.get("/graphs", params={"graph": OFFICERS}, headers={"accept": "text/turtle"}).text
    changed = turtle.replace('"Good air"', '"Good air", "Better air"')
    answer = plan.put("/graphs/officers", content=changed, headers=TOKEN | {"content-type": "text/turtle"})
    assert answer.status_code == 204, answer.text
    assert names(plan) == {"Better air", "Good air"}
    assert plan.delete("/graphs/officers", headers=TOKEN).status_code == 204
    assert names(plan) == set()


def test_what_papers_say_is_out_of_reach(plan: httpx.Client, workspace: Workspace) -> None:
    kept = {path: path.read_bytes() for path in workspace.folder.rglob("*.trig")}
    (paper,) = (graph for graph in workspace.store().graphs() if "/graph/source/" in graph)
    for text in (
        f'INSERT DATA {{ GRAPH <{paper}> {{ <{BASE}id/outcome/x> skos:altLabel "Forged" }} }}',
        f"DELETE {{ GRAPH <{paper}> {{ ?s ?p ?o }} }} WHERE {{ GRAPH <{paper}> {{ ?s ?p ?o }} }}",
        f"{naming('Smuggled')} ; CLEAR GRAPH <{paper}>",
        f"INSERT {{ GRAPH <{OFFICERS}> {{ ?link gt:isEvidencedBy ?quotation }} }} WHERE {{ ?link a gt:Link . ?quotation a gt:Quotation }}",
        'INSERT DATA { <urn:a> skos:altLabel "Nowhere" }',
        "DROP ALL",
    ):
        answer = update(plan, text)
        assert answer.status_code == 403, (text, answer.text)
        assert answer.headers["content-type"].startswith("text/plain")
    for graph in ("default", f"graph={paper}", "graph=urn:new"):
        assert plan.put(f"/graphs?{graph}", content="", headers=TOKEN | {"content-type": "text/turtle"}).status_code == 403
        assert plan.delete(f"/graphs?{graph}", headers=TOKEN).status_code == 403
    assert plan.post("/graphs", content="<a:> <b:> <c:> .", headers=TOKEN | {"content-type": "text/turtle"}).status_code == 403
    assert {path: path.read_bytes() for path in workspace.folder.rglob("*.trig")} == kept


def test_what_does_not_fit_the_plan_is_a_conflict(plan: httpx.Client) -> None:
    answer = update(plan, f"INSERT DATA {{ GRAPH <{OFFICERS}> {{ <{BASE}id/aim/none> gt:isPartOf <{BASE}id/outcome/none> }} }}")
    assert (answer.status_code, "not in the plan" in answer.text) == (409, True)


def test_an_update_that_takes_too_long_is_stopped_and_changes_nothing(plan: httpx.Client, empty: httpx.Client) -> None:
    before = len(ask(plan, "SELECT ?d { GRAPH ?g { ?d a gt:Decision } }"))
    answer = update(plan, f"{naming('Late')} ; INSERT {{ GRAPH <{OFFICERS}> {{ ?a gt:supports ?r }} }} WHERE {ENDLESS}")
    assert answer.status_code == 504, answer.text
    assert len(ask(plan, "SELECT ?d { GRAPH ?g { ?d a gt:Decision } }")) == before
    assert "Late" not in names(plan)
    assert update(plan, "CREATE SILENT GRAPH <urn:new>").status_code == 204


def test_who_has_no_token_or_comes_from_elsewhere_changes_nothing(plan: httpx.Client) -> None:
    before = names(plan)
    for headers, status in (
        ({}, 401),
        ({"authorization": "Bearer of-a-token-that-is-wrong"}, 401),
        (TOKEN | {"origin": "https://evil.example"}, 403),
        (TOKEN | {"host": "evil.example"}, 403),
    ):
        assert update(plan, naming("Forged"), headers).status_code == status
        form = plan.post("/sparql", data={"update": naming("Forged")}, headers=headers)
        assert form.status_code == status
        assert plan.delete("/graphs/officers", headers=headers).status_code == status
    assert names(plan) == before


def test_two_updates_at_once_are_both_made(plan: httpx.Client, empty: httpx.Client) -> None:
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda name: update(plan, naming(name)), ("One", "Two")))
        assert [answer.status_code for answer in answers] == [204, 204]
        assert names(plan) >= {"One", "Two"}
        update(empty, "INSERT DATA { <urn:a> <urn:n> 0 }").raise_for_status()
        more = "DELETE { ?a <urn:n> ?n } INSERT { ?a <urn:n> ?m } WHERE { ?a <urn:n> ?n BIND (?n + 1 AS ?m) }"
        assert {answer.status_code for answer in both.map(lambda text: update(empty, text), [more] * 8)} == {204}
    assert ask(empty, "SELECT ?n { ?a <urn:n> ?n }").split() == ["n", "8"]


def test_a_form_of_another_site_changes_nothing(empty: httpx.Client) -> None:
    update(empty, "INSERT DATA { <urn:a> <urn:b> 1 }").raise_for_status()
    for headers in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"host": "evil.example"}, {"origin": "null"}):
        assert empty.post("/sparql", data={"update": "DROP ALL"}, headers=headers).status_code == 403
        assert (
            empty.post("/graphs?default", files={"f": ("a.ttl", b"<urn:a> <urn:b> 2 .", "text/turtle")}, headers=headers).status_code == 403
        )
    assert ask(empty, "SELECT ?c { ?a ?b ?c }").split() == ["c", "1"]


@pytest.mark.parametrize(
    "text",
    [
        "LOAD <http://{0}/a.ttl>",
        "LOAD SILENT <http://{0}/a.ttl> INTO GRAPH <urn:g>",
        "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <http://{0}/> {{ ?s ?p ?o }} }}",
    ],
)
def test_no_other_machine_is_asked(empty: httpx.Client, plan: httpx.Client, text: str) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        listener.settimeout(0.2)
        asked = text.format(f"127.0.0.1:{listener.getsockname()[1]}")
        assert update(empty, asked).status_code == 403
        assert update(plan, asked).status_code == 403
        with pytest.raises(TimeoutError):
            listener.accept()


def test_an_upload_that_would_swell_is_refused(empty: httpx.Client) -> None:
    levels = "".join(f'<!ENTITY e{level} "{f"&e{level - 1};" * 10}">' for level in range(1, 10))
    described = '<rdf:Description rdf:about="urn:a"><b xmlns="urn:">&e9;</b></rdf:Description>'
    bomb = f'<!DOCTYPE rdf:RDF [<!ENTITY e0 "ten bytes.">{levels}]><rdf:RDF xmlns:rdf="{RDF}">{described}</rdf:RDF>'
    answer = empty.put("/graphs?default", content=bomb, headers={"content-type": "application/rdf+xml"})
    assert (answer.status_code, "DOCTYPE" in answer.text) == (400, True)
    assert ask(empty, "SELECT ?c { ?a ?b ?c }").split() == ["c"]


def test_an_update_is_whole_or_nothing(empty: httpx.Client) -> None:
    update(empty, "INSERT DATA { <urn:a> <urn:b> 1 }").raise_for_status()
    answer = update(empty, "CREATE GRAPH <urn:g> ; INSERT DATA { <urn:a> <urn:b> 2 } ; CREATE GRAPH <urn:g>")
    assert (answer.status_code, "already exists" in answer.text) == (409, True)
    assert ask(empty, "SELECT ?c { ?a ?b ?c }").split() == ["c", "1"]
    answer = update(empty, "INSERT DATA { <urn:a> <urn:b> 2 } ; CLEAR XYZ")
    assert (answer.status_code, "line 1" in answer.text) == (400, True)
    assert ask(empty, "SELECT ?c { ?a ?b ?c }").split() == ["c", "1"]


def test_a_graph_that_is_not_there_has_no_body(empty: httpx.Client) -> None:
    answer = empty.head("/graphs?graph=urn:none")
    assert (answer.status_code, answer.content) == (404, b"")
    assert empty.get("/graphs?graph=urn:none").status_code == 404
    assert empty.get("/graphs").status_code == 400
    answer = empty.patch("/graphs?default", content="CLEAR ALL", headers=UPDATE)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD, PUT, POST, DELETE, OPTIONS")
    assert empty.put("/graphs?default", content="<urn:a> <urn:b> .", headers={"content-type": "text/turtle"}).status_code == 400
    assert empty.put("/graphs?default", content="a,b", headers={"content-type": "text/csv"}).status_code == 415
