"""The service description of an endpoint (SPARQL 1.1 Service Description, W3C 2013)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, Triple

from ...graph.addresses import DECISIONS, FINDINGS, INFERRED, OFFICERS, SUGGESTED
from ...ontology.terms import DCTERMS, LENS, ONTOLOGY, RDFS, SD, SPARQL_FORMATS, TYPE, VOID

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Service", "service_description"]

_RESULT_FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "N-Triples", "TriG", "N-Quads", "JSON-LD", "RDF_XML"),
)
_INPUT_FORMATS = ("Turtle", "N-Triples", "TriG", "N-Quads", "JSON-LD", "RDF_XML")
_NO_BASE = "urn:goldenthread:"
_DEFAULT_GRAPH = (
    "What papers and officers state and what rules infer from it, with the findings, the ontology and the lenses: the merge of their "
    "named graphs, so that a fact told twice is one triple. Suggestions and the history of decisions are not in it."
)
_GRAPHS = {
    OFFICERS: "What officers stated",
    INFERRED: "What rules inferred, each link with what it rests on",
    FINDINGS: "Findings: defects of the papers",
    SUGGESTED: "Suggestions for review: no facts, and not in the default graph",
    DECISIONS: "The history of officers' decisions: not in the default graph",
}


@dataclass(frozen=True, slots=True)
class Service:
    """What is told of an endpoint: its address, what it may be asked to do, whose data it has ("" for none) and their base IRI."""

    endpoint: str
    updates: bool = False
    federates: bool = False
    council: str = ""
    base: str = ""

    @property
    def dataset(self) -> NamedNode:
        """What the description calls all graphs together: the same under whatever address they are reached."""
        return NamedNode(f"{self.base or _NO_BASE}void#dataset")

    @property
    def default_graph(self) -> NamedNode:
        """What the description calls the default graph."""
        return NamedNode(f"{self.base or _NO_BASE}void#default-graph")


def service_description(service: Service, statistics: Iterable[Triple] = ()) -> Iterator[Triple]:
    """Describe the service; `statistics` are the triples of `statistics_queries`, whose named graphs get a title here."""
    about = NamedNode(service.endpoint)
    yield from _service(service, about)
    yield from _dataset(service)
    for triple in statistics:
        yield triple
        if triple.predicate.value == f"{SD}name" and isinstance(triple.object, NamedNode) and (title := _title(triple.object.value)):
            yield Triple(triple.subject, NamedNode(f"{RDFS}label"), Literal(title))


def _service(service: Service, about: NamedNode) -> Iterator[Triple]:
    yield Triple(about, NamedNode(TYPE), _sd("Service"))
    yield Triple(about, _sd("endpoint"), about)
    yield Triple(about, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    if service.updates:
        yield Triple(about, _sd("supportedLanguage"), _sd("SPARQL11Update"))
        yield from (Triple(about, _sd("inputFormat"), NamedNode(SPARQL_FORMATS + name)) for name in _INPUT_FORMATS)
    yield from (Triple(about, _sd("resultFormat"), NamedNode(SPARQL_FORMATS + name)) for name in _RESULT_FORMATS)
    if service.federates:
        yield Triple(about, _sd("feature"), _sd("BasicFederatedQuery"))
    yield Triple(about, _sd("defaultDataset"), service.dataset)


def _dataset(service: Service) -> Iterator[Triple]:
    dataset, graph = service.dataset, service.default_graph
    yield from (Triple(dataset, NamedNode(TYPE), NamedNode(kind)) for kind in (f"{SD}Dataset", f"{VOID}Dataset"))
    title = f"The plans of {service.council}" if service.council else "Plans and what depends on what in them"
    yield Triple(dataset, NamedNode(f"{DCTERMS}title"), Literal(title))
    yield Triple(dataset, NamedNode(f"{VOID}sparqlEndpoint"), NamedNode(service.endpoint))
    yield Triple(dataset, NamedNode(f"{VOID}vocabulary"), NamedNode(ONTOLOGY))
    yield Triple(dataset, _sd("defaultGraph"), graph)
    yield from (Triple(graph, NamedNode(TYPE), NamedNode(kind)) for kind in (f"{SD}Graph", f"{VOID}Dataset"))
    yield Triple(graph, NamedNode(f"{DCTERMS}description"), Literal(_DEFAULT_GRAPH))


def _title(graph: str) -> str:
    """What a named graph is called that is no paper's; a paper's has the name of its report."""
    if graph == ONTOLOGY:
        return "The ontology and the rules"
    if graph.startswith(LENS):
        return f"Lens: {graph.removeprefix(LENS).replace('-', ' ')}"
    return _GRAPHS.get(graph.rpartition("/graph/")[2], "")


def _sd(name: str) -> NamedNode:
    return NamedNode(SD + name)
