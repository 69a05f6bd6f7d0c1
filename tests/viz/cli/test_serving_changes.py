"""`serve` tells who may change what before it serves anything."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from .conftest import Run

COMMAND = [sys.executable, "-c", "from goldenthread.viz.cli import main; main()", "serve", "--only-sparql", "--port", "0"]


def test_a_scratch_dataset_needs_no_leave(run: Run) -> None:
    result = run("serve", "--scratch", "--allow-update", named=False)
    assert result.exit_code == 2
    assert "may be changed anyway" in result.output


def test_a_token_that_is_too_short_stops_the_start(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOLDENTHREAD_TOKEN", "hunter2")
    result = run("serve", "--allow-update", "--port", "0")
    assert result.exit_code == 2
    assert "GOLDENTHREAD_TOKEN needs 16 characters" in result.output
    assert "hunter2" not in result.output


def test_without_a_token_one_is_made_and_told(plan: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "GOLDENTHREAD_TOKEN"}
    command = [*COMMAND, "--workspace", str(plan), "--allow-update"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment) as server:
        try:
            assert server.stdout is not None
            assert server.stderr is not None
            told = re.fullmatch(r".*Authorization: Bearer (\S{32,})\n", server.stderr.readline())
            assert told
            address = server.stdout.readline().split()[1]
            graphs = f"{address.removesuffix('sparql')}graphs?default"
            assert httpx.delete(graphs).status_code == 401
            assert httpx.delete(graphs, headers={"authorization": f"Bearer {told[1]}"}).status_code == 403  # let in, and then told why not
        finally:
            server.send_signal(signal.SIGINT)
            left = server.communicate(timeout=60)
    assert (server.returncode, left) == (0, ("", ""))
