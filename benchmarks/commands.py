"""Wall time of whole commands, as a person waits for them.

    python benchmarks/commands.py [RUNS]

Medians and the longest of RUNS runs. The cold start copies the tracked files into an empty folder and runs the front
door there, with pip's cache switched off; it is done once.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
COMMAND = str(Path(sys.executable).with_name("goldenthread"))


def seconds(command: Sequence[str], folder: Path, **environment: str) -> float:
    """Wall time of a command; it must succeed."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, env=os.environ | environment, check=True, capture_output=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    papers = sorted(str(path) for path in (ROOT / "examples/leicestershire/sources").iterdir())
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = {"XDG_DATA_HOME": str(folder / "data")}
        builds = [seconds([COMMAND, "build", *papers, "--workspace", str(folder / f"w{i}")], folder, **home) for i in range(runs)]
        show("build the two papers", builds)
        ask = [COMMAND, "ask", "supporting-strategies", "--about", "9.3", "--workspace", str(folder / "w0")]
        show("ask, as a table", [seconds(ask, folder, **home) for _ in range(runs)])
        show("ask, as CSV", [seconds([*ask, "--format", "csv"], folder, **home) for _ in range(runs)])
        why = [COMMAND, "why", "Healthy Weight Strategy", "9.3", "--workspace", str(folder / "w0")]
        show("why", [seconds(why, folder, **home) for _ in range(runs)])
        clone = folder / "clone"
        subprocess.run(["git", "clone", "--quiet", str(ROOT), str(clone)], check=True)
        show("cold python run.py", [seconds([sys.executable, "run.py"], clone, PIP_NO_CACHE_DIR="1", **home)])
        show("warm python run.py", [seconds([sys.executable, "run.py"], clone, **home) for _ in range(runs)])


def show(what: str, times: Sequence[float]) -> None:
    print(f"{what:24}{median(times):7.2f} s   longest {max(times):.2f} s of {len(times)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
