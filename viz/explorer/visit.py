"""What a page is made from: a state of a workspace, what was asked, and what the visitor may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ...queries.plans import plans

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph.search import SearchableStore
    from ...graph.workspace import Workspace
    from ...queries.plans import Plan
    from .addresses import Links

__all__ = ["May", "Shown", "Visit"]


@dataclass(frozen=True, slots=True)
class Shown:
    """One state of a workspace: its folder, a store that answers from that state or raises RenewedError, and its plans."""

    workspace: Workspace
    store: SearchableStore
    plans: tuple[Plan, ...]

    @classmethod
    def of(cls, workspace: Workspace, store: SearchableStore) -> Shown:
        """Read from a store which plans there are."""
        return cls(workspace, store, plans(store))

    @property
    def revision(self) -> str:
        """What tells this state from others."""
        return self.store.revision

    @property
    def base(self) -> str:
        """What the IRIs of the workspace begin with."""
        return self.workspace.base

    @property
    def council(self) -> str:
        """Whose plans they are; "" where the workspace does not say."""
        return self.workspace.council


@dataclass(frozen=True, slots=True)
class May:
    """What a visitor may do: `change` anything at all, now that she is `signed_in`; forms that post carry the `token`.

    Where changes are taken but she is not signed in, pages say how to; where they are not taken, forms are left out. `browser` is
    the name of her browser, a secret; `locked` tells that signing in is asked for at all.
    """

    change: bool = False
    signed_in: bool = False
    token: str = field(default="", repr=False)
    browser: str = field(default="", repr=False)
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Visit:
    """One request for a page: `path` as routed ("/questions/bodies"), `query` with all values of each parameter."""

    shown: Shown
    path: str
    query: Mapping[str, tuple[str, ...]]
    to: Links
    may: May = May()

    def first(self, name: str, default: str = "") -> str:
        """Give the first value of a parameter of the query, without spaces around it."""
        return next(iter(self.query.get(name, ())), default).strip()

    def all(self, name: str) -> tuple[str, ...]:
        """Give the values of a parameter of the query that are not empty, each once."""
        return tuple(dict.fromkeys(value.strip() for value in self.query.get(name, ()) if value.strip()))
