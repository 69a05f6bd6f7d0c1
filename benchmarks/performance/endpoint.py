"""The servers in turn: every kind of question, by 1, 8 and 32 clients, never asked before and asked again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from pyoxigraph import Store

from .checking import differing
from .classes import Kind, kinds
from .data import Data
from .engines import ENGINES, OURS, REFERENCE, Engine, absent
from .loading import Load
from .measuring import percentile
from .ordinary import ordinary
from .report import ms, ratio, table, verdict

__all__ = ["Effort", "measured"]

_ABOUT = """Milliseconds; the ratio is that of the median to the one of `oxigraph serve` with its database on disk, in the same run. Every
question is a text that was never asked before; those asked again are twenty, of which we keep the answers: the other servers keep none.
A dash: so many clients would wait for more than eight seconds."""
_SLOW_TO_LOAD = {"rdflib-endpoint": 1}  # councils that it is still asked about: it takes 40 s for a million triples
_AGAIN = 20  # questions that are asked again and again
_PATIENCE = 8.0  # seconds for an answer: who would need more for so many clients is not asked by them
_Times = dict[tuple[str, str, int, bool], list[float]]  # by engine, kind, clients, and whether the question was new


@dataclass(frozen=True, slots=True)
class Effort:
    """How much is measured: seconds of a burst, how often the servers take turns, numbers of clients, questions of the catalogue."""

    seconds: float
    rounds: int
    clients: Sequence[int]
    questions: Collection[str]


def measured(data: Data, effort: Effort) -> str:
    """The tables of one number of councils."""
    left_out = {name: reason for name in ENGINES if (reason := absent(name) or _too_slow(name, data))}
    with ExitStack() as ending:
        engines = [ending.enter_context(start(data)) for name, start in ENGINES.items() if name not in left_out]
        store = Store.read_only(str(data.index))
        asked = kinds(data, effort.questions)
        wrong = {(engine.name, kind.name): what for engine in engines for kind in asked if (what := differing(engine, kind, store))}
        load = ending.enter_context(Load())
        times, refused = _times(load, engines, asked, wrong, effort)
        clients = ordinary(engines, asked[0], effort.rounds)
    missing = [f"{name} is missing: {reason}." for name, reason in left_out.items()]
    missing += [f"{engine} was not timed on “{kind}”: {what}." for (engine, kind), what in wrong.items()]
    missing += [f"{engine} refused {number} questions of “{kind}”; they do not count." for (engine, kind), number in refused.items()]
    parts = (f"{data.told()}.", _ABOUT, _table(times, [*ENGINES], asked, effort), *missing, clients)
    return "\n\n".join(parts)


def _too_slow(name: str, data: Data) -> str:
    most = _SLOW_TO_LOAD.get(name)
    return f"it is only asked about {most} council, for it loads slowly" if most and data.councils > most else ""


def _times(
    load: Load, engines: Sequence[Engine], asked: Sequence[Kind], wrong: Mapping[tuple[str, str], str], effort: Effort
) -> tuple[_Times, Mapping[tuple[str, str], int]]:
    times: _Times = defaultdict(list)
    refused = defaultdict[tuple[str, str], int](int)
    for kind in asked:
        able = [engine for engine in engines if (engine.name, kind.name) not in wrong]
        for clients in effort.clients:
            able = [engine for engine in able if clients * percentile(times[engine.name, kind.name, 1, True] or [0.0], 50) < _PATIENCE]
            for turn in range(effort.rounds):
                for engine in able if turn % 2 else able[::-1]:
                    for anew in (True, False) if engine.name == OURS else (True,):
                        queries = kind.queries if anew else kind.queries[:_AGAIN]
                        try:
                            burst = load.burst(engine.url, engine.fields, queries, clients, effort.seconds, anew=anew, seed=turn)
                        except ConnectionError:
                            refused[engine.name, kind.name] += 1
                            continue
                        times[engine.name, kind.name, clients, anew] += burst.taken
                        if burst.refused:
                            refused[engine.name, kind.name] += burst.refused
        print(f"  {kind.name}", flush=True)
    return times, refused


def _table(times: _Times, names: Sequence[str], asked: Sequence[Kind], effort: Effort) -> str:
    figures = [f"{clients}: {what}" for clients in effort.clients for what in ("p50", "p99", "ratio")]
    headings = ("question", "server", *figures, "target of the ratio")
    rows = []
    for kind in asked:
        for anew in (True, False):
            for name in names:
                cells = [_cells(times, name, kind.name, clients, anew=anew) for clients in effort.clients]
                if not any(cells):
                    continue
                told = [f"{name}{'' if anew else ', asked again'}"]
                told += [text for cell in cells for text in ((ms(cell[0]), ms(cell[1]), ratio(cell[2])) if cell else ("–", "–", "–"))]
                target = kind.targets.get(anew) if name == OURS else None
                worst = max((cell[2] for cell in cells if cell), default=0.0)
                rows.append((kind.name, *told, verdict(worst, target) if target else ""))
    return table(headings, rows)


def _cells(times: _Times, name: str, kind: str, clients: int, *, anew: bool) -> tuple[float, float, float] | None:
    """The median, the 99th percentile, and the ratio of the median to that of Oxigraph's server for a new question."""
    taken, peer = times.get((name, kind, clients, anew)), times.get((REFERENCE, kind, clients, True))
    if not taken:
        return None
    middle = percentile(taken, 50)
    return middle, percentile(taken, 99), middle / percentile(peer, 50) if peer else float("nan")
