"""`sparql`: a query of one's own, on the union of all graphs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...graph.search.workspaces import searchable
from ...graph.store.store import Table
from ...graph.store.tokens import tokens
from ...ontology.errors import QueryError
from ...queries.workers.federation import refuse_federation
from .options import format_of, output_option, store_option, workspace_option
from .output import emit
from .places import open_workspace
from .results import TABLES, TRIPLES, shown, table_as, triples_as

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...graph.store.tokens import Token

__all__ = ["command"]

_ALL = ("table", *TABLES, *(form for form in TRIPLES if form not in TABLES))
_CHANGING = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())


@click.command("sparql")
@click.argument("query", metavar="QUERY_OR_FILE")
@click.option("-f", "--format", "form", type=click.Choice(_ALL), help="table for a SELECT, ttl for a CONSTRUCT, unless given.")
@output_option
@store_option
@workspace_option
def command(query: str, form: str | None, output: Path | None, where: str, workspace: Path | None) -> None:
    """Run a SPARQL 1.1 query: its text, a file that holds it, or - for standard input.

    The usual prefixes (gt:, skos:, org: ...) need not be declared. Nothing is changed, and no other machine is asked.

    \b
      goldenthread sparql "SELECT ?o { ?x a gt:Outcome ; skos:prefLabel ?o }" --format csv
    """  # noqa: D301 - click takes the \b that is a character
    text = _text(query)
    _refuse(text)
    answer = searchable(open_workspace(workspace), where).query(text)
    if isinstance(answer, Table):
        chosen = _form(form, output, ("table", *TABLES), "SELECT")
        if chosen == "table":
            if output is not None:
                raise click.UsageError("A table goes to the terminal: for a file add --format csv, json or tsv.")
            _show(answer)
        else:
            emit(table_as(chosen, answer), output)
    elif isinstance(answer, bool):
        chosen = _form(form, output, ("table", "json"), "ASK")
        emit(table_as("json", answer) if chosen == "json" else f"{'yes' if answer else 'no'}\n", output)
    else:
        emit(triples_as(_form(form, output, TRIPLES, "CONSTRUCT"), answer), output)


def _text(query: str) -> str:
    """The query that is meant; raises QueryError for a file that cannot be read or is not there."""
    if query == "-":
        return sys.stdin.buffer.read().decode("utf-8", errors="replace")
    if "{" in query or "\n" in query or query.upper().startswith("DESCRIBE "):
        return query
    try:
        return Path(query).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise QueryError(f"{query} is not UTF-8 text: give a file that holds a SPARQL query.") from error
    except OSError as error:
        raise QueryError(f"'{query}' is neither a SPARQL query nor a file that can be read: correct it.") from error


def _refuse(query: str) -> None:
    """Refuse what would change the graph or ask another machine; raise QueryError."""
    verb = next((token.text.upper() for token in tokens(query) if token.kind == "word" and not _in_prologue(token)), "")
    if verb in _CHANGING:
        raise QueryError(f"{verb} would change the graph, which is made from the papers alone: ask with SELECT.")
    refuse_federation(query)


def _in_prologue(token: Token) -> bool:
    return token.is_word("BASE") or token.is_word("PREFIX")


def _form(chosen: str | None, output: Path | None, known: Sequence[str], kind: str) -> str:
    form = format_of(chosen, output, known)
    if form not in known:
        raise click.UsageError(f"What a {kind} gives cannot be written as {form}: choose {' or '.join(known)}.")
    return form


def _show(answer: Table) -> None:
    from .terminal import console, table, words  # noqa: PLC0415 - a pipe needs no colours

    screen = console()
    rows = [[words(shown(term), "") for term in row] for row in answer.rows]
    if rows and answer.columns:
        screen.print(table(screen.width, *answer.columns, rows=rows))
        screen.print()
    screen.print(words("1 row" if len(rows) == 1 else f"{len(rows)} rows", "dim"))
