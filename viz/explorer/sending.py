"""From a reply to HTTP: the headers that keep a page to itself, entity tags, packing.

The policy of a page (W3C Content Security Policy Level 3): nothing from elsewhere, no script or style within it, no frame round it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from urllib.parse import quote

from ...queries.endpoint.http.packing import WORTH_PACKING, packed, takes_packed
from ...queries.endpoint.http.replies import Reply as Sent
from ...queries.endpoint.http.tags import etag_of, held
from .replies import File, Moved, Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import Scope

    from .assets import Assets
    from .rendering import Renderer
    from .replies import Reply
    from .visit import Visit

__all__ = ["HTML", "POLICY", "Written", "asset_of", "plainly", "sent", "written"]

HTML = "text/html; charset=utf-8"
#: What a page may do; one that needs more says so.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_UNSAFE_IN_A_NAME = re.compile(r'[^\w .,()+-]|["\\/]')
_VARY = "Accept, Accept-Encoding, Cookie"
_FOR_EVER = "public, max-age=31536000, immutable"
_ALWAYS = {
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A reply as bytes: its status, its headers but those that depend on the client, its body, and what `gzip` makes of that."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    packed: bytes | None
    tag: str
    lasting: bool
    browser: str = ""

    @property
    def size(self) -> int:
        """How many bytes it takes to keep."""
        return len(self.body) + len(self.packed or b"") + 512


def written(reply: Reply, visit: Visit, renderer: Renderer, more: Mapping[str, str] | None = None) -> Written:
    """Write a reply, with more headers where it needs some; a page becomes HTML."""
    match reply:
        case Page():
            body = renderer.html(reply, visit).encode()
            headers = {**(more or {}), "content-type": HTML, "content-security-policy": reply.policy or POLICY}
        case File():
            body = reply.body
            headers = {"content-type": reply.media_type, "content-security-policy": "default-src 'none'; sandbox"}
            if reply.name:
                headers["content-disposition"] = _as_attachment(reply.name)
        case Moved():
            return Written(reply.status, {"location": reply.href}, b"", None, "", lasting=reply.lasting, browser=reply.browser)
    if reply.alternates:
        links = (f'<{each.href}>; rel="alternate"; type="{each.media_type}"' for each in reply.alternates)
        headers["link"] = ", ".join(links)
    gzip = packed(body) if len(body) >= WORTH_PACKING else None
    return Written(reply.status, headers, body, gzip, sha256(body).hexdigest()[:20], reply.lasting)


def plainly(status: int, sentence: str) -> Written:
    """Write a sentence for who cannot be given a page."""
    return Written(status, {"content-type": "text/plain; charset=utf-8"}, f"{sentence}\n".encode(), None, "", lasting=False)


def sent(found: Written, scope: Scope, *, cookie: str = "") -> Sent:
    """Give what goes to a client: packed where it takes that, 304 where it has these bytes."""
    pack = found.packed is not None and takes_packed(scope)
    body = found.packed if pack and found.packed is not None else found.body
    headers = {
        **_ALWAYS,
        **found.headers,
        "cache-control": "private, no-cache" if found.lasting else "no-store",
        "vary": _VARY,
    }
    if cookie:
        headers["set-cookie"] = cookie
    if found.status == 200 and found.lasting:
        if (known := held(scope, found.tag)) is not None:
            return Sent(304, _raw({**headers, "etag": known.decode()}))
        headers["etag"] = etag_of(found.tag, packed=pack).decode()
    if pack:
        headers["content-encoding"] = "gzip"
    return Sent(found.status, _raw({**headers, "content-length": str(len(body))}), body)


def asset_of(assets: Assets, name: str, scope: Scope) -> Sent:
    """Give what goes to a client that asks for an asset: kept for ever if it asked for this version."""
    asset = assets.read(name)
    if asset is None:
        return Sent(404, _raw({**_ALWAYS, "content-length": "0"}))
    current = scope["query_string"] == f"v={asset.version}".encode()
    headers = {
        **_ALWAYS,
        "content-type": asset.media_type,
        "cache-control": _FOR_EVER if current else "no-cache",
        "vary": "Accept-Encoding",
    }
    pack = len(asset.body) >= WORTH_PACKING and takes_packed(scope)
    body = packed(asset.body) if pack else asset.body
    return Sent(200, _raw({**headers, **({"content-encoding": "gzip"} if pack else {}), "content-length": str(len(body))}), body)


def _raw(headers: Mapping[str, str]) -> tuple[tuple[bytes, bytes], ...]:
    return tuple((name.encode(), value.encode("latin-1", "replace")) for name, value in headers.items())


def _as_attachment(name: str) -> str:
    """Offer a file for saving under its name (RFC 6266), in whatever letters that is."""
    plain = _UNSAFE_IN_A_NAME.sub("-", name).encode("ascii", "replace").decode().replace("?", "-")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
