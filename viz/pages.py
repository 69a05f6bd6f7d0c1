"""The frame of every page: one file that needs nothing else, in which every word from outside stays text.

Jinja escapes all that it is given; a content security policy in the page itself lets only our own two scripts run, by
their hash, and lets nothing be fetched. So a label `<script>` is shown as a label, twice over.
"""

from __future__ import annotations

import re
from base64 import b64encode
from functools import partial
from hashlib import sha256
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from ..ontology.errors import ExtraError

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["page", "script", "static", "vis_network"]


def page(template: str, title: str, scripts: Sequence[str] = (), **content: object) -> str:
    """Fill one of `templates/`. `scripts` are the sources of our own scripts, never words from outside."""
    environment = Environment(
        loader=FunctionLoader(partial(_read, "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template).render(
        title=title,
        style=Markup(static("page.css")),  # noqa: S704  our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704  our own files and pyvis's
        hashes=[_hash(script) for script in scripts],
        **content,
    )


def static(name: str) -> str:
    """Give one of the files of `static/`."""
    return _read("static", name)


def script(name: str) -> str:
    """Give one of the scripts that these pages share with the explorer."""
    return _read("explorer/script", name)


def vis_network() -> str:
    """Give the vis-network library that pyvis ships, without the address of its source map. Raises ExtraError where that is missing."""
    found = find_spec("pyvis")  # to import it would bring IPython in, which takes half a second
    if found is None or found.origin is None:
        raise ExtraError("The library pyvis, which draws networks, is not installed: call pip install pyvis.")
    library = Path(found.origin).parent.joinpath("templates", "lib", "vis-9.1.2", "vis-network.min.js")
    return re.sub(r"(?m)^//# sourceMappingURL=.*$", "", library.read_text(encoding="utf-8"))


def _read(folder: str, name: str) -> str:
    return files(__package__).joinpath(folder, name).read_text(encoding="utf-8")


def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"
