"""Canonical TriG: the same quads, the same bytes; and nothing lost on the way."""

import subprocess
import sys

import hypothesis.strategies as st
from hypothesis import given, settings
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from goldenthread.graph.store.trig import canonical_trig, read_trig
from goldenthread.ontology.terms import GT, LENS, LINK, TYPE, XSD_G_YEAR, XSD_INTEGER

IRIS = st.builds(
    lambda start, end: NamedNode(start + end),
    st.sampled_from([GT, LENS, "https://example.org/plan/id/", "urn:x:"]),
    st.text("abcXYZ019-_/.~éλ", max_size=8),
)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
LITERALS = st.one_of(
    st.builds(Literal, TEXT),
    st.builds(lambda text: Literal(text, language="en"), TEXT),
    st.builds(
        lambda text, datatype: Literal(text, datatype=NamedNode(datatype)),
        TEXT | st.sampled_from(["01", "9.30", "2022", "+1", "1e3"]),
        st.sampled_from([XSD_INTEGER, XSD_G_YEAR, "https://example.org/odd"]),
    ),
)
QUADS = st.lists(st.builds(Quad, IRIS, IRIS, IRIS | LITERALS, IRIS), max_size=12)


@settings(max_examples=150, deadline=None)
@given(quads=QUADS, data=st.data())
def test_reading_gives_back_what_was_written_and_order_does_not_matter(quads: list[Quad], data: st.DataObject) -> None:
    written = canonical_trig(quads)
    assert set(read_trig(written)) == set(quads)
    assert canonical_trig(data.draw(st.permutations(quads)) + quads[:1]) == written


def test_another_process_writes_the_same_bytes() -> None:
    program = (
        "import sys; from goldenthread.graph.store.trig import canonical_trig, read_trig;"
        "sys.stdout.buffer.write(canonical_trig(read_trig(sys.stdin.buffer.read())))"
    )
    graph = NamedNode("https://example.org/plan/graph/source/cabinet")
    quads = [Quad(NamedNode(f"urn:x:{i}"), NamedNode(TYPE), NamedNode(LINK), graph) for i in range(20)]
    written = canonical_trig(quads)
    for seed in ("1", "2"):
        again = subprocess.run(
            [sys.executable, "-c", program],
            input=written,
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        )
        assert again.stdout == written


def test_type_comes_first_and_a_prefix_stands_whether_used_or_not() -> None:
    node, graph = NamedNode(GT + "x"), NamedNode("urn:graph")
    written = canonical_trig(
        [
            Quad(node, NamedNode(GT + "addresses"), Literal("b"), graph),
            Quad(node, NamedNode(TYPE), NamedNode(LINK), graph),
        ]
    ).decode()
    assert 'gt:x a gt:Link ;\n\t\tgt:addresses "b" .' in written
    assert "@prefix oa: <http://www.w3.org/ns/oa#> ." in written


def test_blank_nodes_of_an_imported_ontology_are_named_alike() -> None:
    def quads(first: str, second: str) -> list[Quad]:
        a, b, p, graph = BlankNode(first), BlankNode(second), NamedNode("urn:p"), NamedNode("urn:g")
        return [Quad(NamedNode("urn:s"), p, a, graph), Quad(a, p, b, graph), Quad(b, p, Literal("end"), graph)]

    assert canonical_trig(quads("x", "y")) == canonical_trig(quads("b", "a"))
