"""Reads 200 broken versions of a file and prints what was said of each, as JSON: python broken_files.py FILE."""

from __future__ import annotations

import io
import json
import random
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

from goldenthread.graph.reading import read_document
from goldenthread.ontology.errors import SourceError


def _versions(content: bytes, number: int) -> Iterator[bytes]:
    """So many broken versions of a file, the same in every run; of an archive, every other one has a broken member."""
    for seed in range(number):
        chance = random.Random(seed)
        yield _broken_member(content, chance) if content.startswith(b"PK") and seed % 2 else _broken(content, chance)


def _broken(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(changed) + 1)
        to = min(len(changed), at + chance.choice((1, 8, 200)))
        match chance.randrange(5):
            case 0:
                del changed[at:]
            case 1:
                del changed[at:to]
            case 2:
                changed[at:to] = chance.randbytes(to - at)
            case 3:
                changed[at:at] = changed[at:to] * chance.choice((1, 50))
            case _:
                changed[at:at] = chance.choice((b"\0", b"<", b"&#0;", b"\xff\xfe", b"99999999999", b"]]>", b"|", b'"', b"<!DOCTYPE x>"))
    return bytes(changed)


def _broken_member(content: bytes, chance: random.Random) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        victim = chance.choice(names)
        for name in names:
            member = old.read(name)
            if name != victim:
                new.writestr(name, member)
            elif chance.random() < 0.8:  # or else it is missing
                new.writestr(name, _broken(member, chance))
    return file.getvalue()


def _said(paper: Path) -> str:
    try:
        read_document(paper)
    except SourceError as error:
        return str(error)
    return ""


if __name__ == "__main__":
    seed = Path(sys.argv[1])
    paper = seed.with_stem("paper")
    answers = []
    for content in _versions(seed.read_bytes(), 200):
        paper.write_bytes(content)
        answers.append(_said(paper))
    sys.stdout.write(json.dumps(answers))
