"""What XML 1.0 cannot hold as it is: the engine writes these signs all the same, and a reader loses or refuses them."""

from __future__ import annotations

from ._output import Output
from .errors import NotAcceptableError
from .media import NEVER_IN_XML

__all__ = ["XmlOutput"]


class XmlOutput(Output):
    """An output of XML: a carriage return is written as a reference, or every reader would make it a line feed (2.11)."""

    __slots__ = ()

    def write(self, data: bytes) -> int:
        """Take in the next bytes. Raises NotAcceptableError for a sign that XML has no way to write, and what `Output` raises."""
        if NEVER_IN_XML.search(data):
            raise NotAcceptableError("The answer holds a control character, which XML has no way to write: ask for another format.")
        super().write(data.replace(b"\r", b"&#13;"))
        return len(data)
