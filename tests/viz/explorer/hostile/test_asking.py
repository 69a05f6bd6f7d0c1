"""Whatever an address asks: a page or a sentence, never a fault, and what was asked is shown as text."""

from __future__ import annotations

import re
import tomllib
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from following import marked

from goldenthread.ontology.errors import GoldenThreadError
from goldenthread.viz.explorer.addresses import ServedLinks
from goldenthread.viz.explorer.problems import problem_page
from goldenthread.viz.explorer.rendering import Renderer
from goldenthread.viz.explorer.routes import ROUTES
from goldenthread.viz.explorer.sending import HTML, Written, sent, written
from goldenthread.viz.explorer.visit import May, Visit

if TYPE_CHECKING:
    from goldenthread.viz.explorer.routing import Route
    from goldenthread.viz.explorer.visit import Shown

ASKED = tomllib.loads(Path(__file__).with_name("asked.toml").read_text(encoding="utf-8"))
THERE: dict[str, Any] = {
    "name": {"/questions": "lens-in-plan", "/sources": "2021-10-26-cabinet", "/lens": "implications"},
    "tail": "event/2021-10-26-cabinet",
    "number": "1",
    "file": "changes.csv",
    "notation": "health",
}
RENDERER = Renderer()
WHOLE = "/data/"  # files of the whole plan, which nothing can be asked of


class Heard(dict[str, tuple[str, ...]]):
    """The parameters of an address, and the names of those that a page looked for."""

    def __init__(self, given: dict[str, tuple[str, ...]]) -> None:
        super().__init__(given)
        self.names: set[str] = set()

    def get(self, name: str, default: Any = None) -> Any:
        self.names.add(name)
        return super().get(name, default)


def there(route: Route) -> dict[str, str]:
    """Parameters of a path that is there, or nearly so."""
    found = {name: THERE.get(name, "x") for name in re.findall(r"{(\w+)", route.path)}
    return {name: value.get(f"/{route.path.split('/')[1]}", "x") if isinstance(value, dict) else value for name, value in found.items()}


def answered(shown: Shown, route: Route, parameters: dict[str, str], query: dict[str, tuple[str, ...]]) -> set[str]:
    """Ask a page, look at what comes, and give the names of the parameters that it looked for."""
    path = re.sub(r"{(\w+)(?::path)?}", lambda found: parameters[found[1]], route.path)
    visit = Visit(shown, path, heard := Heard(query), ServedLinks(shown.base, "", str))
    makers = [route.maker, *([lambda visit, **given: route.data(visit, "rdf", **given)] if route.data else [])]  # type: ignore[misc]
    for maker in makers:
        try:
            found = written(maker(visit, **parameters), visit, RENDERER)
        except GoldenThreadError as error:
            found = written(problem_page(error, shown.workspace.folder), visit, RENDERER)
        assert found.status < 500, (route.path, parameters, query)
        unharmed(found)
    return heard.names


def unharmed(found: Written) -> None:
    """Nothing of what was asked became a header, an element or an attribute."""
    headers = dict(sent(found, {"type": "http", "headers": []}).headers)
    assert not any(sign in value for value in headers.values() for sign in (b"\r", b"\n"))
    assert b"evil.example" not in headers.get(b"location", b"")
    if found.headers.get("content-type") == HTML:
        page = marked(found.body)
        assert page.inline == []
        assert not [address for _, address in page.links if re.match(r"\s*(javascript|data|vbscript):", address, re.IGNORECASE)]


@pytest.mark.parametrize("route", [route for route in ROUTES if not route.path.startswith(WHOLE)], ids=lambda route: route.path)
def test_every_parameter_of_every_page_takes_whatever_is_said(leicestershire_shown: Shown, route: Route) -> None:
    parameters = there(route)
    values = [value.replace("{base}", leicestershire_shown.base) for value in ASKED["values"]]
    values[0] += "a" * 10_000
    for name in parameters:
        for value in values:
            answered(leicestershire_shown, route, {**parameters, name: value}, {})
    names, seen = answered(leicestershire_shown, route, parameters, {}), set[str]()
    while names - seen:
        seen.add(name := min(names - seen))
        for value in values:
            names |= answered(leicestershire_shown, route, parameters, {name: (value, "twice")})


@pytest.mark.parametrize("route", [route for route in ROUTES if not route.path.startswith(WHOLE)], ids=lambda route: route.path)
def test_what_is_kept_for_others_holds_nothing_of_one_visitor(leicestershire_shown: Shown, route: Route) -> None:
    parameters = there(route)
    path = re.sub(r"{(\w+)(?::path)?}", lambda found: parameters[found[1]], route.path)
    may = May(change=True, signed_in=True, token="token-of-hers", browser="browser-of-hers")  # noqa: S106 - of nobody
    visit = Visit(leicestershire_shown, path, {}, ServedLinks(leicestershire_shown.base, "", str), may)
    try:
        found = written(route.maker(visit, **parameters), visit, RENDERER)
    except GoldenThreadError:
        return
    assert b"browser-of-hers" not in found.body
    assert not (found.lasting and b"token-of-hers" in found.body)
    assert dict(sent(found, {"type": "http", "headers": []}).headers)[b"cache-control"] in {b"no-store", b"private, no-cache"}


@pytest.mark.parametrize(("path", "status"), ASKED["paths"].items())
def test_a_hostile_address_gets_a_sentence(explorer: str, path: str, status: int) -> None:
    line = HTTPConnection(explorer.removeprefix("http://"), timeout=60)
    line.putrequest("GET", path, skip_accept_encoding=True)
    line.putheader("accept", "text/html")
    line.endheaders()
    answer = line.getresponse()
    body = answer.read()
    line.close()
    assert answer.status == status
    assert answer.getheader("x-evil") is None
    assert answer.getheader("location") is None
    assert b"<script>alert" not in body
    assert b"Traceback" not in body
