"""What takes long is made once, kept for its state alone, and never waited for without end."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

import pytest
from filelock import Timeout

from goldenthread.ontology.errors import IntegrityError, SourceError
from goldenthread.viz.explorer.keeping import Shelf, in_time

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Words:
    words: tuple[str, ...]


def test_what_was_kept_is_found_for_that_state_alone(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "room", "stem", "state 1")
    assert shelf.find(Words, "a") is None
    shelf.keep("a", Words(("one", "two")))
    assert shelf.find(Words, "a") == Words(("one", "two"))
    assert shelf.find(Words, "b") is None
    assert Shelf(shelf.folder, "stem", "state 2").find(Words, "a") is None
    shelf.file("a").write_bytes(shelf.file("a").read_bytes()[:-2])
    assert shelf.find(Words, "a") is None


def test_one_at_a_time(tmp_path: Path) -> None:
    shelf, other = (Shelf(tmp_path, "stem", "state") for _ in range(2))
    with shelf.alone(0.1), pytest.raises(Timeout):
        other.alone(0.05)
    with other.alone(0.1):
        pass


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    shelf = Shelf(tmp_path / "file" / "room", "stem", "state")
    with shelf.alone(0.1):
        shelf.keep("a", Words(()))
    assert shelf.find(Words, "a") is None


def test_work_is_waited_for_so_long_and_goes_on() -> None:
    may_end, ended = Event(), Event()

    def work() -> str:
        may_end.wait(30)
        ended.set()
        return "made"

    assert in_time(lambda: "made", 30) == "made"
    assert in_time(work, 0.01) is None
    may_end.set()
    assert ended.wait(30)


def test_what_goes_wrong_is_told() -> None:
    def refused() -> str:
        raise SourceError("The paper is gone.")

    def elsewhere() -> str:
        raise Timeout("a lock")

    with pytest.raises(SourceError, match="gone"):
        in_time(refused, 30)
    assert in_time(elsewhere, 30) is None


def test_a_fault_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    faults: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: faults.append(told.exc_type))

    def faulty() -> str:
        raise ZeroDivisionError

    with pytest.raises(IntegrityError, match="fault of ours"):
        in_time(faulty, 30)
    for thread in threading.enumerate():
        if thread.name == "apart":
            thread.join(30)
    assert faults == [ZeroDivisionError]
