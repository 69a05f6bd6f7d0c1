"""What was derived at the last build, and holds still where nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.metadata import version

from .. import editions
from ..store.trig import Block, blocks_of
from .parts import Part, Things

__all__ = ["Before", "Told", "fingerprint"]

#: What was derived from a part: by the IRI of a graph, subject by subject.
Told = Mapping[str, Sequence[Block]]


@dataclass(frozen=True, slots=True)
class Before:
    """The documents that the last build derived, and for each of its parts, by key, how many subjects they tell of.

    `made_with` is the fingerprint of the rules and words that they were derived with. Where any of it is missing, was
    changed by hand or is of another edition, nothing is taken from it.
    """

    documents: Mapping[str, bytes] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    made_with: str = ""

    @classmethod
    def read(cls, note: bytes, documents: Mapping[str, bytes]) -> Before:
        """Take up what `note` left, with the documents as they stand now."""
        try:
            told = json.loads(note)
            counts, made_with, sums = told["parts"], told["with"], told["documents"]
        except (ValueError, KeyError, TypeError):
            return cls()
        return cls(documents, counts, made_with) if sums == _sums(documents) else cls()

    @property
    def note(self) -> bytes:
        """What is to be kept beside the documents, to take them up again."""
        return json.dumps({"with": self.made_with, "documents": _sums(self.documents), "parts": self.counts}, sort_keys=True).encode()

    def still_holding(self, parts: Mapping[bytes, Part], things: Things, made_with: str) -> Mapping[bytes, Told]:
        """Give what was derived from each of the parts that are as they were, by its root."""
        if made_with != self.made_with:
            return {}
        same = {root: self.counts[key] for root, part in parts.items() if (key := part.key) in self.counts}
        found: dict[bytes, dict[str, list[Block]]] = {root: {graph: [] for graph in self.documents} for root in same}
        for graph, document in self.documents.items() if same else ():
            for block in blocks_of(document):
                if (root := things.root(things.named_in(block.text))) in same:
                    found[root][graph].append(block)
        return {root: told for root, told in found.items() if sum(map(len, told.values())) == same[root]}


def fingerprint() -> str:
    """What tells one edition of the rules, the ontology and the lenses from another."""
    return f"{version('goldenthread')} {editions.words()}"


def _sums(documents: Mapping[str, bytes]) -> Mapping[str, str]:
    return {graph: sha256(document).hexdigest() for graph, document in documents.items()}
