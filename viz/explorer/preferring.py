"""Whether a client wants a page or data: proactive negotiation (RFC 9110, 12.5.1) between HTML and the syntaxes of RDF."""

from __future__ import annotations

from functools import lru_cache

from ...queries.endpoint.http.negotiating import weights
from .matching import SUFFIXES

__all__ = ["HTML", "preferred"]

#: What stands for a page.
HTML = "html"

_FORMS = {
    "text/html": HTML,
    "application/xhtml+xml": HTML,
    **{media_type: suffix for suffix, media_type in SUFFIXES.items()},
    "application/json": "jsonld",
    "text/plain": "nt",
}


@lru_cache(maxsize=512)
def preferred(accept: str, *, otherwise: str = HTML) -> str:
    """Give `HTML` or the suffix of a syntax by the value of `Accept`; `otherwise` where it names neither.

    Of equal weights a page goes first, then what is named first.

    >>> preferred("text/html,application/xml;q=0.9,*/*;q=0.8"), preferred("text/turtle, text/html;q=0.5"), preferred("*/*")
    ('html', 'ttl', 'html')
    """
    best = min(
        (
            (-weight, _FORMS[name] != HTML, place, _FORMS[name])
            for place, (name, weight) in enumerate(weights(accept))
            if name in _FORMS and weight
        ),
        default=None,
    )
    return best[-1] if best else otherwise
