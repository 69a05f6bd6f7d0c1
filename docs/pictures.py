"""The pictures of the README, made anew from the shipped papers: `python docs/pictures.py`.

Needs what the tests need: Playwright's package and a Chromium, and the explorer's styles (`python run.py assets`).
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from rich._export_format import CONSOLE_SVG_FORMAT
from rich.console import Console

from goldenthread.graph.building import build
from goldenthread.queries.asking import ask
from goldenthread.viz.cli.answers import show, subject_of
from goldenthread.viz.cli.network import drawn

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DOCS = Path(__file__).resolve().parent
sys.path.append(str(DOCS.parent / "tests" / "support"))

from explorer import exploring  # noqa: E402 - found now

SOURCES = DOCS.parent / "examples" / "leicestershire" / "sources"
ABOUT = "9.3"
#: Pages of the explorer, by the names of their pictures: the address, what is opened on it, and how much of the page is shown.
PAGES = {
    "explorer-plan": ("/", "", 1500),
    "explorer-answer": ("/questions/supporting-strategies?about=9.3", "tbody tr:nth-of-type(3) summary", 1150),
    "explorer-paper": ("/sources/2021-11-10-health-overview-and-scrutiny-committee#paragraph-17", "", 900),
    "explorer-lens": ("/lens/dahlgren-whitehead", "", 1300),
}
WIDTH = 1280
#: rich's frame without the fonts that it would fetch: whoever looks has a font of fixed width.
FRAME = re.sub(r"@font-face \{\{.*?\}\}\s*|<!--.*?-->", "", CONSOLE_SVG_FORMAT, flags=re.DOTALL)


def main() -> None:
    """Write answer.svg, network.png and those of `PAGES` beside this file."""
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
            with exploring(workspace.folder, "--read-only") as home:
                explored(browser, home)
            browser.close()


def explored(browser: Browser, home: str) -> None:
    """Take the pictures of the explorer at `home`: light, still, the same each time."""
    for name, (address, opened, height) in PAGES.items():
        context = browser.new_context(viewport={"width": WIDTH, "height": height}, color_scheme="light", reduced_motion="reduce")
        page = context.new_page()
        page.goto(home + address)
        if opened:
            page.locator(opened).first.click()
            page.mouse.move(0, 0)
        page.screenshot(path=DOCS / f"{name}.png")
        context.close()


if __name__ == "__main__":
    main()
