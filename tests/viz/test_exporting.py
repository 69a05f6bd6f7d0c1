"""Exports hold the whole graph, the same for every reader, and the same bytes each time."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from goldenthread.graph.network import project
from goldenthread.ontology.terms import OWL
from goldenthread.viz.exporting import Format, export, rendered, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from goldenthread.graph.store.embedded import EmbeddedStore
    from goldenthread.graph.workspace import Workspace


@pytest.fixture(scope="module")
def store(leicestershire: Workspace) -> EmbeddedStore:
    return leicestershire.store()


def _in_rdflib(text: bytes, form: str) -> rdflib.Dataset:
    dataset = rdflib.Dataset()
    dataset.parse(data=text.decode(), format=form)
    return dataset


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib's parser calls what rdflib deprecates
def test_rdflib_and_pyoxigraph_read_isomorphic_datasets(store: EmbeddedStore) -> None:
    trig = rendered(store, Format.TRIG)
    theirs = _in_rdflib(trig, "trig")
    again = ox.serialize(ox.parse(trig, format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    assert again is not None
    ours = _in_rdflib(again, "nquads")
    graphs = {str(graph.identifier) for graph in theirs.graphs()}
    assert graphs == {str(graph.identifier) for graph in ours.graphs()}
    for graph in graphs:
        name = rdflib.URIRef(graph)
        assert isomorphic(theirs.graph(name), ours.graph(name)), graph


def test_only_declarations_of_classes_are_left_out(store: EmbeddedStore) -> None:
    written = set(ox.parse(rendered(store, Format.TRIG), format=ox.RdfFormat.TRIG))
    left = {quad for quad in store.quads() if quad not in written}
    assert left
    assert {str(quad.object) for quad in left} == {f"<{OWL}Class>"}


@pytest.mark.parametrize("form", [Format.TTL, Format.NT, Format.JSONLD])
def test_every_syntax_holds_the_same_triples(store: EmbeddedStore, form: Format) -> None:
    syntax = {"ttl": ox.RdfFormat.TURTLE, "nt": ox.RdfFormat.N_TRIPLES, "jsonld": ox.RdfFormat.JSON_LD}[form.value]
    told = {quad.triple for quad in ox.parse(rendered(store, form), format=syntax)}
    assert told == {quad.triple for quad in ox.parse(rendered(store, Format.TRIG), format=ox.RdfFormat.TRIG)}


def test_graphml_holds_every_thing_and_link_with_its_receipts(store: EmbeddedStore, tmp_path: Path) -> None:
    export(store, Format.GRAPHML, tmp_path / "plan.graphml")
    read = nx.read_graphml(tmp_path / "plan.graphml", force_multigraph=True)
    network = project(store)
    assert (set(read), len(read.edges)) == (set(network), len(network.edges))
    stated = [about for _, _, about in read.edges(data=True) if about["grade"] == "stated"]
    assert stated
    assert all("“" in about["receipts"] for about in stated)


@pytest.mark.parametrize("form", list(Format))
def test_same_graph_same_bytes(store: EmbeddedStore, leicestershire: Workspace, form: Format) -> None:
    assert rendered(store, form) == rendered(leicestershire.store(), form)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_is_no_file_is_written_to_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_atomically(pipe, b"told")
    assert (os.read(reading, 10), pipe.is_fifo()) == (b"told", True)
    os.close(reading)


def test_a_link_stays_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "kept.csv").write_bytes(b"old")
    (tmp_path / "link.csv").symlink_to("kept.csv")
    write_atomically(tmp_path / "link.csv", b"new")
    assert ((tmp_path / "kept.csv").read_bytes(), (tmp_path / "link.csv").is_symlink()) == (b"new", True)
