"""Who may change anything: whoever calls this server by a name of its own, from no other site's page, with the token.

A browser sends a form wherever a page tells it to, and a name of the attacker's own can be made to lead to this machine
(DNS rebinding). So before a change is looked at, its `Host` must be one that this server goes by, the page that it comes
from must be this server's own (`Sec-Fetch-Site`, W3C Fetch Metadata; `Origin`, RFC 6454), and where a token is kept it
must be in the `Authorization` header (RFC 6750, 2.1). A request that no browser sent has neither origin nor site.
"""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from hmac import compare_digest
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ...ontology.errors import QuestionError
from .http.refusals import Refusal
from .http.replies import header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from starlette.types import Scope

__all__ = ["TOKEN", "Guard", "guard_of", "is_loopback", "kept_token", "names_of"]

#: The environment variable that holds the token.
TOKEN = "GOLDENTHREAD_TOKEN"  # noqa: S105 - its name

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_OWN_PAGES = frozenset({"same-origin", "none"})  # "none": typed by the user, or no page at all
_PASSED_ON = (b"forwarded", b"via", b"x-forwarded-for", b"x-forwarded-host", b"x-forwarded-proto")  # what proxies add
_SHORTEST = 16  # characters of a token
_WRITTEN = re.compile(r"[A-Za-z0-9._~+/-]+=*")  # RFC 6750: b64token
_CHALLENGE = 'Bearer realm="goldenthread"'


@dataclass(frozen=True, slots=True)
class Guard:
    """What a request that changes something must bring: one of the `names` as host, and the `token` unless that is "".

    `who` is kept as the author of what comes in with the token.
    """

    names: frozenset[str]
    token: str = ""
    who: str = "officer"

    def admit(self, scope: Scope) -> None:
        """Let a request pass; raise Refusal: 403 from elsewhere, 401 without the token, 400 with one in the address."""
        self.admit_page(scope)
        if re.search(rb"(?:^|&)access_token=", scope["query_string"]):
            raise Refusal(400, "A token in an address ends up in logs: send it in the header Authorization, and make a new one now.")
        if self.token:
            self._admit_token(header(scope, b"authorization"))

    def is_called(self, scope: Scope) -> bool:
        """Tell whether a request calls this server by one of its names: a page that was led here by another's may not (DNS rebinding).

        Without a token it must come straight from this machine: what a proxy passes on, under whichever name, may be anybody's.
        """
        return _name_in(header(scope, b"host")) in self.names and not self._is_passed_on(scope)

    def admit_page(self, scope: Scope) -> None:
        """Let a request pass that calls this server by its name and comes from no other site's page; raise Refusal, 403."""
        host = header(scope, b"host")
        if self._is_passed_on(scope):
            raise Refusal(403, "This came through a proxy, and only who sits at this machine may change anything: start it with --name.")
        if not self.is_called(scope):
            raise Refusal(
                403, f"This server does not go by the name '{host}': use one of {', '.join(sorted(self.names))}, or start it with --name."
            )
        origin, site = header(scope, b"origin"), header(scope, b"sec-fetch-site")
        if (origin and not _is_own(origin, host)) or (site and site not in _OWN_PAGES):
            raise Refusal(
                403, f"The page of another site ({origin or site}) may change nothing here: change it from here, or by a program."
            )

    def _is_passed_on(self, scope: Scope) -> bool:
        return not self.token and any(header(scope, name) for name in _PASSED_ON)

    def _admit_token(self, authorization: str) -> None:
        scheme, _, given = authorization.partition(" ")
        if scheme.lower() != "bearer":
            raise Refusal(401, "A change needs the token: send the header Authorization: Bearer TOKEN.", {"WWW-Authenticate": _CHALLENGE})
        if not compare_digest(given.strip().encode(), self.token.encode()):
            challenge = {"WWW-Authenticate": f'{_CHALLENGE}, error="invalid_token"'}
            raise Refusal(401, f"The token is not the one that this server was started with ({TOKEN}): send that one.", challenge)


def names_of(host: str, more: Iterable[str] = ()) -> frozenset[str]:
    """Give the names that a server goes by which listens at `host`, with further ones that it was given."""
    own = set() if host in {"", "0.0.0.0", "::"} else {host.lower()}  # noqa: S104 - nothing is bound here
    return _LOOPBACK | own | {name.lower() for name in more}


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches a server that listens at `host`."""
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def guard_of(host: str, names: Iterable[str], who: str, environment: Mapping[str, str], *, anybody: bool) -> tuple[Guard, bool]:
    """Give the guard of a server that listens at `host`, and whether its token was made just now, for somebody to be told.

    Where `anybody` may change things, no token is needed by those on the same machine; a further name that is not this machine's own
    means that a proxy lets others in. Raises QuestionError for a token of the environment that is none.
    """
    known = frozenset(names)
    if anybody and all(map(is_loopback, (host, *known))):
        return Guard(names_of(host, known), who=who), False
    token = kept_token(environment)
    return Guard(names_of(host, known), token or secrets.token_urlsafe(), who), token is None


def kept_token(environment: Mapping[str, str]) -> str | None:
    """Give the token of the environment, or None; raise QuestionError for one too short to be a secret or not fit for a header."""
    token = environment.get(TOKEN, "")
    if not token:
        return None
    if len(token) < _SHORTEST or not _WRITTEN.fullmatch(token):
        example = secrets.token_urlsafe()
        raise QuestionError(f"The token in {TOKEN} needs {_SHORTEST} characters or more, of letters, digits and ._~+/-: take {example}.")
    return token


def _name_in(host: str) -> str:
    """The name in a `Host` header, without its port; "" for none, several or a strange one."""
    try:
        parts = urlsplit(f"//{host}")
        parts.port  # noqa: B018 - raises ValueError for what is no port
    except ValueError:
        return ""
    return "" if parts.netloc != host or parts.username is not None or "," in host else parts.hostname or ""


def _is_own(origin: str, host: str) -> bool:
    """Whether an `Origin` is the server under the name that the request gave it."""
    try:
        return urlsplit(origin).netloc.lower() == host.lower()
    except ValueError:
        return False
