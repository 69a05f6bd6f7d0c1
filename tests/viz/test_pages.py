"""Every picture in a real browser: offline, painted at once, and with the same content as tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from goldenthread.viz.matrices import boards_page, lenses_page
from goldenthread.viz.networks import network_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    import networkx as nx
    from playwright.sync_api import Browser, Page

    from goldenthread.graph.workspace import Workspace

    Network = nx.MultiDiGraph[str]

PICTURES = ("network", "boards", "lenses", "lenses-marmot")


@pytest.fixture(scope="module")
def pages(leicestershire: Workspace, plan: Network, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The files of the pictures: the network is the made-up one, the tables are Leicestershire's."""
    store, folder = leicestershire.store(), tmp_path_factory.mktemp("pages")
    made = {
        "network": network_page(plan, "Plan"),
        "boards": boards_page(store, "Boards"),
        "lenses": lenses_page(store, "Lenses"),
        "lenses-marmot": lenses_page(store, "Lenses", "marmot"),
    }
    for name, page in made.items():
        (folder / f"{name}.html").write_text(page, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def opened(browser: Browser) -> Iterator[Callable[[Path], Page]]:
    """Open a file; whatever the page complains of or asks the network for fails the test."""
    context = browser.new_context(viewport={"width": 1400, "height": 900}, offline=True)
    complaints: list[str] = []

    def look(path: Path) -> Page:
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: complaints.append(request.url) if not request.url.startswith("file:") else None)
        page.goto(path.as_uri())
        return page

    yield look
    context.close()
    assert complaints == []


@pytest.mark.parametrize("name", PICTURES)
def test_a_page_needs_nothing_else(name: str, pages: dict[str, Path], opened: Callable[[Path], Page]) -> None:
    text = pages[name].read_text(encoding="utf-8")
    assert not re.search(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", text)
    page = opened(pages[name])
    assert page.locator("h1").inner_text()
    assert page.locator("main table").count() >= 1
    assert page.locator("table:not(:has(caption)), th:not([scope])").count() == 0


def test_the_picture_is_painted_and_the_tables_hold_all_of_it(
    plan: Network, pages: dict[str, Path], opened: Callable[[Path], Page]
) -> None:
    page = opened(pages["network"])
    page.wait_for_selector("#picture[data-painted]")
    colours = page.evaluate(
        """() => { const canvas = document.querySelector("#picture canvas");
        const {data} = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const seen = new Set(); for (let i = 0; i < data.length; i += 4) seen.add(data.slice(i, i + 4).join());
        return seen.size; }"""
    )
    assert colours > 20, "a blank canvas has one"
    things, links = page.locator("section:has(#things-heading) tbody tr"), page.locator("section:has(#links-heading) tbody tr")
    said = {(source, data["predicate"], target, data["grade"]) for source, target, data in plan.edges(data=True)}
    assert (things.count(), links.count()) == (len(plan), len(said))


def test_the_whole_plan_begins_with_what_papers_state_and_a_part_with_all_grades(
    plan: Network, pages: dict[str, Path], opened: Callable[[Path], Page], tmp_path: Path
) -> None:
    ticked = "[...document.querySelectorAll('input.grade:checked')].map(box => box.value)"
    assert opened(pages["network"]).evaluate(ticked) == ["stated"]
    part = tmp_path / "part.html"
    part.write_text(network_page(plan, "Part", next(iter(plan))), encoding="utf-8")
    assert opened(part).evaluate(ticked) == ["stated", "inferred", "suggested"]


def test_focus_tells_how_much_is_linked_by_the_grades_that_are_ticked(pages: dict[str, Path], opened: Callable[[Path], Page]) -> None:
    page = opened(pages["network"])
    page.wait_for_selector("#picture[data-painted]")

    def linked() -> int:
        found = re.search(r"linked to (\d+) other", page.locator("#told").inner_text())
        assert found
        return int(found[1])

    page.select_option("#focus", "n10")
    stated = linked()
    page.check("input.grade[value=inferred]")
    page.check("input.grade[value=suggested]")
    assert linked() > stated > 0


def test_hostile_labels_stay_text(opened: Callable[[Path], Page], make_plan: Callable[..., Network], tmp_path: Path) -> None:
    hostile = "</script><script>alert('label')</script><img src=x onerror=alert(1)> {{ 7 * 7 }} “&amp;”"
    network = make_plan()
    for thing in network:
        network.nodes[thing]["label"] = hostile
    path = tmp_path / "hostile.html"
    path.write_text(network_page(network, hostile), encoding="utf-8")
    page = opened(path)
    page.wait_for_selector("#picture[data-painted]")
    assert page.locator("h1").inner_text() == hostile
    assert page.locator("tbody th").first.inner_text() == hostile
    assert page.locator("img").count() == 0


def test_same_network_same_bytes(make_plan: Callable[..., Network]) -> None:
    assert network_page(make_plan(), "Plan") == network_page(make_plan(), "Plan")


def test_an_empty_network_says_so(make_plan: Callable[..., Network], opened: Callable[[Path], Page], tmp_path: Path) -> None:
    empty = make_plan().subgraph([])
    path = tmp_path / "empty.html"
    path.write_text(network_page(empty, "Empty"), encoding="utf-8")
    assert opened(path).locator(".empty").inner_text() == "Nothing found in the papers read."


def test_a_thousand_things_are_painted_without_waiting_for_a_simulation(
    make_plan: Callable[..., Network], opened: Callable[[Path], Page], tmp_path: Path
) -> None:
    large = make_plan(20, 200, 200, 600)
    path = tmp_path / "large.html"
    path.write_text(network_page(large, "Large"), encoding="utf-8")
    page = opened(path)
    page.wait_for_selector("#picture[data-painted]")
    before = page.evaluate("document.querySelector('#picture canvas').toDataURL()")
    page.wait_for_timeout(300)
    assert page.evaluate("document.querySelector('#picture canvas').toDataURL()") == before, "something still moves"
