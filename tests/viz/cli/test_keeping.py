"""`build`, `verify`, `check`, `export`, `network` and `tour`."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import Result

from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.terms import PREF_LABEL, STRATEGY, TYPE

Run = Callable[..., Result]


def test_build_says_what_was_found(run: Run, papers: tuple[Path, ...], tmp_path: Path) -> None:
    result = run("build", *papers, "--workspace", tmp_path / "new", "--council", "Leicestershire County Council")
    first, *read_as, second, third, one, other, hint, last = result.stdout.splitlines()
    assert (result.exit_code, result.stderr) == (0, "")
    assert first.startswith("2 papers read: 5 outcomes, 22 sub-outcomes, ")
    assert read_as == [f"{paper.name}: read as uk-committee-paper (it fits 1.00 of 1)" for paper in papers]
    assert " stated, " in second
    assert third.startswith("Checks: 0 errors, ")
    for paper, told in zip(papers, (one, other), strict=True):
        assert told.startswith(f"{paper.name}: ")
    assert hint.endswith(f"goldenthread coverage --workspace {tmp_path / 'new'}")
    assert last == f"Kept in {tmp_path / 'new'}"


def test_build_without_papers_reads_those_of_the_workspace_again(run: Run, plan: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(plan, tmp_path / "copy")
    before = {path: path.read_bytes() for path in copy.rglob("*.trig")}
    assert run("build", "--workspace", copy).exit_code == 0
    assert {path: path.read_bytes() for path in copy.rglob("*.trig")} == before


def test_build_takes_a_paper_away(run: Run, plan: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(plan, tmp_path / "copy")
    name = min(path.name for path in (copy / "sources").iterdir())
    assert run("build", "--without", name, "--workspace", copy).stdout.startswith("1 paper read: ")
    assert not (copy / "sources" / name).exists()


def test_the_workspace_is_given_or_named_or_the_current_folder_or_that_of_the_shipped_papers(
    run: Run, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = ("sparql", "SELECT (COUNT(*) AS ?n) { ?x a gt:Report }", "--format", "csv")
    one = shutil.copytree(plan, tmp_path / "one")
    run("build", "--without", "2021-10-26-cabinet.txt", "--workspace", one)
    assert run(*count).stdout.split() == ["n", "2"]
    assert run(*count, "--workspace", one).stdout.split() == ["n", "1"]
    assert run(*count, named=False).stdout.split() == ["n", "2"]
    monkeypatch.chdir(one)
    assert run(*count).stdout.split() == ["n", "2"]
    assert run(*count, named=False).stdout.split() == ["n", "1"]


def test_the_shipped_papers_are_built_once_and_again_after_a_new_release(run: Run, tmp_path: Path) -> None:
    assert run("verify", named=False).exit_code == 0
    folder = tmp_path / "data/goldenthread/leicestershire"
    stamp = folder.with_suffix(".stamp")
    *_, statement = sorted(folder.glob("statements/*.trig"))
    good, current = statement.read_bytes(), stamp.read_text(encoding="utf-8")
    statement.write_bytes(good.replace(b"Healthy Weight", b"Healthy Waist"))
    run("verify", named=False)
    assert statement.read_bytes() != good, "what is current is left alone"
    stamp.write_text("of an earlier release", encoding="utf-8")
    assert run("verify", named=False).exit_code == 0
    assert (statement.read_bytes(), stamp.read_text(encoding="utf-8")) == (good, current)


def test_verify_passes_and_fails_when_one_word_is_changed(run: Run, plan: Path, tmp_path: Path) -> None:
    passed = run("verify")
    assert passed.exit_code == 0
    assert passed.stdout.startswith("All ")
    copy = shutil.copytree(plan, tmp_path / "copy")
    (paper,) = (copy / "sources").glob("*scrutiny*")
    text = paper.read_text(encoding="utf-8")
    paper.write_text(text.replace("Weight", "Waist"), encoding="utf-8")
    failed = run("verify", "--workspace", copy)
    assert failed.exit_code == 1
    assert "Waist" in failed.stdout
    assert "no longer stand where they were read." in failed.stdout
    assert f"{paper.name} is not the file that was read" in failed.stdout


def test_check_exits_with_1_on_errors_only(run: Run) -> None:
    assert run("check").exit_code == 0
    Path("mine.toml").write_text('[severity]\nlabel-drift = "error"\n', encoding="utf-8")
    result = run("check", "--profile", "mine.toml")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[2].startswith("error")


def test_check_counts_gaps_and_shows_them_when_asked(run: Run) -> None:
    assert "No lead was found for an action (no-lead)" in run("check").stdout
    problems = json.loads(run("check", "--format", "json").stdout)
    assert run("check", "--all").stdout.count("(no-lead)") == sum(problem["check"] == "no-lead" for problem in problems)


def test_check_as_sarif_points_at_the_words(run: Run, plan: Path) -> None:
    log = json.loads(run("check", "--format", "sarif").stdout)
    run("check", "-o", "plan.sarif")
    assert json.loads(Path("plan.sarif").read_bytes()) == log
    (session,) = log["runs"]
    rules = session["tool"]["driver"]["rules"]
    assert (log["version"], session["columnKind"]) == ("2.1.0", "unicodeCodePoints")
    assert {result["level"] for result in session["results"]} == {"warning", "note"}
    pointing = [result for result in session["results"] if "physicalLocation" in result["locations"][0]]
    assert len(pointing) >= 8
    for result in session["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for result in pointing:
        place = result["locations"][0]["physicalLocation"]
        text = (plan / place["artifactLocation"]["uri"]).read_text(encoding="utf-8")
        start = place["region"]["charOffset"]
        words = text[start : start + place["region"]["charLength"]]
        assert "".join(words.split()) == "".join(place["region"]["snippet"]["text"].split())


def test_check_shows_what_does_not_fit_the_shapes(run: Run, tmp_path: Path) -> None:
    folder, base = tmp_path / "small", "https://example.org/small/"
    workspace = Workspace.create(folder, base, "")
    thing, graph = ox.NamedNode(f"{base}id/strategy/trees"), ox.NamedNode(f"{base}graph/source/trees")
    quads = [ox.Quad(thing, ox.NamedNode(TYPE), ox.NamedNode(STRATEGY), graph)]
    quads += [ox.Quad(thing, ox.NamedNode(PREF_LABEL), ox.Literal(name), graph) for name in ("Trees", "Woods")]
    with workspace.changing():
        workspace.replace({}, {graph.value: quads})
    assert run("check", "-w", folder).exit_code == 0
    shown = run("check", "--shapes", "-w", folder)
    assert (shown.exit_code, shown.stderr) == (1, "")
    assert "A thing has exactly one preferred name, as a plain string. (shape/one-name)" in " ".join(shown.stdout.split())
    assert "1 error," in shown.stdout
    (first, *_) = json.loads(run("check", "--shapes", "-f", "json", "-w", folder).stdout)
    assert (first["check"], first["severity"], first["about"]) == ("shape/one-name", "error", thing.value)
    (session,) = json.loads(run("check", "--shapes", "-f", "sarif", "-w", folder).stdout)["runs"]
    assert session["results"][0]["level"] == "error"
    assert session["tool"]["driver"]["rules"][session["results"][0]["ruleIndex"]]["id"] == "shape/one-name"
    with workspace.changing():
        workspace.replace({}, {graph.value: quads[:2]})
    assert run("check", "--shapes", "-w", folder).exit_code == 0


@pytest.mark.parametrize("form", ["trig", "ttl", "nt", "jsonld"])
def test_export_is_the_same_in_a_file_and_in_a_pipe(run: Run, form: str) -> None:
    piped = run("export", "--format", form)
    assert (piped.exit_code, piped.stderr) == (0, "")
    assert run("export", "-o", f"plan.{form}").stdout == ""
    assert Path(f"plan.{form}").read_bytes() == piped.stdout_bytes
    assert sum(1 for _ in ox.parse(path=f"plan.{form}")) > 5000


def test_export_of_the_network(run: Run) -> None:
    run("export", "-o", "plan.graphml")
    assert Path("plan.graphml").read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    ("options", "name", "holds"),
    [
        ((), "network.html", "Healthy Weight Strategy"),
        (("--about", "9.3"), "network-9.3.html", "People enjoy long lives in good health"),
        (("--lens", "Implications"), "network-Implications.html", "Great Communities"),
    ],
)
def test_network_writes_one_page_that_needs_nothing_else(run: Run, options: tuple[str, ...], name: str, holds: str) -> None:
    result = run("network", *options)
    page = Path(name).read_text(encoding="utf-8")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"Written: {name}\n")
    assert holds in page
    assert "<html" in page


def test_network_says_when_a_lens_sees_nothing(run: Run) -> None:
    result = run("network", "--lens", "marmot")
    assert result.exit_code == 0
    assert "Nothing stated or inferred is linked to the lens marmot" in result.stderr
    assert result.stderr.endswith("Written: network-marmot.html\n")


@pytest.mark.parametrize("named", [True, False])
def test_the_tour_shows_the_plan_an_answer_and_the_pictures(run: Run, tmp_path: Path, named: bool) -> None:
    result = run("tour", "-o", tmp_path / "pictures", named=named)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "The plan at a glance" in result.stdout
    assert ("supporting-strategies --about 9.3 ─" in result.stdout) is not named
    assert "What to type next" in result.stdout
    assert [path.name for path in sorted((tmp_path / "pictures").iterdir())] == ["boards.html", "lenses.html", "network.html"]


def test_hints_name_the_command_that_was_called(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDENTHREAD_CALLED_AS", "python run.py")
    assert "Ask one, for example: python run.py ask " in run("ask").stdout
    monkeypatch.delenv("GOLDENTHREAD_CALLED_AS")
    assert "Ask one, for example: goldenthread ask " in run("ask").stdout
