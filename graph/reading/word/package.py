"""The parts of a Word file: the body, its styles, its numbering, its notes; opened with nothing fetched and nothing run."""

from __future__ import annotations

import io
from dataclasses import dataclass

from docx.opc.constants import RELATIONSHIP_TYPE as RELATED
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import OpcPackage
from docx.opc.part import Part
from docx.oxml.ns import nsmap
from lxml import etree

from ....ontology.errors import SourceError
from ..archive import checked_archive

__all__ = ["ALTERNATIVES", "CHOICE", "FALLBACK", "Element", "Package", "W", "child", "number_of", "open_package", "value_of"]

#: The namespace of WordprocessingML, as lxml writes it before a name.
W = f"{{{nsmap['w']}}}"
_EITHER = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: Two forms of the same thing, for newer and for older programs (ISO/IEC 29500-3).
ALTERNATIVES, CHOICE, FALLBACK = f"{_EITHER}AlternateContent", f"{_EITHER}Choice", f"{_EITHER}Fallback"
Element = etree._Element
# Limits stay on: 256 levels, 10 MB in one text; entities stay as they are and nothing is fetched.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts that reading needs; a part that the file does not have is an empty element."""

    document: Element
    styles: Element
    numbering: Element
    footnotes: Element
    endnotes: Element


def open_package(content: bytes, name: str) -> Package:
    """The parts of a Word file. Raises SourceError where it is damaged, unsafe, or written by no Word that is known."""
    checked_archive(content, name)
    damaged = SourceError(f"{name} is damaged (its parts do not fit together): open it in Word, save it again and read that.")
    try:
        main = OpcPackage.open(io.BytesIO(content)).main_document_part
        document = _parsed(main)
        if document.tag != f"{W}document":
            raise SourceError(f"{name} is no Word document of the usual kind: open it in Word, save it as .docx and read that.")
        related = (RELATED.STYLES, RELATED.NUMBERING, RELATED.FOOTNOTES, RELATED.ENDNOTES)
        return Package(document, *(_related(main, kind) for kind in related))
    except (PackageNotFoundError, etree.XMLSyntaxError, KeyError, ValueError, TypeError, AttributeError, IndexError):
        raise damaged from None  # python-docx raises any of these for parts that are missing, renamed or not XML


def _related(main: Part, kind: str) -> Element:
    found = [relation.target_part for relation in main.rels.values() if relation.reltype == kind and not relation.is_external]
    return _parsed(found[0]) if found else etree.Element("none")


def _parsed(part: Part) -> Element:
    return etree.fromstring(part.blob, _PARSER)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element that a path of names leads to."""
    for name in path:
        element = None if element is None else element.find(f"{W}{name}")
    return element


def value_of(element: Element | None, *path: str, attribute: str = "val") -> str | None:
    """The value of the element that a path leads to; None where there is no such element or value."""
    found = child(element, *path)
    return None if found is None else found.get(f"{W}{attribute}")


def number_of(element: Element | None, *path: str, attribute: str = "val") -> int | None:
    """The value of the element that a path leads to as a whole number; None where there is none."""
    value = value_of(element, *path, attribute=attribute) or ""
    return int(value) if value.lstrip("-").isdecimal() and len(value) < 10 else None
