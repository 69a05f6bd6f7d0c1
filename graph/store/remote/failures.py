"""What went wrong with a server, in one sentence: what, where, what to do, and whether waiting may help."""

from __future__ import annotations

import re
import ssl
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import BadStatusLine, HTTPException, IncompleteRead, RemoteDisconnected
from socket import gaierror
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.parse import urlsplit

from ....ontology.errors import QueryError, ServerError
from .credentials import PASSWORD, USER

if TYPE_CHECKING:
    from email.message import Message

    from ....ontology.errors import GoldenThreadError

__all__ = ["cut", "explained", "refused", "unlike_sparql"]

_LONGEST = 200  # characters of a server's own words
_TAG = re.compile(r"<[^>]*>")


def explained(error: Exception, url: str, seconds: float) -> ServerError:
    """Give the error of a request to `url` that got no answer, or not all of one, within `seconds`."""
    reason = error.reason if isinstance(error, URLError) and isinstance(error.reason, Exception) else error
    match reason:
        case TimeoutError():
            return ServerError(f"The server at {url} did not answer within {seconds:g} seconds: ask for less, or allow it more time.")
        case ConnectionRefusedError():
            return ServerError(f"No server answers at {url}: start it, or correct the URL.", passing=True)
        case gaierror():
            return ServerError(f"There is no machine called '{urlsplit(url).hostname}' ({url}): correct the URL, or look to the network.")
        case ssl.SSLError():
            return ServerError(f"The server at {url} cannot prove who it is ({reason.reason}): have its certificate put right.")
        case RemoteDisconnected() | ConnectionError() | IncompleteRead():
            return ServerError(f"The connection to {url} broke before the answer was whole: try again.", passing=True)
        case BadStatusLine() | HTTPException() | ValueError():
            return ServerError(f"What answers at {url} does not speak HTTP as a SPARQL server does: correct the URL.")
        case _:
            said = getattr(reason, "strerror", None) or str(reason)
            return ServerError(f"The server at {url} cannot be reached ({said}): look to the network and the URL.")


def refused(status: int, headers: Message, body: bytes, url: str, *, known: bool, asking: bool) -> GoldenThreadError:
    """Give the error of an answer whose status is not well; `known` tells that a user and a password were sent."""
    said = _words(body, headers.get_content_type())
    match status:
        case 301 | 302 | 303 | 307 | 308:
            where = urlsplit(headers.get("Location", "")).netloc or "elsewhere"
            return ServerError(f"The server at {url} sends on to {where}, where no password may follow: give the final URL.")
        case 400 if asking:
            return QueryError(f"The server at {url} cannot read the query{said}: write it in plain SPARQL 1.1.")
        case 401 if known:
            return ServerError(f"The server at {url} does not accept the user and password: correct {USER} and {PASSWORD}.")
        case 401:
            return ServerError(f"The server at {url} wants a user and a password: set {USER} and {PASSWORD}.")
        case 403:
            return ServerError(f"The server at {url} does not allow this{said}: ask its owner for the right to do it.")
        case 404 | 405 | 410:
            return ServerError(f"There is no SPARQL at {url} (status {status}): correct the URL (a Virtuoso's ends in /sparql).")
        case 408 | 504:
            return ServerError(f"The server at {url} gave up for time{said}: ask for less, or have its time limit raised.")
        case 413 | 414:
            return ServerError(f"The server at {url} takes no request as long as this: have its limit raised.")
        case 429 | 502 | 503:
            return ServerError(
                f"The server at {url} is too busy or not ready (status {status}){said}: try again later.",
                passing=True,
                after=_after(headers.get("Retry-After", "")),
            )
        case _:
            return ServerError(f"The server at {url} failed (status {status}){said}: look at its log.")


def unlike_sparql(url: str, media_type: str) -> ServerError:
    """Give the error of an answer in a form that no SPARQL server gives: a web page, say."""
    what = "a web page" if "html" in media_type else media_type or "something without a form"
    return ServerError(f"What answers at {url} is no SPARQL server: it gives {what}; correct the URL.")


def cut(url: str, why: str) -> ServerError:
    """Give the error of an answer that is not whole, or may not be."""
    return ServerError(f"The answer of the server at {url} is not whole ({why}), so none of it was used: ask for less, or try again.")


def _words(body: bytes, media_type: str) -> str:
    """The first of a server's own words, in brackets, on one line."""
    text = body.decode("utf-8", errors="replace")
    text = " ".join((_TAG.sub(" ", text) if "html" in media_type or "xml" in media_type else text).split())
    return f" ({text[:_LONGEST].rstrip('.')})" if text else ""


def _after(told: str) -> float:
    """The seconds of a Retry-After, a number or a date; 0 where it cannot be read."""
    if told.isdigit():
        return float(told)
    try:
        return max(0.0, (parsedate_to_datetime(told) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return 0.0
