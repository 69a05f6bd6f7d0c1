"""What an endpoint says of itself is true: every count is counted again here, every example runs."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.ontology.terms import DECISION, GT, ONTOLOGY, PREFIXES, SD, SUGGESTION, TYPE, VOID, VOID_EXT
from goldenthread.queries.catalogue import catalogue
from goldenthread.queries.describing.counting import statistics_queries
from goldenthread.queries.describing.examples import examples, examples_query, in_shacl
from goldenthread.queries.describing.prefixes import prefix_declarations
from goldenthread.queries.describing.service import Service, service_description

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goldenthread.graph.store.store import Store
    from goldenthread.graph.workspace import Workspace

ENDPOINT = "https://plans.example.org/sparql"
SERVICE = Service(ENDPOINT, council="Leicestershire County Council")
GRAPH = SERVICE.default_graph

# What the SPARQL editor of SIB asks a description, in our words.
PREFIXES_ASKED = "SELECT DISTINCT ?prefix ?namespace { [] sh:namespace ?namespace ; sh:prefix ?prefix }"
EXAMPLES_ASKED = (
    "SELECT DISTINCT ?example ?comment ?query { ?example a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask ?query }"
)
COMPLETION_ASKED = f"""
PREFIX void: <{VOID}> PREFIX void-ext: <{VOID_EXT}>
SELECT DISTINCT ?class ?property ?object_class ?datatype {{
  ?part void:class ?class ; void:propertyPartition ?pp . ?pp void:property ?property .
  OPTIONAL {{
    {{ ?pp void:classPartition [ void:class ?object_class ] }} UNION {{ ?pp void-ext:datatypePartition [ void-ext:datatype ?datatype ] }}
  }}
}}"""


@pytest.fixture(scope="module")
def store(leicestershire: Workspace) -> Store:
    return leicestershire.store()


@pytest.fixture(scope="module")
def statistics(store: Store) -> list[Triple]:
    return [triple for query in statistics_queries(SERVICE.dataset, GRAPH) for triple in store.construct(query)]


@pytest.fixture(scope="module")
def described(store: Store, statistics: list[Triple]) -> EmbeddedStore:
    things = _pairs(store, examples_query())
    said = [*service_description(SERVICE, statistics), *in_shacl(examples(things), ENDPOINT), *prefix_declarations()]
    return EmbeddedStore.of(
        Quad(triple.subject, triple.predicate, triple.object, NamedNode("https://plans.example.org/description")) for triple in said
    )


def _pairs(store: Store, query: str) -> dict[str, str]:
    return {row[0]: row[1] for row in store.select(query).texts}


def _default_graph(store: Store) -> Iterator[tuple[object, str, object]]:
    for s, p, o in store.select("SELECT ?s ?p ?o { ?s ?p ?o }").rows:
        assert isinstance(p, NamedNode)
        yield s, p.value, o


def _number(store: Store, query: str) -> int:
    ((term,),) = store.select(f"PREFIX void: <{VOID}> PREFIX sd: <{SD}> {query}").rows
    assert isinstance(term, Literal)
    return int(term.value)


def test_totals_and_partitions_count_what_is_there(store: Store, described: EmbeddedStore) -> None:
    triples = list(_default_graph(store))
    assert _number(described, f"SELECT ?n {{ {GRAPH} void:triples ?n }}") == len(triples)
    assert _number(described, f"SELECT ?n {{ {GRAPH} void:distinctSubjects ?n }}") == len({s for s, _, _ in triples})
    assert _number(described, f"SELECT ?n {{ {GRAPH} void:distinctObjects ?n }}") == len({o for _, _, o in triples})
    assert _number(described, f"SELECT ?n {{ {GRAPH} void:entities ?n }}") == len({s for s, p, _ in triples if p == TYPE})
    properties = Counter(p for _, p, _ in triples)
    rows = described.select(
        f"PREFIX void: <{VOID}> SELECT ?p ?n {{ {GRAPH} void:propertyPartition [ void:property ?p ; void:triples ?n ] }}"
    ).texts
    assert {p: int(n) for p, n in rows} == properties
    classes = Counter(o.value for _, p, o in triples if p == TYPE and isinstance(o, NamedNode))
    rows = described.select(
        f"PREFIX void: <{VOID}> SELECT ?c ?n {{ {GRAPH} void:classPartition [ void:class ?c ; void:entities ?n ] }}"
    ).texts
    assert {c: int(n) for c, n in rows} == classes


def test_properties_of_a_class_are_those_that_its_things_have(store: Store, described: EmbeddedStore) -> None:
    triples = list(_default_graph(store))
    classes = defaultdict(set)
    for s, p, o in triples:
        if p == TYPE and isinstance(o, NamedNode):
            classes[s].add(o.value)
    expected = set()
    for s, p, o in triples:
        for subject_class in classes.get(s, ()):
            ends = {(name, "") for name in classes.get(o, ())} | ({("", o.datatype.value)} if isinstance(o, Literal) else set())
            expected |= {(subject_class, p, *end) for end in ends or {("", "")}}
    found = set(described.select(COMPLETION_ASKED).texts)
    assert {row for row in found if row[2:] != ("", "")} == {row for row in expected if row[2:] != ("", "")}
    assert {row[:2] for row in found} == {row[:2] for row in expected}


def test_every_named_graph_has_its_size_and_a_title(store: Store, described: EmbeddedStore) -> None:
    rows = described.select(f"""
        PREFIX sd: <{SD}> PREFIX void: <{VOID}>
        SELECT ?graph ?n ?title {{
          {SERVICE.dataset} sd:namedGraph ?named . ?named sd:name ?graph ; sd:graph ?contents . ?contents void:triples ?n .
          {{ ?named rdfs:label ?title }} UNION {{ ?contents dcterms:title ?title }}
        }}""").texts
    assert {graph: int(n) for graph, n, _ in rows} == Counter(quad.graph_name.value for quad in store.quads())  # type: ignore[union-attr]


def test_the_description_tells_that_suggestions_are_not_in_the_default_graph(described: EmbeddedStore) -> None:
    classes = {row[0] for row in described.select(COMPLETION_ASKED).texts}
    assert GT + "Link" in classes
    assert not classes & {SUGGESTION, DECISION}
    ((text,),) = described.select(f"SELECT ?text {{ {GRAPH} dcterms:description ?text }}").texts
    assert "Suggestions" in text


def test_languages_and_features_are_those_that_are_on() -> None:
    def values(service: Service, name: str) -> set[str]:
        return {t.object.value.rpartition("#")[2] for t in service_description(service) if t.predicate.value == SD + name}  # type: ignore[union-attr]

    everything = Service(ENDPOINT, updates=True, federates=True)
    assert values(SERVICE, "supportedLanguage") == {"SPARQL11Query"}
    assert values(SERVICE, "feature") == values(SERVICE, "inputFormat") == set()
    assert values(everything, "supportedLanguage") == {"SPARQL11Query", "SPARQL11Update"}
    assert values(everything, "feature") == {"BasicFederatedQuery"}
    assert Triple(NamedNode(ENDPOINT), NamedNode(SD + "endpoint"), NamedNode(ENDPOINT)) in list(service_description(SERVICE))


def test_an_editor_finds_prefixes_and_examples(described: EmbeddedStore) -> None:
    assert _pairs(described, PREFIXES_ASKED) == dict(PREFIXES)
    assert {row[0].rpartition("/")[2] for row in described.select(EXAMPLES_ASKED).texts} == set(catalogue())


def test_every_example_runs_as_it_stands_and_most_have_an_answer(store: Store) -> None:
    shown = examples(_pairs(store, examples_query()))
    assert [example.name for example in shown] == sorted(catalogue())
    answered = [example.name for example in shown if store.select(example.query).rows]
    assert len(answered) >= len(shown) - 5, set(catalogue()) - set(answered)
    for example in shown:
        assert "#+" not in example.query
        assert "?_about_iri" not in example.query


def test_a_question_about_nothing_that_is_there_is_no_example() -> None:
    names = {example.name for example in examples({})}
    assert "supporting-strategies" not in names
    assert "plan-at-a-glance" in names


def test_the_ontology_is_the_vocabulary(described: EmbeddedStore) -> None:
    assert described.ask(f"PREFIX void: <{VOID}> ASK {{ {SERVICE.dataset} void:vocabulary <{ONTOLOGY}> }}")
