"""`network`: a picture as a web page that needs nothing else, not even the internet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...graph.named import named_things
from ...graph.network import project
from ...graph.search.workspaces import searchable
from ...graph.things import find_thing
from ...ontology.errors import ThingError
from ..matrices import boards_page, lenses_page
from ..neighbourhoods import through_lens
from ..networks import network_page
from .options import about_option, lens_option, output_option, store_option, workspace_option
from .output import emit
from .places import open_workspace

if TYPE_CHECKING:
    from ...graph.store.store import Store
    from ...graph.workspace import Workspace

__all__ = ["PICTURES", "command", "drawn"]

PICTURES = ("network", "boards", "lenses")


@click.command("network")
@click.option(
    "--picture",
    type=click.Choice(PICTURES),
    default=PICTURES[0],
    show_default=True,
    help="What depends on what; or boards against boards; or outcomes against the concepts of lenses.",
)
@about_option
@lens_option
@click.option("--degrees", type=click.IntRange(1, 6), default=2, show_default=True, help="How far around THING to look.")
@output_option
@store_option
@workspace_option
def command(
    picture: str,
    about: str | None,
    lens: str | None,
    degrees: int,
    output: Path | None,
    where: str,
    workspace: Path | None,
) -> None:
    """Draw the plan as a web page, with the same content as tables under the picture.

    Without -o the page is written to the current folder.

    \b
      goldenthread network --about 9.3
      goldenthread network --lens implications -o implications.html
      goldenthread network --picture lenses --lens marmot
      goldenthread network --picture boards
    """  # noqa: D301 - click takes the \b that is a character
    if about is not None and picture != "network":
        raise click.UsageError(f"The picture '{picture}' is of the whole plan: leave --about out.")
    if lens is not None and picture == "boards":
        raise click.UsageError("The picture 'boards' has no lens: leave --lens out, or take --picture lenses.")
    opened = open_workspace(workspace)
    name = "-".join(filter(None, (picture, about, lens)))
    page = drawn(opened, searchable(opened, where), picture, about=about, lens=lens, degrees=degrees)
    emit(page, output or Path(re.sub(r"[^\w.-]+", "-", name).strip("-.") + ".html"))


def drawn(
    workspace: Workspace,
    store: Store,
    picture: str = "network",
    *,
    about: str | None = None,
    lens: str | None = None,
    degrees: int = 2,
) -> str:
    """Give the page of one of PICTURES; raises ThingError for a thing or a lens that is not there."""
    council = workspace.council or workspace.folder.absolute().name
    if picture == "boards":
        return boards_page(store, f"{council}: what boards share")
    named = _lens(store, lens) if lens is not None else None
    if picture == "lenses":
        return lenses_page(store, f"{council}: the plan through lenses", named)
    network = project(store)
    thing = find_thing(store, about) if about is not None else None
    if named is not None and not through_lens(network, named):
        click.echo(
            f"Nothing stated or inferred is linked to the lens {named}; for what is suggested: "
            f"goldenthread ask lens-in-plan --lens {named}",
            err=True,
        )
    return network_page(network, f"{council}: what depends on what", thing, named, degrees=degrees)


def _lens(store: Store, text: str) -> str:
    """The name of a lens, as in its address, from that or from its label."""
    lenses = [(thing.iri.rpartition("/")[2], thing.label) for thing in named_things(store, kinds=["Lens"])]
    for name, label in lenses:
        if text.casefold() in (name.casefold(), label.casefold()):
            return name
    raise ThingError(f"There is no lens '{text}': name one of these.", tuple(f"{name} ({label})" for name, label in lenses))
