"""What of a page is the site's and not the paper's, as `page.toml` tells it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from lxml import html

__all__ = ["Furniture", "furniture"]

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Furniture:
    """Patterns for what is left out, for where the paper stands, and for headings that are marked by a class."""

    tags: frozenset[str]
    roles: frozenset[str]
    names: re.Pattern[str]
    main_tags: frozenset[str]
    main_roles: frozenset[str]
    main_names: re.Pattern[str]
    headings: Mapping[str, int]
    numbers: re.Pattern[str]
    documents: re.Pattern[str]
    sizes: re.Pattern[str]

    def left_out(self, element: html.HtmlElement) -> bool:
        """Whether an element is not shown, or is part of the site around the paper."""
        if element.tag == "form" or (element.tag == "header" and _holds_title(element)):
            return element.tag == "form" and element.find(".//table") is None and not _holds_title(element)
        if element.tag in self.tags or (element.get("role") or "").casefold() in self.roles:
            return True
        hidden = element.get("hidden") is not None or element.get("aria-hidden") == "true" or _HIDDEN.search(element.get("style") or "")
        return bool(hidden) or any(self.names.search(name) for name in _names(element))

    def main(self, root: html.HtmlElement) -> html.HtmlElement:
        """The element that holds the paper; the whole body where none is marked."""
        body = root.find("body")
        whole = root if body is None else body
        marks = (
            lambda each: (each.get("role") or "").casefold() in self.main_roles or each.tag in self.main_tags,
            lambda each: any(self.main_names.search(name) for name in _names(each)),
        )
        for is_marked in marks:
            found = [each for each in whole.iter() if isinstance(each.tag, str) and is_marked(each)]
            if len(found) >= 1 and len("".join(found[0].itertext()).strip()):
                return found[0]
        return whole

    def heading(self, element: html.HtmlElement) -> int:
        """The depth of a heading, by its tag or class; 0 for what is none."""
        if re.fullmatch(r"h[1-6]", str(element.tag)):
            return int(str(element.tag)[1])
        return next((self.headings[name] for name in (element.get("class") or "").split() if name in self.headings), 0)

    def is_number_cell(self, element: html.HtmlElement) -> bool:
        """Whether a cell holds the number of an agenda item."""
        return any(self.numbers.search(name) for name in (element.get("class") or "").split())


@cache
def furniture() -> Furniture:
    """The patterns of `page.toml`."""
    told: Mapping[str, Any] = tomllib.loads(files(__package__).joinpath("page.toml").read_text(encoding="utf-8"))
    left, main, links = told["left_out"], told["main"], told["links"]
    return Furniture(
        frozenset(left["tags"]),
        frozenset(left["roles"]),
        _any(left["names"]),
        frozenset(main["tags"]),
        frozenset(main["roles"]),
        _any(main["names"]),
        told["headings"],
        _any(told["items"]["number"]),
        _any(links["documents"]),
        _any(links["sizes"]),
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


def _names(element: html.HtmlElement) -> list[str]:
    return [*(element.get("class") or "").split(), *(element.get("id") or "").split()]


def _holds_title(element: html.HtmlElement) -> bool:
    return any(element.find(f".//h{level}") is not None for level in (1, 2, 3))
