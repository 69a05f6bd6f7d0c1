"""What the interface is said to be, against what it is, by schemathesis."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from goldenthread.queries.endpoint import Service
from goldenthread.queries.endpoint.changing import Writing
from goldenthread.queries.endpoint.guarding import Guard
from goldenthread.queries.endpoint.http.formats import SOLUTIONS, TRIPLES
from goldenthread.queries.endpoint.openapi import described_interface
from goldenthread.queries.endpoint.serving import listening, server_of
from goldenthread.queries.workers.change import Changed

from .standing_in import StandIn

if TYPE_CHECKING:
    from goldenthread.queries.workers.change import Change


CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
SECRET = "a-secret-for-the-test"  # noqa: S105 - of nothing


@pytest.mark.parametrize("server", ["plan", "scratch"])
def test_schemathesis_finds_nothing(server: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    _schemathesis(request.getfixturevalue(server), tmp_path)


def test_schemathesis_finds_no_change_without_the_token(tmp_path: Path) -> None:
    options = [f"--header=Authorization: Bearer {SECRET}", "--include-path-regex=^/graphs", "--checks=ignored_auth", "--phases=fuzzing"]
    options += [f"--include-method={method}" for method in ("PUT", "POST", "DELETE")]

    async def trying() -> None:
        pool = Agreeable()
        with listening("127.0.0.1", 0) as listener:
            server = server_of(Service(pool, writing=Writing(pool, Guard(frozenset({"127.0.0.1"}), SECRET))))
            serving = asyncio.create_task(server.serve([listener]))
            address = f"http://127.0.0.1:{listener.getsockname()[1]}"
            try:
                await asyncio.to_thread(_schemathesis, address, tmp_path, *options)
            finally:
                server.should_exit = True
                await serving

    asyncio.run(trying())


def _schemathesis(address: str, folder: Path, *options: str) -> None:
    program = [sys.executable, str(CONFIGURATION.with_name("trying.py")), "--config-file", str(CONFIGURATION)]
    told = subprocess.run(
        [*program, "run", f"{address}/openapi.json", *options], cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    assert told.returncode == 0, told.stdout + told.stderr


class Agreeable(StandIn):
    """Makes every change, and so shows whom it is asked by."""

    async def change(self, change: Change) -> Changed:
        return Changed(revision="1", created=False)


def test_the_description_names_every_format() -> None:
    parts = described_interface(changes=True, token=True, search=True)["components"]["responses"]
    assert set(parts["Triples"]["content"]) == set(TRIPLES.written_as)
    assert set(parts["Answer"]["content"]) == {*SOLUTIONS.written_as, *TRIPLES.written_as}


@pytest.mark.parametrize("given", [(False, False, False), (True, False, False), (True, True, True)])
def test_the_description_holds_no_more_than_the_server_does(given: tuple[bool, bool, bool]) -> None:
    changes, token, search = given
    interface = described_interface(changes=changes, token=token, search=search)
    operations: list[tuple[str, str, dict[str, Any]]] = [
        (path, method, told)
        for path, told_of in interface["paths"].items()
        for method, told in told_of.items()
        if method in {"get", "post", "put", "delete"}
    ]
    assert ("/search" in interface["paths"], "put" in interface["paths"]["/graphs"]) == (search, changes)
    assert any("security" in told for _, _, told in operations) is token
    assert len({told["operationId"] for _, _, told in operations}) == len(operations)
    assert ("401" in interface["paths"]["/sparql"]["post"]["responses"]) is changes
