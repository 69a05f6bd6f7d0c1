"""A nation's councils: the store from files, opening it, every question, growth, and what follows derived anew."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from goldenthread.graph.deriving import derive
from goldenthread.graph.store.opening import open_local
from goldenthread.graph.store.oxigraph import OxigraphStore
from goldenthread.graph.store.trig import blocks_of, written
from goldenthread.graph.workspace import Workspace

from .asked import Asked, questions
from .timing import Table, Times

__all__ = ["deriving", "growth", "storing"]


def storing(folder: Path) -> Table:
    """Make the index of a workspace in a process of its own, and open it again."""
    workspace = Workspace.open(folder)
    shutil.rmtree(folder / ".goldenthread" / "index", ignore_errors=True)
    code = (
        "import resource, sys, time; from pathlib import Path; from goldenthread.graph.workspace import Workspace;"
        "from goldenthread.graph.store.opening import open_local; start = time.perf_counter();"
        "store = open_local(Workspace.open(Path(sys.argv[1])), 'disk'); store.ask('ASK { ?s ?p ?o }');"
        "print(time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    taken = [
        subprocess.run([sys.executable, "-c", code, str(folder)], check=True, capture_output=True, text=True).stdout.split() for _ in (1, 2)
    ]
    quads = sum(1 for _ in open_local(workspace, "disk").quads())
    made, opened = (float(seconds) for seconds, _ in taken)
    rows = [
        [
            f"{quads:,}",
            f"{made:.1f}",
            f"{quads / made:,.0f}",
            f"{int(taken[0][1]) / 1024:,.0f}",
            f"{opened:.2f}",
            f"{int(taken[1][1]) / 1024:,.0f}",
        ]
    ]
    return Table("The store on disk", ("quads", "made in s", "quads a second", "peak MB", "opened in s", "MB when open"), rows)


def growth(folders: Mapping[int, Path], where: str, each: int) -> Table:
    """Every question at every size: p50 and p99 of the answers, none of which was asked before."""
    found: dict[tuple[str, bool], dict[int, Times]] = {}
    for councils, folder in folders.items():
        store = open_local(Workspace.open(folder), where)
        taken: dict[tuple[str, bool], list[float]] = {}
        for asked in questions(store, each):
            taken.setdefault((asked.name, asked.single), []).append(_seconds(store, asked))
        for key, seconds in taken.items():
            found.setdefault(key, {})[councils] = Times(tuple(seconds))
    sizes = list(folders)
    rows = []
    for (name, single), times in sorted(found.items(), key=lambda item: (not item[0][1], item[0][0])):
        ratio = times[sizes[-1]].p50 / times[sizes[-2]].p50 if len(sizes) > 1 else 1.0
        rows.append([name, "a thing" if single else "the whole", *(str(times[size]) for size in sizes), f"{ratio:.1f}"])
    head = ("question", "about", *(f"{size} councils p50 / p99 ms" for size in sizes), "growth of the last step")
    return Table(f"Questions in process, {where or 'in the engine that fits'}", head, rows)


def deriving(folder: Path) -> Table:
    """What follows from all papers, derived anew in a process of its own, and again where one paper has changed."""
    with ProcessPoolExecutor(1) as alone:
        row = alone.submit(_derived, folder).result()
    head = ("parts", "all derived in s", "peak MB", "the same bytes as council by council", "after a change in s", "parts derived anew")
    return Table("What follows, derived anew", head, [row])


def _derived(folder: Path) -> list[str]:
    workspace = Workspace.open(folder)
    graph = f"{workspace.base}graph/"
    stated = {f"{graph}source/{path.stem}": path.read_bytes() for path in sorted((folder / "statements").glob("*.trig"))}
    start = time.perf_counter()
    whole = derive(stated, workspace.base)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    same = whole.documents[f"{graph}inferred"] == (folder / "derived" / "inferred.trig").read_bytes()
    changed = next(iter(stated))
    stated[changed] = written(list(blocks_of(stated[changed]))[:-3])
    start = time.perf_counter()
    again = derive(stated, workspace.base, before=whole.before)
    part = time.perf_counter() - start
    return [str(whole.parts), f"{seconds:.1f}", f"{peak:,.0f}", "yes" if same else "NO", f"{part:.2f}", str(again.anew)]


def _seconds(store: OxigraphStore, asked: Asked) -> float:
    start = time.perf_counter()
    store.select(asked.text)
    return time.perf_counter() - start
