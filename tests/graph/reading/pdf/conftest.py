"""PDFs made from a description of their pages: what is drawn where, in points from the upper left corner of an A4 page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

_HEIGHT = A4[1]


@pytest.fixture
def draw() -> Callable[[list[dict[str, Any]], Path], Path]:
    """Draws pages into a file and gives the file."""
    return _draw


def _draw(pages: list[dict[str, Any]], file: Path) -> Path:
    """A PDF with these pages: `words` are [x, y, size, "bold" or "", text], `rules` are [x, y, x, y], `picture` fills the page."""
    canvas = Canvas(str(file), pagesize=A4, invariant=True)
    for page in pages:
        if page.get("picture"):
            canvas.drawImage(ImageReader(Image.new("L", (8, 8), 128)), 0, 0, *A4)
        for x0, y0, x1, y1 in page.get("rules", ()):
            canvas.line(x0, _HEIGHT - y0, x1, _HEIGHT - y1)
        for x, y, size, weight, text in page.get("words", ()):
            canvas.setFont("Helvetica-Bold" if weight else "Helvetica", size)
            canvas.drawString(x, _HEIGHT - y, text)
        canvas.showPage()
    canvas.save()
    return file
