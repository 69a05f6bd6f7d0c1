"""Counting the solutions of an answer while it is written, from its bytes: the engine tells no number.

>>> counter = JsonRows()
>>> counter.see(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"},{"}},{}')
>>> counter.rows
2
"""

from __future__ import annotations

from typing import Protocol

__all__ = ["CsvRows", "JsonRows", "Rows", "TsvRows", "XmlRows"]


class Rows(Protocol):
    """A counter: `see` takes in the next bytes, `rows` is how many solutions began or ended in them so far."""

    rows: int

    def __init__(self) -> None:
        """Begin with none."""

    def see(self, data: bytes) -> None:
        """Take in the next bytes."""


class TsvRows:
    """In TSV a term holds no line break: each line is a solution, but for the first."""

    __slots__ = ("rows",)

    def __init__(self) -> None:
        self.rows = -1

    def see(self, data: bytes) -> None:
        """Take in the next bytes."""
        self.rows += data.count(b"\n")


class CsvRows:
    """In CSV a line break between quotes belongs to a term; a quote inside of quotes is doubled."""

    __slots__ = ("_quoted", "rows")

    def __init__(self) -> None:
        self.rows = -1
        self._quoted = False

    def see(self, data: bytes) -> None:
        """Take in the next bytes."""
        parts = data.split(b'"')
        self.rows += sum(part.count(b"\n") for part in parts[self._quoted :: 2])
        self._quoted ^= len(parts) % 2 == 0


class XmlRows:
    """In XML a term holds no "<": each such tag is a solution."""

    __slots__ = ("_seam", "rows")
    _TAG = b"<result>"

    def __init__(self) -> None:
        self.rows = 0
        self._seam = b""

    def see(self, data: bytes) -> None:
        """Take in the next bytes."""
        self.rows += (self._seam + data).count(self._TAG)
        self._seam = (self._seam + data)[1 - len(self._TAG) :]


class JsonRows:
    """In JSON a solution that binds something begins `{"`, after `},` or `"bindings":[`; one that does not is `{}`.

    In a string a quote is escaped, so only the quote that ends a string can deceive: it is followed by `}` or `,`,
    which the name of a variable never begins with. Between quotes `{}` is no solution, so escapes are taken out
    and quotes are counted. (Taking each string apart would take as long as the query.)
    """

    __slots__ = ("_inside", "_kept", "_seam", "rows")
    _FIRST = b'"bindings":[{"'

    def __init__(self) -> None:
        self.rows = 0
        self._kept = b""
        self._seam = b""
        self._inside = False

    def see(self, data: bytes) -> None:
        """Take in the next bytes."""
        data = self._kept + data
        cut = len(data) - data.endswith((b"\\", b"{"))
        while cut and data[cut - 1 : cut] == b"\\":  # an escape, or a pair of braces, is not torn apart
            cut -= 1
        data, self._kept = data[:cut], data[cut:]
        plain = data.replace(b"\\\\", b"").replace(b'\\"', b"") if b"\\" in data else data
        if b"{}" in plain:
            self.rows += sum(part.count(b"{}") for part in plain.split(b'"')[self._inside :: 2])
        self._inside ^= plain.count(b'"') % 2 == 1
        joined = self._seam + plain
        for pattern, sign in ((b'},{"', 1), (b'},{"}', -1), (b'},{",', -1), (self._FIRST, 1)):
            self.rows += sign * (joined.count(pattern) - self._seam.count(pattern))
        self._seam = joined[1 - len(self._FIRST) :]
