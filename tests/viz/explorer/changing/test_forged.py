"""A form that no page of ours sent does no harm: whatever it asks, and however it comes."""

from __future__ import annotations

import re
import socket
from typing import TYPE_CHECKING

import httpx
import pytest
from explorer import exploring

from goldenthread.graph.decisions import read_decisions
from goldenthread.viz.explorer.changing.imports import imports_in
from goldenthread.viz.explorer.routes import CHANGES

from .browsers import Browsing
from .conftest import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

PATHS = [re.sub(r"{\w+}", "0" * 32, change.path) for change in CHANGES if not change.at_the_door]
EVERYTHING = {
    "accept": "0" * 20,
    "verdict": "accept",
    "ticked": "0" * 20,
    "decision": "0" * 20,
    "paper": "2021-10-26-cabinet.txt",
    "state": "x",
}
SECRET = "a-secret-of-some-length"  # noqa: S105 - of no other server


@pytest.fixture(scope="module")
def of_one(of_one_paper: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """A workspace that nobody may manage to change."""
    import shutil

    from goldenthread.graph.workspace import Workspace

    return Workspace.open(shutil.copytree(of_one_paper, tmp_path_factory.mktemp("forged") / "plan"))


@pytest.fixture(scope="module")
def served(of_one: Workspace) -> Iterator[str]:
    with exploring(of_one.folder) as address:
        yield address


def unharmed(workspace: Workspace) -> tuple[dict[str, bytes], int, list[Path]]:
    folder = imports_in(workspace.folder)
    return visible(workspace.folder), len(read_decisions(workspace)), [*folder.glob("*")]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example", "sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "same-site"},
        {"host": "evil.example"},
    ],
    ids=lambda headers: " ".join(f"{name} {value}" for name, value in headers.items()),
)
def test_a_form_of_another_site_changes_nothing_even_with_the_cookie_and_the_token(
    of_one: Workspace, served: str, path: str, headers: dict[str, str]
) -> None:
    before = unharmed(of_one)
    with Browsing(served) as browser:
        browser.open("/review")
        answer = browser.client.post(path, data={"token": browser.token, **EVERYTHING}, headers=headers)
        files = browser.client.post(path, data={"token": browser.token}, files=[("papers", ("a.txt", b"words"))], headers=headers)
    assert (answer.status_code, files.status_code) == (403, 403)
    assert unharmed(of_one) == before


@pytest.mark.parametrize("path", PATHS)
def test_without_the_cookie_or_the_token_of_this_very_browser_nothing_is_changed(of_one: Workspace, served: str, path: str) -> None:
    before = unharmed(of_one)
    own = {"origin": served, "sec-fetch-site": "same-origin"}
    with Browsing(served) as browser, Browsing(served) as other:
        browser.open("/review")
        other.open("/review")
        for token in ("", other.token, browser.token[:-1], "é"):
            assert browser.client.post(path, data={"token": token, **EVERYTHING}, headers=own).status_code == 403
        assert httpx.post(f"{served}{path}", data={"token": browser.token, **EVERYTHING}, headers=own).status_code == 403
        assert browser.client.get(path.partition("?")[0]).status_code in {200, 403, 404, 405}, "and reading changes nothing"
    assert unharmed(of_one) == before


@pytest.mark.parametrize("path", PATHS)
def test_a_server_for_reading_alone_takes_no_form(of_one: Workspace, explorer: str, path: str) -> None:
    with Browsing(explorer) as browser:
        page = browser.open("/review")
        assert 'method="post"' not in page
        assert "for reading alone" in page
        assert 'method="post"' not in browser.open("/import")
        answer = browser.client.post(path, data=EVERYTHING, headers={"origin": explorer, "sec-fetch-site": "same-origin"})
        assert answer.status_code == 403


def test_where_other_machines_reach_it_nobody_changes_anything_without_having_signed_in(
    of_one: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDENTHREAD_TOKEN", SECRET)
    before = unharmed(of_one)
    with exploring(of_one.folder, "--host", "0.0.0.0") as told:  # noqa: S104 - in a test, to be refused
        address = told.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        with Browsing(address) as browser:
            page = browser.open("/review")
            assert "sign in" in page
            assert 'method="post" action="/review"' not in page
            browser.open("/sign-in")
            for path in PATHS:
                assert browser.post(path, {**EVERYTHING}).status_code in {401, 403}
                browser.open("/sign-in")
            assert browser.client.get(f"/import/{'0' * 32}").status_code == 403
            assert unharmed(of_one) == before
            browser.post("/sign-in", {"access": SECRET, "next": "/review"})
            assert 'name="ticked"' in browser.page


@pytest.mark.parametrize("announced", [True, False])
def test_half_a_gigabyte_is_refused_early(of_one: Workspace, served: str, announced: bool) -> None:
    before = unharmed(of_one)
    with Browsing(served) as browser:
        browser.open("/import")
        cookie = "; ".join(f"{name}={value}" for name, value in browser.client.cookies.items())
    host, port = served.removeprefix("http://").split(":")
    size = "content-length: 500000000" if announced else "transfer-encoding: chunked"
    head = f"POST /import HTTP/1.1\r\nhost: {host}:{port}\r\norigin: {served}\r\ncookie: {cookie}\r\n{size}\r\n"
    kind = "content-type: multipart/form-data; boundary=edge\r\n" + ("expect: 100-continue\r\n" if announced else "") + "\r\n"
    begins = b'--edge\r\ncontent-disposition: form-data; name="papers"; filename="a.pdf"\r\n\r\n'
    with socket.create_connection((host, int(port)), timeout=60) as line:
        line.sendall((head + kind).encode())
        if not announced:
            for chunk in (begins, *[bytes(2**20)] * 30):
                line.sendall(b"%x\r\n%s\r\n" % (len(chunk), chunk))
        answer = line.recv(200)
    assert b" 413 " in answer.splitlines()[0]
    assert unharmed(of_one) == before


@pytest.mark.parametrize(
    "name", ["../../workspace.toml", "..\\..\\workspace.toml", "a\x00b.txt", "x" * 300 + ".txt", "CON", "<img src=x onerror=alert(1)>.txt"]
)
def test_a_hostile_name_leads_nowhere_and_is_shown_as_text(of_one: Workspace, served: str, name: str) -> None:
    before = visible(of_one.folder)
    with Browsing(served) as browser:
        browser.open("/import")
        answer = browser.post("/import", files=[("papers", (name, b"1. The Council will act."))])
        assert answer.status_code in {200, 400}
        assert "<img src=x" not in answer.text
        if answer.status_code == 200:
            assert "\x00" not in answer.text
            assert browser.post(f"{answer.url.path}/drop").status_code == 200
    assert visible(of_one.folder) == before


def test_a_hostile_note_and_name_are_shown_as_text(workspace: Workspace) -> None:
    evil = '"><script>alert(1)</script>'
    with exploring(workspace.folder) as address, Browsing(address) as browser:
        browser.open("/review")
        browser.post("/review", {"by": evil, "note": evil, "accept": browser.offered[0], "kind": evil, "about": "", "page": evil})
        for path in (f"/review?by={evil}&kept={evil}&lens={evil}&about={evil}", "/review/history", f"/review?page={evil}"):
            answer = browser.client.get(path)
            assert "<script>alert" not in answer.text
            assert "script-src 'self'" in answer.headers["content-security-policy"]
