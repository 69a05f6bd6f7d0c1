"""What the pages of a static site point to, and whether it is there."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

__all__ = ["Marked", "broken_links", "files_of", "marked"]

_POINTING = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "iframe": "src", "use": "href", "image": "href"}
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass
class Marked(HTMLParser):
    """A page: its ids, what it points to (element, address), and what a strict policy of content would not run or show."""

    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.ids.append(given["id"])
        if (name := _POINTING.get(tag)) and name in given:
            self.links.append((tag, given[name]))
        if tag == "style" or (tag == "script" and "src" not in given and given.get("type") != "application/json"):
            self.inline.append(f"<{tag}>")
        self.inline += [f"{tag} {name}" for name in given if name == "style" or name.startswith("on")]


def marked(page: bytes) -> Marked:
    """Read a page."""
    found = Marked()
    found.feed(page.decode())
    found.close()
    return found


def files_of(site: Path) -> Mapping[str, bytes]:
    """All files of a site, by their path in it."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def broken_links(files: Mapping[str, bytes]) -> Iterator[str]:
    """Say of every link within a site whose file or anchor is not there where it stands; what leads elsewhere is left alone."""
    pages = {name: marked(content) for name, content in files.items() if name.endswith(".html")}
    for name, page in pages.items():
        for tag, address in page.links:
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            if target not in files:
                yield f"{name}: <{tag}> {address}: no such file"
            elif parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].ids:
                yield f"{name}: <{tag}> {address}: no such anchor"
