"""What the words mean: the ontology, its shapes, the lenses and the rules, and their terms as Python constants.

>>> from goldenthread.ontology import lenses, resource
>>> "gt:SubOutcome" in resource("goldenthread.ttl").read_text(encoding="utf-8")
True
>>> [lens.name for lens in lenses()][0]
'crosswalk.ttl'
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["lenses", "resource", "rules"]


def resource(name: str) -> Traversable:
    """Give a file of this floor by its path, such as `goldenthread.ttl`, `shapes.ttl` or `lenses/marmot.ttl`.

    Works from a folder, a wheel and a zip alike. Reading a name that does not exist raises FileNotFoundError.
    """
    return files(__name__).joinpath(*name.split("/"))


def lenses() -> tuple[Traversable, ...]:
    """List the Turtle files of all lenses and of their crosswalk, by name."""
    return _folder("lenses", ".ttl")


def rules() -> tuple[Traversable, ...]:
    """List the SPARQL files of all rules, by name."""
    return _folder("rules", ".rq")


def _folder(name: str, ending: str) -> tuple[Traversable, ...]:
    found = (entry for entry in resource(name).iterdir() if entry.name.endswith(ending))
    return tuple(sorted(found, key=lambda entry: entry.name))
