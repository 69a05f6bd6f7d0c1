"""The exceptions: one root, the tree of the docstring, and the candidates of a name that fits no thing."""

from __future__ import annotations

import re

import pytest

from goldenthread.ontology import errors
from goldenthread.ontology.errors import GoldenThreadError, ThingError


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = re.findall(r"[├└]── (\w+)", errors.__doc__ or "")
    assert sorted(drawn) == sorted(leaf.__name__ for leaf in GoldenThreadError.__subclasses__() if leaf.__module__ == errors.__name__)
    assert sorted([*drawn, "GoldenThreadError"]) == errors.__all__


def test_a_thing_error_carries_its_candidates() -> None:
    with pytest.raises(GoldenThreadError, match=r"^No thing is called 9$") as caught:
        raise ThingError("No thing is called 9", ("9.1 People are safe", "9.2 People are protected"))
    assert isinstance(caught.value, ThingError)
    assert caught.value.candidates == ("9.1 People are safe", "9.2 People are protected")
    assert ThingError("none").candidates == ()
