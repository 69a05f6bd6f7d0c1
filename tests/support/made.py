"""A page as its maker gives it, and as HTML: made without a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from goldenthread.viz.explorer.replies import Reply

__all__ = ["Made"]


class Made(NamedTuple):
    """A reply, and its HTML if it is a page."""

    reply: Reply
    html: str
