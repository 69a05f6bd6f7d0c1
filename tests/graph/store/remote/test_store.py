"""A server answers as the embedded store does: the same terms, columns, forms and errors."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from goldenthread.graph.mirroring import mirror
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.store.remote.addresses import Address, address_of
from goldenthread.graph.store.remote.connecting import connect
from goldenthread.graph.store.remote.servers import PLAIN, SERVERS, recognised
from goldenthread.graph.store.remote.store import RemoteStore
from goldenthread.graph.store.remote.wire import Wire
from goldenthread.graph.store.remote.wording import solutions, substituted
from goldenthread.graph.store.store import Term
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import QueryError, ServerError
from goldenthread.ontology.terms import GT, PREFIXES

from .conftest import Start

NOTATION = Literal("9.3")
QUERIES = {
    "rows": "SELECT ?x ?label { ?x a gt:Outcome ; skos:prefLabel ?label } ORDER BY ?label",
    "nothing": "SELECT ?x { ?x a gt:Nothing }",
    "unbound": "SELECT ?x ?until { ?x a gt:Strategy OPTIONAL { ?x gt:validUntil ?until } } ORDER BY ?x ?until",
    "values": 'SELECT * { VALUES ?x { 1 1.5 true "2022"^^xsd:gYear "a\\n\\"b\\"😀" "ja"@de <http://e.org/ä> } }',
    "counted": "SELECT ?class (COUNT(*) AS ?n) { ?x a ?class } GROUP BY ?class ORDER BY ?class",
    "true": "ASK { ?x a gt:Aim }",
    "false": "ASK { ?x a gt:Nothing }",
    "triples": "CONSTRUCT { ?x skos:notation ?n } WHERE { ?x a gt:SubOutcome ; skos:notation ?n }",
    "described": "DESCRIBE gt:Aim",
    "named graphs": "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "suggestions are no facts": "ASK { ?x a gt:Suggestion }",
    "suggestions": "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?x a gt:Suggestion } }",
    "its own data set": "SELECT (COUNT(*) AS ?n) FROM <http://nowhere.example/> { ?s ?p ?o }",
    "its own prefix": "PREFIX gt: <http://e.org/> SELECT ?x { ?x a gt:Aim }",
    "words in strings": 'SELECT ("SERVICE GRAPH FROM ?x gt:y" AS ?x) {} # SERVICE <http://e.org/>',
}
WRONG = {
    "malformed": "SELECT ?x {\n  ?x a gt:Aim ;;; }}",
    "an update": "DROP ALL",
    "unknown prefix": "SELECT ?x { ?x a foaf:Person }",
    "empty": "",
}


@pytest.fixture(scope="module")
def here(leicestershire: Workspace) -> EmbeddedStore:
    return leicestershire.store()


@pytest.fixture(scope="module")
def there(leicestershire: Workspace, shared_oxigraph: str) -> RemoteStore:
    wire = connect(shared_oxigraph, {})
    mirror(leicestershire, wire)
    return RemoteStore(wire, leicestershire.base)


@pytest.mark.parametrize("name", QUERIES)
def test_the_same_answer(name: str, here: EmbeddedStore, there: RemoteStore) -> None:
    expected, given = here.query(QUERIES[name]), there.query(QUERIES[name])
    if isinstance(expected, list):
        assert isinstance(given, list)
        assert sorted(map(str, given)) == sorted(map(str, expected))
    else:
        assert given == expected


@pytest.mark.parametrize("name", WRONG)
def test_the_same_error(name: str, here: EmbeddedStore, there: RemoteStore) -> None:
    with pytest.raises(QueryError) as expected:
        here.query(WRONG[name])
    with pytest.raises(QueryError) as given:
        there.query(WRONG[name])
    assert str(given.value) == str(expected.value)


def test_every_form_has_its_way(there: RemoteStore) -> None:
    assert there.select(QUERIES["rows"]).columns == ("x", "label")
    assert there.ask(QUERIES["true"]) is True
    assert there.construct(QUERIES["triples"])
    for ask in (there.select, there.construct):
        with pytest.raises(QueryError, match="another form"):
            ask(QUERIES["true"])
    with pytest.raises(QueryError, match="another form"):
        there.ask(QUERIES["rows"])


@pytest.mark.parametrize(
    ("query", "bindings"),
    [
        ("SELECT ?n ?label { ?x skos:notation ?n ; skos:prefLabel ?label } ORDER BY ?label", {"n": NOTATION}),
        ("SELECT ?n (COUNT(*) AS ?many) { ?x skos:notation ?n } GROUP BY ?n", {"n": NOTATION}),
        ("SELECT ?class ?n { ?x a ?class ; skos:notation ?n } ORDER BY ?n", {"class": NamedNode(GT + "SubOutcome"), "n": NOTATION}),
        ("ASK { ?x skos:notation ?n }", {"n": Literal("no such number")}),
        ("ASK { ?x skos:notation ?n }", {"n": Literal('9.3" } # "')}),
    ],
)
def test_bindings_bind(query: str, bindings: dict[str, Term], here: EmbeddedStore, there: RemoteStore) -> None:
    assert there.query(query, bindings) == here.query(query, bindings)


def test_a_blank_node_cannot_be_bound(there: RemoteStore) -> None:
    with pytest.raises(QueryError, match="The variable 'x' cannot stand for _:b"):
        there.select("SELECT ?x { ?x a gt:Aim }", {"x": BlankNode("b")})


def test_no_third_machine_is_asked(there: RemoteStore) -> None:
    with pytest.raises(QueryError, match="SERVICE would send"):
        there.ask("ASK { SERVICE SILENT <http://e.org/sparql> { ?s ?p ?o } }")


def test_graphs_and_quads(here: EmbeddedStore, there: RemoteStore) -> None:
    assert there.graphs() == here.graphs()
    assert set(there.quads()) == set(here.quads())
    assert set(there.quads(here.graphs()[0])) == set(here.quads(here.graphs()[0]))
    assert list(there.quads("http://nowhere.example/")) == []


def test_a_query_reaches_only_the_workspace(here: EmbeddedStore, there: RemoteStore, shared_oxigraph: str) -> None:
    wire = connect(shared_oxigraph, {})
    wire.update(wire.address.update, "INSERT DATA { GRAPH <http://e.org/foreign> { <http://e.org/s> a <http://e.org/Alien> } }")
    assert there.select("SELECT ?g { GRAPH ?g { ?s a <http://e.org/Alien> } }").rows == ()
    assert not there.ask("ASK { ?s a <http://e.org/Alien> }")


def test_what_is_sent(scripted: Start) -> None:
    """By POST, with the prefixes that it lacks, and the data set in parameters of the protocol."""
    body = '{"head":{},"boolean":true}'
    server = scripted([{"status": 200, "body": body}])
    RemoteStore(Wire(Address(server.url, "")), "http://e.org/", PLAIN).ask("ASK { ?x a gt:Aim }")
    head, _, form = server.asked[0].decode().partition("\r\n\r\n")
    assert head.startswith("POST /sparql HTTP/1.1")
    assert "Authorization" not in head
    sent = parse_qs(form)
    assert sent == {
        "query": [f"PREFIX gt: <{PREFIXES['gt']}> ASK {{ ?x a gt:Aim }}"],
        "default-graph-uri": ["http://e.org/graph/merged"],
    }


def test_quads_that_are_not_all_are_no_quads(scripted: Start) -> None:
    """Virtuoso cuts what a CONSTRUCT gives to ResultSetMaxRows, and says nothing of it."""
    triple = '<http://e.org/s> <http://e.org/p> "o" .'
    two = '{"head":{"vars":["n"]},"results":{"bindings":[{"n":{"type":"literal","value":"2"}}]}}'
    answers = [{"status": 200, "headers": {"Content-Type": "application/n-triples"}, "body": triple}, {"status": 200, "body": two}]
    server = scripted(answers)
    with pytest.raises(ServerError, match=r"not whole \(1 triples of the graph http://e\.org/g, which has more\)"):
        list(RemoteStore(Wire(Address(server.url, "")), "http://e.org/", PLAIN).quads("http://e.org/g"))


def test_triples_that_may_not_be_all_are_none(scripted: Start) -> None:
    """So does it with any CONSTRUCT: the solutions behind the triples are asked for as rows, whose limit it tells."""
    triple = {"status": 200, "headers": {"Content-Type": "application/n-triples"}, "body": '<http://e.org/s> <http://e.org/p> "o" .'}
    row = '{"head":{"vars":["one"]},"results":{"bindings":[{"one":{"type":"literal","value":"1"}}]}}'
    for told, error in (({}, ""), ({"X-SPARQL-MaxRows": "1"}, "the server gives no more than 1 rows")):
        server = scripted([triple, {"status": 200, "body": row, "headers": told}])
        store = RemoteStore(Wire(Address(server.url, "")), "http://e.org/", SERVERS["virtuoso"])
        if error:
            with pytest.raises(ServerError, match=error):
                store.construct("CONSTRUCT WHERE { ?s ?p ?o }")
        else:
            assert len(store.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == 1
        assert parse_qs(server.asked[1].decode().partition("\r\n\r\n")[2])["query"][0].startswith("SELECT (1 AS ?one)")


def test_the_solutions_of_a_construct() -> None:
    assert solutions("CONSTRUCT WHERE { ?s ?p '{' }") == "SELECT (1 AS ?one) { { SELECT * WHERE { ?s ?p '{' } } }"
    assert solutions("CONSTRUCT { ?s ?p ?o } FROM <g> { ?s ?p ?o }") == "SELECT (1 AS ?one) FROM <g> { ?s ?p ?o }"
    assert solutions("DESCRIBE <x>") == "DESCRIBE <x>"


@pytest.mark.parametrize(
    ("url", "query", "update"),
    [
        ("http://localhost:7878", "http://localhost:7878/query", "http://localhost:7878/update"),
        ("http://localhost:7878/", "http://localhost:7878/query", "http://localhost:7878/update"),
        ("http://localhost:3030/plan/query", "http://localhost:3030/plan/query", "http://localhost:3030/plan/update"),
        (
            "https://g.example.org/repositories/plan",
            "https://g.example.org/repositories/plan",
            "https://g.example.org/repositories/plan/statements",
        ),
        ("https://n.example.org:8182/sparql", "https://n.example.org:8182/sparql", ""),
    ],
)
def test_addresses_are_guessed_where_the_url_shows_them(url: str, query: str, update: str) -> None:
    assert address_of(url) == Address(query, update)
    assert address_of(url, "https://e.org/change").update == "https://e.org/change"


def test_virtuoso_is_changed_where_it_asks_who_is_there() -> None:
    virtuoso = recognised("Virtuoso/07.20.3229 (Linux) x86_64-pc-linux-gnu")
    assert virtuoso is SERVERS["virtuoso"]
    assert virtuoso.updates_at(address_of("http://localhost:8890/sparql")) == "http://localhost:8890/sparql-auth"
    assert PLAIN.updates_at(address_of("http://localhost:8890/sparql")) == "http://localhost:8890/sparql"
    assert recognised("") is recognised("nginx/1.25") is PLAIN


@pytest.mark.parametrize(
    "url", ["http://jo:s3cret@e.org/sparql", "https://jo@e.org/sparql", "http://:s3cret@e.org", "http://jo:s3cret@[e/sparql"]
)
def test_no_password_in_a_url(url: str) -> None:
    with pytest.raises(ServerError, match="may not hold a user or a password") as told:
        address_of(url)
    assert "s3cret" not in str(told.value)
    with pytest.raises(ServerError, match="may not hold a user or a password"):
        address_of("http://e.org/sparql", url)


@pytest.mark.parametrize(
    "url", ["ftp://e.org/", "http://", "http:///sparql", "http://e.org:port/", "http://e.org/a b", "plan", "http://e.org/#x"]
)
def test_what_is_no_url(url: str) -> None:
    with pytest.raises(ServerError, match="is no URL of a SPARQL server"):
        address_of(url)


@pytest.mark.parametrize(
    "told",
    [
        {"password": "s3cret"},
        {"update": 3},
        {"seconds": True},
        {"seconds": 0},
        {"seconds": float("nan")},
        {"login": "kerberos"},
        {"kind": "nginx"},
        {"update": "x"},
    ],
)
def test_what_workspace_toml_cannot_say_of_a_server(told: dict[str, object]) -> None:
    with pytest.raises(ServerError) as error:
        connect("http://e.org/", told)
    assert "s3cret" not in str(error.value)


def test_what_workspace_toml_says_of_a_server() -> None:
    wire = connect("http://e.org/sparql", {"update": "http://e.org/change", "seconds": 5, "login": "basic"})
    assert (wire.address.update, wire.seconds, wire.login) == ("http://e.org/change", 5, "basic")


def test_a_server_behind_another_is_named(scripted: Start) -> None:
    body = '{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":[]}}'
    server = scripted([{"status": 200, "headers": {"Server": "nginx/1.25"}, "body": body}])
    assert RemoteStore(connect(server.url, {"kind": "virtuoso"}), "http://e.org/", SERVERS["virtuoso"]).ask("ASK {}") is False
    with pytest.raises(ServerError, match="is not whole"):
        RemoteStore(connect(server.url, {}), "http://e.org/", PLAIN).ask("ASK {}")


def test_terms_go_where_a_variable_was_and_nowhere_else() -> None:
    term = {"x": NOTATION}
    assert substituted("SELECT ?x { ?x ?p '?x', <?x> # ?x\n}", term) == 'SELECT ("9.3" AS ?x) { "9.3" ?p \'?x\', <?x> # ?x\n}'
    assert substituted("SELECT (STR(?x) AS ?y) { { SELECT ?x WHERE { ?x ?p $x } } }", term) == (
        'SELECT (STR("9.3") AS ?y) { { SELECT ("9.3" AS ?x) WHERE { "9.3" ?p "9.3" } } }'
    )
    assert substituted("ASK { ?xs ?p ?o }", term) == "ASK { ?xs ?p ?o }"
