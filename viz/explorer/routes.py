"""All pages of the explorer; the first route that fits an address is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .pages import (
    about,
    boards,
    choices,
    compare,
    editor,
    entering,
    findings,
    glance,
    importing,
    lenses,
    network,
    questions,
    review,
    searching,
    sources,
    things,
    vocabulary,
)

if TYPE_CHECKING:
    from .routing import Change, Route

__all__ = ["CHANGES", "ROUTES"]

#: The pages.
ROUTES: tuple[Route, ...] = (
    *about.ROUTES,
    *boards.ROUTES,
    *choices.ROUTES,
    *compare.ROUTES,
    *editor.ROUTES,
    *entering.ROUTES,
    *findings.ROUTES,
    *glance.ROUTES,
    *importing.ROUTES,
    *lenses.ROUTES,
    *network.ROUTES,
    *questions.ROUTES,
    *review.ROUTES,
    *searching.ROUTES,
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
