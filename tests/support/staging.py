"""Pages without a server: a visit of any network, and what comes of it given to Chromium under the site's own policy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.search import SearchableStore
from goldenthread.graph.store.embedded import EmbeddedStore
from goldenthread.graph.vocabulary import vocabulary
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology import terms
from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.assets import Assets
from goldenthread.viz.explorer.rendering import Renderer
from goldenthread.viz.explorer.replies import File, Page
from goldenthread.viz.explorer.sending import POLICY
from goldenthread.viz.explorer.visit import Shown, Visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    import networkx as nx
    from playwright.sync_api import Page as Window
    from playwright.sync_api import Route

    from goldenthread.viz.explorer.replies import Reply

__all__ = ["SITE", "Stage", "shown_network", "store_of"]

BASE = "https://example.org/council/"
SITE = "https://site.example"
_NUMBERED = frozenset({"Outcome", "SubOutcome"})


def store_of(network: nx.MultiDiGraph[str]) -> SearchableStore:
    """A store that says what a network does: its things, and each link with a quotation of a paragraph of its own words."""
    return SearchableStore(EmbeddedStore.of([*vocabulary(), *_quads(network)]).stamped(f"{id(network)}-{len(network)}"))


def shown_network(network: nx.MultiDiGraph[str]) -> Shown:
    """What an explorer of such a store would show."""
    return Shown.of(Workspace.planned(Path("no-such-folder"), BASE, "Anyshire"), store_of(network))


def _quads(network: nx.MultiDiGraph[str]) -> Iterator[Quad]:
    stated, inferred, suggested = (NamedNode(f"{BASE}graph/{name}") for name in ("source/paper", "inferred", "suggested"))
    label, part_of = NamedNode(terms.PREF_LABEL), NamedNode(terms.IS_PART_OF)
    for thing, data in network.nodes(data=True):
        if thing.startswith(BASE):
            yield Quad(NamedNode(thing), NamedNode(terms.TYPE), NamedNode(terms.GT + data["kind"]), stated)
            yield Quad(NamedNode(thing), label, Literal(data["label"]), stated)
            if data.get("notation"):
                yield Quad(NamedNode(thing), NamedNode(terms.NOTATION), Literal(data["notation"]), stated)
    report = NamedNode(f"{BASE}id/report/paper")
    yield Quad(report, label, Literal("Scrutiny, 3 November 2021"), stated)
    yield Quad(report, NamedNode(terms.IDENTIFIER), Literal("paper.txt"), stated)
    for number, (subject, object_, key, data) in enumerate(network.edges(keys=True, data=True)):
        link, predicate, grade = NamedNode(key), NamedNode(terms.GT + data["predicate"]), data["grade"]
        graph = {"stated": stated, "inferred": inferred, "suggested": suggested}[grade]
        said: dict[str, NamedNode | Literal] = {
            terms.TYPE: NamedNode(terms.SUGGESTION if grade == "suggested" else terms.LINK),
            terms.SUBJECT: NamedNode(subject),
            terms.PREDICATE: predicate,
            terms.OBJECT: NamedNode(object_),
            terms.HAS_GRADE: Literal(grade),
        }
        if grade == "suggested":
            said[terms.DC_TYPE] = Literal("lens-words")
        else:
            yield Quad(NamedNode(subject), predicate, NamedNode(object_), graph)
        if data["quotations"]:
            quotation, paragraph = NamedNode(f"{BASE}id/quotation/{number}"), NamedNode(f"{BASE}id/paragraph/{number}")
            receipt = data["quotations"][0]
            said[terms.IS_EVIDENCED_BY] = quotation
            yield Quad(quotation, NamedNode(terms.EXACT), Literal(receipt.words), stated)
            yield Quad(quotation, NamedNode(terms.IS_QUOTED_FROM), paragraph, stated)
            yield Quad(paragraph, NamedNode(terms.NOTATION), Literal(receipt.paragraph), stated)
            yield Quad(paragraph, part_of, report, stated)
        for property_, value in said.items():
            yield Quad(link, NamedNode(property_), value, graph)


class Stage:
    """Makers of pages by their paths, for one state; what a window asks for beside them is kept in `missed`."""

    def __init__(self, shown: Shown, makers: Mapping[str, Callable[[Visit], Reply]]) -> None:
        self.shown, self.makers = shown, makers
        self.assets, self.renderer = Assets.shipped(), Renderer()
        self.missed: list[str] = []

    def visit(self, path: str, **query: str) -> Visit:
        """A visit of a path."""
        return Visit(self.shown, path, {name: (value,) for name, value in query.items()}, ServedLinks(BASE, "", self.assets.versioned))

    def open(self, window: Window, address: str) -> list[str]:
        """Open a path with its query in a window, and wait until it is loaded; gives what the console says, which grows."""
        said: list[str] = []
        window.on("console", lambda message: said.append(message.text))
        window.route("**/*", self._answer)
        window.goto(SITE + address)
        return said

    def _answer(self, route: Route) -> None:
        asked = urlsplit(route.request.url)
        if asked.netloc != urlsplit(SITE).netloc:
            self.missed.append(route.request.url)
            route.abort()
        elif asked.path.startswith("/assets/") and (asset := self.assets.read(asked.path.removeprefix("/assets/"))):
            route.fulfill(body=asset.body, content_type=asset.media_type)
        elif maker := self.makers.get(asked.path):
            query = {name: tuple(values) for name, values in parse_qs(asked.query).items()}
            visit = Visit(self.shown, asked.path, query, ServedLinks(BASE, "", self.assets.versioned))
            match maker(visit):
                case Page() as page:
                    route.fulfill(
                        body=self.renderer.html(page, visit), content_type="text/html", headers={"content-security-policy": POLICY}
                    )
                case File() as file:
                    route.fulfill(body=file.body, content_type=file.media_type)
        else:
            self.missed.append(asked.path)
            route.fulfill(status=200, content_type="text/html", body="<title>elsewhere</title>")
