"""A page or data, by what a client accepts."""

from __future__ import annotations

import pytest

from goldenthread.viz.explorer.preferring import preferred

CHROMIUM = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("", "html"),
        ("*/*", "html"),
        (CHROMIUM, "html"),
        ("text/turtle", "ttl"),
        ("TEXT/Turtle;q=0.9, text/html;q=0.8", "ttl"),
        ("text/turtle;q=0.4, text/html;q=0.8", "html"),
        ("text/turtle, text/html", "html"),
        ("application/rdf+xml, text/turtle", "rdf"),
        ("application/ld+json;q=0.5, application/n-triples;q=0.6", "nt"),
        ("application/json", "jsonld"),
        ("text/turtle;q=0, */*", "html"),
        ("image/png", "html"),
        ("text/turtle;q=x;;,,", "ttl"),
    ],
)
def test_the_greatest_weight_decides_and_a_page_before_its_equals(accept: str, form: str) -> None:
    assert preferred(accept) == form


def test_who_names_neither_gets_what_is_said() -> None:
    assert preferred("*/*", otherwise="") == ""
    assert preferred(CHROMIUM, otherwise="") == "html"
