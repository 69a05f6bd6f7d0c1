"""The printed lines of a plain text, with the white space that says where blocks begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Line", "printed_lines", "without_page_numbers"]

_UNFINISHED = re.compile(r"(?:[,–&/(-]|\b(?:a|an|and|at|by|for|from|in|into|its|of|on|or|our|the|their|to|with|that|which))$")
_PAGE_NUMBER = re.compile(r"(?m)^(?P<number>[ \t]*(?:[Pp]age \d{1,4}(?: of \d{1,4})?|\d{1,4}(?=\s*\f)))(?P<after>[ \t]*(?:\n|\Z))")
_NUMBER_ALONE = re.compile(r"(?m)^[ \t]*(?P<number>\d{1,3})[ \t]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words, where they start in the source, and what stands before.

    `gap` says that blank lines come before it; `indent` counts its leading spaces. Text taken from a PDF shows a new
    page by one leading space and no blank line (the form feed itself is lost), hence `page_start`.
    """

    text: str
    start: int
    gap: bool
    indent: int
    form_feed: bool

    @property
    def end(self) -> int:
        """One past its last character in the source."""
        return self.start + len(self.text)

    @property
    def page_start(self) -> bool:
        """Whether a page seems to begin here."""
        return self.form_feed or (self.indent in (1, 2) and not self.gap)

    @property
    def may_begin(self) -> bool:
        """Whether the space before allows a block to begin here."""
        return self.gap or self.page_start

    @property
    def opens_upper(self) -> bool:
        """Whether it opens with a capital."""
        return bool(re.match(r"[‘“'\"(]*[A-Z£]", self.text))

    @property
    def opens_block(self) -> bool:
        """Whether the line opens like a sentence, a title or a numbered item."""
        return self.opens_upper or self.text[0].isdigit()

    @property
    def finished(self) -> bool:
        """Whether a sentence or an item of a list ends with this line."""
        return bool(re.search(r"[.;:!?][’”'\")]*$", self.text))

    @property
    def unfinished(self) -> bool:
        """Whether the line ends in a word or sign after which a sentence must go on."""
        return bool(_UNFINISHED.search(self.text))


def without_page_numbers(text: str) -> str:
    """The text with the numbers of its pages blanked, so that no sentence runs over one; every offset stays.

    A page number is "Page 3 of 12" alone on a line, a number alone on a line right before a form feed, or one of numbers
    alone on their lines that count the pages through the paper.
    """
    text = _PAGE_NUMBER.sub(lambda match: " " * len(match["number"]) + match["after"], text)
    alone = list(_NUMBER_ALONE.finditer(text))
    counted = [int(match["number"]) for match in alone]
    if len(alone) > 1 and counted == list(range(counted[0], counted[0] + len(counted))):
        for match in alone:
            text = text[: match.start("number")] + " " * len(match["number"]) + text[match.end("number") :]
    return text


def printed_lines(text: str) -> tuple[Line, ...]:
    """Every line with something on it, in order; offsets are characters from the start of the text."""
    lines: list[Line] = []
    gap, at = True, 0
    for raw in re.split(r"(?<=\n)", text):
        words = raw.strip()
        if not words:
            gap, at = True, at + len(raw)
            continue
        before = raw[: len(raw) - len(raw.lstrip())]
        start = at + len(before)
        lines.append(Line(words, start, gap, len(before.replace("\f", "")), "\f" in before))
        gap, at = False, at + len(raw)
    return tuple(lines)
