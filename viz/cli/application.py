"""The application: its commands by name, loaded when they are called, and errors as one sentence.

Exit codes: 0 done; 1 `check` found errors, `verify` broken quotations, `score` less than --min or `mirror --check` a
difference; 2 not done, and nothing has changed; 130 stopped with Ctrl-C.
"""

from __future__ import annotations

import sys
from difflib import get_close_matches
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from ...ontology.errors import GoldenThreadError, ThingError, WorkbookError
from .output import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "Application", "main"]

#: In the order in which a new user meets them; each stands in the module of its name.
COMMANDS = (
    *("tour", "build", "ask", "search", "why", "compare", "network", "check", "coverage", "review", "verify", "workbook", "score"),
    *("sparql", "serve", "publish", "mirror", "export", "conventions"),
)

_FAILED, _STOPPED = 2, 130


class Application(click.Group):
    """A group that imports a command only when it is called, and says in one sentence what went wrong."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give one command, or None if there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f".{cmd_name}", __package__).command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; raise UsageError, naming the nearest, if there is none."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-") and not ctx.resilient_parsing:
            near = get_close_matches(name, COMMANDS, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command '{name}': {hint}", ctx)
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, *others: Any, **extra: Any) -> NoReturn:
        """Run a command and end the process with its exit code."""
        _print_what_can_be_printed(sys.stdout, sys.stderr)
        extra["standalone_mode"] = False
        try:
            result = super().main(args, *others, **extra)
        except GoldenThreadError as error:
            _say(str(error), *_more(error))
            sys.exit(_FAILED)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.format_message())
            sys.exit(0)
        except click.ClickException as error:
            _say(_usage(error))
            sys.exit(_FAILED)
        except click.Abort:
            sys.exit(_STOPPED)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            _say(f"{where}{error.strerror or error}; check the name, the permissions and the room on the disk.")
            sys.exit(_FAILED)
        sys.exit(result if isinstance(result, int) else 0)


@click.group(cls=Application, no_args_is_help=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goldenthread", message="goldenthread %(version)s")
def main() -> None:
    """From committee papers to what depends on what in a council's plan, with the words that say so.

    Without --workspace, a command uses the workspace in the current folder, or else the two Leicestershire papers that
    come with Golden Thread.
    """


def _more(error: GoldenThreadError) -> tuple[str, ...]:
    """What an error lists under its sentence."""
    match error:
        case ThingError():
            return error.candidates
        case WorkbookError():
            return error.faults
        case _:
            return ()


def _usage(error: click.ClickException) -> str:
    """The sentence of an error in what was typed, and where to see how it is done."""
    said = error.format_message().strip()
    said = said if said.endswith((".", "?", "!")) else f"{said}."
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{said} See {context.command_path} --help." if context else said


def _say(sentence: str, *candidates: str) -> None:
    click.echo(f"goldenthread: {plain(sentence)}", err=True)
    for candidate in candidates:
        click.echo(f"  {plain(candidate)}", err=True)


def _print_what_can_be_printed(*streams: Any) -> None:
    """A terminal that lacks a letter shows a question mark in its place rather than a traceback."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
