"""A workspace that is built anew while it is asked."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import httpx

from goldenthread.graph.building import build

if TYPE_CHECKING:
    from pathlib import Path

    from goldenthread.graph.workspace import Workspace

    from .conftest import Serving

_WHOLE = "SELECT (COUNT(*) AS ?triples) { ?s ?p ?o }"


def test_a_new_build_is_asked_from_then_on_and_nobody_sees_half(serving: Serving, leicestershire: Workspace, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    shutil.copytree(leicestershire.folder, folder)
    with serving("--workspace", str(folder)) as address, httpx.Client(base_url=address, timeout=60) as client:

        def told() -> tuple[str, str]:
            response = client.get("/sparql", params={"query": _WHOLE, "format": "csv"}).raise_for_status()
            return response.headers["etag"], response.text.split()[1]

        before = told()
        build((), folder, without=[leicestershire.sources()[0].name])
        seen = {before}
        until = time.monotonic() + 60
        while len(seen) == 1 and time.monotonic() < until:
            seen.add(told())
        after = told()
        assert after != before
        assert int(after[1]) < int(before[1])
        for _ in range(20):
            seen.add(told())
        assert seen == {before, after}
        held = client.get("/sparql", params={"query": _WHOLE, "format": "csv"}, headers={"if-none-match": before[0]})
        assert held.status_code == 200, "what the client holds is of the old build"
