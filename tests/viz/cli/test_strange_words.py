"""What a paper or a person says is printed as it is: no mark-up, no command to the terminal, no formula."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from pyoxigraph import Literal, NamedNode, Quad

from goldenthread.graph.workspace import Workspace
from goldenthread.ontology import terms as t

Run = Callable[..., Result]
BASE = "https://example.org/plan/"
LABEL = "=Roads [bold]and[/] [link=x]paths[/link] :house: \x1b[31mred\x1b[0m <script>"
SHOWN = "=Roads [bold]and[/] [link=x]paths[/link] :house: [31mred[0m <script>"


@pytest.fixture
def strange(tmp_path: Path) -> Path:
    """A workspace of one outcome with one sub-outcome, whose label would do harm if it were believed."""
    folder, graph = tmp_path / "strange [one]", NamedNode(f"{BASE}graph/source/paper")
    outcome, part = NamedNode(f"{BASE}id/outcome/a"), NamedNode(f"{BASE}id/sub-outcome/b")
    link = NamedNode(f"{BASE}id/link/1")
    triples = (
        (outcome, t.TYPE, NamedNode(t.OUTCOME)), (part, t.TYPE, NamedNode(t.SUB_OUTCOME)),
        (outcome, t.PREF_LABEL, Literal("Ways")), (part, t.PREF_LABEL, Literal(LABEL)),
        (outcome, t.NOTATION, Literal("1")), (part, t.NOTATION, Literal("1.1")),
        (part, t.IS_PART_OF, outcome), (link, t.TYPE, NamedNode(t.LINK)), (link, t.HAS_GRADE, Literal("stated")),
        (link, t.SUBJECT, part), (link, t.PREDICATE, NamedNode(t.IS_PART_OF)), (link, t.OBJECT, outcome),
    )  # fmt: skip
    workspace = Workspace.create(folder, BASE, "Any[shire]")
    with workspace.changing():
        workspace.replace({}, {graph.value: [Quad(s, NamedNode(p), o, graph) for s, p, o in triples]})
    return folder


@pytest.mark.parametrize(
    "arguments",
    [
        ("ask", "plan-at-a-glance"),
        ("ask", "aims-and-actions", "--about", "1.1"),
        ("why", "1.1", "1"),
        ("sparql", "SELECT ?label { ?x a gt:SubOutcome ; skos:prefLabel ?label }"),
        ("ask", "aims-and-actions", "--about", "Roads", "--format", "table"),
    ],
)
def test_a_label_is_printed_as_it_is(run: Run, strange: Path, arguments: tuple[str, ...]) -> None:
    result = run(*arguments, "--workspace", strange, columns=200)
    assert result.exit_code == 0
    assert SHOWN in result.stdout
    assert "\x1b" not in result.stdout


def test_a_candidate_and_a_folder_are_printed_as_they_are(run: Run, strange: Path) -> None:
    result = run("why", "=Roads [bold]or", "1", "--workspace", strange)
    assert "Nothing in this workspace is called '=Roads [bold]or'" in result.stderr
    assert "\x1b" not in result.stderr
    (strange / "workspace.toml").unlink()
    assert "strange [one] holds no workspace" in run("verify", "--workspace", strange).stderr


def test_a_formula_is_none_in_csv(run: Run, strange: Path) -> None:
    assert f"'{LABEL}" not in run("ask", "plan-at-a-glance", "--format", "json", "--workspace", strange).stdout
    names = run("sparql", "SELECT ?label { ?x a gt:SubOutcome ; skos:prefLabel ?label }", "-f", "csv", "--workspace", strange)
    assert names.stdout_bytes.decode() == f"label\r\n{LABEL}\r\n", "what was asked for in SPARQL is given as it is"
