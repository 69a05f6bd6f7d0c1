"""A keeper: the process that holds the quads and forks the workers. `python -m goldenthread.queries.workers.keeper SOCKET SOCKET`.

It runs no query itself and has one thread, so that a fork of it is whole. It ends, and all its workers with it, when the
front closes its line.
"""

from __future__ import annotations

import os
import pickle
import resource
import selectors
import signal
import socket
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from ...ontology.errors import GoldenThreadError, WorkspaceError
from ._confining import cut_off_network, raise_loopback
from ._control import Command, Order, order
from ._filter import can_forbid_sockets
from ._telling import told
from .frames import framed, receive
from .successor import succeed
from .worker import work

if TYPE_CHECKING:
    from ._part import Part
    from .origin import Opened
    from .question import Limits

__all__ = ["Keeper", "main"]

_CALM = 10  # of nice(1)
_SOCKETS = 8  # of a worker that may ask the relay


class Keeper:
    """Quads, the line to the front, and the processes that were forked."""

    def __init__(self, control: socket.socket, opened: Opened, limits: Limits, sockets: int = 0) -> None:
        self._control = control
        self._opened = opened
        self._limits = limits
        self._sockets = sockets
        self._children: dict[int, Command] = {}  # and what each was forked for

    def keep(self) -> Part | None:
        """Do as the front says until it is gone; in a process forked here, give what that is to do."""
        waking, woken = socket.socketpair()
        with waking, woken, selectors.DefaultSelector() as selector:
            woken.setblocking(False)
            waking.setblocking(False)
            signal.set_wakeup_fd(woken.fileno(), warn_on_full_buffer=False)
            signal.signal(signal.SIGCHLD, lambda *_: None)  # a signal that nobody handles would wake nobody
            selector.register(self._control, selectors.EVENT_READ)
            selector.register(waking, selectors.EVENT_READ)
            try:
                while True:
                    ready = {key.fileobj for key, _ in selector.select()}
                    if waking in ready:
                        waking.recv(4096)
                        self._bury()
                    if self._control in ready:
                        told = order(self._control)
                        if told is None:
                            break
                        if part := self._obey(told):
                            return part
            except ConnectionError:  # the front went while it was spoken to
                pass
            finally:
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for child, command in self._children.items():
            if command is Command.FORK:  # a successor has a line of its own, and may be done
                os.kill(child, signal.SIGKILL)
        return None

    def _fork(self, command: Command, files: tuple[int, ...]) -> Part | None:
        """Fork; in the child, give its part. What the keeper holds for it is closed here, what the keeper has, there."""
        keeper = os.getpid()
        try:
            child = os.fork()
        except OSError:  # no room for a process: its line breaks, and the front asks again
            child = -1
        if child:
            if child > 0:
                self._children[child] = command
            for file in files:
                os.close(file)
            return None
        self._control.close()
        line = socket.socket(fileno=files[0])
        if command is Command.FORK:
            return partial(work, line, files[1], keeper, self._opened, self._limits, self._sockets)
        return partial(succeed, line, keeper, self._opened, self._limits, self._next)

    def _next(self, line: socket.socket, opened: Opened) -> Part:
        return Keeper(line, opened, self._limits, self._sockets).keep

    def _obey(self, told: Order) -> Part | None:
        match told.command:
            case Command.FORK | Command.SUCCEED:
                return self._fork(told.command, told.files)
            case _ if told.process not in self._children:
                pass  # it has ended
            case Command.KILL:
                os.kill(told.process, signal.SIGKILL)
            case Command.CALM:
                os.setpriority(os.PRIO_PROCESS, told.process, _CALM)
        return None

    def _bury(self) -> None:
        """Tell the front of each process that ended, and how: its signal, or 0."""
        while True:
            try:
                child, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if not child:
                return
            self._children.pop(child, None)
            self._control.sendall(framed({"ended": child, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0}))


def main() -> None:
    """Load what the front says, then keep it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the front's to hear
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    control = socket.socket(fileno=int(sys.argv[1]))
    part: Part | None = partial(_begin, control)
    with suppress(ConnectionError):  # the front is gone
        while part is not None:
            part = part()
    os._exit(0)  # freeing every quad one by one would take longer than loading them


def _begin(control: socket.socket) -> Part | None:
    frame = receive(control)
    if frame is None:
        return None
    origin, limits, relaying = pickle.loads(frame[1])  # noqa: S301 - from the process that started this one
    try:
        opened = origin.open()
        alone = cut_off_network()
        if not (opened.copied or alone or can_forbid_sockets()):
            raise WorkspaceError("Queries cannot be kept off the network here while the graph is on disk: open it with --store memory.")
    except GoldenThreadError as error:
        control.sendall(framed(told(error)))
        return None
    relayed = alone and relaying
    if relayed:
        _send_relay()
    control.sendall(framed({"revision": opened.revision, "relayed": relayed}))
    return Keeper(control, opened, limits, _SOCKETS if relayed else 0).keep


def _send_relay() -> None:
    """Give the front a socket to listen on, in the network that the workers are alone in."""
    raise_loopback()
    with socket.create_server(("127.0.0.1", 0)) as listening, socket.socket(fileno=int(sys.argv[2])) as line:
        socket.send_fds(line, [b"r"], [listening.fileno()])


if __name__ == "__main__":
    main()
