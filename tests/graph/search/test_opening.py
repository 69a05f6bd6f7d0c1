"""An index lies beside the workspace, fits one revision, and can be thrown away at any time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Thread

import pytest

from goldenthread.graph.named import NamedThing
from goldenthread.graph.search import open_index
from goldenthread.graph.search.filling import fill
from goldenthread.graph.store.embedded import EmbeddedStore

Stored = Callable[[Iterable[NamedThing]], EmbeddedStore]
EMPTY = EmbeddedStore()


@pytest.fixture
def one(stored: Stored) -> EmbeddedStore:
    return stored([NamedThing("9.3", "Fair bills", "SubOutcome", "https://example.org/id/1")])


def kept(folder: Path) -> list[Path]:
    return sorted((folder / "search").iterdir())


def test_it_is_made_once_a_revision(one: EmbeddedStore, tmp_path: Path) -> None:
    assert open_index(one, "first", tmp_path).fitting("9.3", 1)[0] == 1
    (made,) = kept(tmp_path)
    before = made.stat()
    assert open_index(EMPTY, "first", tmp_path).fitting("9.3", 1)[0] == 1, "the store is not read again"
    assert made.stat() == before
    assert open_index(EMPTY, "second", tmp_path).fitting("9.3", 1)[0] == 0


def test_old_ones_are_taken_away_and_one_that_is_asked_goes_on(one: EmbeddedStore, tmp_path: Path) -> None:
    asked = open_index(one, "first", tmp_path)
    for revision in ("second", "third", "fourth"):
        open_index(EMPTY, revision, tmp_path)
    assert len(kept(tmp_path)) == 2
    assert asked.fitting("9.3", 1)[0] == 1


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\0" + b"\0" * 100])
def test_a_damaged_one_is_made_anew(content: bytes, one: EmbeddedStore, tmp_path: Path) -> None:
    open_index(one, "first", tmp_path)
    (made,) = kept(tmp_path)
    made.unlink()
    made.write_bytes(content)
    assert open_index(one, "first", tmp_path).fitting("9.3", 1)[0] == 1
    assert open_index(EMPTY, "first", tmp_path).fitting("9.3", 1)[0] == 1


def test_what_stops_in_the_middle_leaves_nothing(one: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stops(connection: sqlite3.Connection, store: EmbeddedStore) -> None:
        fill(connection, store)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("goldenthread.graph.search.opening.fill", stops)
        with pytest.raises(KeyboardInterrupt):
            open_index(one, "first", tmp_path)
    assert kept(tmp_path) == []


def test_a_full_disk_leaves_nothing_and_the_index_in_memory(one: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(connection: sqlite3.Connection, store: EmbeddedStore) -> None:
        file = connection.execute("PRAGMA database_list").fetchone()[2]
        fill(connection, store)
        if file:
            raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("goldenthread.graph.search.opening.fill", lambda connection, store, words=True: full(connection, store))
    assert open_index(one, "first", tmp_path).fitting("9.3", 1)[0] == 1
    assert kept(tmp_path) == []


@pytest.mark.parametrize("folder", [None, "a file"])
def test_where_nothing_may_be_written_it_is_in_memory(folder: str | None, one: EmbeddedStore, tmp_path: Path) -> None:
    (tmp_path / "a file").write_bytes(b"")
    assert open_index(one, "first", tmp_path / folder if folder else None).fitting("9.3", 1)[0] == 1
    assert os.listdir(tmp_path) == ["a file"]  # noqa: PTH208 - the names alone


def test_many_may_ask_at_the_same_time(one: EmbeddedStore, tmp_path: Path) -> None:
    index = open_index(one, "first", tmp_path)
    found: list[int] = []
    threads = [Thread(target=lambda: found.extend(index.search("fair").total for _ in range(50))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 200
