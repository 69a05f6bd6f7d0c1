"""All pages of the explorer; the first route that fits an address is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pages import about, boards, choices, editor, entering, importing, lenses, network, questions, review, sources, things, vocabulary

if TYPE_CHECKING:
    from .routing import Change, Route

__all__ = ["CHANGES", "ROUTES"]

#: The pages.
ROUTES: tuple[Route, ...] = (
    *about.ROUTES,
    *boards.ROUTES,
    *choices.ROUTES,
    *editor.ROUTES,
    *entering.ROUTES,
    *importing.ROUTES,
    *lenses.ROUTES,
    *network.ROUTES,
    *questions.ROUTES,
    *review.ROUTES,
    *sources.ROUTES,
    *things.ROUTES,
    *vocabulary.ROUTES,
)
#: The forms.
CHANGES: tuple[Change, ...] = (
    *entering.CHANGES,
    *importing.CHANGES,
    *review.CHANGES,
)
