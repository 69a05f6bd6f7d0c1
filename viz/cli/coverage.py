"""`coverage`: what was made of every passage of a paper, and what looks like a commitment and was not used."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING

import click

from ...graph.coverage import certificates
from ...graph.search.workspaces import searchable
from ...graph.separated import csv_of
from ...queries.wording import noun
from .options import output_option, store_option, workspace_option
from .output import called_as, emit
from .places import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from rich.console import Console

    from ...graph.coverage import Certificate, Passage

__all__ = ["command"]

_FORMATS = ("table", "csv", "json")
_COLUMNS = (
    "paper",
    "paragraph",
    "heading",
    "page",
    "verdict",
    "statements",
    "names",
    "kinds",
    "used for",
    "looks like a commitment",
    "text",
)
_SHOWN = 12  # sentences a paper; the page and the files have all
_LINE = 80  # letters of a passage in a table
_MEANING = (
    "Not used does not mean not there: it says that nothing was made of these words, and of papers that were not read it says nothing."
)


@click.command("coverage")
@click.argument("source", metavar="[SOURCE]", required=False, default="")
@click.option("-f", "--format", "chosen", type=click.Choice(_FORMATS), help="How to give it; table, or as the file's ending tells.")
@click.option("--page", is_flag=True, help="Write the papers' text as a web page, coloured by what was made of it; needs -o FILE.html.")
@output_option
@store_option
@workspace_option
def command(source: str, chosen: str | None, page: bool, output: Path | None, where: str, workspace: Path | None) -> None:
    """Show what was made of every passage of the papers.

    Each paragraph and cell is used, boilerplate, something that looks like a commitment and was not used, or other text; what could
    not be read is told too. SOURCE is one paper, by its file name or a part of it; without it, all papers.

    \b
      goldenthread coverage
      goldenthread coverage cabinet --page -o cabinet.html
    """  # noqa: D301 - click takes the \b that is a character
    form = _form(chosen, page, output)
    opened = open_workspace(workspace)
    found = certificates(opened, source, store=searchable(opened, where))
    if form == "page":
        from ..certificates import certificates_page  # noqa: PLC0415 - a table needs no templates

        named = found[0].filename if source else noun(len(found), "paper", "papers")
        emit(certificates_page(found, f"Coverage of {named}"), output)
    elif form == "csv":
        emit(csv_of(_COLUMNS, (_row(each, passage) for each in found for passage in each.passages)), output)
    elif form == "json":
        emit(json.dumps({"meaning": _MEANING, "papers": [_told(each) for each in found]}, ensure_ascii=False, indent=2) + "\n", output)
    else:
        from .terminal import draw  # noqa: PLC0415 - it brings rich, which a pipe needs not

        draw(partial(_print, found=found, whole=bool(source)), output)


def _form(chosen: str | None, page: bool, output: Path | None) -> str:
    """The format that the options or the file's ending tell."""
    ending = output.suffix.removeprefix(".").lower() if output is not None else ""
    if page or (chosen is None and ending in {"html", "htm"}):
        if output is None or chosen:
            raise click.UsageError("A page is a file of its own: leave --format out and add -o FILE.html.")
        return "page"
    if chosen or ending in {"", "txt"}:
        return chosen or _FORMATS[0]
    if ending not in _FORMATS:
        raise click.UsageError(f"A file ending in .{ending} cannot be written here: choose --format {'|'.join(_FORMATS)} or --page.")
    return ending


def _row(certificate: Certificate, passage: Passage) -> tuple[str, ...]:
    where = passage.paragraph
    return (
        certificate.filename,
        where.number,
        where.heading,
        str(where.page or ""),
        passage.verdict,
        str(passage.statements),
        str(passage.names),
        _kinds(passage),
        " | ".join(dict.fromkeys(use.words for use in passage.uses)),
        " | ".join(piece.text for piece in passage.missed),
        passage.text,
    )


def _kinds(passage: Passage) -> str:
    return ", ".join(f"{kind} {count}" for kind, count in sorted(passage.kinds.items()))


def _told(certificate: Certificate) -> dict[str, Any]:
    return {
        "paper": certificate.filename,
        "report": certificate.report,
        "format": certificate.format,
        "not read": list(certificate.notices),
        "passages": [
            {
                "paragraph": passage.paragraph.number,
                "heading": passage.paragraph.heading,
                "page": passage.paragraph.page or None,
                "verdict": passage.verdict,
                "reason": passage.reason,
                "kinds": dict(passage.kinds),
                "made of it": [{"words": use.words, "kind": use.kind, "name only": use.names} for use in passage.uses],
                "looks like a commitment": [
                    {"words": piece.text, "because": look.reason, "sign": look.words} for piece in passage.missed if (look := piece.looks)
                ],
                "text": passage.text,
            }
            for passage in certificate.passages
        ],
    }


def _print(screen: Console, found: Sequence[Certificate], *, whole: bool) -> None:
    from ..placing import told_in_short  # noqa: PLC0415 - as above
    from .terminal import table, words  # noqa: PLC0415

    for certificate in found:
        screen.print(words(f"{certificate.report} ({certificate.filename})", "bold cyan"))
        screen.print(words(f"{told_in_short(certificate)}."))
        for notice in certificate.notices:
            screen.print(words(notice, "yellow"))
        if whole:
            rows = [tuple(map(words, _cells(passage))) for passage in certificate.passages]
            screen.print(table(screen.width, "Passage", "What became of it", "Kinds", "Words", rows=rows))
            screen.print()
        missed = list(_missed(certificate))
        if missed:
            rows = [(words(place), words(text), words(why, "dim")) for place, text, why in missed[: None if whole else _SHOWN]]
            screen.print(table(screen.width, "Passage", "Looks like a commitment and was not used", "Because", rows=rows))
            if len(missed) > len(rows):
                screen.print(words(f"... and {len(missed) - len(rows)} more: {called_as()} coverage --format csv lists all"))
        screen.print()
    screen.print(words(_MEANING, "dim"))


def _cells(passage: Passage) -> tuple[str, ...]:
    from ..placing import SIGNS, TOLD  # noqa: PLC0415 - as above

    told = f"{SIGNS[passage.verdict]} {TOLD[passage.verdict].partition(':')[0]}"
    text = passage.text if len(passage.text) < _LINE else f"{passage.text[: _LINE - 1]}…"
    return passage.paragraph.number, told, passage.reason or _kinds(passage), text


def _missed(certificate: Certificate) -> Iterator[tuple[str, str, str]]:
    for passage in certificate.passages:
        for piece in passage.missed:
            if piece.looks:
                page = f", page {passage.paragraph.page}" if passage.paragraph.page else ""
                yield f"{passage.paragraph.number}{page}", piece.text, f"{piece.looks.reason} (“{piece.looks.words}”)"
