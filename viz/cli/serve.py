"""`serve`: the SPARQL endpoint of a workspace, or of nothing at all, on a port of this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...ontology.errors import GoldenThreadError
from .options import workspace_option
from .output import plain
from .places import open_workspace

if TYPE_CHECKING:
    from socket import socket

    from ...graph.workspace import Workspace
    from ...queries.endpoint.guarding import Guard
    from ...queries.endpoint.service import Service
    from ...queries.workers.origin import Origin
    from ...queries.workers.pool import Pool
    from ...queries.workers.question import Limits

__all__ = ["command"]


@click.command("serve")
@click.option("--only-sparql", is_flag=True, help="The SPARQL endpoint alone; at present there is nothing else to serve.")
@click.option("--scratch", is_flag=True, help="Serve an empty dataset in memory, gone at the end, that anybody here may change.")
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The port; 0 takes a free one.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 is every one of this machine.")
@click.option(
    "--timeout", type=click.FloatRange(0, min_open=True), default=10.0, show_default=True, help="Seconds until a query is stopped."
)
@click.option(
    "--max-rows", type=click.IntRange(1), default=1_000_000, show_default=True, help="Rows of an answer; a longer one is refused."
)
@click.option("--workers", type=click.IntRange(0), default=0, help="Queries answered at the same time; else as many as suit the machine.")
@click.option("--allow-host", "hosts", multiple=True, metavar="NAME", help="A machine that a query may ask by SERVICE; may be repeated.")
@click.option(
    "--allow-update", is_flag=True, help="Take changes of what officers state, each recorded as a decision, from who has the token."
)
@click.option(
    "--by", "who", default="officer", show_default=True, metavar="NAME", envvar="GOLDENTHREAD_BY", help="Who decides, kept with changes."
)
@click.option(
    "--name", "names", multiple=True, metavar="NAME", help="A host name that this server goes by, where changes come in; may be repeated."
)
@workspace_option
def command(
    only_sparql: bool,
    scratch: bool,
    port: int,
    host: str,
    timeout: float,
    max_rows: int,
    workers: int,
    hosts: tuple[str, ...],
    allow_update: bool,
    who: str,
    names: tuple[str, ...],
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
    from ...queries.workers.origin import Kept, Scratch  # noqa: PLC0415 - the server's parts load slowly, and only here
    from ...queries.workers.question import Limits  # noqa: PLC0415

    if scratch and allow_update:
        raise click.UsageError("A scratch dataset may be changed anyway: leave --allow-update out, or --scratch to change a workspace.")
    served = None if scratch else open_workspace(workspace)
    origin = Scratch() if served is None else Kept(served.folder, "memory" if allow_update else "")
    guard = _guard(host, names, who, scratch=scratch) if scratch or allow_update else None
    listener = _listening(host, port)
    if not only_sparql:
        click.echo("The explorer is not there yet: this serves the SPARQL endpoint alone.", err=True)
    limits = Limits(seconds=timeout, rows=max_rows, concurrent=workers)
    with listener:
        _run(_Served(origin, served, limits, frozenset(hosts), guard), listener, _address(host, listener))


@dataclass(frozen=True, slots=True)
class _Served:
    """Whose quads are served, within which bounds, with which machines to be asked, and from whom changes are taken."""

    origin: Origin
    workspace: Workspace | None
    limits: Limits
    hosts: frozenset[str]
    guard: Guard | None

    def service(self, pool: Pool) -> Service:
        from ...queries.endpoint.changing import Writing  # noqa: PLC0415
        from ...queries.endpoint.recording import Recording  # noqa: PLC0415
        from ...queries.endpoint.service import Service  # noqa: PLC0415

        workspace, guard = self.workspace, self.guard
        by = Recording(pool, self.origin, workspace, guard.who) if workspace and guard else pool
        writing = Writing(by, guard) if guard else None
        return Service(pool, workspace.council if workspace else "", workspace.base if workspace else "", writing, self.hosts)


def _guard(host: str, names: tuple[str, ...], who: str, *, scratch: bool) -> Guard:
    from ...queries.endpoint.guarding import guard_of  # noqa: PLC0415

    guard, new = guard_of(host, names, who, os.environ, anybody=scratch)
    if new:
        click.echo(f"Changes need this token, in the header Authorization: Bearer {guard.token}", err=True)
    return guard


def _run(served: _Served, listener: socket, address: str) -> None:
    """Serve until the process is told to end."""
    import asyncio  # noqa: PLC0415

    from ...queries.endpoint.serving import event_loop, serve  # noqa: PLC0415
    from ...queries.endpoint.watching import keep_up  # noqa: PLC0415
    from ...queries.workers.pool import Pool  # noqa: PLC0415

    async def serving() -> None:
        async with Pool(served.origin, served.limits, served.hosts) as pool:
            workspace = served.workspace
            watch = asyncio.create_task(keep_up(pool, served.origin, workspace.revision)) if workspace else None
            click.echo(f"SPARQL: {plain(address)}/sparql (Ctrl-C ends it)")
            try:
                await serve(served.service(pool), listener)
            finally:
                if watch is not None:
                    watch.cancel()

    with asyncio.Runner(loop_factory=event_loop) as runner:
        runner.run(serving())


def _listening(host: str, port: int) -> socket:
    """Open the port; raise GoldenThreadError where it is taken or the address is not of this machine."""
    from ...queries.endpoint.serving import listening  # noqa: PLC0415

    try:
        return listening(host, port)
    except OSError as error:
        sentence = f"Port {port} of {host} cannot be used ({error.strerror}): choose another --port, or 0 for a free one."
        raise GoldenThreadError(sentence) from error


def _address(host: str, listener: socket) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}"
