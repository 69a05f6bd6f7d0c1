"""Building with a progress bar."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn

from ...graph.building import build
from .terminal import console

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from ...graph.building import BuildSummary
    from ...graph.decisions import Decision

__all__ = ["make", "progress_bar"]


def make(
    sources: Sequence[Path],
    folder: Path,
    *,
    base: str = "",
    council: str = "",
    without: Collection[str] = (),
    convention: str = "",
    decisions: Sequence[Decision] = (),
    workbooks: Sequence[bytes] = (),
) -> BuildSummary:
    """Build as `goldenthread.graph.building.build` does, showing on a terminal how far it is."""
    with progress_bar() as progress:
        return build(
            sources,
            folder,
            base=base,
            council=council,
            without=without,
            convention=convention,
            decisions=decisions,
            workbooks=workbooks,
            progress=progress,
        )


@contextmanager
def progress_bar() -> Iterator[Callable[[str, int, int], None]]:
    """Show on a terminal, and nowhere else, what is being done and how far it is."""
    screen = console(stderr=True)
    bar = Progress(
        BarColumn(bar_width=24), TextColumn("{task.description}", markup=False), console=screen, transient=True,
        disable=not screen.is_terminal,
    )  # fmt: skip
    with bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(task, description=what, completed=done, total=total)
