"""What a set-up installs is fixed: every package pinned and hashed, nothing said of where it comes from."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements.lock", "requirements-test.lock", "requirements-assets.lock")
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
    run, test = ({line.partition(" ;")[0] for line in pins(lock)} for lock in LOCKS[:2])
    assert run <= test
    build = (ROOT / "build.in").read_text(encoding="utf-8").split()
    assert names([*PROJECT["dependencies"], *build]) <= names([*run])
    assert names(PROJECT["optional-dependencies"]["test"]) <= names([*test])


def test_what_comes_from_npm_is_pinned_and_hashed_and_nothing_is_said_of_where_it_comes_from() -> None:
    wanted = json.loads((ROOT / "web/package.json").read_text(encoding="utf-8"))
    text = (ROOT / "web/package-lock.json").read_text(encoding="utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    assert {name: packages[""][name] for name in ("dependencies", "devDependencies")} == {
        name: wanted[name] for name in ("dependencies", "devDependencies")
    }
    assert all(re.match(r"[\d.]+$", version) for name in ("dependencies", "devDependencies") for version in wanted[name].values())
    assert all(package["integrity"].startswith("sha512-") for place, package in packages.items() if place)
