"""Words for people: class and property names spelt out, labels short enough for a picture, receipts on one line."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..queries.wording import in_natural_order

if TYPE_CHECKING:
    from ..graph.network import Receipt

__all__ = ["heading", "in_natural_order", "number_in", "receipt_line", "shortened", "spelt_out"]

_JOINT = re.compile(r"(?<=[a-z])(?=[A-Z])")


def spelt_out(name: str) -> str:
    """A local name as words: ``isPartOf`` gives "is part of"."""
    return _JOINT.sub(" ", name).lower()


def number_in(notation: str | None) -> str:
    """The notation if it is a number ("9.3", "A1"); that of a lens's concept ("health") only repeats the label."""
    return notation if notation and any(map(str.isdigit, notation)) else ""


def heading(notation: str | None, label: str) -> str:
    """Number and name as officers write them: "9.3 People enjoy long lives in good health"."""
    return f"{number_in(notation)} {label}".strip()


def shortened(text: str, letters: int, lines: int, openings: Sequence[str] = ()) -> str:
    """The text on so many lines at most, cut between words and closed with an ellipsis where something is left out."""
    for opening in openings:
        if text.startswith(opening):
            text = text[len(opening) :]
            text = text[:1].upper() + text[1:]
            break
    wrapped = textwrap.wrap(text, letters, max_lines=lines, placeholder=" …", break_on_hyphens=True)
    return "\n".join(wrapped)


def receipt_line(receipt: Receipt) -> str:
    """Report, paragraph and words, as a footnote would have them."""
    return f"{receipt.place}: “{receipt.words}”"
