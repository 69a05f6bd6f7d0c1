"""The style's partials: all end up in one file, so what two of them say of one class would come to be one look."""

import re
from collections import defaultdict
from pathlib import Path

EXPLORER = Path(__file__).resolve().parents[3] / "viz" / "explorer"
OWN = re.compile(r"^\.(gt-[\w-]+)\s*[{,]", re.MULTILINE)  # rules of a class alone, outside of any other
PRINT = "_print.scss"  # which takes the looks of all others away again


def test_a_class_has_its_look_in_one_partial() -> None:
    found = defaultdict[str, set[str]](set)
    for partial in (EXPLORER / "style").glob("_*.scss"):
        for name in OWN.findall(partial.read_text(encoding="utf-8")):
            found[name].add(partial.name)
    assert found
    assert not {name: partials for name, partials in found.items() if len(partials - {PRINT}) > 1}


def test_every_class_with_a_look_is_used() -> None:
    files = [path for pattern in ("templates/**/*.html", "script/*.js", "**/*.py") for path in EXPLORER.glob(pattern)]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    named = {name for partial in (EXPLORER / "style").glob("_*.scss") for name in OWN.findall(partial.read_text(encoding="utf-8"))}
    # A name that ends in what it is about is put together: "gt-grade--" and the grade, "gt-shade-" and a number.
    unused = {name for name in named if name not in text and not re.search(re.escape(re.sub(r"(?<=-)\w+$", "", name)) + r"[\"'{]", text)}
    assert not unused
