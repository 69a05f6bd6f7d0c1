"""What the shell offers at the Tab key: questions, things and lenses of the workspace that is meant.

Nothing is built for it, and no error is shown: a shell in the middle of a line is no place for one.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from click.shell_completion import CompletionItem

from ...ontology.errors import GoldenThreadError

if TYPE_CHECKING:
    from collections.abc import Callable

    import click

    from ...graph.workspace import Workspace

__all__ = ["lens_names", "question_names", "thing_names"]

Items = list[CompletionItem[str]]

_ENOUGH = 200  # more than a person will look through
_MEANS_SOMETHING = re.compile(r"([\s\\'\"$&;|<>()`!*?#~\[\]{}])")


def question_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer the questions of the catalogue."""
    from ...queries.catalogue import catalogue  # noqa: PLC0415 - only at the Tab key

    every = catalogue().values()
    return [CompletionItem(each.name, help=each.summary) for each in every if each.name.startswith(incomplete)]


def thing_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer numbers ("9.3", with the name beside it) and names of the things in the workspace."""
    from ...graph.search import workspace_index  # noqa: PLC0415 - only at the Tab key

    typed = incomplete.replace("\\", "")

    def offered(workspace: Workspace) -> Items:
        numbered, named = workspace_index(workspace).beginning(typed, _ENOUGH)
        items = [CompletionItem(thing.notation, help=thing.label) for thing in numbered]
        names = named if typed[:1].isalpha() else ()
        return [*items, *(CompletionItem(_in_shell(thing.label), help=thing.kind) for thing in names)][:_ENOUGH]

    return _asked(ctx, offered)


def lens_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Offer the lenses."""
    from ...graph.named import named_things  # noqa: PLC0415 - only at the Tab key
    from ...graph.store.opening import open_local  # noqa: PLC0415

    def offered(workspace: Workspace) -> Items:
        lenses = named_things(open_local(workspace), kinds=["Lens"])
        named = ((lens.iri.rpartition("/")[2], lens.label) for lens in lenses)
        return [CompletionItem(name, help=label) for name, label in named if name.startswith(incomplete)]

    return _asked(ctx, offered)


def _asked(ctx: click.Context, offer: Callable[[Workspace], Items]) -> Items:
    """What the workspace that is meant offers; nothing where there is none or it cannot be read."""
    from ...graph.places import find_workspace  # noqa: PLC0415 - only at the Tab key

    folder = ctx.params.get("workspace") or os.environ.get("GOLDENTHREAD_WORKSPACE")
    try:
        workspace = find_workspace(Path(folder) if folder else None, old=True)
        return offer(workspace) if workspace is not None else []
    except (GoldenThreadError, OSError):
        return []


def _in_shell(value: str) -> str:
    """A name as bash wants it, which takes spaces and signs apart twice; zsh and fish quote it themselves."""
    quoted = os.environ.get("COMP_WORDS", "").rpartition("\n")[2][:1] in {'"', "'"}
    if quoted or not os.environ.get("_GOLDENTHREAD_COMPLETE", "").startswith("bash"):
        return value
    return _MEANS_SOMETHING.sub(r"\\\\\1", value)
