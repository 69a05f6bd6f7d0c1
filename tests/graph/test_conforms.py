"""The graph of the example papers is well formed, as ontology/shapes.ttl says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyshacl
import rdflib

from goldenthread.ontology import resource

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace


def _validate(data: rdflib.Graph) -> tuple[bool, str]:
    shapes, words = (rdflib.Graph().parse(data=resource(name).read_bytes(), format="turtle") for name in ("shapes.ttl", "goldenthread.ttl"))
    conforms, _, report = pyshacl.validate(data, shacl_graph=shapes, ont_graph=words, advanced=True, allow_warnings=True)
    return bool(conforms), str(report)


def test_the_graph_of_the_example_papers_conforms(leicestershire: Workspace) -> None:
    triples = sorted({f"{quad.triple} ." for quad in leicestershire.store().quads()})
    data = rdflib.Graph().parse(data="\n".join(triples), format="nt")
    conforms, report = _validate(data)
    assert conforms, report
    second = "https://example.org/second-name"
    outcome = next(data.subjects(rdflib.RDF.type, rdflib.URIRef("https://w3id.org/goldenthread/ontology#Outcome")))
    data.add((outcome, rdflib.SKOS.prefLabel, rdflib.Literal(second)))
    assert not _validate(data)[0]
