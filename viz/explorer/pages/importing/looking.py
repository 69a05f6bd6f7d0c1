"""One import, from being read to being in force; it asks for itself again while it is worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .....graph.standing import state_of
from .....queries.endpoint.http.refusals import Refusal
from ...changing.imports import read_import
from ...changing.state import in_words
from ...changing.working import noted
from ...receipts import linked_lines
from ...replies import Crumb, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...changing.imports import Import
    from ...changing.preview import Line, Section
    from ...receipts import LinkedReceipt
    from ...visit import Visit

__all__ = ["import_page"]

_AGAIN = 2  # seconds


def import_page(visit: Visit, name: str) -> Page:
    """Show how far an import is, or what it would change. Raises Refusal, 404, where there is none, 403 for who may not change anything."""
    if not visit.may.signed_in:
        raise Refusal(403, "What is handed in is shown to those alone who may change the plan.")
    asked = read_import(visit.shown.workspace.folder, name)
    busy = not asked.done and not asked.trouble and (bool(asked.confirmed) or asked.preview is None)
    sections = asked.preview.sections if asked.preview else ()
    return Page(
        "import/looking.html",
        _title(asked),
        {
            "asked": asked,
            "when": in_words(asked.when),
            "step": _step(visit, asked) if busy else "",
            "busy": busy,
            "moved_on": bool(asked.preview and not asked.done and not busy and asked.preview.state != state_of(visit.shown.workspace)),
            "sections": _with_addresses(visit, sections),
        },
        crumbs=(Crumb("Plan", visit.to.page("/")), Crumb("Import", visit.to.page("/import")), Crumb(_title(asked), "")),
        refresh=_AGAIN if busy else 0,
        lasting=False,
    )


def _title(asked: Import) -> str:
    if asked.done:
        return "The plan has been built anew"
    if asked.trouble:
        return "This could not be done"
    if asked.confirmed:
        return "The plan is being built anew"
    return "What this would change" if asked.preview else "What was handed in is being read"


def _step(visit: Visit, asked: Import) -> str:
    """How far it is, or what it waits for."""
    working = noted(visit.shown.workspace.folder)
    if working is None or working.name != asked.name:
        return "It begins as soon as what was handed in before is done." if working else "It begins in a moment."
    return f"{working.step.capitalize()}." if working.step else f"Begun at {working.since:%H:%M:%S} UTC."


def _with_addresses(visit: Visit, sections: Sequence[Section]) -> list[tuple[Section, list[tuple[Line, tuple[LinkedReceipt, ...]]]]]:
    """The sections with their lines, each with its receipts as links; those of a paper that is not here yet lead nowhere."""
    shown = iter(linked_lines(visit, [line.receipts for section in sections for line in section.lines]))
    return [(section, list(zip(section.lines, shown, strict=False))) for section in sections]
