"""Which file of a static site a page is in.

>>> file_of("/", {}, "html"), file_of("/id/outcome/plan/safe", {}, "html"), file_of("/id/outcome/plan/safe", {}, "ttl")
('index.html', 'id/outcome/plan/safe.html', 'id/outcome/plan/safe.ttl')
>>> file_of("/questions/supporting-strategies", {"about": "https://example.org/id/outcome/plan/safe"}, "html")
'questions/supporting-strategies.about-safe.ff6776e2.html'
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HTML", "file_of", "suffix_in"]

#: What a page is, and a file of another suffix is not.
HTML = "html"
_INDEX = "index"
_LONGEST = 100  # letters of one part of a path: file systems take 255 bytes, and something is added
_TOLD = 40  # letters of what a parameter says
_PLAIN = re.compile(r"[a-z0-9][a-z0-9._-]*")
_OTHERS = re.compile(r"[^a-z0-9]+")
_HASHED = 8
_FILE = "/{file}"
_SUFFIX = re.compile(r"\.([a-z0-9]+)$")
_FORMAT = "format"


def suffix_in(pattern: str, path: str, query: Mapping[str, str]) -> str:
    """Give the suffix of what a route gives at a path: that of its pattern, or the parameter `format`, else "html".

    Where the pattern ends in the parameter `file`, the path tells it.

    >>> suffix_in("/network.svg", "/network.svg", {}), suffix_in("/boards", "/boards", {"format": "csv"})
    ('svg', 'csv')
    >>> suffix_in("/id/{tail:path}", "/id/body/a.b", {}), suffix_in("/sources/{name}/{file}", "/sources/plan/plan.pdf", {})
    ('html', 'pdf')
    """
    found = _SUFFIX.search(path if pattern.endswith(_FILE) else pattern)
    return found[1] if found else query.get(_FORMAT) or HTML


def file_of(path: str, query: Mapping[str, str], suffix: str) -> str:
    """Give the file of a path, its query and its suffix: the same for the same ones, another for others, on every file system.

    What cannot stand in a name everywhere, capital letters too, is exchanged, with a hash behind it that tells it from others.
    """
    stem = (path.removesuffix(f".{suffix}") if suffix != HTML else path).strip("/")
    parts = [_part(part) for part in stem.split("/")] if stem else [_INDEX]
    asked = sorted((name, value) for name, value in query.items() if value)
    if asked:
        told = "-".join(f"{name}-{_words(value)}" for name, value in asked)
        parts[-1] += f".{told[:_LONGEST]}.{_hash(repr(asked))}"
    return f"{'/'.join(parts)}.{suffix}"


def _part(part: str) -> str:
    if _PLAIN.fullmatch(part) and len(part) <= _LONGEST and not _SUFFIX.search(part):
        return part
    return f"{_words(part)[:_LONGEST]}.{_hash(part)}"


def _words(value: str) -> str:
    return _OTHERS.sub("-", value.rstrip("/").rpartition("/")[2].casefold()).strip("-")[:_TOLD]


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:_HASHED]
