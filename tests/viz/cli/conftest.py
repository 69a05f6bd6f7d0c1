"""A plan read from the two example papers, and a way to call commands on it as a person would."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pytest
from click.testing import CliRunner, Result

from goldenthread.viz.cli import main


class Run(Protocol):
    def __call__(self, *arguments: str | Path, stdin: str = "", columns: int = 140, named: bool = True) -> Result: ...


@pytest.fixture(scope="session")
def papers(root: Path) -> tuple[Path, ...]:
    return tuple(sorted((root / "examples/leicestershire/sources").glob("*.txt")))


@pytest.fixture(scope="session")
def plan(papers: tuple[Path, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace of the two papers, built by `build`. Shared: copy it before changing it."""
    folder = tmp_path_factory.mktemp("cli") / "plan"
    arguments = ["build", *map(str, papers), "--workspace", str(folder), "--council", "Leicestershire County Council"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def run(plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call a command in an empty folder, on the plan unless --workspace says otherwise or no workspace is `named`."""
    home = tmp_path / "elsewhere"
    home.mkdir()
    monkeypatch.chdir(home)
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: str | Path, stdin: str = "", columns: int = 140, named: bool = True) -> Result:
        env = {
            "GOLDENTHREAD_WORKSPACE": str(plan) if named else None,
            "COLUMNS": str(columns),
            "XDG_DATA_HOME": str(tmp_path / "data"),
        }
        return CliRunner().invoke(main, list(map(str, arguments)), input=stdin, env=env, prog_name="goldenthread")

    return call
