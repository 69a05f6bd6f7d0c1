"""A lock on sockets: the system refuses this process every new one, whatever code runs in it (seccomp(2), Linux)."""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys
from typing import Final

__all__ = ["can_forbid_sockets", "forbid_sockets"]

_NO_NEW_PRIVILEGES: Final = 38  # PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP and SECCOMP_MODE_FILTER of <sys/prctl.h>
_SECCOMP: Final = 22
_FILTER: Final = 2
#: The architecture as filters see it (<linux/audit.h>), and the number of socket(2) on it.
_MACHINES: Final = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_LOAD, _JUMP_IF_EQUAL, _RETURN = 0x20, 0x15, 0x06  # of <linux/bpf_common.h>
_ALLOW, _FAIL = 0x7FFF0000, 0x00050000  # of <linux/seccomp.h>
_CALL, _MACHINE = 0, 4  # where struct seccomp_data holds them


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def can_forbid_sockets() -> bool:
    """Tell whether this is a system on which `forbid_sockets` knows its way."""
    return sys.platform == "linux" and platform.machine() in _MACHINES


def forbid_sockets() -> bool:
    """Have every further socket refused, here and in all threads begun later; False where the system does not do it."""
    if not can_forbid_sockets():
        return False
    machine, call = _MACHINES[platform.machine()]
    steps = b"".join(
        struct.pack("HBBI", *step)
        for step in (
            (_LOAD, 0, 0, _MACHINE),
            (_JUMP_IF_EQUAL, 0, 3, machine),
            (_LOAD, 0, 0, _CALL),
            (_JUMP_IF_EQUAL, 0, 1, call),
            (_RETURN, 0, 0, _FAIL | errno.EACCES),
            (_RETURN, 0, 0, _ALLOW),
        )
    )
    system = ctypes.CDLL(None)
    program = _Program(len(steps) // 8, steps)
    return not (system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0) or system.prctl(_SECCOMP, _FILTER, ctypes.byref(program)))
