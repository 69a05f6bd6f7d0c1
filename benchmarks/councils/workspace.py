"""A workspace folder of made-up councils, with all that follows from what they state."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

from pyoxigraph import Quad

from goldenthread.graph._settings import Settings, write_settings
from goldenthread.graph.conventions import shipped_conventions
from goldenthread.graph.deriving import derive
from goldenthread.graph.stating import ReadAs, state
from goldenthread.graph.store.trig import canonical_trig, merged_trig

from .papers import papers_of
from .plan import make_council
from .words import words

__all__ = ["BASE", "council_graphs", "write_workspace"]

BASE = "https://example.org/councils/"


def council_graphs(number: int, seed: int = 1) -> Mapping[str, tuple[Quad, ...]]:
    """What the papers of one council state: named graph (IRI) -> quads."""
    chance = Random(f"{seed}/{number}")
    extraction = papers_of(make_council(number, chance, words()), number, chance, words())
    convention = shipped_conventions()["uk-committee-paper"]
    return state(extraction, BASE, {document.source: ReadAs(convention, 1.0) for document in extraction.documents})


def write_workspace(folder: Path, councils: int, seed: int = 1) -> None:
    """Write a workspace of so many councils into a new folder, on all cores; the same bytes for the same seed."""
    for name in ("sources", "statements", "derived"):
        (folder / name).mkdir(parents=True)
    (folder / "workspace.toml").write_bytes(write_settings(Settings(BASE, "")))
    derived: dict[str, list[bytes]] = {}
    with ProcessPoolExecutor() as pool:
        for written in pool.map(_written, range(councils), [seed] * councils, chunksize=4):
            for name, content in written.items():
                if name.startswith("derived/"):
                    derived.setdefault(name, []).append(content)
                else:
                    (folder / name).write_bytes(content)
    for name, parts in derived.items():
        (folder / name).write_bytes(merged_trig(parts))


def _written(number: int, seed: int) -> Mapping[str, bytes]:
    """The files of one council; those of what is derived are merged with the other councils'."""
    stated = {graph: canonical_trig(quads) for graph, quads in council_graphs(number, seed).items()}
    return {_file(graph.removeprefix(f"{BASE}graph/")): told for graph, told in {**stated, **derive(stated, BASE).documents}.items()}


def _file(graph: str) -> str:
    return f"statements/{graph.removeprefix('source/')}.trig" if graph.startswith("source/") else f"derived/{graph}.trig"
