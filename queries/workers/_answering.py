"""A question answered from a store: which form it has, in which syntax, within which bounds."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, serialize

from ...ontology.terms import PREFIXES
from ._datasets import dataset_of
from ._output import Output, too_many_rows
from ._rows import CsvRows, JsonRows, TsvRows, XmlRows
from ._sentences import malformed
from ._xml import XmlOutput
from .errors import NotAcceptableError, WorkerLostError
from .media import PLAIN_BOOLEAN, SOLUTIONS, TRIPLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyoxigraph import QueryTriples, Store, Triple

    from ._datasets import Dataset
    from ._rows import Rows
    from .question import Limits, Question

__all__ = ["answer"]

_PREFIXES = dict(PREFIXES)
_COUNTERS: dict[QueryResultsFormat, type[Rows]] = {
    QueryResultsFormat.JSON: JsonRows,
    QueryResultsFormat.XML: XmlRows,
    QueryResultsFormat.CSV: CsvRows,
    QueryResultsFormat.TSV: TsvRows,
}
_NAMED = re.compile(r"[^\W\d][\w.-]*$")


def answer(store: Store, question: Question, limits: Limits, spool: int) -> tuple[dict[str, Any], Output]:
    """Answer a question: its media type, form and rows, and the output that holds it. Raises the errors of `errors`."""
    try:
        dataset = dataset_of(store, question)
        found = _found(dataset, question)
    except (SyntaxError, ValueError) as error:
        raise malformed("query", question.query, error) from error
    except (RuntimeError, OSError) as error:
        raise _failed(error) from error
    try:
        if isinstance(found, QuerySolutions):
            return _solutions(found, question.solutions, limits, spool)
        if isinstance(found, QueryBoolean):
            return _boolean(found, question.boolean, limits, spool)
        return _triples(found, question.triples, limits, spool)
    except (RuntimeError, OSError) as error:
        raise _failed(error) from error


def _found(dataset: Dataset, question: Question) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Ask the engine. To hand it the known prefixes is a fifth of a small question: not where the query names its own."""
    asked = partial(dataset.store.query, question.query, base_iri=question.base, default_graph=dataset.default, named_graphs=dataset.named)
    if "PREFIX" in question.query:
        with suppress(SyntaxError):  # of a name that it leaves to us, perhaps
            return asked()
    return asked(prefixes=_PREFIXES)


def _solutions(found: QuerySolutions, media: str | None, limits: Limits, spool: int) -> tuple[dict[str, Any], Output]:
    if media is None or media not in SOLUTIONS:
        raise _not_acceptable("SELECT gives solutions", SOLUTIONS)
    rows = _COUNTERS[SOLUTIONS[media]]()
    output = (XmlOutput if SOLUTIONS[media] == QueryResultsFormat.XML else Output)(limits, spool, rows)
    found.serialize(cast("BinaryIO", output), SOLUTIONS[media])
    return {"media_type": media, "form": "solutions", "rows": rows.rows}, output


def _boolean(found: QueryBoolean, media: str | None, limits: Limits, spool: int) -> tuple[dict[str, Any], Output]:
    if media is None or media not in {*SOLUTIONS, PLAIN_BOOLEAN}:
        raise _not_acceptable("ASK gives true or false", (*SOLUTIONS, PLAIN_BOOLEAN))
    output = Output(limits, spool)
    if media == PLAIN_BOOLEAN:
        output.write(b"true" if found else b"false")
    else:
        found.serialize(cast("BinaryIO", output), SOLUTIONS[media])
    return {"media_type": media, "form": "boolean", "rows": None}, output


def _triples(found: QueryTriples, media: str | None, limits: Limits, spool: int) -> tuple[dict[str, Any], Output]:
    if media is None or media not in TRIPLES:
        raise _not_acceptable("CONSTRUCT and DESCRIBE give triples", TRIPLES)
    rows, xml = 0, TRIPLES[media] == RdfFormat.RDF_XML

    def counted() -> Iterator[Triple]:
        nonlocal rows
        for triple in found:
            rows += 1
            if rows > limits.rows:
                raise too_many_rows(limits.rows)
            if xml and not _NAMED.search(triple.predicate.value):
                sentence = f"RDF/XML has no way to write the predicate <{triple.predicate.value}>: ask for text/turtle."
                raise NotAcceptableError(sentence)
            yield triple

    output = (XmlOutput if xml else Output)(limits, spool)
    serialize(counted(), cast("BinaryIO", output), TRIPLES[media], prefixes=_PREFIXES)
    return {"media_type": media, "form": "triples", "rows": rows}, output


def _not_acceptable(what: str, known: Iterable[str]) -> NotAcceptableError:
    return NotAcceptableError(f"{what}, for which none of the media types asked for will do: accept one of {', '.join(known)}.")


def _failed(error: Exception) -> WorkerLostError:
    return WorkerLostError(f"The query could not be answered ({error}): change it and ask again.")
