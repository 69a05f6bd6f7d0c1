"""The shipped papers are the ones that their note describes, and hold nobody's telephone or e-mail address."""

import hashlib
import re
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "examples/leicestershire"
PAPERS = sorted((FOLDER / "sources").iterdir())


def test_the_papers_are_the_two_described_byte_for_byte() -> None:
    note = (FOLDER / "README.md").read_text(encoding="utf-8")
    described = dict(re.findall(r"^\| `(\S+)` \|.*`([0-9a-f]{64})` \|$", note, flags=re.MULTILINE))
    assert described == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in PAPERS}
    assert len(described) == 2


def test_contact_blocks_keep_the_post_and_nothing_personal() -> None:
    for path in PAPERS:
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\w@\w|\d{4} ?\d{3} ?\d{3,4}", text)
        flags = re.MULTILINE
        assert re.search(r"^Officer(\(s\))? to Contact\s+(Assistant Chief Executive|Senior Policy Officer) $", text, flags)
