"""A made-up paper, written sentence by sentence: each sentence is at once words that can be quoted."""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from goldenthread.graph.document import Block, Document, Paragraph, tidy
from goldenthread.graph.statement import Quotation

__all__ = ["Paper"]


class Paper:
    """The text of a paper as it grows: a title block, then numbered paragraphs under headings."""

    def __init__(self, source: str, body: str, day: date, title: str) -> None:
        self.source, self.body, self.day, self.title = source, body, day, title
        self._text = ""
        self._heading = ""
        self._places: list[tuple[str, str, int, int]] = []  # number, heading, start, end
        self._open("title")
        for line in (body.upper(), f"{day.day} {day:%B %Y}".upper(), title.upper()):
            self.say(line)

    def under(self, heading: str) -> None:
        """Begin a new heading."""
        self._heading = heading
        self._text += f"\n\n{heading}"

    def paragraph(self) -> None:
        """Begin the next numbered paragraph."""
        self._open(str(len(self._places)))
        self._text += f"{len(self._places) - 1}."
        number, heading, start, _ = self._places[-1]
        self._places[-1] = number, heading, start, len(self._text)

    def say(self, sentence: str) -> Quotation:
        """Add a sentence to the paragraph, and quote it."""
        number, heading, start, end = self._places[-1]
        if end > start:
            self._text += " "
        at = len(self._text)
        self._text += sentence
        self._places[-1] = number, heading, start, len(self._text)
        return Quotation(self.source, number, at, len(self._text), sentence)

    def document(self) -> Document:
        """The paper as it would be read."""
        text = self._text + "\n"
        paragraphs = tuple(
            Paragraph(number, heading, (Block("text", *tidy(text[start:end], start)),)) for number, heading, start, end in self._places
        )
        return Document(self.source, f"{self.source}.txt", sha256(text.encode()).hexdigest(), paragraphs, text)

    def _open(self, number: str) -> None:
        self._text += "\n\n" if self._text else ""
        self._places.append((number, self._heading, len(self._text), len(self._text)))
