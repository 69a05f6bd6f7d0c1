"""Who may change anything through the explorer: whoever works in a page of this very server, and is signed in where others reach it.

A form must come from a page of this site (`goldenthread.queries.endpoint.guarding`: Host, Origin, Sec-Fetch-Site), from the browser
that was given the page (a cookie that no other site's request carries, SameSite=Strict), and hold the token of that cookie. Where
the server listens for other machines too, the browser must have been signed in with the access token.
"""

from __future__ import annotations

import secrets
from hashlib import sha256
from hmac import compare_digest, new
from http.cookies import CookieError, SimpleCookie
from time import monotonic
from typing import TYPE_CHECKING

from ...queries.endpoint.http.refusals import Refusal
from ...queries.endpoint.http.replies import header
from .visit import May

if TYPE_CHECKING:
    from starlette.types import Scope

    from ...queries.endpoint.guarding import Guard

__all__ = ["Door", "cookie_of"]

_COOKIE = "goldenthread"
_LASTS = 12 * 3600.0  # seconds until whoever signed in has to sign in again
_MOST = 1000  # browsers signed in at the same time


class Door:
    """Decides who may change anything. With no `guard` nobody may; a guard without token lets in whoever is on this machine."""

    def __init__(self, guard: Guard | None) -> None:
        self._guard = guard
        self._key = secrets.token_bytes()
        self._signed_in: dict[str, float] = {}

    @property
    def locked(self) -> bool:
        """Whether changes need the access token."""
        return self._guard is not None and bool(self._guard.token)

    def visitor(self, scope: Scope) -> tuple[May, str]:
        """Give what a visitor may do, and the cookie to set for that: "" where she has one, or needs none.

        Where nobody signs in, a page that was led here under another name (DNS rebinding) sees no more than any reader.
        """
        if self._guard is None or not (self.locked or self._guard.is_called(scope)):
            return May(), ""
        known = self._known(scope)
        name = known or secrets.token_urlsafe()
        return May(True, not self.locked or self._is_in(name), self._token_of(name), name, self.locked), "" if known else cookie_of(
            scope, name
        )

    def admit_page(self, scope: Scope, *, at_the_door: bool = False) -> str:
        """Let a posted form pass so far, before a byte of it is read; give the name of its browser.

        Raises Refusal: 403 from elsewhere, 401 without having signed in where that is needed, unless it is `at_the_door`.
        """
        if self._guard is None:
            raise Refusal(403, "This site is for reading alone: nothing can be changed through it.")
        self._guard.admit_page(scope)
        name = self._known(scope)
        if not name:
            raise Refusal(
                403, "The form was sent without the cookie of its page: allow cookies for this site, load the page again and send it."
            )
        if self.locked and not at_the_door and not self._is_in(name):
            raise Refusal(401, "Changes need the access token of this server: sign in first.")
        return name

    def admit_form(self, name: str, token: str) -> None:
        """Let a form pass that was read; raise Refusal, 403, for a foreign or old token."""
        if not compare_digest(self._token_of(name).encode(), token.encode()):
            raise Refusal(403, "The form is not one of this site's, or the server was started anew: load the page again and send it.")

    def sign_in(self, token: str) -> str:
        """Give the name of a browser that has the access token; raise Refusal, 401, where the token is wrong."""
        if self._guard is None or not compare_digest(self._guard.token.encode(), token.strip().encode()):
            raise Refusal(401, "This is not the access token that the server was started with: ask whoever runs it.")
        name = secrets.token_urlsafe()  # a new one, so that nobody can have planted it
        now = monotonic()
        self._signed_in = {each: since for each, since in self._signed_in.items() if now - since < _LASTS}
        while len(self._signed_in) >= _MOST:
            self._signed_in.pop(next(iter(self._signed_in)))
        self._signed_in[name] = now
        return name

    def sign_out(self, name: str) -> None:
        """Forget that a browser was signed in."""
        self._signed_in.pop(name, None)

    def _is_in(self, name: str) -> bool:
        return monotonic() - self._signed_in.get(name, -_LASTS) < _LASTS

    def _token_of(self, name: str) -> str:
        return new(self._key, name.encode(), sha256).hexdigest()

    def _known(self, scope: Scope) -> str:
        cookies = SimpleCookie()
        try:
            cookies.load(header(scope, b"cookie"))
        except CookieError:
            return ""
        found = cookies.get(_COOKIE)
        return found.value if found is not None and 16 <= len(found.value) <= 64 else ""


def cookie_of(scope: Scope, name: str) -> str:
    """Give the cookie by which a browser is known: no script reads it, and no other site's request carries it (RFC 6265)."""
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    return f"{_COOKIE}={name}; Path={scope.get('root_path', '') or '/'}; HttpOnly; SameSite=Strict{secure}"
