"""Build and questions, paired with plain rdflib on the same data in the same run.

    python benchmarks/against_rdflib.py [RUNS]

Each pair is timed RUNS times in turn (ours, rdflib, ours, ...); medians and their ratio are printed. A question whose rows
differ between the two is not timed but reported, and the script ends with 1.
"""

from __future__ import annotations

import multiprocessing
import platform
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from itertools import count
from pathlib import Path
from statistics import median

import rdflib
from pyoxigraph import NamedNode

from goldenthread.graph.building import build
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.things import find_thing
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.terms import PREFIXES
from goldenthread.queries.binding import bind
from goldenthread.queries.catalogue import Question, catalogue
from goldenthread.queries.naming import resolve

DEADLINE = 20  # seconds for one question in rdflib; beyond it is reported, not timed


def timed(*tasks: Callable[[], object], runs: int) -> list[float]:
    """Median milliseconds of each task, the tasks run in turn."""
    taken: list[list[float]] = [[] for _ in tasks]
    for _ in range(runs):
        for task, times in zip(tasks, taken, strict=True):
            start = time.perf_counter()
            task()
            times.append((time.perf_counter() - start) * 1000)
    return [median(times) for times in taken]


def bound(store: EmbeddedStore, question: Question) -> str:
    """A question's query about its default, or about 9.3."""
    terms = {
        parameter.variable: resolve(store, parameter, parameter.default) if parameter.default else NamedNode(find_thing(store, "9.3"))
        for parameter in question.parameters
    }
    return bind(question.text, terms)


def within(deadline: float, task: Callable[[], object]) -> object:
    """What a task gives, or None when it takes longer than the deadline (seconds): the task runs in a child that is ended."""
    reader, writer = multiprocessing.Pipe(duplex=False)
    child = multiprocessing.get_context("fork").Process(target=lambda: writer.send(task()), daemon=True)
    child.start()
    given = reader.recv() if reader.poll(deadline) else None
    child.kill()
    child.join()
    return given


def main(runs: int) -> int:
    print(
        f"{platform.machine()}, {platform.python_implementation()} {platform.python_version()}, "
        f"rdflib {rdflib.__version__}, {runs} runs each"
    )
    with tempfile.TemporaryDirectory() as folder:
        papers = sorted(Path(str(files("goldenthread.examples") / "leicestershire" / "sources")).iterdir())
        numbers = count()

        def ours() -> object:
            return build(papers, Path(folder) / str(next(numbers)), council="Leicestershire County Council")

        ours()
        workspace = Workspace.open(Path(folder) / "0")
        store = workspace.store()
        merged = (f"{triple} .\n" for triple in store.construct("CONSTRUCT WHERE { ?s ?p ?o }"))  # no suggestion is in the default graph
        nquads = "".join(sorted({*(f"{quad} .\n" for quad in store.quads()), *merged})).encode()
        plain = rdflib.Dataset()
        plain.parse(data=nquads, format="nquads")

        def load_plain() -> object:
            fresh = rdflib.Dataset()
            return fresh.parse(data=nquads, format="nquads")

        build_time, load_time, store_time = timed(ours, load_plain, workspace.store, runs=max(3, runs // 3))
        print(f"{'whole build: read, extract, state, infer, suggest, keep':58}{build_time:9.1f} ms")
        print(f"{'rdflib: only parsing what the build made':58}{load_time:9.1f} ms   ours/rdflib {build_time / load_time:.2f}")
        print(f"{'opening the kept workspace as a store':58}{store_time:9.1f} ms   ours/rdflib {store_time / load_time:.3f}")
        print(f"\n{'question':34}{'rows':>6}{'ours ms':>10}{'rdflib ms':>11}{'ratio':>8}")
        differing = late = 0
        ratios = []
        for name, question in sorted(catalogue().items()):
            query = bound(store, question)
            here = sorted(tuple(str(cell.value) if cell else "" for cell in row) for row in store.select(query).rows)

            def answer(query: str = query) -> list[tuple[str, ...]]:
                found = plain.query(query, initNs=dict(PREFIXES))
                return sorted(tuple(str(cell) if cell is not None else "" for cell in row) for row in found)

            there = within(DEADLINE, answer)
            if there is None:
                mine = timed(lambda q=query: store.select(q), runs=runs)[0]
                print(f"{name:34}{len(here):6}{mine:10.2f}{'over ' + str(DEADLINE) + ' s':>11}")
                late += 1
                continue
            if here != there:
                print(f"{name:34}{len(here):6}   rows differ: rdflib gives {len(there)}")
                differing += 1
                continue
            mine, theirs = timed(lambda q=query: store.select(q), answer, runs=runs)
            ratios.append(mine / theirs)
            print(f"{name:34}{len(here):6}{mine:10.2f}{theirs:11.1f}{mine / theirs:8.3f}")
        if ratios:
            print(
                f"\nmedian ratio {median(ratios):.3f}, worst {max(ratios):.3f}; rows differ in {differing}, "
                f"rdflib ran out of time in {late} of {len(catalogue())} questions"
            )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
