"""Tables of Markdown, each part of the benchmark between markers of its own in docs/PERFORMANCE.md."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from math import inf, isfinite
from pathlib import Path

__all__ = ["machine", "ms", "put", "ratio", "table", "verdict"]

_MARKED = "<!-- measured: {part} -->\n{text}\n<!-- end: {part} -->"


def table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table; columns after the first are numbers and stand to the right."""
    lines = [headings, ["---", *("---:" for _ in headings[1:])], *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def ms(seconds: float) -> str:
    """Milliseconds with three digits that tell something."""
    if seconds == inf:
        return "too long"
    taken = seconds * 1000
    return f"{taken:,.0f}" if taken >= 100 else f"{taken:.1f}" if taken >= 10 else f"{taken:.2f}" if taken >= 1 else f"{taken:.3f}"


def ratio(value: float) -> str:
    """A ratio with as many digits as tell something."""
    if not isfinite(value):
        return "–"
    return f"{value:.2f}" if value < 10 else f"{value:,.0f}"


def verdict(value: float, target: float, unit: str = "", *, least: bool = False) -> str:
    """A target and whether it is met, said plainly."""
    met = value >= target if least else value <= target
    return f"{'at least' if least else 'at most'} {target:,g}{unit}: {'met' if met else '**not met**'}"


def machine(*engines: str) -> str:
    """The machine, the date and the engines by name, in one paragraph."""
    versions = (f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{datetime.now(UTC):%d %B %Y}; {_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB of memory, {platform.system()} "
        f"{platform.release()}; {platform.python_implementation()} {platform.python_version()}, {', '.join([*versions, *engines])}."
    )


def put(document: Path, part: str, text: str) -> None:
    """Put what a part has measured in the place of what it measured before, or at the end."""
    told = document.read_text(encoding="utf-8") if document.is_file() else "# Performance\n"
    new = _MARKED.format(part=part, text=text.strip())
    old = re.compile(re.escape(f"<!-- measured: {part} -->") + ".*?" + re.escape(f"<!-- end: {part} -->"), re.DOTALL)
    found = old.search(told)
    told = told[: found.start()] + new + told[found.end() :] if found else f"{told.rstrip()}\n\n{new}\n"
    document.write_text(told, encoding="utf-8")


def _processor() -> str:
    information = Path("/proc/cpuinfo")
    found = re.search(r"^model name\s*:\s*(.+)$", information.read_text(), re.MULTILINE) if information.is_file() else None
    return found[1] if found else platform.machine()
