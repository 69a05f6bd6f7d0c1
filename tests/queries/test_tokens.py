"""The tokens of a text: read in a time that grows as the text does, and never blind to a word that the engine sees."""

from __future__ import annotations

import subprocess
import sys

import pytest

from goldenthread.queries.workers.federation import services

#: What a reader that goes back over what it has read takes minutes for, at a third of a megabyte.
_PIECES = ["a-", "a.", "a-1b.", '"', '"\\', "'\\", '"""\\', '"""a""', "'''a\\ '' ", "<", "<a", "1.", "1e+", "@a-", "a:\\", "?"]
_READ = """
import sys
from goldenthread.graph.store.tokens import tokens
piece = sys.stdin.read()
for _ in tokens(piece * (300_000 // len(piece)) + " SERVICE"):
    pass
"""


@pytest.mark.parametrize("piece", _PIECES)
def test_no_text_takes_for_ever(piece: str) -> None:
    subprocess.run([sys.executable, "-c", _READ], input=piece, text=True, timeout=20, check=True)


@pytest.mark.parametrize("before", ['"', "'", '"""', "'''", '"a\\', '"""a" #', "'# ", '"a\n"'])
def test_a_quote_without_an_end_hides_nothing(before: str) -> None:
    assert services(f"SELECT * {{ {before} SERVICE <http://e.org/> {{}} }}")


@pytest.mark.parametrize("around", ['"{}"', "'{}'", '"""a" {}"""', "'''{}'''", "# {}\n", "<http://e.org/{}>", "?{}", "a:{}"])
def test_what_is_no_keyword_is_none(around: str) -> None:
    assert not services(f"SELECT * {{ {around.format('SERVICE')} }}")
