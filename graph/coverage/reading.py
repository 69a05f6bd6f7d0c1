"""What the graph of a workspace made of its papers, read beside the papers themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from ...ontology.errors import SourceError
from ...ontology.terms import FINDING
from ..named import plain_words
from ..reading.guarding import read_documents
from ..verifying import changed_sources
from .certificate import Certificate, Use, certify
from .signs import read_signs

if TYPE_CHECKING:
    from pathlib import Path

    from ..document import Document
    from ..store.store import Store
    from ..workspace import Workspace

__all__ = ["certificates", "certificates_of"]

_REPORTS = "SELECT DISTINCT ?file ?label { ?report a gt:Report ; dcterms:identifier ?file ; skos:prefLabel ?label } ORDER BY ?file ?label"
_PLACED = "?q oa:start ?start ; oa:end ?end ; gt:isQuotedFrom/gt:isPartOf/dcterms:identifier ?file ."
_LINKS = f"""
SELECT DISTINCT ?file ?start ?end ?kind ?subject ?predicate ?object {{
  ?link a gt:Link ; gt:hasGrade "stated" ; gt:isEvidencedBy ?q ; rdf:subject ?s ; rdf:predicate ?predicate ; rdf:object ?o .
  {_PLACED}
  ?s a ?kind ; skos:prefLabel ?subject .
  OPTIONAL {{ ?o skos:prefLabel ?name }}
  BIND (COALESCE(?name, STR(?o)) AS ?object)
}}"""
_NODES = f"""
SELECT DISTINCT ?file ?start ?end ?kind ?label {{
  ?node gt:isEvidencedBy ?q ; a ?kind . {_PLACED}
  FILTER (?kind != gt:Link)
  FILTER NOT EXISTS {{ ?node dcterms:type ?gap . FILTER (ISLITERAL(?gap) && STRSTARTS(?gap, "no-")) }}
  OPTIONAL {{ ?node skos:prefLabel ?name }}
  OPTIONAL {{ ?node dcterms:description ?described }}
  BIND (COALESCE(?name, ?described, "") AS ?label)
}}"""
_NAMES = f"""
SELECT DISTINCT ?file ?start ?end ?kind ?label {{ ?q gt:mentions ?thing . {_PLACED} ?thing a ?kind ; skos:prefLabel ?label }}"""


def certificates(
    workspace: Workspace, source: str = "", *, given: Collection[str] = (), documents: Collection[Document] = (), store: Store | None = None
) -> tuple[Certificate, ...]:
    """The certificates of all papers of a workspace, or of the one that `source` names by its file name or a part of it.

    `given` are the file names of some papers, where only theirs are wanted; `documents` are papers just read, by the build
    that wrote this workspace: they are not read again. `store` is what the workspace holds, where that is open already.

    Raises SourceError where there is no such paper, or where one is no longer what was read.
    """
    papers = workspace.sources()
    chosen = _named(papers, source) if source else tuple(paper for paper in papers if not given or paper.name in given)
    store = store or workspace.store()
    changed = set(changed_sources(workspace, store))
    for paper in chosen:
        if paper.name in changed:
            raise SourceError(f"{paper.name} is not the file that was read: build again, then ask for its coverage.")
    read = {document.filename: document for document in documents}
    read |= {document.filename: document for document in read_documents([paper for paper in chosen if paper.name not in read])}
    return certificates_of([read[paper.name] for paper in chosen], store)


def certificates_of(documents: Collection[Document], store: Store) -> tuple[Certificate, ...]:
    """The certificates of papers as they were read, by what a store holds of them."""
    signs, uses, reports = read_signs(), _uses(store), {row[0]: row[1] for row in store.select(_REPORTS).texts}
    return tuple(certify(each, reports.get(each.filename, each.filename), uses.get(each.filename, ()), signs) for each in documents)


def _named(papers: tuple[Path, ...], source: str) -> tuple[Path, ...]:
    wanted = source.casefold()
    for found in (
        [paper for paper in papers if wanted in (paper.name.casefold(), paper.stem.casefold())],
        [paper for paper in papers if wanted in paper.name.casefold()],
    ):
        if len(found) == 1:
            return tuple(found)
        if found:
            raise SourceError(f"'{source}' may be any of {', '.join(paper.name for paper in found)}: give more of the name.")
    raise SourceError(f"There is no paper called '{source}' in this workspace: it holds {', '.join(paper.name for paper in papers)}.")


def _uses(store: Store) -> Mapping[str, list[Use]]:
    """What was made of each paper's words, by its file name."""
    found: dict[str, list[Use]] = defaultdict(list)
    for file, start, end, kind, subject, predicate, value in store.select(_LINKS).texts:
        found[file].append(Use(int(start), int(end), plain_words(kind), f"{subject} {plain_words(predicate)} {value}"))
    for file, start, end, kind, label in store.select(_NODES).texts:
        found[file].append(
            Use(int(start), int(end), plain_words(kind), f"finding: {label}" if kind == FINDING else label or plain_words(kind))
        )
    for file, start, end, kind, label in store.select(_NAMES).texts:
        found[file].append(Use(int(start), int(end), plain_words(kind), label, names=True))
    return found
