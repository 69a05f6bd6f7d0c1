"""The data that is measured on: a workspace for each number of councils, made once, and the same for the same seed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from councils import write_workspace
from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from goldenthread.graph.store.opening import DISK, make_ready
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.terms import GT, LENS, TYPE
from goldenthread.queries.catalogue import Question

__all__ = ["Data", "made"]

_KINDS = {  # of a class that is only an umbrella, the one that the papers have most to say of
    "PlanElement": "SubOutcome",
    "Instrument": "Strategy",
    "Body": "PartnershipBoard",
}
_THINGS = 200  # of a class that are asked about, drawn by chance


@dataclass(frozen=True, slots=True)
class Data:
    """The workspace of some councils, and the folder in which further copies of it may lie."""

    councils: int
    seed: int
    workspace: Workspace
    copies: Path

    @property
    def index(self) -> Path:
        """The index on disk that the workspace is asked by, made if need be."""
        revision = make_ready(self.workspace, DISK).revision
        return self.workspace.folder / ".goldenthread" / "index" / revision

    def quads(self) -> tuple[int, int]:
        """How many quads stand in named graphs, and how many triples in the default graph, their merge."""
        return _quads(self.index)

    def dumped(self, what: str) -> Path:
        """All quads as one file that every engine reads: `merged.nt` the default graph, `all.nq` this and the named graphs."""
        file = self.copies / what
        if not file.is_file():
            store = Store.read_only(str(self.index))
            beside = file.with_suffix(".new")
            if what == "merged.nt":
                store.dump(beside, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
            else:
                store.dump(beside, format=RdfFormat.N_QUADS)
            beside.rename(file)
        return file

    def things(self, kind: str) -> tuple[NamedNode, ...]:
        """Some things of a class, drawn by chance, the same for the same seed."""
        return _things(self.index, _KINDS.get(kind, kind), self.seed)

    def bindings(self, question: Question) -> list[dict[str, NamedNode]]:
        """What a question of the catalogue is asked about: nothing, its default, or some things."""
        required = [parameter for parameter in question.parameters if parameter.required]
        if not required:
            return [{}]
        about = required[0]
        if about.default:
            return [{about.variable: NamedNode(LENS + _LENSES[about.default])}]
        return [{about.variable: thing} for thing in self.things(about.kind[0])]

    def told(self) -> str:
        """How much it is, in words."""
        named, merged = self.quads()
        size = sum(path.stat().st_size for path in self.workspace.kept().files)
        return (
            f"{self.councils} council{'s'[: self.councils != 1]}: {named:,} quads in named graphs and {merged:,} triples "
            f"in the default graph, their merge ({size / 1e6:,.1f} MB of TriG)"
        )


_LENSES = {"implications": "implications", "health": "implications/health"}


def made(folder: Path, councils: int, seed: int) -> Data:
    """The workspace of so many councils in `folder`, written there unless it is there already."""
    place = folder / f"{seed}-{councils}"
    if not place.is_dir():
        beside = folder / f"{place.name}.new"
        write_workspace(beside, councils, seed)
        beside.rename(place)
    copies = folder / f"{place.name}-copies"
    copies.mkdir(exist_ok=True)
    return Data(councils, seed, Workspace.open(place), copies)


@cache
def _quads(index: Path) -> tuple[int, int]:
    store = Store.read_only(str(index))
    merged = sum(1 for _ in store.quads_for_pattern(None, None, None, DefaultGraph()))
    return len(store) - merged, merged


@cache
def _things(index: Path, kind: str, seed: int) -> tuple[NamedNode, ...]:
    found = Store.read_only(str(index)).quads_for_pattern(None, NamedNode(TYPE), NamedNode(GT + kind), DefaultGraph())
    things = sorted(quad.subject.value for quad in found if isinstance(quad.subject, NamedNode))
    return tuple(map(NamedNode, Random(seed).sample(things, min(_THINGS, len(things)))))
