"""The examples in docstrings do what they show."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from goldenthread import graph, ontology, queries, viz

FLOORS = (ontology, graph, queries, viz)
MODULES = sorted(
    name for floor in FLOORS for name in (floor.__name__, *(it.name for it in pkgutil.walk_packages(floor.__path__, f"{floor.__name__}.")))
)
EXAMPLES = [
    example
    for name in MODULES
    for example in doctest.DocTestFinder(exclude_empty=True).find(importlib.import_module(name))
    if example.examples
]


def test_all_modules_are_looked_through() -> None:
    assert {"goldenthread.graph.reading.lines", "goldenthread.viz.cli.application"} <= set(MODULES)
    assert "goldenthread.graph.document" in {example.name for example in EXAMPLES}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_the_example_does_what_it_shows(example: doctest.DocTest) -> None:
    printed: list[str] = []
    results = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, out=printed.append)
    assert results.failed == 0, "".join(printed)
