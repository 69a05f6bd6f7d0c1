"""The benchmark runs, writes its tables between their markers, and names every server; what it measures here tells nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from performance.__main__ import main
from performance.report import put, table, verdict

if TYPE_CHECKING:
    from pathlib import Path

_QUESTIONS = ("inventory", "names")
_LITTLE = ("--councils", "1", "--clients", "1", "--effort", "0.01", "--questions", *_QUESTIONS)
_SERVERS = {"Golden Thread", "oxigraph serve", "oxigraph serve, in memory", "Virtuoso 7", "rdflib-endpoint"}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder: Path = tmp_path_factory.mktemp("performance")
    main(["--part", "in-process", "endpoint", *_LITTLE, "--data", str(folder / "data"), "--to", str(folder / "told.md")])
    return (folder / "told.md").read_text(encoding="utf-8")


def test_every_question_is_asked_on_both_engines(document: str) -> None:
    asked = set(re.findall(r"^\| (\S+) \| (memory|disk) \|", document, re.MULTILINE))
    assert asked == {(name, engine) for name in _QUESTIONS for engine in ("memory", "disk")}


def test_every_server_is_named_with_its_figures_or_the_reason_for_none(document: str) -> None:
    timed = set(re.findall(r"^\| point \| ([^|]+?) \| [0-9.,]+ \|", document, re.MULTILINE))
    missing = set(re.findall(r"^(.+) is missing: ", document, re.MULTILINE))
    assert timed - {"Golden Thread, asked again"} == _SERVERS - missing
    assert not timed & missing
    assert "was not timed" not in document


def test_it_tells_the_machine_the_data_and_what_is_met(document: str) -> None:
    assert re.search(r"cores, \d+ GiB of memory.*pyoxigraph [\d.]+.*Seed 1", document)
    assert re.search(r"1 council: [\d,]+ quads", document)
    assert re.search(r"at most 0\.5: (met|\*\*not met\*\*)", document)


def test_a_part_that_is_measured_again_replaces_what_it_said_and_nothing_else(tmp_path: Path) -> None:
    document = tmp_path / "told.md"
    document.write_text("# Speed\n\nBefore.\n", encoding="utf-8")
    for part, text in (("one", "first"), ("two", "second"), ("one", "\\1 third")):
        put(document, part, text)
    told = document.read_text(encoding="utf-8")
    assert "first" not in told
    assert told.index("Before.") < told.index("\\1 third") < told.index("second")


def test_a_table_and_a_verdict() -> None:
    assert table(("what", "n"), [("a|b", 1)]) == "| what | n |\n| --- | ---: |\n| a\\|b | 1 |"
    assert verdict(1.2, 1.15) == "at most 1.15: **not met**"
    assert verdict(300_000, 250_000, least=True) == "at least 250,000: met"
