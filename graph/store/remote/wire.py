"""One request to a server and its whole answer: by POST, within a time, again where waiting helps, never sent on.

SPARQLWrapper makes the request. It is opened here, since by itself SPARQLWrapper waits for ever, follows a redirect
with the password in hand, and changes the opener of the whole process for a digest log-in. `seconds` bound the way
to the server and, once more, its whole answer. Every request that is made here may be made twice: queries change
nothing, and updates are written so that the second finds nothing to do.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse, IncompleteRead
from typing import IO, TYPE_CHECKING, Any
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import (
    HTTPBasicAuthHandler,
    HTTPDigestAuthHandler,
    HTTPPasswordMgrWithPriorAuth,
    HTTPRedirectHandler,
    build_opener,
)

from SPARQLWrapper import JSON, POST, TURTLE, SPARQLWrapper

from ....ontology.errors import ServerError
from .credentials import from_keyring
from .failures import cut, explained, refused
from .timing import TimedHandler, TimedSecureHandler

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from email.message import Message
    from urllib.request import BaseHandler, OpenerDirector, Request

    from .addresses import Address
    from .credentials import Credentials

__all__ = ["Reply", "Wire"]

_AGENT = "goldenthread"
_WAITS = (0.25, 1.0, 4.0)  # seconds before the second, third and fourth time
_LONGEST_WAIT = 30.0  # a server that asks for more is better asked another day
_GRAPHS = "application/n-triples, text/turtle;q=0.5"


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer: its form, its bytes, the `Server` header, and the most rows that the server gives of any answer.

    `is_framed` tells that the server said where the answer ends.
    """

    media_type: str
    body: bytes
    server: str
    most_rows: int | None
    is_framed: bool


@dataclass(slots=True)
class Wire:
    """The way to one server. Raises ServerError where there is no whole answer, QueryError where it refuses a query.

    `login` is "basic" for a server that does not ask who is there before it refuses; `kind` names the server where another,
    that stands before it, signs its answers.
    """

    address: Address
    credentials: Credentials | None = None
    seconds: float = 60.0
    login: str = ""
    kind: str = ""
    pause: Callable[[float], None] = time.sleep
    _opener: OpenerDirector | None = field(default=None, repr=False)

    def query(self, text: str, form: str, parameters: Sequence[tuple[str, str]] = ()) -> Reply:
        """Send a query of the form SELECT, ASK, CONSTRUCT or DESCRIBE."""
        return self._repeated(self.address.query, text, form, parameters)

    def update(self, url: str, text: str) -> Reply:
        """Send an update, one that may be made twice, to the address `url`."""
        return self._repeated(url, text, "INSERT", ())

    def patient(self, seconds: float) -> Wire:
        """Give the same way with `seconds` for an answer."""
        return replace(self, seconds=seconds)

    def _repeated(self, url: str, text: str, form: str, parameters: Sequence[tuple[str, str]]) -> Reply:
        for wait in _WAITS:
            try:
                return self._sent(url, text, form, parameters)
            except ServerError as error:
                if not error.passing or error.after > _LONGEST_WAIT:
                    raise
                self.pause(max(wait, error.after))
        return self._sent(url, text, form, parameters)

    def _sent(self, url: str, text: str, form: str, parameters: Sequence[tuple[str, str]]) -> Reply:
        client = _Client(url, self._opener or self._opened(url), self.seconds)
        client.method, client.onlyConneg = POST, True
        client.queryString, client.queryType = text, form  # known: SPARQLWrapper need not guess it from a megabyte
        client.setReturnFormat(TURTLE if form in {"CONSTRUCT", "DESCRIBE"} else JSON)
        if client.returnFormat == TURTLE:
            client.addCustomHttpHeader("Accept", _GRAPHS)
        for name, value in parameters:
            client.addParameter(name, value)
        try:
            with client.query().response as response:
                return _reply(response, _body(response), url, self.kind)
        except HTTPError as error:
            known = self.credentials is not None
            if error.code == 401 and not known and (found := from_keyring(url)):
                error.close()
                self.credentials, self._opener = found, None
                return self._sent(url, text, form, parameters)
            body = _rest(error)
            raise refused(error.code, error.headers, body, url, known=known, asking=form != "INSERT") from error
        except (OSError, HTTPException, ValueError) as error:
            raise explained(error, url, self.seconds) from error

    def _opened(self, url: str) -> OpenerDirector:
        handlers: list[BaseHandler] = [TimedHandler(), TimedSecureHandler(), _NothingElsewhere()]
        if self.credentials is not None:
            passwords = HTTPPasswordMgrWithPriorAuth()
            for place in (self.address.query, self.address.update or url):
                user, password = self.credentials.user, self.credentials.password
                passwords.add_password(None, urljoin(place, "/"), user, password, is_authenticated=self.login == "basic")
            handlers += [_Digest(passwords), _Basic(passwords)]
        self._opener = build_opener(*handlers)
        return self._opener


class _Client(SPARQLWrapper):
    """SPARQLWrapper over an opener of ours."""

    def __init__(self, url: str, opener: OpenerDirector, seconds: float) -> None:
        super().__init__(url, agent=_AGENT)
        self._opener, self._seconds = opener, seconds

    def _query(self) -> tuple[HTTPResponse, str]:
        return self._opener.open(self._createRequest(), timeout=self._seconds), self.returnFormat


class _NothingElsewhere(HTTPRedirectHandler):
    """No redirect is followed: what would be sent on is a query, a change or a password."""

    def redirect_request(self, *_: Any) -> None:
        return None


class _Digest(HTTPDigestAuthHandler):
    """The digest log-in, tried once."""

    def http_error_401(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message) -> Any:
        return _logged_in(super().http_error_401, req, fp, code, msg, headers)

    def retry_http_digest_auth(self, req: Request, auth: str) -> Any:
        if req.has_header("Authorization") and "stale=true" not in auth.lower():
            return None  # by itself it tries a wrong password six times, which locks an account
        return super().retry_http_digest_auth(req, auth)


class _Basic(HTTPBasicAuthHandler):
    """The basic log-in, tried once by itself."""

    def http_error_401(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Message) -> Any:
        return _logged_in(super().http_error_401, req, fp, code, msg, headers)


def _logged_in(attempt: Callable[..., Any], req: Request, fp: IO[bytes], *told: Any) -> Any:
    """What comes of a log-in; None, so that the refusal stands, where the server wants another kind of it."""
    try:
        answered = attempt(req, fp, *told)
    except HTTPError:
        fp.close()
        raise
    except ValueError:
        return None
    if answered is not None:
        fp.close()
    return answered


def _body(response: HTTPResponse) -> bytes:
    """All of an answer; raises IncompleteRead where it ends early."""
    body = response.read()
    told = response.headers.get("Content-Length", "")
    if told.isdigit() and len(body) < int(told):
        raise IncompleteRead(body, int(told) - len(body))
    return body


def _rest(error: HTTPError) -> bytes:
    """What a server says with its refusal, or nothing where that breaks off."""
    with error:
        try:
            return _body(error.fp) if isinstance(error.fp, HTTPResponse) else b""
        except (OSError, HTTPException):
            return b""


def _reply(response: HTTPResponse, body: bytes, url: str, kind: str) -> Reply:
    """An answer as it came; raises ServerError if the server itself tells that it holds not all."""
    headers = response.headers
    if response.status == HTTPStatus.PARTIAL_CONTENT or headers.get("X-SQL-State", "").startswith("S1TAT"):
        raise cut(url, "the server ran out of its time")
    most = headers.get("X-SPARQL-MaxRows", "").strip()
    framed = "Content-Length" in headers or headers.get("Transfer-Encoding", "").lower() == "chunked"
    return Reply(headers.get_content_type(), body, kind or headers.get("Server", ""), int(most) if most.isdigit() else None, framed)
