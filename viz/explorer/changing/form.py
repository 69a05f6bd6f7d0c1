"""A form that was posted: its fields, and the files that came with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import BinaryIO

__all__ = ["Form", "Upload"]


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a form: its name as the browser sent it, not to be trusted; its bytes, on disk where they are many."""

    name: str
    size: int
    file: BinaryIO = field(repr=False)


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of a form by name, the values in their order; and its files. Files last until the form is answered."""

    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    files: Mapping[str, tuple[Upload, ...]] = field(default_factory=dict)

    def first(self, name: str, default: str = "") -> str:
        """Give the first value of a field, without spaces around it."""
        return next(iter(self.fields.get(name, ())), default).strip()

    def all(self, name: str) -> tuple[str, ...]:
        """Give the values of a field that are not empty, each once."""
        return tuple(dict.fromkeys(value.strip() for value in self.fields.get(name, ()) if value.strip()))

    def uploads(self, name: str) -> tuple[Upload, ...]:
        """Give the files of a field; a field left empty has none."""
        return self.files.get(name, ())
