"""The two pictures of the README, made anew from the shipped papers: `python docs/pictures.py`.

Needs what the tests need: Playwright's package and a Chromium.
"""

from __future__ import annotations

import io
import re
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from goldenthread.graph.building import build
from goldenthread.queries.asking import ask
from goldenthread.viz.cli.answers import show, subject_of
from goldenthread.viz.cli.network import drawn

DOCS = Path(__file__).resolve().parent
SOURCES = DOCS.parent / "examples" / "leicestershire" / "sources"
ABOUT = "9.3"
#: rich's frame without the fonts that it would fetch: whoever looks has a font of fixed width.
FRAME = re.sub(r"@font-face \{\{.*?\}\}\s*|<!--.*?-->", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def main() -> None:
    """Write answer.svg and network.png beside this file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace = build(sorted(SOURCES.iterdir()), folder / "plan", council="Leicestershire County Council").workspace
        store = workspace.store()
        answer = ask(store, "supporting-strategies", ABOUT)
        console = Console(record=True, width=118, file=io.StringIO(), markup=False, highlight=False, emoji=False)
        show(console, answer, subject_of(store, answer.question, ABOUT))
        title = f"goldenthread ask supporting-strategies --about {ABOUT}"
        (DOCS / "answer.svg").write_text(console.export_svg(title=title, unique_id="answer", code_format=FRAME), encoding="utf-8")
        page = folder / "network.html"
        page.write_text(drawn(workspace, store, about=ABOUT, degrees=1), encoding="utf-8")
        with sync_playwright() as driver:
            browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
            view = browser.new_page(viewport={"width": 1200, "height": 820})
            view.goto(page.as_uri())
            view.wait_for_selector("#picture[data-painted]")
            view.locator("#picture").screenshot(path=DOCS / "network.png")
            browser.close()


if __name__ == "__main__":
    main()
