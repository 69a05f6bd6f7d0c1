"""Which chapters the page of a thing has, in which order, and what they are called: read from `chapters.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .....queries.portraits import Portrait

__all__ = ["OTHER", "Chapter", "chapters_of", "kind_of"]

#: The kind of page of all that no other is for.
OTHER = "other"
_KINDS = "kinds"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its name, which is its anchor, and its heading."""

    name: str
    heading: str


def kind_of(portrait: Portrait) -> str:
    """Give which kind of page a thing has: that of an element of a plan, an instrument, a board ...; "other" for the rest."""
    kinds = _read()[_KINDS]
    return next((kind for kind, classes in kinds.items() if portrait.class_name in classes), OTHER)


def chapters_of(portrait: Portrait, *, stops: bool) -> tuple[Chapter, ...]:
    """Give the chapters that have something to tell, in the order of the kind of thing; `stops` if anything leans on it."""
    there = {
        "thread": bool(portrait.thread) or any(bundle.section == "thread" for bundle in portrait.bundles),
        "dates": bool(portrait.moments),
        "duties": bool(portrait.duties),
        "findings": bool(portrait.findings),
        "offers": bool(portrait.offers),
        "papers": bool(portrait.papers),
        "shared": bool(portrait.shared),
        "stops": stops,
        **{bundle.section: True for bundle in portrait.bundles if bundle.section != "thread"},
    }
    headings: Mapping[str, str] = {**_read()[kind_of(portrait)], **_left(portrait)}
    return tuple(Chapter(name, heading) for name, heading in headings.items() if there.get(name))


def _left(portrait: Portrait) -> Mapping[str, str]:
    """Chapters that its kind has no name for, but that it has: under the names of all others, and last."""
    named = _read()[kind_of(portrait)]
    return {name: heading for name, heading in _read()[OTHER].items() if name not in named}


@cache
def _read() -> Mapping[str, Any]:
    return tomllib.loads(files(__package__).joinpath("chapters.toml").read_text(encoding="utf-8"))
