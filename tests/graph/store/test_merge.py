"""The text of the default graph says what the documents say, however they are written."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from goldenthread.graph.store.merge import facts
from goldenthread.graph.store.trig import canonical_trig

G, APART = "https://example.org/graph/source/a", "https://example.org/graph/suggested"
DOCUMENTS = {
    "as we write": f"<{G}> {{\n\t<urn:a> <urn:p> 1 .\n}}\n<{APART}> {{\n\t<urn:a> <urn:p> 2 .\n}}\n",
    "on one line": f"<{G}> {{ <urn:a> <urn:p> 1 }} <{APART}> {{ <urn:a> <urn:p> 2 }}",
    "without a last dot": f"<{G}> {{\n\t<urn:a> <urn:p> 1\n}}\n<{APART}> {{\n\t<urn:a> <urn:p> 2\n}}\n",
    "a text over lines": f'<{G}> {{\n\t<urn:a> <urn:p> """\n}}\n""" .\n}}\n',
    "braces in a text": f'<{G}> {{\n\t<urn:a> <urn:p> "}} <{APART}> {{" .\n}}\n',
    "braces in the middle": f"<{G}> {{\n\t<urn:a> <urn:p> 1 }} <{APART}> {{ <urn:a> <urn:p> 2 .\n}}\n",
    "a remark": f"<{G}> {{\n\t<urn:a> <urn:p> 1 # .\n\t# }} .\n}}\n",
    "a prefix": f"@prefix g: <{APART[:-9]}> .\ng:suggested {{\n\t<urn:a> <urn:p> 2 .\n}}\ng:x {{ <urn:a> <urn:p> 1 }}",
    "no graph": "<urn:a> <urn:p> 1 .",
    "nothing": "",
}


def merged(document: bytes) -> Counter[str]:
    return Counter(str(quad.triple) for quad in parse(b"".join(facts(document)), format=RdfFormat.TURTLE))


def expected(document: bytes) -> Counter[str]:
    return Counter(str(quad.triple) for quad in parse(document, format=RdfFormat.TRIG) if getattr(quad.graph_name, "value", "") != APART)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_however_a_document_is_written(name: str) -> None:
    document = DOCUMENTS[name].encode()
    assert merged(document) == expected(document)


@given(st.sets(st.tuples(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([G, APART, f"{G}b"]))))
def test_whatever_we_write(told: set[tuple[str, str]]) -> None:
    document = canonical_trig(Quad(NamedNode("urn:a"), NamedNode("urn:p"), Literal(text), NamedNode(graph)) for text, graph in told)
    assert merged(document) == expected(document)
