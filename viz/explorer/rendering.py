"""From a page to HTML: its template filled, every word from outside escaped."""

from __future__ import annotations

from functools import partial
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined

from ...graph.named import plain_words
from ...queries.wording import noun
from ..wording import spelt_out

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from .replies import Page
    from .visit import Visit

__all__ = ["NAVIGATION", "STATIC_POLICY", "Renderer"]

#: The pages that every page leads to, in groups: to read the plan, to look after it, and about the site. What they are called, and
#: their routes.
NAVIGATION = (
    (
        ("Plan", "/"),
        ("Questions", "/questions"),
        ("Boards", "/boards"),
        ("Lenses", "/lens"),
        ("Network", "/network"),
        ("Papers", "/sources"),
    ),
    (("Findings", "/findings"), ("Compare", "/compare"), ("Review", "/review"), ("Import", "/import")),
    (("SPARQL", "/sparql"), ("About", "/about")),
)
#: What a page of files may run and fetch: what lies beside it (`file:` is for pages that are opened from a folder).
STATIC_POLICY = (
    "default-src 'none'; script-src 'self' file:; style-src 'self' file:; img-src 'self' file: data: blob:; "
    "font-src 'self' file:; form-action 'self' file:; base-uri 'none'"
)
_NOT_STATIC = frozenset({"/review", "/import", "/sparql"})


class Renderer:
    """The templates, read once. Several threads may render at the same time."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=FunctionLoader(partial(_read, "templates")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
        )
        self._environment.filters.update(noun=noun, plain_words=plain_words, spelt_out=spelt_out)
        self._environment.globals["static_policy"] = STATIC_POLICY
        self._environment.globals["version"] = version(__package__.partition(".")[0])

    def read_all(self) -> None:
        """Read every template now, not when its first page is made."""
        for name in _names(files(__package__).joinpath("templates")):
            self._environment.get_template(name)

    def html(self, page: Page, visit: Visit) -> str:
        """Fill the template of a page; in it are its content, and `page`, `visit`, `to`, `may`, `council` and `navigation`."""
        return self._environment.get_template(page.template).render(
            **page.content,
            page=page,
            visit=visit,
            to=visit.to,
            may=visit.may,
            council=visit.shown.council,
            navigation=[
                [
                    (text, visit.to.page(path), visit.path == path or (path != "/" and visit.path.startswith(f"{path}/")))
                    for text, path in group
                    if not (visit.to.static and path in _NOT_STATIC)
                ]
                for group in NAVIGATION
            ],
        )


def _names(folder: Traversable, before: str = "") -> Iterator[str]:
    for each in folder.iterdir():
        if each.is_dir():
            yield from _names(each, f"{before}{each.name}/")
        elif each.name.endswith(".html"):
            yield before + each.name


def _read(folder: str, name: str) -> str:
    return files(__package__).joinpath(folder, name).read_text(encoding="utf-8")
