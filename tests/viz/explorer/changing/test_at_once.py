"""Two officers review in two browsers while a command line builds: nothing is lost, and readers never see a half-built graph."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import TYPE_CHECKING

import httpx
import pytest
from explorer import exploring

from goldenthread.graph.decisions import read_decisions, read_waiting

from .browsers import Browsing
from .conftest import until

if TYPE_CHECKING:
    from goldenthread.graph.workspace import Workspace

_BUILD = [sys.executable, "-c", "from goldenthread.viz.cli import main; main()", "build", "--workspace"]
#: In every graph that was built whole, each acceptance has its link, and no link is there without.
_COUNTS = """SELECT (COUNT(DISTINCT ?decision) AS ?accepted) (COUNT(DISTINCT ?link) AS ?links) {
  { GRAPH ?history { ?decision gt:hasVerdict "accepted" } }
  UNION { GRAPH ?officers { ?link a gt:Link } FILTER STRENDS(STR(?officers), "/graph/officers") } }"""
_FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
_EACH = 4  # suggestions that an officer answers


def counts(address: str) -> tuple[int, int]:
    """How many acceptances a reader sees, and how many links that rest on them."""
    answer = httpx.get(f"{address}/sparql", params={"query": _COUNTS, "format": "csv"}, timeout=60)
    assert answer.status_code == 200, answer.text
    accepted, links = answer.text.split()[1].split(",")
    return int(accepted), int(links)


def test_nothing_is_lost_and_nothing_half_is_seen(workspace: Workspace) -> None:
    with exploring(workspace.folder) as address, ThreadPoolExecutor(4) as people:
        ended, seen = Event(), set[tuple[int, int]]()

        def reader() -> None:
            while not ended.is_set():
                seen.add(counts(address))
                time.sleep(0.02)

        def builder() -> int:
            return subprocess.run([*_BUILD, str(workspace.folder)], capture_output=True, check=False).returncode

        def officer(name: str, place: int) -> list[int]:
            with Browsing(address) as browser:
                answered = []
                for turn in range(_EACH):
                    browser.open("/review")
                    number = browser.offered[place]
                    answer = browser.post("/review", {"by": name, ("accept", "reject")[turn % 2]: number})
                    answered.append(answer.status_code)
                    time.sleep(0.05)
                return answered

        reading = people.submit(reader)
        one, other = people.submit(officer, "Ann", 0), people.submit(officer, "Bob", -1)
        building = people.submit(builder)
        try:
            assert {*one.result(), *other.result()} == {200}
            assert building.result() in {0, 2}, "it may be told that another build is at work, and nothing worse"
            until(lambda: not read_waiting(workspace))
        finally:
            ended.set()
            reading.result()
        history = read_decisions(workspace)
        assert sorted(decision.who for decision in history.in_force) == ["Ann"] * _EACH + ["Bob"] * _EACH
        until(lambda: counts(address) == (_EACH, _EACH))
        assert all(accepted == links for accepted, links in seen)
        assert (0, 0) in seen, "there were readers from the beginning"


def test_the_second_is_told_honestly(workspace: Workspace) -> None:
    with exploring(workspace.folder) as address, Browsing(address) as ann, Browsing(address) as bob:
        ann.open("/review")
        bob.open("/review")
        one, other = ann.offered[:2]
        ann.post("/review", {"by": "Ann", "accept": one})
        assert "1 decision is kept" in ann.page
        ann.open("/review")
        ann.post("/review", {"by": "Ann", "reject": other})
        bob.post("/review", {"by": "Bob", "verdict": "accept", "ticked": [one, other]})
        assert "1 suggestion was decided so already" in bob.page
        assert "1 answer was not kept, since somebody else had decided otherwise" in bob.page
        assert "rejected by Ann" in bob.page
        assert {decision.who for decision in read_decisions(workspace)} == {"Ann"}


@pytest.mark.parametrize("form", ["one", "several"])
def test_what_was_kept_can_be_undone_and_the_history_tells_all(workspace: Workspace, form: str) -> None:
    with exploring(workspace.folder) as address, Browsing(address) as browser:
        browser.open("/review?kind=lens-words")
        chosen = browser.offered[:1] if form == "one" else browser.offered[:3]
        fields: dict[str, str | list[str]] = {"accept": chosen[0]} if form == "one" else {"verdict": "accept", "ticked": chosen}
        answer = browser.post("/review", {"by": "Ann", "note": "agreed in March", "kind": "lens-words", **fields})
        assert answer.url.params["kind"] == "lens-words", "the list goes on as it was narrowed"
        assert 'value="Ann"' in browser.page
        assert not set(chosen) & set(browser.offered)
        kept = [decision.iri.rpartition("/")[2] for decision in read_decisions(workspace).in_force]
        browser.post("/review/undo", {"by": "Ann", "decision": kept})
        assert f"{len(chosen)} decision" in browser.page
        assert read_decisions(workspace).in_force == ()
        told = browser.open("/review/history")
        assert told.count("agreed in March") == len(chosen)
        assert told.count("undone") >= len(chosen)


def test_what_was_typed_outlives_the_server(workspace: Workspace) -> None:
    with exploring(workspace.folder) as address:
        browser = Browsing(address)
        browser.open("/review")
        chosen, port = browser.offered[0], address.rpartition(":")[2]
    with exploring(workspace.folder, "--port", port), browser:
        answer = browser.post("/review", {"by": "Ann", f"note-{chosen}": "agreed <in> March", "accept": chosen, "sign": "fair"})
        assert answer.status_code == 403
        assert "the server was started anew" in browser.page
        assert "agreed <in> March" in browser.page
        assert "agreed <in> March" not in answer.text, "it is shown as text"
        assert read_decisions(workspace).in_force == ()
        fields = dict(_FIELD.findall(browser.page))
        assert fields.pop("token") == browser.token
        assert browser.post("/review", fields).status_code == 200
        assert "1 decision is kept" in browser.page
        assert [(each.who, each.note) for each in read_decisions(workspace).in_force] == [("Ann", "agreed <in> March")]
        files = [("papers", ("a.txt", b"words"))]
        browser.page = browser.page.replace(browser.token, "0" * 64)
        assert browser.post("/import", files=files).status_code == 403
        assert "Choose the files" in browser.page
