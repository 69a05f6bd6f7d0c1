"""Where a worker writes an answer: into memory, then into the spool; counted, and stopped where it grows too large."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING

from .errors import SizeError, SpoolFullError

if TYPE_CHECKING:
    from ._rows import Rows
    from .question import Limits

__all__ = ["Output", "too_many_rows"]

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


class Output:
    """A writer of at most so many bytes and rows; what is small stays in `memory`, all of the rest is in the spool."""

    __slots__ = ("_limits", "_rows", "_spool", "length", "memory", "spooled")

    def __init__(self, limits: Limits, spool: int, rows: Rows | None = None) -> None:
        self._limits = limits
        self._spool = spool
        self._rows = rows
        self.memory = bytearray()
        self.length = 0
        self.spooled = False

    def write(self, data: bytes) -> int:
        """Take in the next bytes. Raises SizeError beyond a bound, and SpoolFullError where there is no more room."""
        self.length += len(data)
        if self.length > self._limits.bytes:
            sentence = (
                f"The answer is longer than the {self._limits.bytes:,} bytes allowed here: ask for less, or page with LIMIT and OFFSET."
            )
            raise SizeError(sentence, "bytes", self._limits.bytes)
        if self._rows is not None:
            self._rows.see(data)
            if self._rows.rows > self._limits.rows:
                raise too_many_rows(self._limits.rows)
        self.memory += data
        if len(self.memory) > self._limits.inline:
            self._spill()
        return len(data)

    def flush(self) -> None:
        """Nothing: a writer has it, and what is written is only looked at when it is whole."""

    def finish(self) -> None:
        """Move the rest into the spool if a part of the answer is there."""
        if self.spooled:
            self._spill()

    def _spill(self) -> None:
        self.spooled = True
        rest = memoryview(self.memory)
        try:
            while rest:
                rest = rest[os.write(self._spool, rest) :]
        except OSError as error:
            if error.errno in _FULL:
                sentence = f"The disk has no room for this answer ({error.strerror}): ask for less, or try again later."
                raise SpoolFullError(sentence) from error
            raise
        self.memory = bytearray()


def too_many_rows(bound: int) -> SizeError:
    """Say that an answer has more rows than `bound`."""
    return SizeError(
        f"The answer has more than the {bound:,} rows allowed here: ask for less, or page with LIMIT and OFFSET.", "rows", bound
    )
