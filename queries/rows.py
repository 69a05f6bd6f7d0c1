"""What a SELECT gives in a notebook: rows of Python values, and the same as a DataFrame or a result of rdflib."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .frames import html_table, pandas_frame, polars_frame
from .values import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas
    import polars
    from rdflib.query import Result

    from ..graph.store.store import Table
    from .values import Value

__all__ = ["Rows"]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of Python values, in the order of the query; each is a mapping from the names of the columns as it is gone through."""

    table: Table

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns: the variables of the query."""
        return self.table.columns

    @property
    def rows(self) -> list[tuple[Value, ...]]:
        """The rows, a value a column: IRIs and texts as strings, numbers, dates, True and False; None where nothing is bound."""
        return [tuple(map(value_of, row)) for row in self.table.rows]

    def __len__(self) -> int:
        return len(self.table.rows)

    def __iter__(self) -> Iterator[Mapping[str, Value]]:
        return (dict(zip(self.columns, row, strict=True)) for row in self.rows)

    def to_pandas(self) -> pandas.DataFrame:
        """Give a pandas DataFrame; raises ExtraError where pandas is not installed."""
        return pandas_frame(self._by_column())

    def to_polars(self) -> polars.DataFrame:
        """Give a polars DataFrame; raises ExtraError where polars is not installed."""
        return polars_frame(self._by_column())

    def to_rdflib(self) -> Result:
        """Give the result as rdflib has it: rows of its own terms, which it can serialise too."""
        from .rdf.results import result_of  # noqa: PLC0415 - rdflib takes a while to load

        return result_of(self.table)

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.rows)

    def _by_column(self) -> dict[str, list[Value]]:
        rows = self.rows
        return {name: [row[place] for row in rows] for place, name in enumerate(self.columns)}
