"""Where results go: bytes to standard output, clean for a pipe, or to a file, whole or not at all."""

from __future__ import annotations

import os
import re
import shlex
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["called_as", "emit", "plain", "within", "written"]

#: Control characters but for tab and line feed: a paper could hold the ones that steer a terminal.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def called_as() -> str:
    """What a person types to call the program, for hints that can be copied: run.py tells of itself."""
    return plain(os.environ.get("GOLDENTHREAD_CALLED_AS", "goldenthread"))


def within(workspace: Path | None) -> str:
    """Give what must be typed behind a command to stay in a workspace that was named: " --workspace DIR", or ""."""
    return f" --workspace {shlex.quote(str(workspace))}" if workspace else ""


def plain(text: str) -> str:
    """Give a text that does nothing to a terminal but be read."""
    return _CONTROL.sub("", text)


def emit(content: str | bytes, target: Path | None) -> None:
    """Write to `target`, or else to standard output, in UTF-8; raise GoldenThreadError if it cannot be written."""
    content = content.encode() if isinstance(content, str) else content
    if target is not None:
        written(content, target)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def written(content: bytes, target: Path) -> None:
    """Write a file and say on standard error where it is; raise GoldenThreadError if it cannot be written."""
    from ..exporting import write_atomically  # noqa: PLC0415 - it brings networkx, which most commands need not load

    write_atomically(target, content)
    click.echo(f"Written: {plain(str(target))}", err=True)
