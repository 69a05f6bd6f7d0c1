"""All that docs/PERFORMANCE.md tells, measured anew.

    python benchmarks/performance.py [--part questions|endpoint|store|growth|deriving ...] [--councils N ...] [--keep FOLDER]

Without options every part is measured, at 1, 40 and 400 councils (`benchmarks/councils`), in about 25 minutes. Ratios are of
one run, on the same data and questions, and rows are compared before anything is timed: the script ends with 1 where they
differ. The tables are Markdown. `--keep` keeps the made-up councils for the next run.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph
from councils import write_workspace
from measuring.endpoint import endpoint
from measuring.in_process import in_process
from measuring.nation import deriving, growth, storing

from goldenthread.graph.store.opening import open_local
from goldenthread.graph.workspace import Workspace

PARTS = ("questions", "endpoint", "store", "growth", "deriving")
SIZES = (1, 40, 400)
MOST_ENDPOINT = 40  # councils: beyond, loading the other servers takes longer than all the rest


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, nargs="+", default=PARTS)
    parser.add_argument("--councils", type=int, nargs="+", default=SIZES)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--requests", type=int, default=1000)
    asked = parser.parse_args(arguments)
    differing = 0
    print(f"{_machine()}, Python {platform.python_version()}, pyoxigraph {pyoxigraph.__version__}", flush=True)
    with _kept(asked.keep) as place:
        folders = {councils: _written(place, councils) for councils in sorted(asked.councils)}
        for councils, folder in folders.items():
            print(f"\n## {councils} council{'s' if councils > 1 else ''}", flush=True)
            if "store" in asked.part and councils > 1:
                print(storing(folder), flush=True)
            store = open_local(Workspace.open(folder))
            if "questions" in asked.part and councils <= MOST_ENDPOINT:
                table, wrong = in_process(store, store.engine, asked.runs)
                differing += wrong
                print(table, flush=True)
            if "endpoint" in asked.part and councils <= MOST_ENDPOINT:
                table, wrong = endpoint(folder, store, asked.requests)
                differing += wrong
                print(table, flush=True)
            if "deriving" in asked.part:
                print(deriving(folder), flush=True)
        if "growth" in asked.part:
            print("\n## From one size to the next", flush=True)
            print(growth(folders, "disk", asked.runs), flush=True)
    return 1 if differing else 0


def _written(place: Path, councils: int) -> Path:
    folder = place / str(councils)
    if not folder.exists():
        write_workspace(folder, councils)
    return folder


@contextmanager
def _kept(folder: Path | None) -> Iterator[Path]:
    if folder:
        yield folder
        return
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def _machine() -> str:
    """The processor, its cores and the memory, as far as the system tells."""
    info = Path("/proc/cpuinfo")
    lines = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    model = next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.processor() or platform.machine()
    )
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30 if hasattr(os, "sysconf") else 0
    return f"{model}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
