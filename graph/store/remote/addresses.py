"""Where a server is asked and changed: one address on some servers, two on others.

The second is guessed from the first only where that shows which custom is kept; all else is said in workspace.toml.

    >>> address_of("http://localhost:7878")
    Address(query='http://localhost:7878/query', update='http://localhost:7878/update')
    >>> address_of("https://graphs.example.org/repositories/plan").update
    'https://graphs.example.org/repositories/plan/statements'
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from ....ontology.errors import ServerError

__all__ = ["Address", "address_of"]

_HTTP = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Address:
    """The URLs of a server for queries and for updates; the latter is "" where the kind of server decides it."""

    query: str
    update: str


def address_of(url: str, update: str = "") -> Address:
    """Give the addresses of the server at `url`; `update` is that for updates where it is told.

    Raises ServerError for a URL that is none, or that holds a user or a password.
    """
    query = _checked(url)
    if update:
        return Address(query, _checked(update))
    path = urlsplit(query).path
    if not path:  # Oxigraph
        return Address(f"{query}/query", f"{query}/update")
    if path.endswith("/query"):  # Oxigraph, Fuseki, Stardog
        return Address(query, f"{query.removesuffix('/query')}/update")
    if path.rpartition("/")[0].endswith("/repositories"):  # GraphDB, RDF4J
        return Address(query, f"{query}/statements")
    return Address(query, "")


def _checked(url: str) -> str:
    try:
        parts = urlsplit(url)
        secret, named = parts.username is not None or parts.password is not None, bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        secret, named = "@" in url, False
    if secret:  # the URL is not repeated: it would be in every log
        raise ServerError(
            "A server's URL may not hold a user or a password, which would end up in files and logs: leave them out "
            "and set GOLDENTHREAD_STORE_USER and GOLDENTHREAD_STORE_PASSWORD."
        )
    if not url.lower().startswith(_HTTP) or not named or any(sign <= " " for sign in url) or parts.fragment:
        raise ServerError(f"'{url}' is no URL of a SPARQL server: give one like http://localhost:7878/query.")
    return url.rstrip("/")
