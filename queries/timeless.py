"""Excel workbooks without the moment at which they were written: the same table is the same bytes."""

from __future__ import annotations

import io
import re
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

__all__ = ["timeless"]

_PROPERTIES = "docProps/core.xml"
_MOMENT = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*")
_NO_TIME = b"1980-01-01T00:00:00Z"  # the earliest that an archive can say of its parts; ZipInfo says so unless told otherwise


def timeless(workbook: bytes) -> bytes:
    """Give a workbook (XLSX) with every date of its making set to the same one."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(workbook)) as given, ZipFile(written, "w", ZIP_DEFLATED) as settled:
        for name in given.namelist():
            content = given.read(name)
            if name == _PROPERTIES:
                content = _MOMENT.sub(rb"\g<1>" + _NO_TIME, content)
            settled.writestr(ZipInfo(name), content, compress_type=ZIP_DEFLATED)
    return written.getvalue()
