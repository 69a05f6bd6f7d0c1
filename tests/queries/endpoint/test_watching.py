"""A workspace that changes while it is asked."""

import asyncio
import logging

import pytest

from goldenthread.ontology.errors import WorkspaceError
from goldenthread.queries.endpoint.watching import keep_up
from goldenthread.queries.workers.origin import Origin, Scratch


class Files:
    """What stands on disk, and a pool over it that can fail to load it."""

    def __init__(self) -> None:
        self.at = self.revision = "1"
        self.failures = 0
        self.loaded: list[str] = []
        self.beforehand: list[str] = []
        self.looks = 0

    def look(self) -> str:
        self.looks += 1
        return self.at

    def prepare(self) -> None:
        self.beforehand.append(self.at)
        assert self.loaded[-1:] != [self.at]

    async def renew(self, origin: Origin) -> None:
        if self.failures:
            self.failures -= 1
            raise WorkspaceError("The workspace is damaged: take it back from a copy.")
        self.revision = self.at
        self.loaded.append(self.at)

    async def watched(self, *steps: str) -> None:
        """Keep up while the files go through some revisions."""
        watch = asyncio.create_task(keep_up(self, Scratch(), self.look, self.prepare, every=0.001, later=0.001))
        for step in steps:
            self.at, seen = step, self.looks
            while self.looks < seen + 3:
                assert not watch.done()
                await asyncio.sleep(0.001)
        watch.cancel()


def test_a_change_is_loaded_once() -> None:
    files = Files()
    asyncio.run(files.watched("1", "2", "2", "3"))
    assert files.loaded == files.beforehand == ["2", "3"]


def test_what_was_loaded_by_somebody_else_is_not_loaded_again() -> None:
    files = Files()
    files.revision = "2"
    asyncio.run(files.watched("2"))
    assert files.loaded == []


def test_what_cannot_be_loaded_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    files = Files()
    files.failures = 2
    with caplog.at_level(logging.WARNING):
        asyncio.run(files.watched("2", "2"))
    assert files.loaded == ["2"]
    assert caplog.messages == ["The workspace has changed and could not be loaded, so the old graph is asked: " + str(_DAMAGED)] * 2


_DAMAGED = WorkspaceError("The workspace is damaged: take it back from a copy.")
