"""A worker: a forked process that answers one question at a time, and has nothing but its line to the front."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

from ...ontology.errors import GoldenThreadError
from ._answering import answer
from ._confining import allow_processor, confine, die_with
from ._filter import forbid_sockets
from ._telling import told
from .frames import framed, receive, written
from .question import Question

if TYPE_CHECKING:
    from socket import socket

    from pyoxigraph import Store

    from .origin import Opened
    from .question import Limits

__all__ = ["work"]


def work(line: socket, spool: int, keeper: int, opened: Opened, limits: Limits, sockets: int) -> NoReturn:
    """Answer what comes over the line until it breaks; never returns.

    Each frame is a question, its text in the bytes; its answer is a frame that tells the form and holds the bytes, unless they are in the
    spool: then `spooled` is how many they are. A worker whose spool was used, and one that had much to do, is not asked again.
    """
    die_with(keeper)
    if not sockets:
        forbid_sockets()
    store = opened.store()
    confine(limits, sockets if opened.copied else None)
    with suppress(ConnectionError):  # nobody waits for what it is about to say
        line.sendall(framed({"pid": os.getpid()}))
        while frame := receive(line):
            head, query = frame
            allow_processor(limits.seconds)
            line.sendall(_answered(store, Question(query=query.decode("utf-8", "surrogatepass"), **head), limits, spool))
    os._exit(0)  # what it shares with its keeper is not worth tidying


def _answered(store: Store, question: Question, limits: Limits, spool: int) -> bytes:
    try:
        head, output = answer(store, question, limits, spool)
        output.finish()
    except GoldenThreadError as error:
        return framed({**told(error), "spooled": os.fstat(spool).st_size > 0})
    except MemoryError:
        os.kill(os.getpid(), signal.SIGABRT)  # as the engine ends when it is the one to ask for too much
        raise
    return framed(_written(spooled=output.length if output.spooled else 0, **head), output.memory)


@lru_cache
def _written(**head: Any) -> bytes:
    return written(head)
