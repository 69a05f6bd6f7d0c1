"""Every receipt that an answer shows leads to the very words in a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from goldenthread.graph.document import normalised
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.queries.asking import Receipt, ask
from goldenthread.queries.catalogue import catalogue
from goldenthread.queries.whereabouts import whereabouts, whereabouts_of

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace

ABOUT = (None, "9.3", "Health and Wellbeing Board", "Healthy Weight Strategy")
WORKBOOK = """
<https://example.org/id/report/%(name)s> a gt:Report ; skos:prefLabel "%(label)s" ; dcterms:identifier "%(name)s.xlsx" .
<https://example.org/id/paragraph/%(name)s> a gt:Paragraph ; skos:notation "%(number)s" ; oa:start 0 ;
  gt:isPartOf <https://example.org/id/report/%(name)s> .
<https://example.org/id/quotation/%(name)s> a gt:Quotation ; oa:exact "%(words)s" ; oa:start 3 ; oa:end 9 ; gt:isOnPage 7 ;
  gt:isQuotedFrom <https://example.org/id/paragraph/%(name)s> .
"""
PREFIXES = """@prefix gt: <https://w3id.org/goldenthread/ontology#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix dcterms: <http://purl.org/dc/terms/> .
"""


def answered(workspace: Workspace) -> set[Receipt]:
    store = workspace.store()
    found: set[Receipt] = set()
    for question in catalogue().values():
        for about in ABOUT:
            try:
                found |= {receipt for line in ask(store, question, about).receipts for receipt in line}
            except GoldenThreadError:
                continue  # not a question about this thing
    return found


def test_every_receipt_of_the_catalogue_leads_to_its_words(leicestershire: Workspace) -> None:
    receipts = answered(leicestershire)
    found = whereabouts(leicestershire.store(), receipts)
    assert len(receipts) > 100
    assert receipts - found.keys() == set()
    texts = {path.stem: path.read_text(encoding="utf-8") for path in leicestershire.sources()}
    for receipt, there in found.items():
        assert normalised(texts[there.source][there.starts : there.ends]) == receipt.words
        assert receipt.place.endswith(there.paragraph)
        assert there.begins <= there.starts
        assert there.file == f"{there.source}.txt"


def test_quotations_are_found_by_their_addresses(leicestershire: Workspace) -> None:
    store = leicestershire.store()
    quotations = [row[0] for row in store.select("SELECT ?q { ?q a gt:Quotation }").texts]
    found = whereabouts_of(store, [*quotations, f"{leicestershire.base}id/quotation/none"])
    assert list(found) == quotations
    assert all(quotation.endswith(f"/{there.quotation}") for quotation, there in found.items())


@pytest.mark.parametrize(
    ("label", "number", "place"),
    [
        ("Action plan", "table 2, row 3, column 1", "Action plan, table 2, row 3, column 1"),
        ("Plan, as amended, 2022", "Goal 2, Name", "Plan, as amended, 2022, Goal 2, Name"),
        ("Cabinet, 8 May 2021", "2a", "Cabinet, 8 May 2021, para 2a, page 7"),
        ("Cabinet, 8 May 2021", "1.2", "Cabinet, 8 May 2021, 1.2, page 7"),
        ("Cabinet, 8 May 2021", "1.2", "Cabinet, 8 May 2021, para 1.2"),
        ("Part 1, page 3", "4", "Part 1, page 3, para 4"),
    ],
)
def test_a_place_is_told_in_several_ways(label: str, number: str, place: str) -> None:
    store = EmbeddedStore()
    store.load((PREFIXES + WORKBOOK % {"name": "a", "label": label, "number": number, "words": "we will"}).encode())
    there = whereabouts(store, [Receipt(place, "we will")])[Receipt(place, "we will")]
    assert (there.source, there.quotation, there.paragraph, there.page, there.starts) == ("a", "a", number, 7, 3)
    assert whereabouts(store, [Receipt(place, "we will not"), Receipt("elsewhere", "we will")]) == {}


def test_of_papers_by_one_name_the_one_that_says_it_is_found() -> None:
    store = EmbeddedStore()
    told = {"label": "Cabinet", "number": "8"}
    store.load(PREFIXES.encode() + b"".join((WORKBOOK % {**told, "name": name, "words": f"of {name}"}).encode() for name in "ab"))
    receipts = [Receipt("Cabinet, para 8", "of a"), Receipt("Cabinet, para 8", "of b")]
    assert [whereabouts(store, receipts)[receipt].source for receipt in receipts] == ["a", "b"]
