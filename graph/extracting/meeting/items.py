"""The items of an agenda or of minutes: what stands between one title and the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...conventions import Convention, any_of
from ...document import Block, Document, Paragraph

__all__ = ["Item", "items_of"]

_LETTERED = re.compile(r"\(?(?:[a-z]{1,2}|[ivx]{1,5}|\d{1,3})[.)]")
_NUMBERED = re.compile(r"\d+(?:\.\d+)*")
_GOES_ON = re.compile(r"[a-z]|That\b|To\b")  # "(a) that the Plan be adopted"
_LONGEST_TITLE = 200  # characters; a longer one is the item's text


@dataclass(slots=True)
class Item:
    """An item: its title as printed, without its number, and its blocks, the title among them."""

    title: str
    blocks: list[tuple[Paragraph, Block]] = field(default_factory=list)


def items_of(document: Document, convention: Convention) -> Iterator[Item]:
    """The items in order; what precedes the first one is an item without a title. Cells of tables belong to the item above."""
    marker = convention.pattern("meeting", "item", blind=False)
    within = any_of(tuple(p for key in ("resolved", "recommended", "moved") for p in convention.words("meeting", key)))
    sent, pages = convention.pattern("meeting", "sent"), convention.pattern("meeting", "pages")
    item, numbers, listing = Item(""), set[str](), False
    for paragraph in document.paragraphs:
        for block in paragraph.blocks:
            is_first = paragraph.number not in numbers and block is paragraph.blocks[0]
            is_new = is_first and bool(_NUMBERED.fullmatch(paragraph.number))
            lettered = (is_first and paragraph.number[:1].isdigit()) or (block.kind == "item" and bool(_LETTERED.fullmatch(block.marker)))
            opened = marker.match(block.said) if block.kind in ("text", "heading") else None
            part = within.search(block.said)  # of the item: "Resolved:"; what it lists are no items
            listing = bool(part) or (listing and not is_new and block.kind != "heading")
            title = pages.sub("", block.text[opened.end() :] if opened else block.text)
            listed = listing and bool(_GOES_ON.match(title))
            if is_new or (block.kind == "heading" and not part) or ((lettered or opened) and not listed):
                if item.blocks:
                    yield item
                item = Item("" if len(title) > _LONGEST_TITLE or sent.search(title) else title.strip(" .:"))
            numbers.add(paragraph.number)
            item.blocks.append((paragraph, block))
    if item.blocks:
        yield item
