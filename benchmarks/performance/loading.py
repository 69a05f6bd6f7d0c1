"""The process of the load, as it is used from here."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

__all__ = ["Burst", "Load"]


@dataclass(frozen=True, slots=True)
class Burst:
    """Seconds that each answer of some clients took, and how many were not answered by 200."""

    taken: tuple[float, ...]
    refused: int
    seconds: float


class Load:
    """The load's own process, for as long as it is entered."""

    def __enter__(self) -> Self:
        program = Path(__file__).with_name("load.py")
        self._process = subprocess.Popen([sys.executable, "-I", str(program)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.kill()
        self._process.communicate()

    def burst(
        self,
        url: str,
        fields: Mapping[str, str],
        queries: Sequence[str],
        clients: int,
        seconds: float,
        *,
        anew: bool,
        seed: int = 1,
    ) -> Burst:
        """Ask `queries` of a server, drawn by chance: `anew` as a text that was never asked before, else the same again.

        Raises ConnectionError where the server ends its connections or gives no answer in two minutes.
        """
        where = urlsplit(url)
        job = {
            "host": where.hostname,
            "port": where.port,
            "path": where.path,
            "fields": dict(fields),
            "queries": list(queries),
            "clients": clients,
            "seconds": seconds,
            "anew": anew,
            "seed": seed,
        }
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(job) + "\n")
        self._process.stdin.flush()
        reply = json.loads(self._process.stdout.readline())
        if "error" in reply:
            raise ConnectionError(f"{url}: {reply['error']}")
        return Burst(tuple(reply["taken"]), reply["refused"], reply["seconds"])
