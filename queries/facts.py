"""The whole graph at hand: what is said of a node, of which classes it is, and how each triple is known.

For work that looks at everything, such as scoring a graph or writing it in another standard. Nodes and literals are plain strings.

    >>> from pyoxigraph import NamedNode, Quad
    >>> from goldenthread.graph.store.embedded import EmbeddedStore
    >>> a, part, b, g = (NamedNode(f"http://e.org/{n}") for n in ("a", "part", "b", "g"))
    >>> facts = Facts.of(EmbeddedStore.of([Quad(a, part, b, g)]))
    >>> facts.values(a.value, part.value), facts.grade(a.value, part.value, b.value)
    (('http://e.org/b',), 'plain')
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal as Grade

from pyoxigraph import Literal, NamedNode

from ..graph.store.store import Store
from ..ontology.terms import (
    ALT_LABEL,
    HAS_GRADE,
    IS_EVIDENCED_BY,
    IS_PART_OF,
    LINK,
    OBJECT,
    PREDICATE,
    PREF_LABEL,
    SUB_CLASS_OF,
    SUBJECT,
    TYPE,
)

__all__ = ["Facts", "Triple"]

#: Subject, predicate, object.
Triple = tuple[str, str, str]


class Facts:
    """Triples with an index by subject and predicate; classes with all that are above them; links by their triple."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples: tuple[Triple, ...] = tuple(sorted(set(triples)))
        self._out: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._in: dict[tuple[str, str], list[str]] = defaultdict(list)
        for s, p, o in self.triples:
            self._out[s, p].append(o)
            self._in[p, o].append(s)
        typed = dict.fromkeys(s for s, p, _ in self.triples if p == TYPE)
        self._classes = {
            node: frozenset(each for kind in self.values(node, TYPE) for each in {kind} | self.above(kind, SUB_CLASS_OF)) for node in typed
        }
        self._links: dict[Triple, list[str]] = defaultdict(list)
        for link in self.instances(LINK):
            s, p, o = (next(iter(self.values(link, end)), "") for end in (SUBJECT, PREDICATE, OBJECT))
            self._links[s, p, o].append(link)

    @classmethod
    def of(cls, store: Store) -> Facts:
        """The facts of all graphs of a store, a fact told twice once; suggestions and decisions are nodes among them."""
        triples = ((quad.subject, quad.predicate, quad.object) for quad in store.quads())
        terms = ([term.value for term in triple if isinstance(term, NamedNode | Literal)] for triple in triples)
        return cls((row[0], row[1], row[2]) for row in terms if len(row) == 3)

    def values(self, node: str, *predicates: str) -> tuple[str, ...]:
        """What a node has under the predicates, in order."""
        return tuple(value for predicate in predicates for value in self._out.get((node, predicate), ()))

    def one(self, node: str, *predicates: str) -> str:
        """The first of these values, or ""."""
        return next(iter(self.values(node, *predicates)), "")

    def subjects(self, predicate: str, value: str) -> tuple[str, ...]:
        """The nodes that have a value under a predicate, in order."""
        return tuple(self._in.get((predicate, value), ()))

    def above(self, node: str, *predicates: str) -> set[str]:
        """Every node that the predicates reach, however far."""
        found, todo = set[str](), [node]
        while todo:
            ups = set(self.values(todo.pop(), *predicates)) - found
            found |= ups
            todo.extend(ups)
        return found

    def wholes(self, node: str) -> set[str]:
        """Everything that a node is part of, however far."""
        return self.above(node, IS_PART_OF)

    def is_a(self, node: str, *classes: str) -> bool:
        """Whether a node is of one of the classes, or of one under them."""
        return not self._classes.get(node, frozenset()).isdisjoint(classes)

    def is_typed(self, node: str) -> bool:
        """Whether a value is a node that has a class."""
        return node in self._classes

    def instances(self, *classes: str) -> tuple[str, ...]:
        """The nodes of the classes and of those under them, in order."""
        return tuple(node for node in sorted(self._classes) if self.is_a(node, *classes))

    def labels(self, node: str) -> tuple[str, ...]:
        """The preferred label and the others."""
        return self.values(node, PREF_LABEL, ALT_LABEL)

    def label(self, node: str) -> str:
        """The preferred label, or the address where there is none."""
        return self.one(node, PREF_LABEL, ALT_LABEL) or node

    def links(self, *triple: str) -> tuple[str, ...]:
        """The links that stand for a triple (subject, predicate, object)."""
        s, p, o = triple
        return tuple(self._links.get((s, p, o), ()))

    def linked(self) -> Iterator[tuple[Triple, tuple[str, ...]]]:
        """Every triple that has links, and these."""
        return ((triple, tuple(links)) for triple, links in self._links.items())

    def grade(self, *triple: str) -> Grade["stated", "inferred", "plain"]:
        """How a triple is known: stated where one of its links is, inferred where it has only other links, plain without any."""
        links = self.links(*triple)
        if any(self.one(link, HAS_GRADE) == "stated" or self.values(link, IS_EVIDENCED_BY) for link in links):
            return "stated"
        return "inferred" if links else "plain"

    def stated(self, node: str, *predicates: str) -> tuple[str, ...]:
        """The values of a node that are stated."""
        return tuple(value for p in predicates for value in self.values(node, p) if self.grade(node, p, value) == "stated")
