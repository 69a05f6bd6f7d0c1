"""What follows from what is stated, derived whole and after one source has changed; and the search index."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Literal, Quad

from goldenthread.graph.deriving import derive
from goldenthread.graph.search import open_index
from goldenthread.graph.store.disk import DiskStore
from goldenthread.graph.store.trig import canonical_trig, read_trig
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.terms import PREF_LABEL

from .data import Data
from .measuring import always, fresh
from .report import table, verdict

__all__ = ["following"]


def following(data: Data) -> str:
    """A table of seconds and memory, at one number of councils."""
    (whole, again, anew, parts), peak = always(fresh(_derived, data.workspace.folder))
    with TemporaryDirectory(dir=data.copies) as place:
        (search, names, size), most = always(fresh(_searched, data.index, Path(place)))
    rows = (
        ("what follows, whole", f"{whole:.1f}", f"{peak / 1e6:,.0f}", verdict(whole, 300, " s")),
        (f"what follows, after one source changed ({anew} of {parts} parts anew)", f"{again:.1f}", "", ""),
        (f"search index ({names:,} names, {size / 1e6:,.0f} MB)", f"{search:.1f}", f"{most / 1e6:,.0f}", ""),
    )
    headings = (f"made anew at {data.councils} councils", "seconds", "peak memory, MB", "target")
    return table(headings, rows)


def _derived(folder: Path) -> tuple[float, float, int, int]:
    """Seconds to derive all, and again after the largest paper has changed; parts derived anew, of all."""
    workspace = Workspace.open(folder)
    files = [path for path in workspace.kept().files if path.parent.name == "statements"]
    stated = {f"{workspace.base}graph/source/{path.stem}": path.read_bytes() for path in files}
    start = time.perf_counter()
    first = derive(stated, workspace.base)
    whole = time.perf_counter() - start
    changed = max(stated, key=lambda graph: len(stated[graph]))
    stated[changed] = _renamed(stated[changed])
    start = time.perf_counter()
    second = derive(stated, workspace.base, before=first.before)
    return whole, time.perf_counter() - start, second.anew, second.parts


def _renamed(document: bytes) -> bytes:
    """A document in which one thing has another name."""
    quads = list(read_trig(document))
    place, name = next((place, quad) for place, quad in enumerate(quads) if quad.predicate.value == PREF_LABEL)
    quads[place] = Quad(name.subject, name.predicate, Literal(f"{name.object.value}, revised"), name.graph_name)  # type: ignore[union-attr]
    return canonical_trig(quads)


def _searched(index: Path, folder: Path) -> tuple[float, int, int]:
    """Seconds to make the search index, how many names are in it, and its bytes."""
    start = time.perf_counter()
    open_index(DiskStore(index, "measured"), "measured", folder)
    seconds = time.perf_counter() - start
    made = next(path for path in folder.rglob("*.sqlite"))
    with closing(sqlite3.connect(made)) as connection:
        names = int(connection.execute("SELECT count(*) FROM name").fetchone()[0])
    return seconds, names, made.stat().st_size
