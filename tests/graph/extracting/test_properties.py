"""What holds for the graph of any papers, whoever wrote them; each query of faults/ finds nothing there, and its own .ttl."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyoxigraph import Literal, NamedNode

from goldenthread.graph.document import normalised
from goldenthread.graph.reading import read_document
from goldenthread.graph.stating import compile_papers
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import add_vocabulary
from goldenthread.ontology.errors import SourceError
from goldenthread.ontology.terms import HAS_CHECKSUM

if TYPE_CHECKING:
    from .conftest import Council

PERSONAL = re.compile(r"[\w.+-]+@[\w-]+\.\w+|(?<!\d)0\d{3,4}[ -]?\d{3}[ -]?\d{3,4}(?!\d)")  # an e-mail address, a telephone number
BASE = "https://example.org/plan/"
NO_PLAN = r"^[A-Z][^\n]* no-plan\.txt[^\n]*\.$"  # one sentence that names the paper

FAULTS = sorted((Path(__file__).parent / "faults").glob("*.rq"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.stem)
def test_no_graph_has_the_fault(council: Council, fault: Path) -> None:
    assert council.store.select(fault.read_text(encoding="utf-8")).rows == ()


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.stem)
def test_a_fault_is_seen_where_it_is(fault: Path) -> None:
    store = EmbeddedStore()
    add_vocabulary(store)
    store.load(turtle={f"{BASE}graph/source/faulty": fault.with_suffix(".ttl").read_bytes()})
    assert len(store.select(fault.read_text(encoding="utf-8")).rows) >= 1


def test_a_thing_has_one_class_and_one_label(council: Council) -> None:
    query = "SELECT ?thing { ?thing skos:prefLabel ?label ; a ?class . FILTER (STRSTARTS(STR(?thing), 'https://example.org/')) }"
    rows = Counter(str(row[0]) for row in council.store.select(query).rows)
    assert [thing for thing, times in rows.items() if times > 1] == []


def test_every_quotation_stands_where_it_says(council: Council) -> None:
    texts = {paper.name: paper.read_bytes().decode("utf-8") for paper in council.papers}
    query = """SELECT ?file ?words ?start ?end ?from ?to { ?quotation a gt:Quotation ; oa:exact ?words ; oa:start ?start ; oa:end ?end ;
        gt:isQuotedFrom ?paragraph . ?paragraph oa:start ?from ; oa:end ?to ; gt:isPartOf/dcterms:identifier ?file }"""
    rows = [[term.value if isinstance(term, Literal) else "" for term in row] for row in council.store.select(query).rows]
    assert rows
    for file, words, start, end, begin, until in rows:
        assert _printed(texts[file][int(start) : int(end)]) == words
        assert int(begin) <= int(start) < int(end) <= int(until)


def _printed(text: str) -> str:
    """Words between two places of a source: a page number between them is not quoted."""
    return normalised(re.sub(r"(?m)^[ \t]*(?:[Pp]age \d+(?: of \d+)?|\d+(?=\s*\f))[ \t]*$", "", text))


def _told(council: Council, *kinds: type[NamedNode | Literal]) -> set[str]:
    """All that the graph of a council's papers holds of these kinds, but for checksums: words, dates and places, or addresses."""
    quads = [quad for graph in council.stated.values() for quad in graph if quad.predicate.value != HAS_CHECKSUM]
    return {term.value for quad in quads for term in (quad.subject, quad.object) if isinstance(term, kinds)}


def test_nobody_can_be_rung_up_or_written_to(council: Council) -> None:
    """Papers end in officers' addresses; the graph holds none of them."""
    words = _told(council, Literal)
    assert words
    assert sorted(each for each in words if PERSONAL.search(each)) == []


def test_no_officer_is_named(council: Council) -> None:
    """Contact lines tell posts, and who holds them is nobody's business; `officers` in a facts.toml are those of its papers."""
    officers = [_spelt(name) for name in council.told.get("officers", ())]
    printed = _spelt(" ".join(paper.read_text(encoding="utf-8") for paper in council.papers))
    assert [name for name in officers if name not in printed] == []
    assert sorted(each for each in _told(council, Literal, NamedNode) if any(name in _spelt(each) for name in officers)) == []


def _spelt(text: str) -> str:
    """The letters of a text between single spaces, so that a name is also seen in an address or over a line's end."""
    return " ".join(re.findall(r"[^\W\d_]+", text.casefold()))


def test_a_name_is_seen_over_a_line_end_and_in_an_address() -> None:
    assert "ida lamb" in _spelt("Contact: Ida\nLamb (Harbour Master)")
    assert "ida lamb" in _spelt("https://example.org/plan/id/post/ida-lamb")


def test_what_marks_an_address_is_known() -> None:
    assert PERSONAL.search("Tel: 01632 960114")
    assert PERSONAL.search("Owen.Tolley@marlshire.example")
    assert not PERSONAL.search("2021/22, 0-19, 1,200 homes and £750,000")


def test_the_order_of_the_papers_does_not_matter(council: Council) -> None:
    backwards = compile_papers(council.papers[::-1], BASE, council.told["council"])
    assert backwards == council.stated


def test_one_paper_alone_gives_a_graph(council: Council) -> None:
    for paper in council.papers:
        graphs = compile_papers([paper], BASE, council.told["council"])
        assert [name for name in graphs if "/source/" in name] == [f"{BASE}graph/source/{read_document(paper).source}"]


def test_a_paper_about_something_else_is_refused(no_plan: Path) -> None:
    with pytest.raises(SourceError, match=NO_PLAN):
        compile_papers([no_plan], BASE, "Anyshire County Council")


def test_a_paper_about_something_else_is_refused_beside_others(council: Council, no_plan: Path) -> None:
    with pytest.raises(SourceError, match=NO_PLAN):
        compile_papers([*council.papers, no_plan], BASE, council.told["council"])
