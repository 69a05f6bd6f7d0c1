"""README.md and the pages on notebooks, the endpoint and updates do what they show."""

from __future__ import annotations

import doctest
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

    Serving = Callable[..., AbstractContextManager[str]]

SHOWN = re.compile(r"^```pycon\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CALLED = re.compile(r"^    (curl (?:[^'\n]|'[^']*')*)$", re.MULTILINE)
SHOWN_AT = "http://localhost:8000"
BEARER = "a-token-of-the-tests-alone"


@pytest.mark.parametrize("name", ["README.md", "docs/NOTEBOOKS.md"])
def test_python_gives_what_a_page_shows(
    name: str, root: Path, leicestershire: Workspace, serving: Serving, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(leicestershire.folder)
    page = (root / name).read_text(encoding="utf-8")
    printed: list[str] = []
    with serving("--workspace", str(leicestershire.folder)) as address:
        shown = "\n".join(SHOWN.findall(page)).replace(SHOWN_AT, address)
        example = doctest.DocTestParser().get_doctest(shown, {}, name, name, 0)
        results = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(example, out=printed.append)
    assert results.failed == 0, "".join(printed)
    assert results.attempted == page.count("\n>>> ") > 0


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl on this machine")
@pytest.mark.parametrize("name", ["README.md", "docs/ENDPOINT.md", "docs/NOTEBOOKS.md", "docs/COMMANDS.md"])
def test_curl_is_answered_as_a_page_shows(name: str, root: Path, leicestershire: Workspace, serving: Serving) -> None:
    with serving("--workspace", str(leicestershire.folder)) as address:
        calls = _calls(root / name)
        assert calls
        for call in calls:
            assert _answer(call, address), call


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl on this machine")
def test_curl_changes_what_the_page_on_updates_shows(
    root: Path, leicestershire: Workspace, serving: Serving, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "some.ttl").write_text("<urn:s> <urn:p> 'o' .", encoding="utf-8")
    *trials, stated = _calls(root / "docs/UPDATES.md")
    with serving("--scratch") as address:
        assert [_answer(call, address) for call in trials][-1].count("urn:s") == 1
    shutil.copytree(leicestershire.folder, tmp_path / "plan")
    with serving("--workspace", "plan", "--allow-update", GOLDENTHREAD_TOKEN=BEARER) as address:
        _answer(stated.replace("https://example.org/plan/", leicestershire.base).replace("$GOLDENTHREAD_TOKEN", BEARER), address)
    assert "by SPARQL update" in (tmp_path / "plan/decisions/decisions.trig").read_text(encoding="utf-8")


def _calls(page: Path) -> list[str]:
    return [call.partition("   #")[0] for call in CALLED.findall(page.read_text(encoding="utf-8"))]


def _answer(call: str, address: str) -> str:
    """What a shell prints; fails where the server refuses."""
    told = call.replace("curl ", "curl --fail-with-body --silent --show-error ", 1).replace("localhost:8000", address)
    done = subprocess.run(["sh", "-c", told], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{call}\n{done.stdout}{done.stderr}"
    return done.stdout
