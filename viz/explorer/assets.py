"""What pages fetch beside themselves: styles, scripts, licences, in the folder `served/`, which `python run.py assets` makes.

The library that draws networks comes with pyvis, and is taken from there.

Each is called by a name and a version made from its content (`explorer.css?v=1f3a...`), so it may be kept for ever.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, cast

from ...ontology.errors import AssetsError
from ..pages import vis_network

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

__all__ = ["Asset", "Assets"]

_VERSION = 12  # hex digits, as in the manifest
_MEDIA_TYPES = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file as it is served, and its version."""

    media_type: str
    body: bytes
    version: str


@dataclass(frozen=True, slots=True)
class Assets:
    """All assets of a folder, by name, with their versions; and those that come with another package, whole."""

    folder: Traversable
    versions: Mapping[str, str]
    brought: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def shipped(cls, folder: Traversable | None = None) -> Assets:
        """Give those that lie beside this module; raise AssetsError if they have not been made."""
        folder = folder or files(__package__).joinpath("served")
        try:
            manifest = folder.joinpath("manifest.json").read_text(encoding="utf-8")
        except FileNotFoundError:
            raise AssetsError(
                "The styles and scripts of the explorer's pages have not been made yet: "
                "call python run.py assets in the folder of Golden Thread, then try again."
            ) from None
        brought = {"vis-network.js": vis_network().encode()}
        versions = {name: sha256(body).hexdigest()[:_VERSION] for name, body in brought.items()}
        return cls(folder, {**cast("dict[str, str]", json.loads(manifest)), **versions}, brought)

    def versioned(self, name: str) -> str:
        """Give the name with its version behind it, as pages ask for it; raise KeyError if there is none of that name."""
        return f"{name}?v={self.versions[name]}"

    def read(self, name: str) -> Asset | None:
        """Give an asset, None if there is none of that name."""
        if name not in self.versions:
            return None
        media_type = _MEDIA_TYPES.get(name.rpartition(".")[2], "application/octet-stream")
        body = self.brought.get(name) or self.folder.joinpath(name).read_bytes()
        return Asset(media_type, body, self.versions[name])
