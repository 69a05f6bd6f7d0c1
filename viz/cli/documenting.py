"""The page of all commands, made from the commands themselves: docs/COMMANDS.md.

Write it anew after a change with `python -m goldenthread.viz.cli.documenting docs/COMMANDS.md`.
"""

from __future__ import annotations

import inspect
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .application import COMMANDS, main

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["commands_page"]

_OPENING = """\
# Commands

Made from the commands by `python -m goldenthread.viz.cli.documenting docs/COMMANDS.md`: change them there.

Results go to standard output, what is said about them to standard error; `--format csv`, `json` and the like are clean
for a pipe. Colours come only on a terminal, and never with NO_COLOR set. Exit codes: 0 done; 1 `check` found errors, or
`verify` broken quotations; 2 not done, with one sentence that says why; 130 stopped with Ctrl-C.

THING is a number ("9.3"), a name or a part of one, or an address; where several things fit, they are listed. The
workspace is the folder given with `--workspace` or in GOLDENTHREAD_WORKSPACE, else the current folder if it is one,
else that of the two papers that come with Golden Thread, built once in the user's data folder.

The Tab key completes commands, questions, things and lenses after one of these lines, typed or in the shell's start-up
file:

    eval "$(_GOLDENTHREAD_COMPLETE=bash_source goldenthread)"      # bash
    eval "$(_GOLDENTHREAD_COMPLETE=zsh_source goldenthread)"       # zsh
    _GOLDENTHREAD_COMPLETE=fish_source goldenthread | source       # fish
"""


def commands_page() -> str:
    """Give the whole page as Markdown."""
    context = click.Context(main, info_name="goldenthread", **main.context_settings)
    parts = [_OPENING, *_options(main, context)]
    for name in COMMANDS:
        command = main.get_command(context, name)
        if command is not None:
            parts.extend(_section(command, click.Context(command, info_name=name, parent=context)))
    return "\n".join(parts) + "\n"


def _section(command: click.Command, context: click.Context, level: str = "##") -> Iterator[str]:
    usage = " ".join([context.command_path, *command.collect_usage_pieces(context)])
    yield from (f"{level} {context.command_path.partition(' ')[2]}", "", f"    {usage}", "")
    for paragraph in inspect.cleandoc(command.help or "").replace("\f", "").split("\n\n"):
        if paragraph.startswith("\b\n"):  # as it stands: an example
            yield from (f"  {line}" for line in paragraph.splitlines()[1:])
        else:
            yield " ".join(paragraph.split())
        yield ""
    yield from _options(command, context)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            if inner is not None:
                yield from _section(inner, click.Context(inner, info_name=name, parent=context), "###")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    yield "| option | |"
    yield "|---|---|"
    for parameter in command.get_params(context):
        if isinstance(parameter, click.Option) and (record := parameter.get_help_record(context)):
            names, said = (text.replace("|", "\\|") for text in record)
            yield f"| `{names}` | {said} |"
    yield ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(commands_page(), encoding="utf-8")
