"""No key of a convention is idle: each is named somewhere in the code that reads conventions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.graph.conventions import shipped_conventions, shipped_text

GRAPH = Path(__file__).parents[3] / "graph"
#: Tables that are gone through key by key: words of the papers, notations, classes.
GONE_THROUGH = frozenset(
    "columns column_patterns contains frequencies proposed resolved statuses strategy_columns strategy_openings".split()
)


def keys() -> Iterator[tuple[str, str, str]]:
    for name in shipped_conventions():
        for table, rows in tomllib.loads(shipped_text(name)).items():
            if isinstance(rows, dict) and table not in GONE_THROUGH:
                yield from ((name, table, key.removeprefix("more_")) for key in rows)


@pytest.fixture(scope="module")
def code() -> str:
    return "\n".join(
        module.read_text(encoding="utf-8")
        for folder in ("conventions", "extracting", "reading")
        for module in (GRAPH / folder).rglob("*.py")
    )


@pytest.mark.parametrize(("name", "table", "key"), list(keys()))
def test_a_key_of_a_convention_is_read(name: str, table: str, key: str, code: str) -> None:
    assert f'"{key}"' in code or f"'{key}'" in code, f"[{table}] {key} of {name}.toml tells nothing to anybody: use it or take it out"


@pytest.mark.parametrize("table", sorted(GONE_THROUGH))
def test_a_table_of_a_convention_is_read(table: str, code: str) -> None:
    assert f'"{table}"' in code
