"""Part by part, and all of it as the files that a workspace keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pyoxigraph import Quad

from ..addresses import FINDINGS, INFERRED, SUGGESTED, graph_of
from ..inferring import Claim, read_rules
from ..store.trig import blocks_of, canonical_trig, merged_trig, written
from ..vocabulary import vocabulary
from .before import Before, Told, fingerprint
from .part import Ground, derived_from
from .parts import Part, parts_of

__all__ = ["Derived", "derive"]


@dataclass(frozen=True, slots=True)
class Derived:
    """All that follows: documents by the IRI of their graph (inferred, findings, suggested), and how much of it is new.

    `before` is what the next build can take up; `anew` of `parts` were derived, the others stand as they did.
    """

    documents: Mapping[str, bytes]
    before: Before
    parts: int
    anew: int


def derive(
    stated: Mapping[str, bytes],
    base: str,
    *,
    decided: bytes = b"",
    barred: frozenset[Claim] = frozenset(),
    further: tuple[Quad, ...] = (),
    before: Before | None = None,
    begins: Callable[[int], None] = lambda step: None,
) -> Derived:
    """Derive what follows from what is stated: canonical documents by the IRI of their graph.

    `decided` is the document of officers' decisions, `barred` are the claims that they rejected, `further` are findings that
    are no part's own. What `before` holds of parts that have not changed is taken from it: the bytes are the same as
    without it. `begins` is told when inferring (1) and suggesting (2) begin. Raises IntegrityError for a rule that is wrong.
    """
    parts, things = parts_of(stated, decided, barred, base)
    made_with = fingerprint()
    kept = dict((before or Before()).still_holding(parts, things, made_with))
    ground = Ground(tuple(vocabulary()), read_rules(), base) if len(kept) < len(parts) else Ground((), (), base)
    begun = set[int]()

    def begin(step: int) -> None:
        if step not in begun:
            begun.add(step)
            begins(step)

    anew = len(parts) - len(kept)
    for root, part in parts.items():
        if root not in kept:
            kept[root] = _told(part, ground, begin)
    counts = {part.key: sum(map(len, kept[root].values())) for root, part in parts.items()}
    graphs = [graph_of(base, name).value for name in (INFERRED, FINDINGS, SUGGESTED)]
    documents = {graph: written(block for told in kept.values() for block in told[graph]) for graph in graphs}
    documents[graphs[1]] = merged_trig([documents[graphs[1]], canonical_trig(further)])
    return Derived(documents, Before(documents, counts, made_with), len(parts), anew)


def _told(part: Part, ground: Ground, begin: Callable[[int], None]) -> Told:
    return {graph: tuple(blocks_of(document)) for graph, document in derived_from(part, ground, begin).items()}
