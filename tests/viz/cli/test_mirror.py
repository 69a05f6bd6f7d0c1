"""`mirror` as a person meets it: what it says, its exit codes, and what it leaves."""

from __future__ import annotations

from pathlib import Path

from goldenthread.graph.store.remote.connecting import connect
from goldenthread.ontology.terms import GT

from .conftest import Run

FORGED = """
DELETE { GRAPH ?ledger { ?graph gt:hasChecksum ?old } } INSERT { GRAPH ?ledger { ?graph gt:hasChecksum "0" } }
WHERE { GRAPH ?ledger { ?graph gt:hasChecksum ?old FILTER STRENDS(STR(?graph), "/inferred") } }"""


def test_there_and_back(run: Run, plan: Path, oxigraph: str, tmp_path: Path) -> None:
    before = run("mirror", "--to", oxigraph, "--check")
    assert (before.exit_code, before.stdout.splitlines()[0].split()[0]) == (1, "missing")
    filled = run("mirror", "--to", oxigraph)
    assert filled.exit_code == 0, filled.output
    assert filled.stdout.startswith("16 graphs sent (")
    assert f"ask --store {oxigraph}" in filled.stdout
    assert filled.stderr == ""
    assert run("mirror", "--to", oxigraph).stdout == f"{oxigraph} is in step: 16 graphs, nothing to send\n"
    assert run("mirror", "--to", oxigraph, "--check").exit_code == 0
    back = run("mirror", "--from", oxigraph, "--workspace", tmp_path / "back")
    assert back.exit_code == 0, back.output
    first, advice, *papers = back.stdout.splitlines()
    assert first == f"5 graphs brought back into {tmp_path / 'back'}"
    assert advice.startswith("A server holds no papers")
    assert [paper.strip() for paper in papers] == sorted(path.name for path in (plan / "sources").iterdir())
    again = run("mirror", "--from", oxigraph, "--workspace", tmp_path / "back")
    assert again.exit_code == 2
    assert "holds a workspace already" in again.stderr


def test_what_others_changed_shows(run: Run, oxigraph: str, tmp_path: Path) -> None:
    assert run("mirror", "--to", oxigraph).exit_code == 0
    wire = connect(oxigraph, {})
    wire.update(wire.address.update, f"PREFIX gt: <{GT}> {FORGED}")
    check = run("mirror", "--to", oxigraph, "--check")
    assert (check.exit_code, check.stdout.startswith("differs  ")) == (1, True)
    refused = run("mirror", "--from", oxigraph, "--workspace", tmp_path / "back")
    assert refused.exit_code == 2
    assert "is not what was sent there" in refused.stderr
    assert run("mirror", "--to", oxigraph).stdout.startswith("1 graph sent (")
    assert run("mirror", "--to", oxigraph, "--check").exit_code == 0
