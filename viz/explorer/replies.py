"""What a visit is answered by: a page, a file, or another address."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Alternate", "Crumb", "File", "Moved", "Page", "Reply"]


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the way to a page."""

    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same content in another form: its media type and address."""

    media_type: str
    href: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is HTML: a template of `templates/`, and what it is filled with.

    `scripts` are names of `script/`, loaded as modules and never needed to read; a `wide` page takes the whole width of the
    window; `canonical` is the one address of what can be asked in several ways; `refresh` are seconds until its script
    asks how far something is, 0 for never; a `policy` stands in place of the site's own (`sending.POLICY`), where a page cannot do
    without; what is not `lasting` is made anew for each visit.
    """

    template: str
    title: str
    content: Mapping[str, object] = field(default_factory=dict)
    status: int = 200
    crumbs: tuple[Crumb, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    scripts: tuple[str, ...] = ()
    wide: bool = False
    canonical: str = ""
    refresh: int = 0
    policy: str = ""
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class File:
    """Bytes to take as they are; with a `name` they are offered for saving."""

    media_type: str
    body: bytes
    name: str = ""
    status: int = 200
    alternates: tuple[Alternate, ...] = ()
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Moved:
    """Another address that answers: after a change (303, See Other), or for ever (308).

    A `browser` is the name by which the visitor's browser is known from now on.
    """

    href: str
    status: int = 303
    browser: str = ""
    lasting: bool = False


Reply = Page | File | Moved
