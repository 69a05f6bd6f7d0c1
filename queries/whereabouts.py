"""Where a receipt leads: from the place and the words of an answer to the paper, its paragraph and the quotation in it.

An answer names a place as people do: "Cabinet, 26 October 2021, para 8". What of it names the paper is told by the papers that there
are; then the words are looked up in that paragraph alone, so it takes as long in a whole country as in one council.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from pyoxigraph import Literal, NamedNode

from .binding import bind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..graph.store.store import Store

__all__ = ["Quoted", "Whereabouts", "whereabouts", "whereabouts_of"]

_AT_ONCE = 500  # receipts of one query
_PARAGRAPH, _BETWEEN = ", para ", ", "
_ON_PAGE = re.compile(r", page [0-9]+$")
_PAPERS = "SELECT DISTINCT ?label ?report { VALUES ?label { ?_labels } ?report skos:prefLabel ?label ; dcterms:identifier ?file }"
_STANDS = """?p gt:isPartOf ?report ; skos:notation ?number ; oa:start ?begins .
  ?quotation gt:isQuotedFrom ?p ; oa:exact ?words ; oa:start ?starts ; oa:end ?ends . ?report dcterms:identifier ?file .
  OPTIONAL { ?quotation gt:isOnPage ?page }"""
_SELECT = "SELECT DISTINCT ?report ?number ?words ?quotation ?page ?begins ?starts ?ends ?file"
_QUOTED = f"{_SELECT} {{ VALUES (?report ?number ?words) {{ ?_quoted }} {_STANDS} }}"
_BY_ADDRESS = f"{_SELECT} {{ VALUES ?quotation {{ ?_quotations }} {_STANDS} }}"


class Quoted(Protocol):
    """A receipt of any make: where its words stand, and the words."""

    @property
    def place(self) -> str:
        """Paper and paragraph in words."""

    @property
    def words(self) -> str:
        """The words as quoted."""

    def __hash__(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where words stand: the names of the paper and of the quotation, as their addresses end, and the paragraph as printed.

    The paragraph begins `begins` characters from the start of the paper's text, the words are from `starts` to `ends`; `page` is
    0 where the paper has none, `file` the name of its file.
    """

    source: str
    quotation: str
    paragraph: str
    page: int
    begins: int
    starts: int
    ends: int = 0
    file: str = ""


_Receipt = TypeVar("_Receipt", bound=Quoted)
_Key = tuple[str, str, str]  # the report's address, the paragraph as printed, the words


def whereabouts(store: Store, receipts: Iterable[_Receipt]) -> Mapping[_Receipt, Whereabouts]:
    """Give where receipts lead; those whose words are in no paper of the store are left out.

    Of papers that go by one name, and of words that a paragraph says twice, the first is given.
    """
    found: dict[_Receipt, Whereabouts] = {}
    for some in _batches(receipts):
        keys = _keys(store, some)
        wanted = dict.fromkeys(key for each in keys.values() for key in each)
        there = _told(store, bind(_QUOTED, {"_quoted": [(NamedNode(report), Literal(n), Literal(w)) for report, n, w in wanted]}))
        found |= {receipt: there[first] for receipt, each in keys.items() if (first := next((key for key in each if key in there), None))}
    return found


def whereabouts_of(store: Store, quotations: Iterable[str]) -> Mapping[str, Whereabouts]:
    """Give where quotations stand, by their IRIs; those that the store does not hold are left out."""
    found: dict[str, Whereabouts] = {}
    for some in _batches(quotations):
        rows = store.select(bind(_BY_ADDRESS, {"_quotations": tuple(map(NamedNode, some))})).texts
        found |= {row[3]: _whereabouts(row) for row in rows}
    return found


def _keys(store: Store, receipts: Sequence[_Receipt]) -> dict[_Receipt, list[_Key]]:
    """What receipts may mean, the likeliest first."""
    splits = {place: tuple(_splits(place)) for place in {receipt.place for receipt in receipts}}
    papers = defaultdict[str, list[str]](list)
    labels = {Literal(label) for each in splits.values() for label, _ in each}
    for label, report in sorted(store.select(bind(_PAPERS, {"_labels": sorted(labels, key=str)})).texts):
        papers[label].append(report)
    return {
        receipt: [(report, number, receipt.words) for label, number in splits[receipt.place] for report in papers.get(label, ())]
        for receipt in receipts
    }


def _splits(place: str) -> Iterator[tuple[str, str]]:
    """The paper's name and the paragraph's number that a place may be made of, with its page and without."""
    mark = _PARAGRAPH if _PARAGRAPH in place else _BETWEEN
    parts = place.split(mark)
    for at in range(1, len(parts)):
        label, rest = mark.join(parts[:at]), mark.join(parts[at:])
        yield from ((label, number) for number in dict.fromkeys((_ON_PAGE.sub("", rest), rest)))


def _told(store: Store, query: str) -> Mapping[_Key, Whereabouts]:
    found: dict[_Key, Whereabouts] = {}
    for row in sorted(store.select(query).texts, key=lambda row: (int(row[6]), row[3])):
        found.setdefault((row[0], row[1], row[2]), _whereabouts(row))
    return found


def _whereabouts(row: Sequence[str]) -> Whereabouts:
    report, number, _, quotation, page, begins, starts, ends, file = row
    return Whereabouts(_tail(report), _tail(quotation), number, int(page or 0), int(begins), int(starts), int(ends), file)


def _tail(address: str) -> str:
    return address.rpartition("/")[2]


_Any = TypeVar("_Any")


def _batches(all_of_them: Iterable[_Any]) -> Iterator[tuple[_Any, ...]]:
    once = tuple(dict.fromkeys(all_of_them))
    return (once[at : at + _AT_ONCE] for at in range(0, len(once), _AT_ONCE))
