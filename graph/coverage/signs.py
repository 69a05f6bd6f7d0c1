"""What looks like a commitment, and what is boilerplate: told by the patterns of `signs.toml`, each with its reason.

>>> signs = read_signs()
>>> signs.look("We will plant 500 trees.", "text").words
'We will plant'
>>> signs.look("The Council will not sell its parks.", "text") is None
True
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ..document import BlockKind, Paragraph, Table

__all__ = ["Columns", "Look", "Signs", "read_signs"]

_SHORTEST = 3  # words: what is shorter says of no deed what is to be done
_SENTENCE = re.compile(r"(?<=[.!?”’]) +(?=[A-Z‘“])")


@dataclass(frozen=True, slots=True)
class Look:
    """Why words look like a commitment: the reason, and the words that gave it."""

    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells by where they begin in the text: those below a header of actions -> that header; and the headers themselves."""

    below: Mapping[int, str]
    headers: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Sign:
    reason: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Signs:
    """The patterns of `signs.toml`."""

    commitments: tuple[_Sign, ...]
    in_lists: tuple[_Sign, ...]
    excluded: tuple[_Sign, ...]
    leads: tuple[_Sign, ...]
    columns_of_actions: re.Pattern[str]
    headings_of_actions: re.Pattern[str]
    sections: tuple[_Sign, ...]
    lines: tuple[_Sign, ...]

    def look(self, text: str, kind: BlockKind, header: str = "", lead: Look | None = None, heading: str = "") -> Look | None:
        """Why a sentence, an item or a cell looks like a commitment, or None.

        `header` is that of a cell's column if it is one of actions, `lead` the words that an item goes on from,
        `heading` the one that the block stands under.
        """
        if kind == "heading" or any(sign.pattern.search(text) for sign in self.excluded):
            return None
        told = (*self.commitments, *self.in_lists) if kind in ("item", "cell") else self.commitments
        for sign in told:
            if match := sign.pattern.search(text):
                return Look(sign.reason, match[0])
        if len(text.split()) < _SHORTEST:
            return None
        if kind == "cell":
            return Look("stands in a column of actions", header) if header else None
        if kind == "item" and (under := lead or self._heading(heading)):
            return under
        return None

    def lead(self, text: str) -> Look | None:
        """The words of a block that the items behind it go on from, or None: "We will:"."""
        last = _SENTENCE.split(text)[-1]
        for sign in self.leads:
            if match := sign.pattern.search(last):
                return Look(sign.reason, match[0])
        return None

    def columns(self, tables: Sequence[Table]) -> Columns:
        """Which cells of tables are headers, and which stand below a header that announces actions."""
        below: dict[int, str] = {}
        headers: set[int] = set()
        for table in tables:
            actions: dict[int, str] = {}
            for row in table.rows:
                texts = [" ".join(block.text for block in cell.blocks) if cell else "" for cell in row]
                named = {place: text for place, text in enumerate(texts) if self.columns_of_actions.fullmatch(text.strip())}
                starts = [cell.start for cell in row if cell]
                if named and len({text for text in texts if text}) > 1:
                    actions = named
                    headers.update(starts)
                elif len(set(starts)) > 1 or len(starts) == 1:  # else a title over the whole width
                    below |= {cell.start: actions[place] for place, cell in enumerate(row) if cell and place in actions}
        return Columns(below, frozenset(headers))

    def boilerplate(self, paragraph: Paragraph) -> str:
        """What marks a paragraph as boilerplate, "" if nothing does."""
        if paragraph.number == "title":
            return "title block"
        if all(block.kind == "cell" for block in paragraph.blocks):
            return ""
        if all(block.kind == "heading" for block in paragraph.blocks):
            return "a heading alone"
        for sign in self.sections:
            if sign.pattern.fullmatch(paragraph.heading.strip(" :.")):
                return sign.reason
        text = " ".join(block.text for block in paragraph.blocks)
        return next((sign.reason for sign in self.lines if sign.pattern.search(text)), "")

    def _heading(self, heading: str) -> Look | None:
        match = self.headings_of_actions.search(heading)
        return Look("stands in a list under a heading of actions", match[0]) if match else None


@cache
def read_signs() -> Signs:
    """The signs that come with Golden Thread."""
    data = tomllib.loads(files(__package__).joinpath("signs.toml").read_text(encoding="utf-8"))
    lists: Mapping[str, str] = {name: f"(?:{'|'.join(words)})" for name, words in data["lists"].items()}

    def compiled(pattern: str) -> re.Pattern[str]:
        return re.compile(re.sub(r"\{(\w+)\}", lambda match: lists.get(match[1], match[0]), pattern), re.IGNORECASE)

    def signs(key: str) -> tuple[_Sign, ...]:
        return tuple(_Sign(row["reason"], compiled(pattern)) for row in data[key] for pattern in row["patterns"])

    return Signs(
        commitments=signs("commitments"),
        in_lists=signs("in_lists"),
        excluded=signs("excluded"),
        leads=signs("leads"),
        columns_of_actions=compiled("|".join(data["tables"]["columns"])),
        headings_of_actions=compiled("|".join(data["tables"]["headings"])),
        sections=signs("sections"),
        lines=signs("lines"),
    )
