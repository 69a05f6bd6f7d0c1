"""`serve`: the explorer and the SPARQL endpoint of a workspace, or the endpoint alone, on a port of this machine."""

from __future__ import annotations

import asyncio
import logging
import os
import re
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from ...ontology.errors import GoldenThreadError
from .browser import open_in_browser
from .options import store_option, workspace_option
from .output import plain
from .places import open_workspace

if TYPE_CHECKING:
    from socket import socket

    from ...graph.workspace import Workspace
    from ...queries.endpoint.guarding import Guard
    from ...queries.workers.question import Limits

__all__ = ["command"]

_SEND = "A change needs this token, in the header Authorization: Bearer %s"
_SIGN_IN = "Whoever changes anything signs in with this access token: %s"
_SECONDS = click.FloatRange(0, min_open=True)
_PATH = re.compile(r"(/[A-Za-z0-9_-]+)+")
_COUNT = click.IntRange(1)


def _prefix(_: click.Context, __: click.Parameter, value: str) -> str:
    """Give a path without a slash at its end; raise BadParameter for what is none."""
    path = value.rstrip("/")
    if path and not _PATH.fullmatch(path):
        raise click.BadParameter("give a path of letters, digits, - and _, as in /plan or /council/plan.")
    return path


@click.command("serve")
@click.option("--only-sparql", is_flag=True, help="The SPARQL endpoint alone, without the explorer's pages.")
@click.option("--scratch", is_flag=True, help="Serve an empty dataset in memory, gone at the end, that anybody here may change.")
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 is every one of this machine.")
@click.option("--timeout", type=_SECONDS, default=10.0, show_default=True, help="Seconds until a query is stopped.")
@click.option("--max-rows", type=_COUNT, default=1_000_000, show_default=True, help="Rows of an answer; a longer one is refused.")
@click.option("--workers", type=_COUNT, help="Queries answered at the same time; else as many as suit the machine.")
@click.option("--read-only", is_flag=True, help="Show everything and take no change: no reviews, no imports.")
@click.option("--no-browser", is_flag=True, help="Do not open the explorer in the browser.")
@click.option("--access-log", is_flag=True, help="Write a line of JSON for each page to standard error, without personal data.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A machine that a query may ask by SERVICE; may be repeated.")
@click.option("--allow-update", is_flag=True, help="Take changes of what officers state, as their decisions, from who has the token.")
@click.option("--by", "who", default="officer", metavar="NAME", envvar="GOLDENTHREAD_BY", help="Who decides, kept with each change.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A further name that this server goes by; may be repeated.")
@click.option("--prefix", default="", callback=_prefix, metavar="PATH", help="Where a proxy shows it, /plan, if not at its root.")
@store_option
@workspace_option
def command(
    only_sparql: bool,
    scratch: bool,
    port: int,
    host: str,
    timeout: float,
    max_rows: int,
    workers: int | None,
    read_only: bool,
    no_browser: bool,
    access_log: bool,
    hosts: tuple[str, ...],
    allow_update: bool,
    who: str,
    names: tuple[str, ...],
    prefix: str,
    where: str,
    workspace: Path | None,
) -> None:
    """Open the explorer in the browser, and answer SPARQL queries, until Ctrl-C.

    A workspace that is built anew meanwhile is noticed, and its new graph is shown from then on. Only this machine reaches it, unless
    --host says otherwise; then every change needs an access token: that of the environment variable GOLDENTHREAD_TOKEN, or the one
    that is made and printed at the start. With --allow-update a SPARQL update or an upload may change what officers state, too.

    \b
      goldenthread serve
      goldenthread serve --read-only --host 0.0.0.0 --port 8080
      goldenthread serve --only-sparql
      curl localhost:8000/sparql -d "query=SELECT * { ?plan a gt:StrategicPlan }"
    """  # noqa: D301 - click takes the \b that is a character
    from ...queries.workers.question import Limits  # noqa: PLC0415 - the server's parts load slowly, and only here

    if scratch and allow_update:
        raise click.UsageError("A scratch dataset may be changed anyway: leave out --allow-update, or --scratch to change a workspace.")
    if read_only and (scratch or allow_update):
        raise click.UsageError("--read-only takes no change at all: leave it out, or --scratch and --allow-update.")
    served = None if scratch else open_workspace(workspace)
    pages = None if read_only or scratch or only_sparql else _guard(host, names, who, anybody=True, told=_SIGN_IN)
    updates = None
    if scratch or allow_update:  # one token for both ways, where both need one
        updates = pages if pages and pages.token else _guard(host, names, who, anybody=scratch, told=_SEND)
    if access_log:
        _log_access()
    pages_shown = served is not None and not only_sparql
    limits = Limits(seconds=timeout, rows=max_rows, concurrent=workers or 0, kept=int(pages_shown))
    with _listening(host, port) as listener:
        if served is None or only_sparql:
            _serve_endpoint(served, where, limits, frozenset(hosts), updates, listener, prefix)
        else:
            _serve_explorer(served, where, limits, frozenset(hosts), updates, pages, listener, prefix, browse=not no_browser)


def _guard(host: str, names: tuple[str, ...], who: str, *, anybody: bool, told: str) -> Guard:
    """Say who may change anything; a token that was made just now is told to whoever starts the server."""
    from ...queries.endpoint.guarding import guard_of  # noqa: PLC0415

    guard, new = guard_of(host, names, who, os.environ, anybody=anybody)
    if new:
        click.echo(told % guard.token, err=True)
    return guard


def _serve_endpoint(
    served: Workspace | None, where: str, limits: Limits, hosts: frozenset[str], guard: Guard | None, listener: socket, prefix: str
) -> None:
    """Serve the endpoint alone until the process is told to end."""
    from ...queries.endpoint.opening import of_nothing, of_workspace  # noqa: PLC0415
    from ...queries.endpoint.serving import event_loop, serve  # noqa: PLC0415

    async def run() -> None:
        async with of_workspace(served, where, limits, hosts, guard) if served else of_nothing(limits, hosts, guard) as service:
            click.echo(f"SPARQL: {_address(listener)}/sparql (Ctrl-C ends it)")
            await serve(service, listener, prefix=prefix)

    with asyncio.Runner(loop_factory=event_loop) as runner:
        runner.run(run())


def _serve_explorer(
    served: Workspace,
    where: str,
    limits: Limits,
    hosts: frozenset[str],
    updates: Guard | None,
    pages: Guard | None,
    listener: socket,
    prefix: str,
    *,
    browse: bool,
) -> None:
    """Serve pages and endpoint until the process is told to end."""
    from ...queries.endpoint.opening import of_workspace  # noqa: PLC0415
    from ...queries.endpoint.serving import event_loop, serve  # noqa: PLC0415
    from ..explorer.serving import shown  # noqa: PLC0415

    async def run() -> None:
        async with of_workspace(served, where, limits, hosts, updates) as service:
            with shown(served, service, pages) as application:
                click.echo(f"Explorer: {_address(listener)}/ · SPARQL: {_address(listener)}/sparql (Ctrl-C ends it)")
                if browse:
                    Thread(target=open_in_browser, args=(f"{_address(listener)}/",), daemon=True).start()
                await serve(service, listener, application, prefix)

    with asyncio.Runner(loop_factory=event_loop) as runner:
        runner.run(run())


def _address(listener: socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _log_access() -> None:
    from ..explorer.access import LOG  # noqa: PLC0415

    log, lines = logging.getLogger(LOG), logging.StreamHandler()
    lines.setFormatter(logging.Formatter("%(message)s"))
    log.addHandler(lines)
    log.setLevel(logging.INFO)
    log.propagate = False


def _listening(host: str, port: int) -> socket:
    """Open the port; raise GoldenThreadError where it is taken or the address is not of this machine."""
    from ...queries.endpoint.serving import listening  # noqa: PLC0415

    try:
        return listening(host, port)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (")[0]
        sentence = f"Port {port} of {plain(host)} cannot be used ({why}): choose another --port, 0 for a free one, or another --host."
        raise GoldenThreadError(sentence) from error
