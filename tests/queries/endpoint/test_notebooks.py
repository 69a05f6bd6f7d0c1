"""docs/NOTEBOOKS.md does what it shows."""

from __future__ import annotations

import doctest
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

SHOWN = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_page_does_what_it_shows(
    root: Path, leicestershire: Workspace, serving: Callable[..., AbstractContextManager[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(leicestershire.folder)
    page = (root / "docs/NOTEBOOKS.md").read_text(encoding="utf-8")
    printed: list[str] = []
    with serving("--workspace", str(leicestershire.folder)) as address:
        shown = "\n".join(SHOWN.findall(page)).replace("http://localhost:8000", address)
        example = doctest.DocTestParser().get_doctest(shown, {}, "NOTEBOOKS.md", "docs/NOTEBOOKS.md", 0)
        results = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, out=printed.append)
    assert results.failed == 0, "".join(printed)
    assert results.attempted == page.count("\n>>> ")
