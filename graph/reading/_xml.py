"""XML from outside, read so that it can do no harm: no network, no entities, no document type, bounded in size and depth.

A file that declares a document type is refused unread: that is where entities come from, and 1 kB of them can fill gigabytes.
Plans, agendas and meetings need none.
"""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from ...ontology.errors import SourceError

__all__ = ["is_xml", "local_name", "namespace_of", "parse_xml", "root_of"]

_MOST_TAGS = 400_000  # a plan of a thousand pages has about 40,000
_OPENING = re.compile(r"\s*<(?:\?xml\b|[A-Za-z_])")
_DOCTYPE = re.compile(r"<!DOCTYPE\b", re.IGNORECASE)
_BYTE_ORDER = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
_FIRST = 4096  # bytes in which the first tag of any honest file begins


def is_xml(content: bytes) -> bool:
    """Whether a file opens like XML: with its declaration, or with a tag."""
    return bool(_OPENING.match(_loosely(content[:_FIRST]).lstrip("\ufeff")))


def root_of(content: bytes, name: str) -> tuple[str, str]:
    """The namespace ("" where there is none) and the local name of the root element; raises SourceError."""
    parser = etree.XMLPullParser(events=("start",), resolve_entities=False, no_network=True)
    _refuse_doctype(content, name)
    try:
        for at in range(0, len(content), _FIRST):
            parser.feed(content[at : at + _FIRST])
            for _, element in parser.read_events():
                if isinstance(element, etree._Element):
                    return namespace_of(element), local_name(element)
        parser.close()
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _broken(name, error) from None
    raise _broken(name, ValueError("it has no element"))


def parse_xml(content: bytes, name: str) -> etree._Element:
    """The root element of a file, without comments and processing instructions; raises SourceError."""
    _refuse_doctype(content, name)
    if content.count(b"<") > _MOST_TAGS:
        raise SourceError(f"{name} has more than {_MOST_TAGS:,} tags, which no plan has: check the file.")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise _broken(name, error) from None
    info: Any = root.getroottree().docinfo
    if info.doctype:  # in an encoding that the look before did not know
        raise _doctype(name)
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace."""
    return etree.QName(element).localname


def namespace_of(element: etree._Element) -> str:
    """The namespace of an element, "" where it has none."""
    return etree.QName(element).namespace or ""


def _refuse_doctype(content: bytes, name: str) -> None:
    if _DOCTYPE.search(_loosely(content)):
        raise _doctype(name)


def _loosely(content: bytes) -> str:
    """The text as far as its markup goes, whatever its encoding: only ASCII signs are looked for in it."""
    encoding = next((encoding for opening, encoding in _BYTE_ORDER if content.startswith(opening)), "latin-1")
    text = content.decode(encoding, errors="replace")
    return text.removeprefix("ï»¿")


def _doctype(name: str) -> SourceError:
    return SourceError(f"{name} declares a document type (DOCTYPE), which can hide harm and is not read: take that line out of the file.")


def _broken(name: str, error: Exception) -> SourceError:
    said = " ".join(str(error.msg if isinstance(error, SyntaxError) else error).split()).rstrip(".")
    return SourceError(f"{name} is not well-formed XML ({said}): save it again from the program that made it.")
