"""What stands in the rows of the workbook: every thing and every link, each with its receipt."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ...ontology import terms as t
from ..receipt import Receipt
from ..store.embedded import EmbeddedStore
from ..things import plain_words
from .names import Names, names_of

__all__ = ["Content", "Row", "Told", "content_of"]

#: The values of a row by the keys of its columns; a column that it lacks is empty.
Row = Mapping[str, str]

_LINKS = """
SELECT ?link ?s ?p ?o ?grade ?score ?rule {
  ?link rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; gt:hasGrade ?grade .
  OPTIONAL { ?link gt:hasScore ?score } OPTIONAL { ?link gt:isInferredBy/rdfs:label ?rule }
}"""
_SHOWN = """
SELECT DISTINCT ?link ?report ?paragraph ?words {
  ?link gt:hasGrade ?grade ; prov:wasDerivedFrom*/gt:isEvidencedBy ?quotation .
  ?quotation oa:exact ?words ; gt:isQuotedFrom ?p .
  ?p skos:notation ?paragraph ; gt:isPartOf/skos:prefLabel ?report .
}"""
_DECIDED = """
SELECT DISTINCT ?link ?who ?when {
  ?link gt:hasGrade "stated" ; gt:isEvidencedBy ?decision . ?decision a gt:Decision ; prov:generatedAtTime ?when .
  OPTIONAL { ?decision gt:isDecidedBy ?who }
}"""
_EVIDENCE = "SELECT ?link ?quotation { ?link gt:hasGrade ?grade ; gt:isEvidencedBy ?quotation . ?quotation a gt:Quotation }"
_MENTIONED = """
SELECT DISTINCT ?thing ?report ?paragraph ?words {
  ?quotation gt:mentions ?thing ; oa:exact ?words ; gt:isQuotedFrom ?p .
  ?p skos:notation ?paragraph ; gt:isPartOf/skos:prefLabel ?report .
}"""
_DETAILS = """
SELECT ?thing ?notation ?position ?label {
  ?thing a/rdfs:subClassOf* ?top ; skos:prefLabel ?label . VALUES ?top { gt:PlanElement gt:Instrument gt:Body }
  OPTIONAL { ?thing skos:notation ?notation } OPTIONAL { ?thing gt:hasPosition ?position }
}"""
_LONG = 400  # letters: shorter words are the better receipt
_ORDER = {"stated": 0, "inferred": 1, "suggested": 2}


@dataclass(frozen=True, slots=True)
class Told:
    """A triple that is stated, inferred or suggested, whatever number of links say it.

    `id` is the address of its link, or of the first of several, after the base; `rests` is a rule's or an officer's name;
    `evidence` are the addresses of the quotations that it rests on itself.
    """

    id: str
    subject: str
    predicate: str
    object: NamedNode | Literal
    grade: str
    rests: str
    receipts: tuple[Receipt, ...]
    links: tuple[str, ...]
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What the workbook shows of a graph: rows by sheet, the names in them, and what is told, in a fixed order.

    `thing` gives the address of each thing by its id in the sheets.
    """

    rows: Mapping[str, tuple[Row, ...]]
    names: Names
    told: tuple[Told, ...]
    values: Mapping[tuple[str, str], tuple[str, ...]]  # thing, predicate -> values as shown


def content_of(store: EmbeddedStore, base: str) -> Content:
    """Give what the workbook shows of a graph; the same graph, the same content."""
    names = names_of(store)
    told = _told(store, base, names)
    values = defaultdict[tuple[str, str], list[str]](list)
    for each in told:
        if each.grade != "suggested":
            shown = names.shown.get(each.object.value, each.object.value)
            values[each.subject, each.predicate].append(shown)
            values[each.object.value, f"^{each.predicate}"].append(names.shown.get(each.subject, each.subject))
    mentioned = defaultdict[str, set[Receipt]](set)
    for thing, *receipt in _rows(store, _MENTIONED):
        mentioned[thing].add(Receipt(*receipt))
    for each in told:
        if each.grade == "stated":
            mentioned[each.subject].update(each.receipts)
    fixed = {key: tuple(dict.fromkeys(shown)) for key, shown in values.items()}
    writer = _Rows(base, names, fixed, mentioned, {row[0]: row[1:] for row in _rows(store, _DETAILS)})
    rows = {
        "Outline": tuple(writer.outline()),
        "Strategies": tuple(writer.strategies()),
        "Bodies": tuple(writer.bodies()),
        "Links": tuple(_link_row(each, names) for each in told),
    }
    return Content(rows, names, told, fixed)


def _told(store: EmbeddedStore, base: str, names: Names) -> tuple[Told, ...]:
    evidence = defaultdict[str, set[str]](set)
    for link, quotation in _rows(store, _EVIDENCE):
        evidence[link].add(quotation)
    receipts, officers = defaultdict[str, set[Receipt]](set), defaultdict[str, set[str]](set)
    for link, *receipt in _rows(store, _SHOWN):
        receipts[link].add(Receipt(*receipt))
    for link, who, when in _rows(store, _DECIDED):
        officers[link].add(f"decided{f' by {who}' if who else ''} on {when[:10]}")
    found: dict[tuple[str, str, NamedNode | Literal], list[tuple[str, str, str]]] = defaultdict(list)
    for node, s, p, o, graded, score, rule in store.select(_LINKS).rows:
        if isinstance(s, NamedNode) and isinstance(p, NamedNode) and isinstance(o, NamedNode | Literal) and isinstance(node, NamedNode):
            why = f"score {_text(score)}" if score else _text(rule)
            found[s.value, p.value, o].append((_text(graded), node.value, why))
    made = []
    for (subject, predicate, value), links in found.items():
        grade = min((grade for grade, _, _ in links), key=_ORDER.__getitem__)
        ids = sorted(link for each, link, _ in links if each == grade)
        rests = sorted({*(why for each, _, why in links if each == grade and why), *(each for link in ids for each in officers[link])})
        shown = tuple(sorted({receipt for link in ids for receipt in receipts[link]}))
        quoted = tuple(sorted(quotation for link in ids for quotation in evidence[link]))
        made.append(Told(ids[0].removeprefix(f"{base}id/"), subject, predicate, value, grade, "; ".join(rests), shown, tuple(ids), quoted))
    return tuple(sorted(made, key=lambda each: (_ORDER[each.grade], names.shown.get(each.subject, ""), each.predicate, each.id)))


def _link_row(each: Told, names: Names) -> Row:
    return {
        "id": each.id,
        "grade": each.grade,
        "from": names.shown.get(each.subject, each.subject),
        "relation": names.shown.get(each.predicate, plain_words(re.split("[#/]", each.predicate)[-1])),
        "to": names.shown.get(each.object.value, each.object.value),
        "rests": each.rests,
        **_receipt(each.receipts),
    }


@dataclass(frozen=True, slots=True)
class _Rows:
    base: str
    names: Names
    values: Mapping[tuple[str, str], tuple[str, ...]]
    shown: Mapping[str, set[Receipt]]
    details: Mapping[str, list[str]]  # notation, position, label

    def outline(self) -> Iterator[Row]:
        """Every plan element, below what it is part of; one that is part of several stands at the first."""
        children, elements = defaultdict[str, list[str]](list), set(self.names.lists["elements"])
        for element in elements:
            parents = self._ends(element, t.IS_PART_OF)
            children[next((parent for parent in parents if parent in elements), "")].append(element)
        seen: set[str] = set()
        waiting = self._ordered(children[""]) + self._ordered(sorted(elements))  # the second: what is part of itself
        while waiting:
            element = waiting.pop(0)
            if element not in seen:
                seen.add(element)
                waiting = self._ordered(children[element]) + waiting
                yield self._element(element)

    def strategies(self) -> Iterator[Row]:
        for iri in self.names.lists["strategies"]:
            yield {
                **self._thing(iri),
                "from": self._now(iri, t.VALID_FROM),
                "until": self._now(iri, t.VALID_UNTIL),
                "owners": self._now(iri, f"^{t.OWNS}"),
            }

    def bodies(self) -> Iterator[Row]:
        for iri in self.names.lists["bodies"]:
            yield {**self._thing(iri), "superiors": self._now(iri, t.REPORTS_TO)}

    def _element(self, iri: str) -> Row:
        return {
            **self._thing(iri),
            "level": plain_words(self.names.kinds[iri].removeprefix(t.GT)),
            "number": self.details[iri][0],
            "parent": self._now(iri, t.IS_PART_OF),
            "leads": self._now(iri, t.IS_LED_BY),
            "boards": self._now(iri, f"^{t.MONITORS}"),
            "strategies": self._now(iri, f"^{t.SUPPORTS}", t.IMPLEMENTS),
            "determinants": self._now(iri, t.ADDRESSES, t.CONTRIBUTES_TO),
        }

    def _thing(self, iri: str) -> Row:
        kind = self.names.kinds[iri]
        return {
            "id": iri.removeprefix(f"{self.base}id/"),
            "kind": self.names.shown.get(kind, plain_words(kind.removeprefix(t.GT))),
            "name": self.details[iri][2],
            **_receipt(tuple(sorted(self.shown[iri])) if iri in self.shown else ()),
        }

    def _now(self, iri: str, *predicates: str) -> str:
        return "; ".join(dict.fromkeys(value for predicate in predicates for value in self.values.get((iri, predicate), ())))

    def _ends(self, iri: str, predicate: str) -> list[str]:
        """The things that a thing's values are the names of, in order."""
        shown = self.values.get((iri, predicate), ())
        return [found for name in shown for found in self.names.find("things", name)]

    def _ordered(self, things: list[str]) -> list[str]:
        return sorted(things, key=lambda iri: (not self.details[iri][0], [_natural(part) for part in self.details[iri]], iri))


def _receipt(receipts: tuple[Receipt, ...]) -> Row:
    if not receipts:
        return {}
    first = min(receipts, key=lambda receipt: (len(receipt.words) > _LONG, receipt))
    more = f" and {len(receipts) - 1} more" if len(receipts) > 1 else ""
    place = f"{first.report}, {'para ' if first.paragraph[:1].isdigit() else ''}{first.paragraph}"
    return {"receipt": place + more, "words": first.words}


def _natural(text: str) -> list[tuple[int, int, str]]:
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", text.casefold()) if part]


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""


def _rows(store: EmbeddedStore, query: str) -> list[list[str]]:
    return [list(map(_text, row)) for row in store.select(query).rows]
