"""The page of questions and checks is the one that the headers make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goldenthread.queries.documenting import questions_page

if TYPE_CHECKING:
    from pathlib import Path


def test_the_page_is_current(root: Path) -> None:
    kept = (root / "docs" / "QUESTIONS.md").read_text(encoding="utf-8")
    assert kept == questions_page(), "run: python -m goldenthread.queries.documenting docs/QUESTIONS.md"
