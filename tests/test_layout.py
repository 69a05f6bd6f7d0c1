"""The house stands as it was drawn: four floors, imports only downwards, small rooms, all of it packed."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from graphlib import TopologicalSorter
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

FLOORS = ("ontology", "graph", "queries", "viz")  # from the ground up
ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LONGEST = 300  # lines a module


def files() -> tuple[Path, ...]:
    """Every file of the project that git tracks or would track, relative to the root."""
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:  # no git, or a downloaded archive: every file that is not hidden
        found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
        return tuple(path for path in found if not path.parts[0].startswith(".") and path.parts[0] != "build")
    return tuple(path for path in map(Path, listed.stdout.decode().splitlines()) if (ROOT / path).is_file())


FILES = files()
PYTHON_FILES = [path for path in FILES if path.suffix == ".py"]
MODULES = {
    ".".join(("goldenthread", *path.with_suffix("").parts)).removesuffix(".__init__"): path
    for path in PYTHON_FILES
    if path.parts[0] in FLOORS
}


def imports(path: Path) -> Iterator[str]:
    """The full names that a file imports, wherever in it; a name from one of our packages may itself be a module."""
    package = ("goldenthread", *path.parent.parts)
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            source = ".".join([*above, *([node.module] if node.module else [])])
            inner = {f"{source}.{name.name}" for name in node.names} & MODULES.keys()
            yield from inner or {source}


def floor(module: str) -> int:
    return FLOORS.index(module.split(".")[1])


@pytest.mark.parametrize("module", sorted(MODULES))
def test_imports_only_from_the_same_floor_or_below(module: str) -> None:
    ours = {name for name in imports(MODULES[module]) if name.startswith("goldenthread.")}
    assert not {name for name in ours if name.split(".")[1] not in FLOORS}, "only the four floors may be imported"
    assert not {name for name in ours if floor(name) > floor(module)}


def test_what_is_private_to_a_room_is_used_in_it_alone() -> None:
    """A module `_x` is for its own package and those inside it; what others need goes by a public name."""
    rooms = {module: module.rpartition("._")[0] for module in MODULES if "._" in module}
    strangers = {
        (str(path), name) for path in MODULES.values() for name in imports(path) if name in rooms and not within(path, rooms[name])
    }
    assert not strangers


def within(path: Path, package: str) -> bool:
    return f"{'.'.join(('goldenthread', *path.parent.parts))}.".startswith(f"{package}.")


def test_no_circles_among_modules() -> None:
    needs = {module: {name for name in imports(path) if name in MODULES} - {module} for module, path in MODULES.items()}
    assert len(tuple(TopologicalSorter(needs).static_order())) == len(MODULES)  # raises CycleError naming the circle


def test_no_module_is_imported_by_its_accidental_name() -> None:
    """`import graph` works from the checkout's root only; ruff's ban of it would ban our relative imports too."""
    assert not {(path, name) for path in PYTHON_FILES for name in imports(path) if name.split(".")[0] in FLOORS}


def test_what_ships_imports_only_declared_packages() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    lines = (*PROJECT["project"]["dependencies"], *(line for name in extras.keys() - {"test"} for line in extras[name]))
    declared = {re.split(r"[<>=!~\[; ]", line)[0].lower() for line in lines}
    distributions = packages_distributions()
    foreign = {name.split(".")[0] for path in MODULES.values() for name in imports(path)}
    foreign -= {"goldenthread", *sys.stdlib_module_names}
    missing = {name for name in foreign if not {dist.lower() for dist in distributions.get(name, [name])} & declared}
    assert not missing


def test_nothing_shadows_the_package_mapping() -> None:
    assert not (ROOT / "__init__.py").exists()
    assert not (ROOT / "goldenthread").exists()


def test_every_package_is_listed() -> None:
    folders = {module for module, path in MODULES.items() if path.name == "__init__.py"}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == folders | {"goldenthread.examples"}
    without_init = {path.parent for path in MODULES.values()} - {path.parent for path in MODULES.values() if path.name == "__init__.py"}
    assert not without_init, "a folder of modules needs an __init__.py"


def test_every_floor_says_that_it_is_typed() -> None:
    assert all((ROOT / name / "py.typed").is_file() for name in FLOORS)


@pytest.mark.parametrize("path", PYTHON_FILES, ids=str)
def test_a_module_fits_one_sitting(path: Path) -> None:
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) < LONGEST


# Taken apart, so that this file does not hold what it looks for.
MACHINE_PLACES = re.compile(
    r"(?<![\w./-])/(?:wo[r]k|fa[r]m|ho[m]e/\w|ro[o]t|opt/py[p]i|U[s]ers/\w)[./]"
    r"|files\.pythonhos[t]ed|pypi\.org/sim[p]le|registry\.npm[j]s"
)


def test_no_machine_paths_or_registry_hosts() -> None:
    found = []
    for path in FILES:
        try:
            text = (ROOT / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture or another binary file
        found += [f"{path}:{text.count(chr(10), 0, hit.start()) + 1}" for hit in MACHINE_PLACES.finditer(text)]
    assert not found
