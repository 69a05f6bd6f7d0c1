"""The front door: what it starts, when it sets up, and the sentence it says when it cannot."""

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
RUN = ROOT / "run.py"


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """run.py as a module, its virtual environment (not made yet) in an empty folder."""
    spec = importlib.util.spec_from_file_location("run", RUN)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "SCRIPTS", tmp_path / ".venv/bin")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv/bin/python")
    monkeypatch.setattr(module, "ASSETS", tmp_path / "explorer/served")
    return module


@pytest.fixture
def started(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that run.py starts, noted instead of started; each ends with exit code 7."""
    commands: list[list[str]] = []

    def note(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        commands.append([Path(command[0]).name, *command[1:]])
        return subprocess.CompletedProcess(command, 7, b"one line\nthe last line\n")

    monkeypatch.setattr(subprocess, "run", note)
    return commands


PAGES = "assets, testing=False"


@pytest.mark.parametrize(
    ("arguments", "purposes", "command"),
    [
        ([], ["run", PAGES], ["goldenthread", "serve"]),
        (["tour"], ["run"], ["goldenthread", "tour"]),
        (["ask", "findings", "--format", "csv"], ["run"], ["goldenthread", "ask", "findings", "--format", "csv"]),
        (["serve", "--port", "0"], ["run", PAGES], ["goldenthread", "serve", "--port", "0"]),
        (["--help"], ["run"], ["goldenthread", "--help"]),
        (["test"], ["test", "assets, testing=True"], ["python", "-m", "pytest", "-n", "auto", "--dist", "worksteal"]),
        (["test", "-k", "thread"], ["test", "assets, testing=True"], ["python", "-m", "pytest", "-k", "thread"]),
    ],
)
def test_each_command_sets_up_what_it_needs_and_hands_back_the_exit_code(
    door: ModuleType,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    purposes: list[str],
    command: list[str],
) -> None:
    done: list[str] = []
    monkeypatch.setattr(door, "set_up", done.append)
    monkeypatch.setattr(door, "make_assets", lambda testing: done.append(f"assets, {testing=}"))
    assert door.main(arguments) == 7
    assert done == purposes
    assert started == [command]


def test_a_stamp_that_fits_spares_the_set_up_and_a_changed_lock_does_not(
    door: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    door.PYTHON.parent.mkdir(parents=True)
    door.PYTHON.touch()
    (door.VENV / "set-up-run").write_text(door.fingerprint("run"))
    door.set_up("run")
    assert not started
    monkeypatch.setitem(door.LOCKS, "run", ["requirements-test.lock"])
    with pytest.raises(door.SetUpError):
        door.set_up("run")
    assert started


@pytest.fixture
def making(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is called to make assets, noted instead of done."""
    calls: list[str] = []
    monkeypatch.setattr(door, "set_up", calls.append)

    def note(command: list[str], _: str) -> None:
        calls.append(Path(command[1]).name)
        door.ASSETS.mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(door, "run_quietly", note)
    return calls


def test_assets_are_made_once_and_again_when_a_style_has_changed(door: ModuleType, making: list[str]) -> None:
    assert door.main(["assets"]) == 0
    assert door.main(["assets"]) == 0
    assert making == ["assets", "make.py"]
    style = door.ASSETS.parent / "style/explorer.scss"
    style.parent.mkdir()
    style.write_text("a{b:c}")
    assert door.main(["assets"]) == 0
    assert making == ["assets", "make.py"] * 2


def test_assets_that_came_with_an_archive_do_for_a_run_and_tests_fetch_what_they_look_with(door: ModuleType, making: list[str]) -> None:
    door.ASSETS.mkdir(parents=True)
    (door.ASSETS / "stamp.txt").write_text(door.fingerprint_of_assets())
    door.make_assets(False)
    assert making == []
    door.make_assets(True)
    assert making == ["assets", "make.py"]


def test_an_older_python_gets_a_sentence_and_no_traceback() -> None:
    pretend = (
        "import runpy, sys; sys.version_info = (3, 9, 2, 'final', 0); sys.argv = ['run.py']; "
        f"runpy.run_path({str(RUN)!r}, run_name='__main__')"
    )
    said = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert said.stdout == ""
    assert said.stderr.count("\n") == 1
    assert "needs Python 3.11 or later and this is 3.9.2" in said.stderr


def test_an_older_python_can_read_it() -> None:
    tree = ast.parse(RUN.read_text(encoding="utf-8"), feature_version=(3, 7))
    imported = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    imported |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def without_ensurepip(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else object())
    door.make_environment()


def inside_its_own_environment(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "prefix", str(door.VENV))
    door.make_environment()


def without_network(door: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    door.install("--requirement", "requirements.lock")


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        (without_ensurepip, "sudo apt install python3."),
        (inside_its_own_environment, "type: deactivate"),
        (without_network, "no network? behind a proxy, set HTTPS_PROXY"),
        (without_network, "python said: the last line"),
    ],
)
def test_trouble_is_told_with_its_remedy(
    door: ModuleType,
    started: list[list[str]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    trouble: Callable[[ModuleType, pytest.MonkeyPatch], None],
    words: str,
) -> None:
    monkeypatch.setattr(door, "set_up", lambda _: trouble(door, monkeypatch))
    assert door.main(["ask"]) == 2
    said = capsys.readouterr()
    assert words in said.err
    assert said.err.startswith("run.py: ")
    assert said.err.count("\n") == 1
