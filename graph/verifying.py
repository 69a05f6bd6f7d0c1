"""Verifying that every quotation is still in its source, word for word, where we say it is.

The papers are read again and nothing else is believed. White space is collapsed and a hyphen at a line's end joined,
as in the quotations themselves; nothing else is forgiven.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from ..ontology.errors import SourceError
from .document import normalised
from .marking import is_workbook
from .named import plain_words
from .reading.guarding import read_documents

if TYPE_CHECKING:
    from .store.store import Store
    from .workspace import Workspace

__all__ = ["BrokenQuotation", "ReadText", "changed_sources", "source_text", "verify"]

#: Gives the text of a paper that quotations count their characters in; raises SourceError.
ReadText = Callable[[Path], str]

_QUOTED = """
  ?quotation a gt:Quotation ; oa:exact ?words ; oa:start ?start ; oa:end ?end ; gt:isQuotedFrom ?p .
  ?p skos:notation ?paragraph ; gt:isPartOf ?r .
  ?r dcterms:identifier ?file ; skos:prefLabel ?report ."""
#: What papers say, and the cells of decisions that are not in force.
_QUOTATIONS = f"""
SELECT DISTINCT ?quotation ?file ?report ?paragraph ?words ?start ?end {{
  {{ {_QUOTED} }} UNION {{ GRAPH ?decisions {{ {_QUOTED} }} }}
}} ORDER BY ?file ?start ?end ?quotation"""
_LINKS = """
SELECT DISTINCT ?quotation ?subject ?predicate ?object {
  ?link a gt:Link ; gt:isEvidencedBy ?quotation ;
    rdf:subject/skos:prefLabel ?subject ; rdf:predicate ?predicate ; rdf:object ?o .
  OPTIONAL { ?o skos:prefLabel ?name }
  BIND (COALESCE(?name, STR(?o)) AS ?object)
} ORDER BY ?quotation ?subject ?predicate ?object"""
_READ = "?report dcterms:identifier ?file ; gt:hasChecksum ?sum"
_CHECKSUMS = f"SELECT DISTINCT ?file ?sum {{ {{ {_READ} }} UNION {{ GRAPH ?decisions {{ {_READ} }} }} }} ORDER BY ?file"


@dataclass(frozen=True, slots=True)
class BrokenQuotation:
    """A quotation that its paper no longer bears out.

    `expected` are the words as kept, `found` those that stand in their place now ("" where the paper is gone or
    cannot be read, which `reason` tells). `links` are the statements that rest on it, in words.
    """

    quotation: str
    file: str
    report: str
    paragraph: str
    expected: str
    found: str
    reason: str
    links: tuple[str, ...]


def source_text(paper: Path) -> str:
    """Give the text of a paper, or of an officers' workbook, as it is read; raise SourceError if it cannot be."""
    if is_workbook(paper):
        from .workbook.returned import workbook_text  # noqa: PLC0415 - most workspaces hold none

        return workbook_text(paper)
    return read_documents([paper])[0].text


def verify(workspace: Workspace, read_text: ReadText = source_text, store: Store | None = None) -> tuple[BrokenQuotation, ...]:
    """Give the quotations that are no longer in their sources, in the order of papers and text; empty if all hold.

    `store` is what the workspace holds, where that is open already.
    """
    store = store or workspace.store()
    texts: dict[str, str | SourceError] = {}
    links = _links(store)
    words_of: dict[str, str] = {}
    broken = []
    for quotation, file, report, paragraph, words, start, end in store.select(_QUOTATIONS).texts:
        if file not in texts:
            texts[file] = _text(workspace, file, read_text)
        text = texts[file]
        found = "" if isinstance(text, SourceError) else normalised(text[int(start) : int(end)])
        if found != words and file not in words_of:
            words_of[file] = "" if isinstance(text, SourceError) else normalised(text)
        if found != words and words not in words_of[file]:  # what only moved, as something before it changed, is still there
            reason = str(text) if isinstance(text, SourceError) else "other words stand there now"
            broken.append(BrokenQuotation(quotation, file, report, paragraph, words, found, reason, tuple(links[quotation])))
    return tuple(broken)


def changed_sources(workspace: Workspace, store: Store | None = None) -> tuple[str, ...]:
    """Name the papers whose bytes are not those that were read, which does not by itself break a quotation.

    `store` is what the workspace holds, where that is read already.
    """
    present = {path.name: sha256(path.read_bytes()).hexdigest() for path in (*workspace.sources(), *workspace.workbooks())}
    return tuple(file for file, checksum in (store or workspace.store()).select(_CHECKSUMS).texts if present.get(file) != checksum)


def _text(workspace: Workspace, file: str, read_text: ReadText) -> str | SourceError:
    path = next((path for path in (*workspace.sources(), *workspace.workbooks()) if path.name == file), None)
    if path is None:
        return SourceError(f"{file} is missing from the workspace's folder sources: put it back.")
    try:
        return read_text(path)
    except SourceError as error:
        return error


def _links(store: Store) -> defaultdict[str, list[str]]:
    links = defaultdict[str, list[str]](list)
    for quotation, subject, predicate, object_ in store.select(_LINKS).texts:
        links[quotation].append(f"{subject} {plain_words(predicate)} {object_}")
    return links
