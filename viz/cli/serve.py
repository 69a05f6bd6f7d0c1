"""`serve`: the SPARQL endpoint of a workspace, or of nothing at all, on a port of this machine."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...ontology.errors import GoldenThreadError
from .options import store_option, workspace_option
from .output import plain
from .places import open_workspace

if TYPE_CHECKING:
    from socket import socket

    from ...graph.workspace import Workspace
    from ...queries.endpoint.guarding import Guard
    from ...queries.workers.question import Limits

__all__ = ["command"]

_SECONDS = click.FloatRange(0, min_open=True)
_COUNT = click.IntRange(1)


@click.command("serve")
@click.option("--only-sparql", is_flag=True, help="The SPARQL endpoint alone; at present there is nothing else to serve.")
@click.option("--scratch", is_flag=True, help="Serve an empty dataset in memory, gone at the end, that anybody here may change.")
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 is every one of this machine.")
@click.option("--timeout", type=_SECONDS, default=10.0, show_default=True, help="Seconds until a query is stopped.")
@click.option("--max-rows", type=_COUNT, default=1_000_000, show_default=True, help="Rows of an answer; a longer one is refused.")
@click.option("--workers", type=_COUNT, help="Queries answered at the same time; else as many as suit the machine.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A machine that a query may ask by SERVICE; may be repeated.")
@click.option("--allow-update", is_flag=True, help="Take changes of what officers state, as their decisions, from who has the token.")
@click.option("--by", "who", default="officer", metavar="NAME", envvar="GOLDENTHREAD_BY", help="Who decides, kept with each change.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A further name that this server goes by; may be repeated.")
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
    hosts: tuple[str, ...],
    allow_update: bool,
    who: str,
    names: tuple[str, ...],
    where: str,
    workspace: Path | None,
) -> None:
    """Answer SPARQL queries over HTTP, until Ctrl-C.

    A workspace that is built anew meanwhile is noticed, and its new graph is asked from then on. With --allow-update a
    SPARQL update or an upload may change what officers state, and nothing else; it needs the token of the environment
    variable GOLDENTHREAD_TOKEN, or the one that is made and printed at the start.

    \b
      goldenthread serve --only-sparql
      curl localhost:8000/sparql -d "query=SELECT * { ?plan a gt:StrategicPlan }"
    """  # noqa: D301 - click takes the \b that is a character
    from ...queries.workers.question import Limits  # noqa: PLC0415 - the server's parts load slowly, and only here

    if scratch and allow_update:
        raise click.UsageError("A scratch dataset may be changed anyway: leave out --allow-update, or --scratch to change a workspace.")
    served = None if scratch else open_workspace(workspace)
    guard = _guard(host, names, who, anybody=scratch) if scratch or allow_update else None
    limits = Limits(seconds=timeout, rows=max_rows, concurrent=workers or 0)
    if not only_sparql:
        click.echo("The explorer is not there yet: this serves the SPARQL endpoint alone.", err=True)
    with _listening(host, port) as listener:
        _run(served, where, limits, frozenset(hosts), guard, listener)


def _guard(host: str, names: tuple[str, ...], who: str, *, anybody: bool) -> Guard:
    """Say who may change anything; a token that was made just now is told to whoever starts the server."""
    from ...queries.endpoint.guarding import guard_of  # noqa: PLC0415

    guard, new = guard_of(host, names, who, os.environ, anybody=anybody)
    if new:
        click.echo(f"A change needs this token, in the header Authorization: Bearer {guard.token}", err=True)
    return guard


def _run(served: Workspace | None, where: str, limits: Limits, hosts: frozenset[str], guard: Guard | None, listener: socket) -> None:
    """Serve until the process is told to end."""
    import asyncio  # noqa: PLC0415

    from ...graph.search import workspace_index  # noqa: PLC0415
    from ...queries.endpoint.changing import Writing  # noqa: PLC0415
    from ...queries.endpoint.indexing import Searching  # noqa: PLC0415
    from ...queries.endpoint.service import Service  # noqa: PLC0415
    from ...queries.endpoint.serving import event_loop, serve  # noqa: PLC0415
    from ...queries.endpoint.watching import keep_up  # noqa: PLC0415
    from ...queries.workers.origin import Kept, Scratch  # noqa: PLC0415
    from ...queries.workers.pool import Pool  # noqa: PLC0415

    async def scratch() -> None:
        async with Pool(Scratch(), limits, hosts) as pool:
            await tell_and_serve(Service(pool, hosts=hosts, writing=Writing(pool, guard) if guard else None))

    async def kept(workspace: Workspace) -> None:
        origin = Kept(workspace.folder, "memory" if guard else where)  # a change is tried on a copy, which only memory gives
        async with Pool(origin, limits, hosts) as pool:
            beside = [asyncio.create_task(keep_up(pool, origin, lambda: workspace.revision))]
            writing = None
            if guard:
                from ...queries.endpoint.recording import Recording  # noqa: PLC0415 - building comes with it

                recording = Recording(pool, origin, workspace, guard.who)
                writing = Writing(recording, guard)
                beside.append(asyncio.create_task(recording.prepare()))
            try:
                searching = Searching(lambda: workspace_index(workspace))
                await tell_and_serve(Service(pool, workspace.base, workspace.council, writing, hosts, searching))
            finally:
                for task in beside:
                    task.cancel()

    async def tell_and_serve(service: Service) -> None:
        host, port = listener.getsockname()[:2]
        click.echo(f"SPARQL: http://{f'[{host}]' if ':' in host else host}:{port}/sparql (Ctrl-C ends it)")
        await serve(service, listener)

    with asyncio.Runner(loop_factory=event_loop) as runner:
        runner.run(kept(served) if served else scratch())


def _listening(host: str, port: int) -> socket:
    """Open the port; raise GoldenThreadError where it is taken or the address is not of this machine."""
    from ...queries.endpoint.serving import listening  # noqa: PLC0415

    try:
        return listening(host, port)
    except OSError as error:
        why = (error.strerror or str(error)).partition(" (")[0]
        sentence = f"Port {port} of {plain(host)} cannot be used ({why}): choose another --port, 0 for a free one, or another --host."
        raise GoldenThreadError(sentence) from error
