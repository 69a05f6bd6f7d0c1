"""What a worker may not do: reach a network, use more memory or time than it is given, outlive those it works for.

Three locks keep it off the network, any of which is enough: a network namespace without interfaces, which Linux grants
where it lets people make user namespaces; a filter that refuses sockets (`_filter`); and a limit on open files that leaves
none for a socket. The last one is not for an index on disk, which opens its files when it needs them.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import socket
import struct
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .question import Limits

__all__ = ["allow_processor", "bounded", "confine", "cut_off_network", "die_with", "outlive", "raise_loopback"]

_NEW_USER: Final = 0x10000000  # CLONE_NEWUSER and CLONE_NEWNET of <sched.h>
_NEW_NETWORK: Final = 0x40000000
_PARENT_DEATH_SIGNAL: Final = 1  # PR_SET_PDEATHSIG of <sys/prctl.h>
_SET_FLAGS: Final = 0x8914  # SIOCSIFFLAGS of <linux/sockios.h>
_UP: Final = 1  # IFF_UP of <net/if.h>
_PAGE: Final = resource.getpagesize()
_SLACK: Final = 1 << 20


def cut_off_network() -> bool:
    """Leave all networks, with all processes forked later; False where the system does not allow it."""
    if sys.platform != "linux":
        return False
    return not ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)


def raise_loopback() -> None:
    """Bring up the interface of this process to itself, in a network that was left for one of its own."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 - not on every system

        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            fcntl.ioctl(line, _SET_FLAGS, struct.pack("16sH14x", b"lo", _UP))


def die_with(parent: int) -> None:
    """End this process when `parent`, which forked it, ends in whatever way (on Linux; elsewhere its line breaks)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it was watched
        os._exit(1)


def outlive() -> None:
    """Live on when the parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PARENT_DEATH_SIGNAL, 0)


def confine(limits: Limits, files: int | None) -> None:
    """Give up, for ever, further memory, a core dump, and all further files but for so many (None: as many as it likes)."""
    bounds = {resource.RLIMIT_CORE: 0, resource.RLIMIT_AS: _size() + limits.memory, resource.RLIMIT_FSIZE: limits.bytes + _SLACK}
    if files is not None:
        bounds[resource.RLIMIT_NOFILE] = _next_file() + files
    for what, bound in bounds.items():
        resource.setrlimit(what, (bound, bound))


@contextmanager
def bounded(limits: Limits) -> Iterator[None]:
    """Live within the same bounds for a while."""
    before = {what: resource.getrlimit(what) for what in (resource.RLIMIT_AS, resource.RLIMIT_NOFILE, resource.RLIMIT_CPU)}
    for what, bound in ((resource.RLIMIT_AS, _size() + limits.memory), (resource.RLIMIT_NOFILE, _next_file())):
        resource.setrlimit(what, (bound, before[what][1]))
    allow_processor(limits.seconds)
    yield
    for what, bounds in before.items():
        resource.setrlimit(what, bounds)


def allow_processor(seconds: float) -> None:
    """Let the processor work so many seconds more for this process, and a little: a second lock beside the deadline."""
    bound = int(time.process_time() + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (bound, resource.RLIM_INFINITY))


def _size() -> int:
    """The bytes of address space in use; 0 where the system does not tell (the quads then count as the question's)."""
    table = Path("/proc/self/statm")
    return int(table.read_text(encoding="ascii").split()[0]) * _PAGE if table.exists() else 0


def _next_file() -> int:
    """The lowest number that no open file has: with it as the limit, none can be opened."""
    free = os.dup(0)
    os.close(free)
    return free
