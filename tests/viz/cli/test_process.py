"""The program as the shell sees it: start-up, pipes, signals, completion."""

import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

import pytest

PROGRAM = shlex.join([sys.executable, "-c", "from goldenthread.viz.cli import main; main(prog_name='goldenthread')"])
Shell = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def env(plan: Path, tmp_path: Path) -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"FORCE_COLOR", "NO_COLOR", "COLUMNS"}}
    return kept | {"GOLDENTHREAD_WORKSPACE": str(plan), "XDG_DATA_HOME": str(tmp_path / "data"), "GT": PROGRAM}


@pytest.fixture
def shell(env: Mapping[str, str], tmp_path: Path) -> Shell:
    """Run a line of bash in which `gt` is the program."""

    def call(line: str, **more: str) -> subprocess.CompletedProcess[str]:
        script = f'set -o pipefail; gt() {{ {PROGRAM} "$@"; }}; {line}'
        return subprocess.run(
            ["bash", "-c", script],
            env={**env, **more},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    return call


def test_version_and_help(shell: Shell) -> None:
    assert shell("gt --version").stdout == f"goldenthread {version('goldenthread')}\n"
    told = shell("gt")
    assert (told.returncode, told.stderr) == (0, "")
    assert "Commands:" in told.stdout


def test_a_broken_pipe_is_quiet(shell: Shell) -> None:
    for line in (
        "gt export --format nt | head -n 1",
        "gt ask findings | head -n 1",
        "gt ask receipts -a 9.3 -f csv | head -n 1",
    ):
        told = shell(line)
        assert told.stderr == ""
        assert len(told.stdout.splitlines()) == 1


def test_ctrl_c_is_quiet_and_exits_with_130(env: Mapping[str, str], tmp_path: Path) -> None:
    command = [*shlex.split(PROGRAM), "sparql", "-"]  # waits for its query
    with subprocess.Popen(
        command, env=env, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        time.sleep(1.5)
        process.send_signal(signal.SIGINT)
        process.wait(timeout=20)
        assert process.stdout is not None
        assert process.stderr is not None
        assert (process.returncode, process.stdout.read(), process.stderr.read().strip()) == (130, "", "")


def test_colours_come_only_where_they_are_wanted(shell: Shell) -> None:
    line = "gt ask supporting-strategies -a 9.3"
    assert "\x1b" not in shell(line).stdout
    assert "\x1b[33minferred" in shell(line, FORCE_COLOR="1", TERM="xterm").stdout
    assert "\x1b[33m" not in shell(line, FORCE_COLOR="1", NO_COLOR="1", TERM="xterm").stdout


HEAVY = {"networkx", "pyvis", "openpyxl", "jinja2", "pandas", "rdflib"}


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["ask", "supporting-strategies", "--about", "9.3"], HEAVY),
        (["ask"], HEAVY),
        (["sparql", "ASK {}"], HEAVY | {"rich"}),
        (["--version"], HEAVY | {"rich", "pyoxigraph"}),
    ],
)
def test_a_command_loads_only_what_it_uses(env: Mapping[str, str], tmp_path: Path, arguments: list[str], unwanted: set[str]) -> None:
    code = (
        "import atexit, sys; from goldenthread.viz.cli import main\n"
        "atexit.register(lambda: print('LOADED', *sorted(sys.modules)))\n"
        f"main({arguments!r})"
    )
    done = subprocess.run([sys.executable, "-c", code], env=env, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True)
    loaded = set(done.stdout.rpartition("LOADED ")[2].split())
    assert "goldenthread.viz.cli.application" in loaded
    assert not loaded & unwanted


def complete(shell: Shell, shell_name: str, *words: str) -> list[str]:
    """What the shell would offer for the last word."""
    line = "\n".join(["goldenthread", *words]) if shell_name == "bash" else shlex.join(["goldenthread", *words])
    told = shell("gt", _GOLDENTHREAD_COMPLETE=f"{shell_name}_complete", COMP_WORDS=line, COMP_CWORD=str(len(words)))
    assert told.stderr == ""
    return told.stdout.splitlines()


def test_the_tab_key_completes_commands_questions_things_and_lenses(shell: Shell) -> None:
    assert complete(shell, "bash", "ve") == ["plain,verify"]
    assert complete(shell, "bash", "ask", "supp") == ["plain,supporting-strategies"]
    assert complete(shell, "bash", "ask", "supporting-strategies", "--about", "9.") == [f"plain,9.{n}" for n in range(1, 5)]
    assert complete(shell, "bash", "network", "--lens", "mar") == ["plain,marmot"]
    assert complete(shell, "bash", "why", "'Healthy W") == ["plain,Healthy Weight Strategy"]
    assert complete(shell, "bash", "why", "Healthy\\ W") == ["plain,Healthy\\\\ Weight\\\\ Strategy"]
    assert complete(shell, "zsh", "why", "9.3") == ["plain", "9.3", "People enjoy long lives in good health"]


def test_the_tab_key_is_quiet_where_there_is_no_workspace(shell: Shell) -> None:
    for line in ("nowhere", ""):
        told = shell(
            "gt", _GOLDENTHREAD_COMPLETE="bash_complete", COMP_WORDS="goldenthread\nwhy\n9", COMP_CWORD="2",
            GOLDENTHREAD_WORKSPACE=line,
        )  # fmt: skip
        assert (told.stdout.strip(), told.stderr) == ("", "")


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_every_shell_gets_its_script(shell: Shell, name: str) -> None:
    assert "_GOLDENTHREAD_COMPLETE" in shell("gt", _GOLDENTHREAD_COMPLETE=f"{name}_source").stdout
