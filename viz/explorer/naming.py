"""What names a thing in an address: the end of its IRI, which stays when a paper is read again.

A thing of the workspace goes by what follows BASE/id/, a concept or a lens by "lens/" and its path.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ontology.terms import LENS

if TYPE_CHECKING:
    from ...graph.named import NamedThing
    from .visit import Shown

__all__ = ["context_of", "iri_of", "tail_of", "thing_of"]

_LENS = "lens/"


def tail_of(iri: str, base: str) -> str:
    """Give what names a thing in an address; the IRI itself for what is somebody else's.

    >>> tail_of("https://example.org/plan/id/outcome/9", "https://example.org/plan/")
    'outcome/9'
    """
    if iri.startswith(LENS):
        return _LENS + iri.removeprefix(LENS)
    return iri.removeprefix(f"{base}id/")


def iri_of(text: str, shown: Shown) -> str:
    """Give the IRI of the thing that a text names in this way, or "" where none goes by it."""
    iri = LENS + text.removeprefix(_LENS) if text.startswith(_LENS) else f"{shown.base}id/{text}"
    thing = thing_of(iri, shown)
    return thing.iri if thing else ""


def thing_of(iri: str, shown: Shown) -> NamedThing | None:
    """Give what is called so: the thing with just this IRI; None where there is none."""
    _, found = shown.store.index.fitting(iri, 1)
    return found[0] if found and found[0].iri == iri else None


def context_of(iri: str, base: str) -> str:
    """Give what the address of a thing tells of the plan it belongs to, in plain words; "" where it tells nothing.

    >>> context_of("https://example.org/id/outcome/borough-plan-2022-26/fair-bills", "https://example.org/")
    'borough plan 2022 26'
    """
    return " ".join(iri.removeprefix(f"{base}id/").split("/")[1:-1]).replace("-", " ") if iri.startswith(f"{base}id/") else ""
