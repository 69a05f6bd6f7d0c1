"""A build of ten papers, on one core and on all of them.

    python benchmarks/building.py [PAPER ...]

Without papers, five PDF and five Word files of about 26 pages each are made of the shipped ones. Readers work side by side,
one a core; what follows them, from extraction on, is one thread. Wall time, the median of three builds of each kind in turn.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from statistics import median

from reading import make_pdf, make_word

RUNS = 3
READ = """
import sys
from pathlib import Path
from goldenthread.graph.reading.guarding import read_documents
read_documents([Path(each) for each in sys.argv[1:]])
"""


def seconds(command: Sequence[str], cores: Collection[int]) -> float:
    """Wall time of a command that may use these cores; it must succeed."""
    os.sched_setaffinity(0, cores)
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def ten_papers(folder: Path) -> list[str]:
    for number in range(5):
        make_pdf(26, folder / f"paper-{number}.pdf")
        make_word(26, folder / f"paper-{number}.docx")
    return sorted(str(path) for path in folder.iterdir())


def main(papers: list[str]) -> None:
    everywhere = os.sched_getaffinity(0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "papers"
        folder.mkdir()
        papers = papers or ten_papers(folder)
        command = str(Path(sys.executable).with_name("goldenthread"))
        builds: dict[int, list[float]] = {}
        reads: dict[int, list[float]] = {}
        for run in range(RUNS):
            for cores in ({min(everywhere)}, everywhere):
                workspace = str(Path(name) / f"{run}-{len(cores)}")
                reads.setdefault(len(cores), []).append(seconds([sys.executable, "-c", READ, *papers], cores))
                builds.setdefault(len(cores), []).append(seconds([command, "build", *papers, "--workspace", workspace], cores))
    print(f"{'cores':>5}{'reading s':>12}{'whole build s':>16}   {len(papers)} papers")
    for cores, times in builds.items():
        print(f"{cores:5}{median(reads[cores]):12.2f}{median(times):16.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
