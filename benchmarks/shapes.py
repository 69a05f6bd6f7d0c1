"""How long comparing with the shapes takes: all triples at once, part by part, with nothing changed, and with one paper changed.

python benchmarks/shapes.py [COUNCILS ...]
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import pyshacl
import rdflib
from councils import write_workspace

from goldenthread.graph.conforming import conform
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology import resource


def whole(workspace: Workspace) -> object:
    data = rdflib.Graph().parse(data="\n".join({f"{quad.triple} ." for quad in workspace.store().quads()}), format="nt")
    return pyshacl.validate(data, shacl_graph=rdflib.Graph().parse(data=resource("shapes.ttl").read_bytes()), advanced=True, inplace=True)


def seconds(work: Callable[[Workspace], object], workspace: Workspace) -> float:
    begun = process_time()
    work(workspace)
    return process_time() - begun


def main() -> None:
    print("| councils | all at once | part by part | nothing changed | one paper changed |\n|---|---|---|---|---|")
    for councils in [int(number) for number in sys.argv[1:]] or [1, 4]:
        with TemporaryDirectory() as folder:
            write_workspace(Path(folder) / "plan", councils)
            workspace = Workspace.open(Path(folder) / "plan")
            taken = [seconds(work, workspace) for work in (whole, conform, conform)]
            paper = next(workspace.folder.glob("statements/*.trig"))
            paper.write_bytes(paper.read_bytes().replace(b"Cabinet", b"Executive"))
            taken.append(seconds(conform, workspace))
            print(f"| {councils} | " + " | ".join(f"{each:.2f} s" for each in taken) + " |", flush=True)


if __name__ == "__main__":
    main()
