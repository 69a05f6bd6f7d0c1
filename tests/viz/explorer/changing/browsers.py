"""A browser without scripts, as far as these pages need one: it keeps its cookie, and posts the forms of a page with its token."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Self

import httpx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType

__all__ = ["Browsing"]

_TOKEN = re.compile(r'name="token" value="([0-9a-f]+)"')
_OFFERED = re.compile(r'name="ticked" type="checkbox" value="([0-9a-f]+)"')


class Browsing:
    """Pages of one explorer, one after another."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.client = httpx.Client(base_url=address, timeout=60, follow_redirects=True, headers={"accept": "text/html"})
        self.page = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.client.close()

    def open(self, path: str) -> str:
        """Give the page of a path."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.text
        self.page = unescape(answer.text)
        return self.page

    @property
    def token(self) -> str:
        """The token of the forms of the page that is open."""
        found = _TOKEN.search(self.page)
        assert found is not None, "the page has no form"
        return found[1]

    @property
    def offered(self) -> list[str]:
        """The numbers of the suggestions of the page that is open."""
        return _OFFERED.findall(self.page)

    def post(
        self, path: str, fields: Mapping[str, str | list[str]] | None = None, files: list[tuple[str, tuple[str, bytes]]] | None = None
    ) -> httpx.Response:
        """Send a form of the page that is open, and go on to where that leads."""
        own = {"origin": self.address, "sec-fetch-site": "same-origin"}
        answer = self.client.post(path, data={"token": self.token, **(fields or {})}, files=files or None, headers=own)
        self.page = unescape(answer.text)
        return answer
