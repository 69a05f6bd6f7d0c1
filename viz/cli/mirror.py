"""`mirror`: a workspace onto a SPARQL server, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...graph.mirroring import bring_back, compare, mirror
from ...graph.store.opening import open_local
from ...graph.store.remote.connecting import connect
from ...graph.store.remote.ledger import read_ledger
from ...queries.wording import noun
from .making import progress_bar
from .options import workspace_option
from .output import called_as, plain, within
from .places import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["command"]

_DIFFERS = 1


@click.command("mirror")
@click.option("--to", "target", metavar="URL", help="The SPARQL server that is to hold what the workspace holds.")
@click.option("--from", "origin", metavar="URL", help="The server to bring a workspace back from, into the new folder --workspace.")
@click.option("--base", metavar="IRI", default="", help="With --from, which workspace, where the server holds several.")
@click.option("--check", is_flag=True, help="With --to, change nothing; exit code 1 if the server holds something else.")
@workspace_option
def command(target: str | None, origin: str | None, base: str, check: bool, workspace: Path | None) -> int:
    """Keep a SPARQL server in step with a workspace, or bring one back from there.

    Only graphs that changed are sent. What broke off goes on where it stopped when it is called again. User and password
    come from GOLDENTHREAD_STORE_USER and GOLDENTHREAD_STORE_PASSWORD, or from the keyring.

    \b
      goldenthread mirror --to http://localhost:7878
      goldenthread mirror --from http://localhost:7878 --workspace brought-back
    """  # noqa: D301 - click takes the \b that is a character
    if bool(target) == bool(origin):
        raise click.UsageError("Say where to: --to URL to fill a server, or --from URL to bring a workspace back.")
    if check if origin else base:
        raise click.UsageError("--check goes with --to, and --base with --from: leave it out.")
    if origin:
        return _bring_back(origin, base, workspace)
    return _check(target or "", workspace) if check else _mirror(target or "", workspace)


def _mirror(url: str, folder: Path | None) -> int:
    workspace = open_workspace(folder)
    with progress_bar() as progress:
        done = mirror(workspace, connect(url, workspace.settings.server), progress)
    changed, gone = len(done.difference.changed), len(done.difference.gone)
    if not done.steps:
        click.echo(f"{plain(url)} is in step: {noun(len(done.difference.wanted), 'graph', 'graphs')}, nothing to send")
        return 0
    click.echo(f"{noun(changed, 'graph', 'graphs')} sent ({noun(done.triples, 'triple', 'triples')}), {gone} taken away")
    if not done.is_atomic or done.steps > 1:
        click.echo(f"Questions asked meanwhile may have met some graphs new and some old ({done.server})", err=True)
    if done.untold:
        click.echo(f"{done.server} takes {noun(done.untold, 'triple', 'triples')} for others, of equal value", err=True)
    click.echo(f'Ask it: {called_as()} ask --store {plain(url)}{within(folder)}, or write store = "{plain(url)}" into workspace.toml')
    return 0


def _check(url: str, folder: Path | None) -> int:
    workspace = open_workspace(folder)
    ledger = read_ledger(connect(url, workspace.settings.server), workspace.base)
    difference = compare(open_local(workspace), ledger)
    for graph in difference.changed:
        click.echo(f"{'differs' if graph in ledger.graphs else 'missing'}  {plain(graph)}")
    for graph in difference.gone:
        click.echo(f"too much  {plain(graph)}")
    if not difference.changed and not difference.gone:
        click.echo(f"{plain(url)} is in step: {noun(len(difference.wanted), 'graph', 'graphs')}")
        return 0
    return _DIFFERS


def _bring_back(url: str, base: str, folder: Path | None) -> int:
    if folder is None:
        raise click.UsageError("Say which new folder the workspace is to be made in: add --workspace DIR.")
    with progress_bar() as progress:
        done = bring_back(connect(url, {}), folder, base, progress)
    click.echo(f"{noun(done.graphs, 'graph', 'graphs')} brought back into {plain(str(folder))}")
    if done.papers:
        click.echo("A server holds no papers: lay these into its folder sources before you build or verify")
        for paper in done.papers:
            click.echo(f"  {plain(paper)}")
    return 0
