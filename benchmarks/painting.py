"""How soon a picture of a network is there: made-up plans of 100, 1,000 and 5,000 things in Chromium, under the site's own policy.

    python benchmarks/painting.py [RUNS]

Processor time of the page as a server makes it, without what a server remembers; then milliseconds in the browser from when the
page has come to the first paint and to the picture, medians of RUNS runs. Nothing moves afterwards: places come with the page.
"""

from __future__ import annotations

import shutil
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

sys.path.append(str(Path(__file__).resolve().parents[1] / "tests/support"))

from made_network import plan_network
from playwright.sync_api import sync_playwright
from staging import Stage, shown_network

from goldenthread.viz.explorer.pages.network.page import network_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

#: Outcomes, sub-outcomes, aims and actions that come to so many things.
SIZES = {100: (3, 8, 3, 20), 1_000: (20, 200, 150, 560), 5_000: (60, 900, 900, 3_070)}
ASKED = "/network?grade=stated,inferred"
PAINTED = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const [first] = performance.getEntriesByName("first-contentful-paint");
  return [first.startTime - page.responseEnd, Number(document.querySelector("#canvas").dataset.painted) - page.responseEnd];
}"""


def main(runs: int) -> None:
    print("things  links  page, CPU ms  page, kB  first paint, ms  picture, ms")
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for things, counts in SIZES.items():
            measure(chromium, things, counts, runs)
        chromium.close()


def measure(chromium: Browser, most: int, counts: tuple[int, int, int, int], runs: int) -> None:
    stage = Stage(shown_network(plan_network(*counts)), {})
    visit = stage.visit("/network", grade="stated,inferred")
    network_page(visit, most)  # the links are read once
    start = time.process_time()
    page = network_page(visit, most)
    html = stage.renderer.html(page, visit)
    spent = 1_000 * (time.process_time() - start)
    stage.makers = {"/network": lambda _: page}
    painted = [paint(chromium, stage) for _ in range(runs)]
    first, picture = (median(times) for times in zip(*painted, strict=True))
    shown = page.content["picture"]
    figures = f"{spent:13.0f} {len(html.encode()) / 1e3:9.0f} {first:16.0f} {picture:12.0f}"
    print(f"{len(shown.things):6,} {len(shown.links):6,} {figures}", flush=True)


def paint(chromium: Browser, stage: Stage) -> tuple[float, float]:
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    window = context.new_page()
    stage.open(window, ASKED)
    window.wait_for_selector("#canvas[data-painted]")
    first, picture = window.evaluate(PAINTED)
    context.close()
    return first, picture


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
