"""The tables of an index. Change `VERSION` whenever one of them, or what goes into it, changes."""

from __future__ import annotations

__all__ = ["INDEXES", "LABELS", "NUMBER", "QUOTATIONS", "TABLES", "VERSION", "WHOLE"]

VERSION = 1

#: What a name is to a thing: its number; its label or another wording; its number, level and label put together.
NUMBER, LABELS, WHOLE = 0, 1, 2
#: The local name of the class of what is quoted.
QUOTATIONS = "Quotation"

# thing.id is the place in every list: things of the papers before papers (which bear the names of their plans) before things of
# lenses, `tier` 0, 1, 2; numbered ones first; then by number and label. Of things that bear one name, the lowest tier is meant.
# `plain` is the label without capitals and accents. Trigrams find any part of a label; words are found without regard to
# capitals and accents.
TABLES = """
CREATE TABLE thing (
    id INTEGER PRIMARY KEY, iri TEXT, kind TEXT, notation TEXT, label TEXT, others TEXT, level TEXT, tier INTEGER, number TEXT, plain TEXT
);
CREATE TABLE name (id INTEGER PRIMARY KEY, folded TEXT UNIQUE);
CREATE TABLE called (name INTEGER, way INTEGER, thing INTEGER, PRIMARY KEY (name, way, thing)) WITHOUT ROWID;
CREATE TABLE quotation (id INTEGER PRIMARY KEY, iri TEXT, words TEXT, place TEXT);
CREATE TABLE above (kind TEXT, class TEXT, PRIMARY KEY (class, kind)) WITHOUT ROWID;
CREATE VIRTUAL TABLE part USING fts5(folded, content='name', content_rowid='id', tokenize='trigram', detail='none');
CREATE VIRTUAL TABLE trigram USING fts5vocab('part', 'row');
CREATE VIRTUAL TABLE labels USING fts5(
    notation, label, others, content='thing', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
CREATE VIRTUAL TABLE quotations USING fts5(
    words, content='quotation', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
"""

#: Made when all rows are in.
INDEXES = f"""
CREATE INDEX thing_tier ON thing (tier);
CREATE INDEX thing_iri ON thing (iri);
CREATE INDEX thing_number ON thing (number, label) WHERE number != '';
CREATE INDEX thing_plain ON thing (plain, label);
INSERT INTO part (rowid, folded) SELECT id, folded FROM name WHERE EXISTS (SELECT 1 FROM called WHERE name = id AND way <= {LABELS});
INSERT INTO labels (labels) VALUES ('rebuild');
INSERT INTO labels (labels, rank) VALUES ('rank', 'bm25(3.0, 5.0, 4.0)');
INSERT INTO quotations (quotations) VALUES ('rebuild');
"""
