"""Statistics of what an endpoint holds, in VoID (W3C note, 2011), with the partitions that editors complete by."""

from __future__ import annotations

from importlib.resources import files

from pyoxigraph import NamedNode

from ..binding import bind

__all__ = ["statistics_queries"]


def statistics_queries(dataset: NamedNode, graph: NamedNode) -> tuple[str, ...]:
    """Give the CONSTRUCTs whose triples together count what there is.

    `dataset` is the IRI under which the description speaks of all graphs together, `graph` that of the default graph. They are
    queries like any other, but look at everything: one council's graph takes milliseconds, four hundred take many seconds.
    """
    folder = files(__package__).joinpath("statistics")
    texts = sorted((file.name, file.read_text(encoding="utf-8")) for file in folder.iterdir() if file.name.endswith(".rq"))
    return tuple(bind(text, {"_dataset_iri": dataset, "_graph_iri": graph}) for _, text in texts)
