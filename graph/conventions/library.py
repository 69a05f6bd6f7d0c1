"""The conventions that there are: those that come with Golden Thread, and a council's own.

A convention is one TOML file, named by it. A file may say `extends = "NAME"`: then it holds only what differs. Its tables
are laid over those of the other; a value or a list takes the place of the other's, but one whose key begins with
`more_` (`more_ladders`, `more_heads`) is put behind it.

    >>> laid_over({"title": "A", "cover": {"date": ["on"], "body": ["board"]}}, {"cover": {"date": ["day"], "more_body": ["forum"]}})
    {'title': 'A', 'cover': {'date': ['day'], 'body': ['board', 'forum']}}
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from ...ontology.errors import ConventionError
from .checking import check_tables
from .convention import Convention, frozen

__all__ = ["FOLDER", "conventions_in", "laid_over", "read_convention", "read_convention_file", "shipped_conventions", "shipped_text"]

#: The folder of a workspace that holds its own conventions.
FOLDER = "conventions"
_MORE = "more_"

Tables = Mapping[str, Any]


@cache
def shipped_conventions() -> Mapping[str, Convention]:
    """The conventions that come with Golden Thread, by name."""
    names = sorted(entry.name.removesuffix(".toml") for entry in files(__package__).iterdir() if entry.name.endswith(".toml"))
    return {name: read_convention(name) for name in names}


@cache
def read_convention(name: str = "uk-committee-paper") -> Convention:
    """The convention of that name that comes with Golden Thread.

    Raises ConventionError when there is none or its file is not as it should be.
    """
    tables, lineage = _extended(_shipped_tables(name), name, {}, f"the convention “{name}”")
    return _made(tables, name, lineage, f"the convention “{name}”")


def shipped_text(name: str) -> str:
    """The file of a convention that comes with Golden Thread, as it is; raises ConventionError where there is none."""
    try:
        return files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError):
        known = ", ".join(
            sorted(entry.name.removesuffix(".toml") for entry in files(__package__).iterdir() if entry.name.endswith(".toml"))
        )
        raise ConventionError(f"There is no convention called “{name}”: name one of those that there are ({known}).") from None


def conventions_in(folder: Path | None) -> Mapping[str, Convention]:
    """All conventions by name: those that come with Golden Thread and those in a folder, which may extend one another.

    One of the folder takes the place of one that comes with Golden Thread and has the same name. Raises ConventionError for
    a file that is not as it should be.
    """
    paths = sorted(folder.glob("*.toml")) if folder and folder.is_dir() else []
    return {**shipped_conventions(), **{path.stem: read_convention_file(path) for path in paths}}


def read_convention_file(path: Path) -> Convention:
    """The convention of a council's own file; those that it extends may lie beside it. Raises ConventionError."""
    beside = {other.stem: other for other in sorted(path.parent.glob("*.toml")) if other != path}
    own = _tables_of(path)
    tables, lineage = _extended(own, path.stem, beside, str(path))
    check_tables(own, {name: _shipped_tables(name) for name in shipped_conventions()}, str(path))
    return _made(tables, path.stem, lineage, str(path))


def laid_over(under: Tables, over: Tables) -> dict[str, Any]:
    """The tables of a file laid over those of the one it extends."""
    laid = dict(under)
    for key, value in over.items():
        name = key.removeprefix(_MORE)
        if key != name:
            laid[name] = [*laid.get(name, ()), *value]
        elif isinstance(value, dict) and isinstance(laid.get(name), dict):
            laid[name] = laid_over(laid[name], value)
        else:
            laid[name] = value
    return laid


def _extended(
    tables: Tables, name: str, beside: Mapping[str, Path], place: str, seen: tuple[str, ...] = ()
) -> tuple[Tables, tuple[str, ...]]:
    """The tables with those that they extend under them, and the names of these."""
    parent = tables.get("extends")
    if parent is None:
        return tables, ()
    if parent in (*seen, name):
        raise ConventionError(f"{place} extends “{parent}”, which extends it in turn: let one of them extend another.")
    if parent in beside:
        given = _tables_of(beside[parent])
    elif any(entry.name == f"{parent}.toml" for entry in files(__package__).iterdir()):
        given = _shipped_tables(parent)
    else:
        raise ConventionError(f"{place} extends “{parent}”, which does not exist: goldenthread conventions lists those that do.")
    under, lineage = _extended(given, parent, beside, place, (*seen, name))
    return laid_over(under, tables), (parent, *lineage)


def _made(tables: Tables, name: str, lineage: tuple[str, ...], place: str) -> Convention:
    try:
        return frozen(tables, name, lineage)
    except KeyError as error:
        raise ConventionError(f"{place} does not say “{error.args[0]}”: add the key, or extend a convention that has it.") from error
    except (TypeError, AttributeError, ValueError) as error:
        raise ConventionError(f"{place} has a value of the wrong kind ({error}): compare it with a convention that works.") from error


@cache
def _shipped_tables(name: str) -> Tables:
    return tomllib.loads(shipped_text(name))


def _tables_of(path: Path) -> Tables:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConventionError(f"There is no file {path}: check the name, or make it with goldenthread conventions new.") from None
    except OSError as error:
        raise ConventionError(f"{path} cannot be read ({error.strerror}): check the file.") from None
    except UnicodeDecodeError:
        raise ConventionError(f"{path} is not UTF-8 text: save it again with the encoding UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConventionError(f"{path} is no TOML ({error}): mend that line.") from None
