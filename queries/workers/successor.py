"""A successor: a fork of the keeper that makes a change on its own copy of the quads, and keeps them if all went well."""

from __future__ import annotations

import os
import pickle
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError
from ._changing import apply, difference
from ._confining import bounded, die_with, outlive
from ._telling import told
from .errors import UnchangeableError
from .frames import framed, receive

if TYPE_CHECKING:
    from collections.abc import Callable
    from socket import socket

    from ._part import Part
    from .origin import Opened
    from .question import Limits

__all__ = ["succeed"]


def succeed(line: socket, keeper: int, opened: Opened, limits: Limits, keep: Callable[[socket, Opened], Part]) -> Part | None:
    """Make the change that comes over the line; what comes next is to keep it, or nothing.

    The front learns the process first, so that it can kill it, then the new revision, the difference, or an error.
    """
    die_with(keeper)
    line.sendall(framed({"pid": os.getpid()}))
    frame = receive(line)
    if frame is None:
        return None
    head, body = frame
    change = pickle.loads(body)  # noqa: S301 - from the process that all of this belongs to
    try:
        if not (opened.changeable or head["rehearse"]):
            raise UnchangeableError("The quads that are asked follow from files: change those, not the quads.")
        if not opened.copied:
            raise UnchangeableError("A change can be tried on quads in memory only, and these are on disk: open them in memory.")
        store = opened.store()
        with bounded(limits):
            if head["rehearse"]:
                added, removed = difference(store, change)
                line.sendall(framed({"added": len(added)}, added + removed))
                return None
            created = apply(store, change)
    except GoldenThreadError as error:
        line.sendall(framed(told(error)))
        return None
    outlive()
    changed = opened.changed(head["revision"])
    line.sendall(framed({"revision": changed.revision, "created": created}))
    return keep(line, changed)
