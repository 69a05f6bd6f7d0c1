"""Whether what a workspace keeps is well formed, as `ontology/shapes.ttl` says (SHACL, W3C 2017).

Papers that speak of things in common are one part (`deriving/parts.py`), here with all that follows from them and what
officers decided. No shape looks from one part into another, so each part is validated by itself, together with the
vocabulary; what was found is kept aside, and only the parts that have changed since are validated again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, dataclass
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from ..ontology import resource
from ..ontology.errors import ExtraError
from ..ontology.terms import ONTOLOGY, PREF_LABEL
from . import editions
from .addresses import graph_of
from .aside import remember, remembered
from .deriving.parts import Part, parts_of
from .named import name_in_address, plain_words
from .publishing import HIDDEN
from .store.trig import blocks_of, canonical_trig, merged_trig, read_trig, written
from .vocabulary import vocabulary
from .workspace import Workspace, damaged

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["Conformance", "Fault", "conform"]

_FILE = "conforming.json"
_JUDGES = ("goldenthread", "rdflib", "pyshacl")  # other editions of them may find other faults
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """What does not fit a shape: the thing (IRI, label), the local names of severity (Violation, ...) and shape, and why."""

    about: str
    label: str
    severity: str
    shape: str
    message: str


@dataclass(frozen=True, slots=True)
class Conformance:
    """All faults, in order, and how many of the parts were validated `anew`; the others are as they were."""

    faults: tuple[Fault, ...]
    parts: int
    anew: int


def conform(
    workspace: Workspace, shapes: bytes | None = None, progress: Callable[[str, int, int], None] = lambda what, done, total: None
) -> Conformance:
    """Validate the files of a workspace against `shapes` (Turtle), or else the shipped ones.

    Raises ExtraError where pyshacl is not installed, and WorkspaceError for a damaged file.
    """
    shapes = resource("shapes.ttl").read_bytes() if shapes is None else shapes
    file, made_of = workspace.folder / HIDDEN / _FILE, _made_of(shapes)
    before: Mapping[str, list[list[str]]] = json.loads(remembered(file, made_of) or b"{}")
    found: dict[str, list[Fault]] = {}
    try:
        parts = {part.key: part for part in _parts(workspace)}
        found |= {key: [Fault(*told) for told in before[key]] for key in parts if key in before}
        anew = [key for key in parts if key not in found]
        for done, (key, faults) in enumerate(_validated({key: parts[key] for key in anew}, shapes), 1):
            found[key] = faults
            progress("Comparing with the shapes", done, len(anew))
    except SyntaxError as error:
        raise damaged(workspace.kept().files) from error
    finally:  # what was validated before someone grew tired of waiting need not be validated again
        if found and found.keys() != before.keys():
            remember(file, made_of, json.dumps({key: [astuple(each) for each in faults] for key, faults in found.items()}).encode())
    return Conformance(tuple(sorted({fault for faults in found.values() for fault in faults})), len(parts), len(anew))


def _made_of(shapes: bytes) -> str:
    try:
        versions = " ".join(version(name) for name in _JUDGES)
    except PackageNotFoundError as error:
        raise ExtraError(
            f"Comparing with the shapes needs {error.name}, which is not installed: pip install goldenthread[shacl]."
        ) from error
    return sha256(f"{versions} {editions.words()} {sha256(shapes).hexdigest()}".encode()).hexdigest()


def _parts(workspace: Workspace) -> tuple[Part, ...]:
    documents: dict[str, bytes] = {}
    for path, content in workspace.contents()[1].items():
        name = f"source/{path.stem}" if path.parent.name == "statements" else path.stem
        graph = graph_of(workspace.base, name).value
        documents[graph] = merged_trig([documents.get(graph, b""), _in_order(content)])
    return tuple(parts_of(documents, b"", (), workspace.base)[0].values())


def _in_order(content: bytes) -> bytes:
    """Put in order what someone wrote by hand, for parts are told apart by the text; what we wrote stays as it is."""
    blocks = tuple(blocks_of(content))
    in_full = all(block.graph.startswith(b"<") and block.subject.startswith(b"<") for block in blocks)
    return content if in_full and written(blocks) == content else canonical_trig(read_trig(content))


def _validated(parts: Mapping[str, Part], shapes: bytes) -> Iterator[tuple[str, list[Fault]]]:
    """Validate parts one after the other; where there are none, neither pyshacl nor rdflib is loaded."""
    if not parts:
        return
    import pyshacl  # noqa: PLC0415 - optional, and slow to load
    from rdflib import Graph  # noqa: PLC0415 - as above

    rules = Graph().parse(data=shapes, format="turtle")
    words = [f"{quad.triple} ." for quad in vocabulary()]
    for key, part in parts.items():
        own = (f"{quad.triple} ." for document in part.documents.values() for quad in read_trig(document))
        data = Graph().parse(data="\n".join((*words, *own)), format="nt")
        report = pyshacl.validate(data, shacl_graph=rules, advanced=True, inplace=True)[1]
        yield key, sorted(set(_faults(report, data)))


def _faults(report: Graph, data: Graph) -> list[Fault]:
    from rdflib import RDF, SH, URIRef  # noqa: PLC0415 - as above

    def named(iri: str) -> str:
        return str(data.value(URIRef(iri), URIRef(PREF_LABEL)) or "")

    def fault(result: Node) -> Fault:
        focus, value, severity, shape = (report.value(result, each) for each in (SH.focusNode, SH.value, SH.resultSeverity, SH.sourceShape))
        about = value if str(focus) == ONTOLOGY and value is not None else focus  # a shape of the whole graph tells it as the value
        label = named(str(about)) or f"{plain_words(str(data.value(about, RDF.type) or ''))} {name_in_address(str(about))}".strip()
        said = " ".join(sorted(map(str, report.objects(result, SH.resultMessage))))
        message = _ADDRESS.sub(lambda found: f"“{named(found[0])}”" if named(found[0]) else name_in_address(found[0]), said)
        return Fault(str(about), label, _local(severity), _local(shape) if isinstance(shape, URIRef) else "nameless", message)

    return [fault(result) for result in report.objects(None, SH.result)]


def _local(name: object) -> str:
    return str(name).rpartition("#")[2]
