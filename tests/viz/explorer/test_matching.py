"""From a path to its page."""

from __future__ import annotations

import pytest

from goldenthread.viz.explorer.matching import Matcher
from goldenthread.viz.explorer.replies import File, Moved, Page
from goldenthread.viz.explorer.routing import Change, Route


def page(*_: object, **__: str) -> Page:
    return Page("nothing.html", "")


def data(*_: object, **__: str) -> File:
    return File("text/turtle", b"")


def done(*_: object, **__: str) -> Moved:
    return Moved("/")


MATCHER = Matcher(
    [Route("/", page), Route("/review", page), Route("/id/{path:path}", page, data=data), Route("/lens/{name}", page)],
    [Change("/review", done), Change("/review/undo", done)],
)


@pytest.mark.parametrize(
    ("path", "pattern", "parameters", "suffix"),
    [
        ("/", "/", {}, ""),
        ("/review", "/review", {}, ""),
        ("/id/outcome/9", "/id/{path:path}", {"path": "outcome/9"}, ""),
        ("/id/outcome/9.ttl", "/id/{path:path}", {"path": "outcome/9"}, "ttl"),
        ("/id/outcome/9.3", "/id/{path:path}", {"path": "outcome/9.3"}, ""),
        ("/id/outcome/9.html", "/id/{path:path}", {"path": "outcome/9.html"}, ""),
        ("/lens/health.ttl", "/lens/{name}", {"name": "health.ttl"}, ""),
    ],
)
def test_a_path_means_a_page_and_a_suffix_its_data_where_there_is_some(
    path: str, pattern: str, parameters: dict[str, str], suffix: str
) -> None:
    match = MATCHER.find(path)
    assert match is not None
    assert (match.pattern, dict(match.parameters), match.suffix) == (pattern, parameters, suffix)
    assert match.route is not None


@pytest.mark.parametrize("path", ["", "/nothing", "/lens/health/housing", "/lens/", "//", "/review/", "/id"])
def test_other_paths_mean_nothing(path: str) -> None:
    assert MATCHER.find(path) is None


def test_forms_are_posted_to_a_page_or_to_an_address_of_their_own() -> None:
    both, alone = MATCHER.find("/review"), MATCHER.find("/review/undo")
    assert both is not None
    assert alone is not None
    assert (both.route is not None, both.change is not None) == (True, True)
    assert (alone.route, alone.change is not None) == (None, True)
