"""Measure, and write docs/PERFORMANCE.md: `python benchmarks/performance [--part PART] [--councils N ...]`."""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT / "benchmarks"), str(_ROOT / "tests" / "support")]

from goldenthread.queries.catalogue import catalogue  # noqa: E402
from performance import beside, endpoint, engines, in_process, national  # noqa: E402 - found now, with the servers of the tests
from performance.data import Data, made  # noqa: E402
from performance.report import machine, put  # noqa: E402

_SIZES = {"in-process": (1, 40), "endpoint": (1, 40), "national": (40, 400)}
_ROUGH = 0.5  # of the effort: below, the servers take one turn only


def main(arguments: list[str]) -> None:
    """Run the parts that are asked for, each as soon as its data is there; a part that is done is written at once."""
    chosen = _arguments(arguments)
    chosen.data.mkdir(parents=True, exist_ok=True)
    for part in chosen.part:
        sizes = chosen.councils or _SIZES[part]
        print(f"{part}: {', '.join(map(str, sizes))} councils", flush=True)
        told = _PARTS[part]([made(chosen.data, size, chosen.seed) for size in sorted(sizes)], chosen)
        put(chosen.to, part, f"{machine(*engines.versions())} Seed {chosen.seed}.\n\n{told}")


def _arguments(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="performance", description=__doc__)
    parser.add_argument("--part", nargs="+", choices=_PARTS, default=list(_PARTS))
    parser.add_argument("--councils", nargs="+", type=int, metavar="N", help="sizes; else those of docs/PERFORMANCE.md")
    parser.add_argument("--questions", nargs="+", choices=catalogue(), default=list(catalogue()), help="of the catalogue; else all")
    parser.add_argument("--clients", nargs="+", type=int, metavar="N", default=[1, 8, 32], help="that ask an endpoint at a time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "goldenthread-performance", help="a folder, kept")
    parser.add_argument("--to", type=Path, default=_ROOT / "docs" / "PERFORMANCE.md")
    parser.add_argument("--effort", type=float, default=1.0, help="less is sooner and rougher")
    return parser.parse_args(arguments)


def _in_process(sizes: list[Data], chosen: Namespace) -> str:
    return "\n\n".join(in_process.measured(data, chosen.questions, chosen.effort) for data in sizes)


def _endpoint(sizes: list[Data], chosen: Namespace) -> str:
    effort = endpoint.Effort(0.4 * chosen.effort, 3 if chosen.effort >= _ROUGH else 1, chosen.clients, chosen.questions)
    return "\n\n".join([*(endpoint.measured(data, effort) for data in sizes), beside.measured(sizes[-1], 3 * chosen.effort)])


def _national(sizes: list[Data], chosen: Namespace) -> str:
    return national.measured(sizes, chosen.questions, chosen.effort)


_PARTS: Mapping[str, Callable[[list[Data], Namespace], str]] = {
    "in-process": _in_process,
    "endpoint": _endpoint,
    "national": _national,
}

if __name__ == "__main__":
    main(sys.argv[1:])
