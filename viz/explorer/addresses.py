"""Where pages and things are: the addresses that templates write.

A thing has its page at the path of its own IRI: BASE/id/... at /id/..., a concept of a lens at /lens/LENS/CONCEPT, a term of
the ontology at /ontology#Term.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlencode

from ...ontology.terms import GT, LENS, ONTOLOGY, RULES

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Links", "ServedLinks", "elsewhere", "path_of"]

_TO_PAGES = frozenset({"http", "https"})
_SAFE = "/:@!$&'()*+,;=~-._"


class Links(Protocol):
    """The addresses of a site, as one page writes them."""

    @property
    def static(self) -> bool:
        """Whether the site is files alone: without an editor, without forms that post, without answers to any question."""

    def page(self, path: str, /, **query: str) -> str:
        """Give the address of a page by its route's path; parameters that are "" are left out."""

    def thing(self, iri: str) -> str:
        """Give the address of what is told of an IRI: its page, or as `elsewhere` has it where that is somebody else's."""

    def data(self, iri: str, suffix: str) -> str:
        """Give the address of the data of a thing: "ttl", "jsonld", "nt" or "rdf"."""

    def asset(self, name: str) -> str:
        """Give the address of a style, script or picture."""


def path_of(iri: str, base: str) -> str:
    """Give the path and fragment of the page that tells of an IRI, not yet encoded; "" for those of others.

    >>> path_of("https://example.org/plan/id/outcome/9", "https://example.org/plan/")
    '/id/outcome/9'
    """
    if iri.startswith(f"{base}id/"):
        return f"/{iri.removeprefix(base)}"
    if iri == ONTOLOGY:
        return "/ontology"
    if iri.startswith(GT):
        return f"/ontology#{iri.removeprefix(GT)}"
    if iri.startswith(LENS):
        return f"/lens/{iri.removeprefix(LENS)}"
    if iri.startswith(RULES):
        return f"/ontology#rule-{iri.removeprefix(RULES)}"
    return ""


def elsewhere(iri: str) -> str:
    """Give the address of somebody else's IRI: itself where it leads to a page, "" where following it might run what it says.

    >>> elsewhere("https://example.org/x"), elsewhere("javascript:alert(1)"), elsewhere("urn:x:y")
    ('https://example.org/x', '', '')
    """
    return iri if iri.partition(":")[0].lower() in _TO_PAGES else ""


@dataclass(frozen=True, slots=True)
class ServedLinks:
    """Addresses on a server: under `root`, where the site is mounted; assets by the names that `asset_of` gives them."""

    base: str
    root: str
    asset_of: Callable[[str], str]

    @property
    def static(self) -> bool:
        """False."""
        return False

    def page(self, path: str, /, **query: str) -> str:
        """Give a path, and the parameters behind it."""
        return self._written(path, query)

    def thing(self, iri: str) -> str:
        """Give the path of the page of an IRI."""
        path = path_of(iri, self.base)
        return self._written(path, {}) if path else elsewhere(iri)

    def data(self, iri: str, suffix: str) -> str:
        """Give the path of a thing with a suffix."""
        return self._written(f"{path_of(iri, self.base)}.{suffix}", {})

    def asset(self, name: str) -> str:
        """Give the path of an asset, with what tells its content."""
        return f"{self.root}/assets/{self.asset_of(name)}"

    def _written(self, path: str, query: dict[str, str]) -> str:
        path, mark, fragment = path.partition("#")
        asked = urlencode({name: value for name, value in query.items() if value})
        return f"{self.root}{quote(path, safe=_SAFE)}{f'?{asked}' if asked else ''}{mark}{quote(fragment, safe=_SAFE)}"
