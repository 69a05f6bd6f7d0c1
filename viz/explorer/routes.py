"""All pages of the explorer; the first route that fits an address is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pages import about, entering, network, vocabulary

if TYPE_CHECKING:
    from .routing import Change, Route

__all__ = ["CHANGES", "ROUTES"]

#: The pages.
ROUTES: tuple[Route, ...] = (*about.ROUTES, *entering.ROUTES, *network.ROUTES, *vocabulary.ROUTES)
#: The forms.
CHANGES: tuple[Change, ...] = (*entering.CHANGES,)
