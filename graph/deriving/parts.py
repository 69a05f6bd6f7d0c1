"""The parts of what is stated: papers that speak of things in common.

Rules and suggestions look at one part at a time. A council's papers share its plan, its bodies and its strategies, and so
are one part; the papers of another council, which no link joins to them, are another one, and nothing follows from the two
together: a board that looks after health has no stake in the health of a place that it has no part in. So the work grows
with the number of councils and not with its square, and where a paper changes only its own part is derived anew.

Documents are canonical TriG (`store/trig.py`) and looked at as text: only what is derived anew is ever read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from ..addresses import graph_of
from ..store.trig import Block, blocks_of, written

if TYPE_CHECKING:
    from ..inferring import Claim

__all__ = ["Part", "Things", "parts_of"]


@dataclass(frozen=True, slots=True)
class Part:
    """Documents that belong together, by the IRI of their graph, the decisions on them, and the claims that officers rejected."""

    documents: Mapping[str, bytes]
    decided: bytes
    barred: frozenset[Claim]

    @property
    def key(self) -> str:
        """The same for the same content, and for no other."""
        said = sha256()
        for text in (*(each for pair in sorted(self.documents.items()) for each in (pair[0].encode(), pair[1])), self.decided):
            said.update(sha256(text).digest())
        said.update(repr(sorted(self.barred)).encode())
        return said.hexdigest()


class Things:
    """Which addresses of a workspace belong together: a forest in which those of one part have one root."""

    def __init__(self, base: str) -> None:
        self._own = re.compile(re.escape(f"<{base}id/".encode()) + rb"[^>]*>")
        self._above: dict[bytes, bytes] = {}

    def named_in(self, text: bytes) -> list[bytes]:
        """The workspace's own addresses in a text, in `<` and `>`."""
        return self._own.findall(text)

    def join(self, several: Iterable[bytes]) -> None:
        """Tell that several addresses belong together."""
        first = b""
        for each in several:
            root = self._root(each)
            first = first or root
            self._above[root] = first

    def root(self, several: Iterable[bytes]) -> bytes:
        """The root of the first of several addresses that is known; b"" where none is."""
        return next((self._root(each) for each in several if each in self._above), b"")

    def roots(self, several: Iterable[bytes]) -> set[bytes]:
        """The roots of all of them that are known."""
        return {self._root(each) for each in several if each in self._above}

    def _root(self, each: bytes) -> bytes:
        above = self._above.setdefault(each, each)
        while above != each:
            self._above[each] = self._above[above]  # halves the way for the next one who asks
            each, above = above, self._above[above]
        return each


def parts_of(stated: Mapping[str, bytes], decided: bytes, barred: Iterable[Claim], base: str) -> tuple[Mapping[bytes, Part], Things]:
    """Give the parts by their roots, and the forest of their things.

    `stated` are documents by the IRI of their graph, `decided` is that of officers' decisions. What is no paper's own, such
    as what officers state and what reading found amiss, belongs to the parts of the things that it speaks of, and joins
    them. A decision in `decided` joins nothing.
    """
    things = Things(base)
    shared = [graph for graph in stated if not graph.startswith(graph_of(base, "source/").value)]
    blocks = [(graph, block) for graph in shared for block in blocks_of(stated[graph])]
    named = {graph: set(things.named_in(document)) for graph, document in stated.items() if graph not in shared}
    for own in (*named.values(), *(things.named_in(block.text) for _, block in blocks)):
        things.join(own)
    documents: defaultdict[bytes, dict[str, bytes]] = defaultdict(dict)
    for graph, own in named.items():
        documents[things.root(own)][graph] = stated[graph]
    split: defaultdict[tuple[bytes, str], list[Block]] = defaultdict(list)
    for graph, block in blocks:
        split[things.root(things.named_in(block.text)), graph].append(block)
    for (root, graph), told in split.items():
        documents[root][graph] = written(told)
    history, rejected = _history(decided, things), defaultdict[bytes, set["Claim"]](set)
    for claim in barred:
        for root in things.roots(each.encode() for each in claim):
            rejected[root].add(claim)
    found = {root: Part(own, written(history.get(root, ())), frozenset(rejected[root])) for root, own in documents.items()}
    return dict(sorted(found.items(), key=lambda pair: min(pair[1].documents))), things


def _history(decided: bytes, things: Things) -> Mapping[bytes, tuple[Block, ...]]:
    """The decisions on each part, each with all that is told of it: the cell it was written in, the words that were shown."""
    blocks = {block.subject: block for block in blocks_of(decided)}
    named = {subject: things.named_in(block.text)[1:] for subject, block in blocks.items()}
    found: defaultdict[bytes, dict[bytes, Block]] = defaultdict(dict)
    for subject in blocks:
        told, todo = {subject}, [subject]
        while todo:
            further = {each for each in named[todo.pop()] if each in blocks} - told
            told |= further
            todo += further
        for root in things.roots(named[subject]):
            found[root].update((each, blocks[each]) for each in told)
    return {root: tuple(told.values()) for root, told in found.items()}
