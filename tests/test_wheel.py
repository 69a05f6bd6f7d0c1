"""The wheel, built from the sdist, holds every file of the floors and examples, and nothing else.

Of the explorer's styles and scripts it holds what was made of them.
"""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

SHIPPED = ("examples", "graph", "ontology", "queries", "viz")
LEFT_BEHIND = shutil.ignore_patterns("__pycache__", ".*", "*.egg-info", "build", "dist")


def test_the_wheel_built_from_the_sdist_ships_every_file(root: Path, tmp_path: Path) -> None:
    source = shutil.copytree(root, tmp_path / "source", ignore=LEFT_BEHIND)
    subprocess.run(
        [sys.executable, "-P", "-m", "build", "--no-isolation", "--outdir", str(tmp_path)],
        cwd=source, check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name.removeprefix("goldenthread/") for name in archive.namelist() if name.startswith("goldenthread/")}
        scripts = next(archive.read(name) for name in archive.namelist() if name.endswith("entry_points.txt"))
    kept = {path for floor in SHIPPED for path in (source / floor).rglob("*") if path.is_file() and path.parent not in made_from(source)}
    assert held == {path.relative_to(source).as_posix() for path in kept}
    assert {f"viz/explorer/served/{name}" for name in ("explorer.css", "manifest.json", "NOTICE.txt")} <= held
    assert b"goldenthread = goldenthread.viz.cli:main" in scripts


def made_from(source: Path) -> set[Path]:
    return {source / "viz/explorer/script", source / "viz/explorer/style"}


def test_no_wheel_is_built_without_what_pages_fetch(root: Path, tmp_path: Path) -> None:
    for name in ("setup.py", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(root / name, tmp_path)
    build = [sys.executable, "-c", "from setuptools import build_meta; build_meta.build_wheel('.')"]
    said = subprocess.run(build, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert said.returncode
    assert "call python run.py assets, then build again" in said.stderr
