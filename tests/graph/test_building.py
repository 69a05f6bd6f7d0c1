"""Building: the same papers, the same bytes; and a build that stops, for whatever reason, changes nothing."""

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import pytest
from pyoxigraph import Quad

from goldenthread.graph.building import CompilePapers, build
from goldenthread.graph.workspace import Workspace
from goldenthread.ontology.errors import SourceError, WorkspaceError

Snapshot = dict[str, bytes]

_TOUCHES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link"})  # of sys.audit


def snapshot(folder: Path) -> Snapshot:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".goldenthread" not in path.parts
    }


def test_a_build_keeps_and_counts_all(tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str) -> None:
    told: list[tuple[str, int, int]] = []
    summary = build(
        tiny_papers,
        tmp_path / "plan",
        compile_papers=compile_papers,
        base=base,
        council="Anyshire",
        progress=lambda *step: told.append(step),
    )
    assert summary.sources == ("cabinet.txt", "scrutiny.txt")
    assert {kind: summary.things[kind] for kind in ("Outcome", "SubOutcome", "Aim", "Action", "Report")} == {
        "Outcome": 2,
        "SubOutcome": 2,
        "Aim": 1,
        "Action": 1,
        "Report": 2,
    }
    assert (summary.stated, summary.findings) == (10, summary.things["Finding"])
    assert min(summary.inferred, summary.suggested) > 0
    assert [(done, total) for _, done, total in told] == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    assert sorted(snapshot(tmp_path / "plan")) == [
        "derived/findings.trig",
        "derived/inferred.trig",
        "derived/suggested.trig",
        "sources/cabinet.txt",
        "sources/scrutiny.txt",
        "statements/cabinet.trig",
        "statements/scrutiny.trig",
        "workspace.toml",
    ]


def test_the_order_of_adding_leaves_no_trace(
    tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers, base: str
) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    build(tiny_papers, one, compile_papers=compile_papers, base=base, council="Anyshire")
    first = snapshot(one)
    build((), one, compile_papers=compile_papers)
    assert snapshot(one) == first
    for paper in reversed(tiny_papers):
        build([paper], other, compile_papers=compile_papers, base=base, council="Anyshire")
    assert snapshot(other) == first


def test_a_paper_of_the_same_name_replaces_and_one_taken_away_is_gone(
    tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers
) -> None:
    plan, paper = tmp_path / "plan", tmp_path / "cabinet.txt"
    build(tiny_papers, plan, compile_papers=compile_papers)
    paper.write_text("Outcome 1 Fewer things isPartOf StrategicPlan Strategic Plan (2022-26)\n")
    assert build([paper], plan, compile_papers=compile_papers).things["Service"] == 0
    summary = build((), plan, compile_papers=compile_papers, without=["scrutiny.txt"])
    assert (summary.sources, summary.things["Outcome"], summary.stated) == (("cabinet.txt",), 1, 1)
    with pytest.raises(SourceError, match=r"no paper called scrutiny\.txt"):
        build((), plan, compile_papers=compile_papers, without=["scrutiny.txt"])


def test_a_bad_paper_leaves_no_new_workspace_and_the_old_one_as_it_was(
    tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe\x00")
    for papers in ([bad], [tmp_path / "missing.txt"], []):
        with pytest.raises(SourceError):
            build(papers, tmp_path / "new", compile_papers=compile_papers)
    assert not (tmp_path / "new").exists()
    build(tiny_papers, tmp_path / "old", compile_papers=compile_papers)
    before = snapshot(tmp_path / "old")
    with pytest.raises(SourceError):
        build([bad], tmp_path / "old", compile_papers=compile_papers)
    assert snapshot(tmp_path / "old") == before


def test_two_papers_of_one_name_are_refused(tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers) -> None:
    copy = Path(shutil.copy(tiny_papers[0], tmp_path / tiny_papers[0].name.upper()))
    with pytest.raises(SourceError, match="same file name"):
        build([tiny_papers[0], copy], tmp_path / "plan", compile_papers=compile_papers)


def test_a_paper_that_changes_under_the_reader_is_refused(
    tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers
) -> None:
    paper = Path(shutil.copy(tiny_papers[0], tmp_path))

    def slowly(papers: Sequence[Path], base: str, council: str) -> Mapping[str, tuple[Quad, ...]]:
        graphs = compile_papers(papers, base, council)
        paper.write_text(paper.read_text() + "\n")
        return graphs

    with pytest.raises(SourceError, match="changed while"):
        build([paper], tmp_path / "plan", compile_papers=slowly)


def test_an_address_once_given_stays(tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers) -> None:
    plan = tmp_path / "Any shire"
    summary = build(tiny_papers, plan, compile_papers=compile_papers)
    assert summary.workspace.base == "https://w3id.org/goldenthread/any-shire/"
    with pytest.raises(WorkspaceError, match="base of the workspace"):
        build(tiny_papers, plan, compile_papers=compile_papers, base="https://example.org/other/")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("new", [True, False], ids=["making", "changing"])
def test_kill_9_leaves_the_old_workspace_or_the_new(
    new: bool, tmp_path: Path, tiny_papers: tuple[Path, ...], compile_papers: CompilePapers
) -> None:
    """Dies before each touch of the disk in turn, and looks at what the next one to open the workspace finds."""
    old, plan = tmp_path / "old", tmp_path / "plan"
    if not new:
        build(tiny_papers[:1], old, compile_papers=compile_papers, council="Anyshire")
    removed = [] if new else [tiny_papers[0].name]

    def change() -> None:
        build(tiny_papers[-1:], plan, compile_papers=compile_papers, council="Anyshire", without=removed)

    seen = []
    for step in range(1, 500):
        shutil.rmtree(plan, ignore_errors=True)
        if not new:
            shutil.copytree(old, plan)
        finished = _dies_at(step, change)
        if Workspace.exists(plan):
            Workspace.open(plan).store()
        seen.append(snapshot(plan))
        if finished:
            break
    assert finished
    assert len(seen) > 20, "too few touches were seen to prove anything"
    states = (seen[0], seen[-1])
    assert states[0] == ({} if new else snapshot(old))
    assert set(seen[-1]) >= {"sources/scrutiny.txt", "statements/scrutiny.trig"}
    assert [state for state in seen if state not in states] == []
    assert seen.count(states[0]) > 5
    assert seen.count(states[1]) > 5


def _dies_at(step: int, change: Callable[[], None]) -> bool:
    """Run `change` in a process that kills itself before its `step`-th touch of the disk; tell if it came through."""
    child = os.fork()
    if child == 0:
        _run_and_die(step, change)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return not os.WIFSIGNALED(status)


def _run_and_die(step: int, change: Callable[[], None]) -> NoReturn:
    touches = _countdown(step)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _TOUCHES or (event == "open" and _writes(*arguments)):
            next(touches)

    sys.addaudithook(hook)
    try:
        change()
    except BaseException:  # noqa: BLE001 - the child has nobody to tell
        os._exit(1)
    os._exit(0)


def _writes(path: object, mode: object, flags: object) -> bool:
    """Whether an `open` may change the disk."""
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))


def _countdown(step: int) -> Iterator[None]:
    for _ in range(step - 1):
        yield
    os.kill(os.getpid(), signal.SIGKILL)
    yield
