"""The sheets of the workbook and their columns, as layout.toml gives them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

__all__ = ["Column", "Layout", "SheetLayout", "read_layout"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key, its heading, its width in letters, and for one that can be written in, how.

    `choices` names the list of its drop-down, and `strict` forbids anything else; `writes` says what a value in it
    becomes. In a row for something new every column that `writes` can be written in.
    """

    key: str
    heading: str
    width: int
    input: bool = False
    choices: str = ""
    strict: bool = False
    writes: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet: its name, its columns, how many empty rows stand at its foot for what is new, and the last column printed."""

    name: str
    new: int
    printed: str
    columns: tuple[Column, ...]

    def at(self, key: str) -> int:
        """Give the place of a column, counted from 1."""
        return next(place for place, column in enumerate(self.columns, start=1) if column.key == key)


@dataclass(frozen=True, slots=True)
class Layout:
    """The workbook: its sheets, the names of those beside them, and the words of the first."""

    sheets: tuple[SheetLayout, ...]
    read_me: str
    lists: str
    written: str
    title: str
    made: str
    name_label: str
    name_cell: str
    instructions: tuple[str, ...]
    grades: Mapping[str, str]


@cache
def read_layout() -> Layout:
    """Read layout.toml."""
    told = tomllib.loads((files(__package__) / "layout.toml").read_text(encoding="utf-8"))
    return Layout(
        sheets=tuple(SheetLayout(sheet["name"], sheet["new"], sheet["printed"], _columns(sheet["columns"])) for sheet in told["sheet"]),
        read_me=told["read_me"],
        lists=told["lists"],
        written=told["written"],
        title=told["title"],
        made=told["made"],
        name_label=told["name_label"],
        name_cell=told["name_cell"],
        instructions=tuple(told["instructions"]),
        grades=MappingProxyType(told["grades"]),
    )


def _columns(told: Sequence[Mapping[str, object]]) -> tuple[Column, ...]:
    return tuple(
        Column(
            key=str(column["key"]),
            heading=str(column["heading"]),
            width=int(str(column["width"])),
            input=bool(column.get("input", False)),
            choices=str(column.get("list", "")),
            strict=bool(column.get("strict", False)),
            writes=str(column.get("writes", "")),
            hint=str(column.get("hint", "")),
        )
        for column in told
    )
