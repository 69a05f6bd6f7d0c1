"""Fuzzes the reader of a sound file with libFuzzer (atheris): python readers.py FILE [-max_total_time=60].

Whatever the bytes, reading gives a Document or a SourceError of one sentence; anything else stops the run.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["goldenthread.graph.reading"]):
    from goldenthread.graph.reading import read_document
    from goldenthread.ontology.errors import SourceError


def main(seed: Path, options: list[str], folder: Path) -> None:
    corpus, paper = folder / "corpus", folder / f"paper{seed.suffix}"
    corpus.mkdir()
    (corpus / "seed").write_bytes(seed.read_bytes())

    def read(content: bytes) -> None:
        paper.write_bytes(content)
        try:
            read_document(paper)
        except SourceError as error:
            if "\n" in str(error):
                raise RuntimeError("a refusal is one sentence") from error

    atheris.Setup([sys.argv[0], str(corpus), "-timeout=20", "-rss_limit_mb=3000", *options], read)
    atheris.Fuzz()


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        main(Path(sys.argv[1]), sys.argv[2:], Path(temporary))
