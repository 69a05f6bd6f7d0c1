"""What XML 1.0 cannot hold as it is: the engine writes these signs all the same, and a reader loses or refuses them."""

from __future__ import annotations

import re

from ._output import Output
from .errors import NotAcceptableError

__all__ = ["XmlOutput"]

#: Signs that no document of XML 1.0 may hold (2.2), in no form.
_NEVER = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


class XmlOutput(Output):
    """An output of XML: a carriage return is written as a reference, or every reader would make it a line feed (2.11)."""

    __slots__ = ()

    def write(self, data: bytes) -> int:
        """Take in the next bytes. Raises NotAcceptableError for a sign that XML has no way to write, and what `Output` raises."""
        if _NEVER.search(data):
            raise NotAcceptableError("The answer holds a control character, which XML has no way to write: ask for another format.")
        super().write(data.replace(b"\r", b"&#13;"))
        return len(data)
