"""Measure the explorer's pages, and write parts of docs/PERFORMANCE.md: `python benchmarks/exploring [--councils 0 400]`."""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(_ROOT / "benchmarks"), str(_ROOT / "tests" / "support")]

from explorer import exploring  # noqa: E402 - of the tests: a running explorer
from performance.data import made  # noqa: E402
from performance.measuring import percentile  # noqa: E402
from performance.report import machine, ms, put, ratio, table, verdict  # noqa: E402

from exploring.floor import floor  # noqa: E402 - found now
from exploring.pages import addresses  # noqa: E402
from exploring.painting import Painted, painted  # noqa: E402
from exploring.timing import Asking, Timed, timed  # noqa: E402
from goldenthread.graph.places import open_workspace  # noqa: E402

_LEICESTERSHIRE = 0  # councils: the shipped papers
_P50, _P99, _NATION = 0.05, 0.15, 0.3  # seconds
_PAINT, _WEIGHT = 0.5, 250_000
_HEAVY = {"network"}  # the weight of these is not bounded
_WARM = 20


def main(arguments: list[str]) -> None:
    """Run it for each number of councils; what is done is written at once."""
    chosen = _arguments(arguments)
    for councils in chosen.councils:
        with _workspace(chosen, councils) as (folder, name), exploring(folder, "--read-only") as home:
            found = addresses(home, chosen.seed)
            with Asking(home) as asking:
                times = {kind: timed(asking, each) for kind, each in found.items() if each}
            shown = painted(home, {kind: found[kind] for kind in times}) if not chosen.no_browser else {}
            told = _told(name, times, shown, max(1, councils))
        put(chosen.to, f"explorer-{councils or 'leicestershire'}", f"{machine()} Seed {chosen.seed}.\n\n{told}")


def _arguments(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(prog="exploring", description=__doc__)
    parser.add_argument("--councils", nargs="+", type=int, metavar="N", default=[_LEICESTERSHIRE, 400], help="0: the shipped papers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, default=Path(tempfile.gettempdir()) / "goldenthread-performance", help="a folder, kept")
    parser.add_argument("--to", type=Path, default=_ROOT / "docs" / "PERFORMANCE.md")
    parser.add_argument("--no-browser", action="store_true", help="leave out what needs Chromium")
    return parser.parse_args(arguments)


@contextmanager
def _workspace(chosen: Namespace, councils: int) -> Iterator[tuple[Path, str]]:
    if councils == _LEICESTERSHIRE:
        yield open_workspace(None).folder, "The two papers of Leicestershire"
        return
    data = made(chosen.data, councils, chosen.seed)
    yield data.workspace.folder, data.told()


def _told(name: str, times: dict[str, Timed], shown: dict[str, Painted], councils: int) -> str:
    size = sorted(each.size for each in times.values())[len(times) // 2]
    with floor(size) as address, Asking(address) as bare:
        least = percentile([bare.get("/")[0] for _ in range(_WARM * 10)][_WARM:], 50)
    most = _P99 if councils == 1 else _NATION
    rows = [_row(kind, each, shown.get(kind), least) for kind, each in times.items()]
    lines = [
        f"{name}. A page made anew beside one that is known already, and beside the same server software giving {size:,} bytes that",
        f"lie ready ({ms(least)} ms). “First” is the first of its kind after the server began. Milliseconds; bytes as sent, packed.",
        "",
        table(("page", "first", "anew p50", "anew p99", "again p50", "to bare", "kB", "first paint, ms", "weight, kB", "files"), rows),
        "",
        f"{_slowest(times, 50, _P50)} {_slowest(times, 99, most)}",
    ]
    if shown:
        paint = max(each.first for each in shown.values())
        weight = max(each.weight for kind, each in shown.items() if kind not in _HEAVY)
        lines.append(
            f"First contentful paint of the slowest kind: {ms(paint)} ms ({verdict(paint * 1000, _PAINT * 1000, ' ms')}); "
            f"the heaviest but for the network {weight / 1000:,.0f} kB ({verdict(weight / 1000, _WEIGHT / 1000, ' kB')})."
        )
    failed = [each for kind in times.values() for each in kind.failed]
    lines += [f"Not answered: {', '.join(failed[:5])}{' and more' if len(failed) > 5 else ''}."] if failed else []
    return "\n".join(lines)


def _slowest(times: dict[str, Timed], which: int, most: float) -> str:
    """The slowest kind of page made anew, and the kinds that take longer than they should."""
    took = {kind: percentile(each.anew, which) for kind, each in times.items()}
    worst = max(took, key=lambda kind: took[kind])
    missed = [kind for kind, seconds in took.items() if seconds > most]
    told = f"p{which} of the slowest kind made anew ({worst}): {ms(took[worst])} ms ({verdict(took[worst] * 1000, most * 1000, ' ms')})"
    return f"{told}{f'; {len(missed)} of {len(took)} kinds miss it: ' + ', '.join(missed) if missed else ''}."


def _row(kind: str, each: Timed, shown: Painted | None, least: float) -> tuple[str, ...]:
    again = percentile(each.again, 50)
    painted_ = (ms(shown.first), f"{shown.weight / 1000:,.0f}", str(shown.files)) if shown else ("–", "–", "–")
    p50, p99 = (ms(percentile(each.anew, which)) for which in (50, 99))
    return (kind, ms(each.first), p50, p99, ms(again), ratio(again / least), f"{each.size / 1000:,.0f}", *painted_)


if __name__ == "__main__":
    main(sys.argv[1:])
