"""`goldenthread serve` as a process: how it starts, and that nothing is left of it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

PROGRAM = [sys.executable, "-c", "from goldenthread.viz.cli import main; main(prog_name='goldenthread')", "serve", "--only-sparql"]
_PROCESSES = Path("/proc")


def _below(process: int) -> set[int]:
    """The processes that a process started, and those that they did."""
    found: set[int] = set()
    for status in _PROCESSES.glob("[0-9]*/stat"):
        try:
            number, _, rest = status.read_text().partition(" (")
        except OSError:
            continue  # it has ended meanwhile
        if int(rest.rpartition(") ")[2].split()[1]) == process:
            found |= {int(number)} | _below(int(number))
    return found


def _gone(processes: set[int]) -> bool:
    """Whether they end within a minute."""
    for _ in range(600):
        if not any((_PROCESSES / str(process)).exists() for process in processes):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not _PROCESSES.is_dir(), reason="this system does not list its processes as files")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_left_however_it_ends(ending: signal.Signals) -> None:
    with subprocess.Popen([*PROGRAM, "--scratch", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().split()[1]
        with httpx.Client() as client:  # a connection that is left open delays nothing
            assert client.get(address, params={"query": "ASK {}"}, timeout=30).json()["boolean"] is True
            started = _below(server.pid)
            server.send_signal(ending)
            said, complained = server.communicate(timeout=60)
    assert started
    assert _gone(started)
    assert (server.returncode, said, complained) == (-signal.SIGKILL if ending == signal.SIGKILL else 0, "", "")


def test_it_ends_while_a_query_runs() -> None:
    with subprocess.Popen([*PROGRAM, "--scratch", "--port", "0"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        place = httpx.URL(server.stdout.readline().split()[1])
        digits = " ".join("0123456789")
        endless = (
            "ASK%7B" + "".join(f"VALUES+%3F{name}%7B{digits.replace(' ', '+')}%7D" for name in "abcdefghijkl") + "FILTER(%3Fa%3E10)%7D"
        )
        with socket.create_connection((place.host, place.port or 0)) as line:
            line.sendall(f"GET /sparql?query={endless} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(0.5)
            server.send_signal(signal.SIGINT)
            server.communicate(timeout=60)
    assert server.returncode == 0


def _said(*options: str, **environment: str) -> tuple[int, str]:
    told = subprocess.run([*PROGRAM, *options], capture_output=True, text=True, timeout=60, check=False, env={**os.environ, **environment})
    return told.returncode, told.stderr


def test_a_port_that_is_taken_is_named() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, said = _said("--scratch", "--port", str(port))
    assert (code, said.startswith(f"goldenthread: Port {port} of 127.0.0.1 cannot be used"), said.count("\n")) == (2, True, 1)


def test_an_address_that_is_none() -> None:
    code, said = _said("--scratch", "--host", "nowhere.invalid", "--port", "0")
    assert (code, "Traceback" in said) == (2, False)
    assert said.splitlines()[-1].startswith("goldenthread: Port 0 of nowhere.invalid cannot be used (")


@pytest.mark.parametrize("options", [("--timeout", "0"), ("--max-rows", "0"), ("--port", "70000"), ("--workers", "-1")])
def test_bounds_have_bounds(options: tuple[str, ...]) -> None:
    code, said = _said("--scratch", *options)
    assert (code, "is not in the range" in said, "Traceback" in said) == (2, True, False)
