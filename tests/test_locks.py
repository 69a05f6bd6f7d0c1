"""What a set-up installs is fixed: every package pinned and hashed, nothing said of where it comes from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pins(lock: str) -> dict[str, str]:
    """Each requirement line (name, version, marker) with the hash lines that belong to it."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)
    return {entry.partition(" \\\n")[0]: entry for entry in entries if entry.strip()}


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[<>=~!; \[]", line)[0].lower() for line in requirements}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_and_hashed(lock: str) -> None:
    assert pins(lock)
    for line, entry in pins(lock).items():
        assert re.match(r"[a-z0-9-]+==\S+( ; .+)?$", line)
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry)


@pytest.mark.parametrize("lock", LOCKS)
def test_no_lock_says_where_packages_come_from(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|--(index|extra-index|find-links|trusted)|@ ", text)


def test_the_locks_hold_all_that_is_declared_and_agree() -> None:
    run, test = ({line.partition(" ;")[0] for line in pins(lock)} for lock in LOCKS)
    assert run <= test
    build = (ROOT / "build.in").read_text(encoding="utf-8").split()
    assert names([*PROJECT["dependencies"], *build]) <= names([*run])
    assert names(PROJECT["optional-dependencies"]["test"]) <= names([*test])
