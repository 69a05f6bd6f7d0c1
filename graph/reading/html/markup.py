"""The markup of a page as a tree: its encoding found, nothing fetched, nothing run."""

from __future__ import annotations

import codecs
import re

from lxml import etree, html

from ....ontology.errors import SourceError

__all__ = ["parsed"]

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*(?P<name>[\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LOOKED_AT = 4096  # bytes; browsers look no further for a declaration
#: What a declared name means on the web (WHATWG Encoding Standard, 4.2).
_MEANT = {
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "windows-1252": "cp1252",
}


def parsed(content: bytes, name: str) -> tuple[html.HtmlElement, tuple[str, ...]]:
    """The root of a page, and what an officer should know of the reading. Raises SourceError for what is no page."""
    if b"\0" in content and not content.startswith(_BOMS[1][0]) and not content.startswith(_BOMS[2][0]):
        raise SourceError(f"{name} holds binary data, not a web page: save the page again as HTML and read that.")
    text, notices = _decoded(content)
    text = _DECLARATION.sub("", text).replace("\0", "")
    if not text.strip():
        raise SourceError(f"{name} is empty: save the page again and read that.")
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise SourceError(f"{name} holds no web page that can be read: save the page again as HTML and read that.") from None
    if any(error.level >= etree.ErrorLevels.FATAL and "depth" in error.message.casefold() for error in parser.error_log):
        raise SourceError(f"{name} is nested deeper than any page of a council: save the page again as HTML and read that.")
    return root, notices


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    """The page as text: by its byte order mark, as it declares, as UTF-8, or as Windows-1252 where nothing else fits."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace"), ()
    declared = _DECLARED.search(content[:_LOOKED_AT])
    named = declared["name"].decode("ascii").casefold() if declared else "utf-8"
    for encoding in dict.fromkeys((_MEANT.get(named, named), "utf-8")):
        try:
            return content.decode(encoding), ()
        except (UnicodeDecodeError, LookupError):
            continue
    lost = "The page does not say in which encoding it is written; signs such as £ or ’ may be read wrongly." if not declared else ""
    return content.decode("cp1252", "replace"), (lost,) if lost else ()
