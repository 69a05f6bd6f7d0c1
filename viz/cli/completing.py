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
    import click

    from ...graph.things import NamedThing

__all__ = ["lens_names", "question_names", "thing_names"]

_ENOUGH = 200  # more than a person will look through
_MEANS_SOMETHING = re.compile(r"([\s\\'\"$&;|<>()`!*?#~\[\]{}])")


def question_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Offer the questions of the catalogue."""
    from ...queries.catalogue import catalogue  # noqa: PLC0415 - only at the Tab key

    every = catalogue().values()
    return [CompletionItem(each.name, help=each.summary) for each in every if each.name.startswith(incomplete)]


def thing_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Offer numbers ("9.3", with the name beside it) and names of the things in the workspace."""
    named = [thing for thing in _things(ctx) if not thing.of_a_lens]
    numbers = [(thing.notation, thing.label) for thing in named if thing.notation]
    names = [(_in_shell(thing.label), thing.kind) for thing in named] if incomplete[:1].isalpha() else []
    wanted = incomplete.casefold()
    offered = (pair for pair in numbers + names if pair[0].replace("\\", "").casefold().startswith(wanted))
    return [CompletionItem(value, help=said) for value, said in list(dict.fromkeys(offered))[:_ENOUGH]]


def lens_names(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem[str]]:
    """Offer the lenses."""
    lenses = (thing for thing in _things(ctx) if thing.kind == "Lens")
    named = ((lens.iri.rpartition("/")[2], lens.label) for lens in lenses)
    return [CompletionItem(name, help=label) for name, label in named if name.startswith(incomplete)]


def _things(ctx: click.Context) -> tuple[NamedThing, ...]:
    from ...graph.things import named_things  # noqa: PLC0415 - only at the Tab key
    from .places import find_workspace  # noqa: PLC0415

    folder = ctx.params.get("workspace") or os.environ.get("GOLDENTHREAD_WORKSPACE")
    try:
        workspace = find_workspace(Path(folder) if folder else None, old=True)
        return named_things(workspace.store()) if workspace is not None else ()
    except (GoldenThreadError, OSError):
        return ()


def _in_shell(value: str) -> str:
    """A name as bash wants it, which takes spaces and signs apart twice; zsh and fish quote it themselves."""
    quoted = os.environ.get("COMP_WORDS", "").rpartition("\n")[2][:1] in {'"', "'"}
    if quoted or not os.environ.get("_GOLDENTHREAD_COMPLETE", "").startswith("bash"):
        return value
    return _MEANS_SOMETHING.sub(r"\\\\\1", value)
