"""Forms are read within bounds: what is too much is refused early, what is broken is told in a sentence, nothing is left lying."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from running import finished
from starlette.requests import ClientDisconnect

from goldenthread.queries.endpoint.http.refusals import Refusal
from goldenthread.viz.explorer import forms
from goldenthread.viz.explorer.forms import LARGEST_FILE, LARGEST_REQUEST, MOST_FILES, read_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MULTIPART = "multipart/form-data; boundary=edge"
END = b"--edge--\r\n"
MEGABYTE = bytes(1_000_000)


def part(name: str, content: bytes, filename: str | None = None) -> bytes:
    named = f'; filename="{filename}"' if filename is not None else ""
    return f'--edge\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'.encode() + content + b"\r\n"


class Sender:
    """A client that sends chunk after chunk, and counts how many were taken."""

    def __init__(self, chunks: Iterable[bytes], *, ends: bool = True) -> None:
        self._chunks, self._ends = iter(chunks), ends
        self.taken = 0

    async def receive(self) -> dict[str, Any]:
        self.taken += 1
        chunk = next(self._chunks, None)
        if chunk is None:
            return {"type": "http.request", "body": b"", "more_body": False} if self._ends else {"type": "http.disconnect"}
        return {"type": "http.request", "body": chunk, "more_body": True}


def read(chunks: Iterable[bytes], kind: str = MULTIPART, *, ends: bool = True) -> Any:
    """What a form holds, its files read; or what is raised."""
    scope = {"type": "http", "headers": [(b"content-type", kind.encode())]}
    sender = Sender(chunks, ends=ends)

    async def reading() -> Any:
        async with read_form(scope, sender.receive) as form:
            files = {name: [(each.name, each.size, each.file.read()) for each in form.uploads(name)] for name in form.files}
            return dict(form.fields), files

    return finished(reading())


def refused(chunks: Iterable[bytes], kind: str = MULTIPART) -> Refusal:
    with pytest.raises(Refusal) as raised:
        read(chunks, kind)
    return raised.value


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever sends too much is listened to for a moment only."""
    monkeypatch.setattr(forms, "_LISTENING", 0.05)


def test_fields_and_files_come_as_they_were_sent() -> None:
    body = part("by", "Ann é".encode()) + part("ticked", b"1") + part("ticked", b"2") + part("papers", b"%PDF", "a b.pdf") + END
    for size in (1, 7, len(body)):
        fields, files = read(body[at : at + size] for at in range(0, len(body), size))
        assert fields == {"by": ("Ann é",), "ticked": ("1", "2")}
        assert files == {"papers": [("a b.pdf", 4, b"%PDF")]}


def test_a_field_of_files_that_was_left_empty_has_none() -> None:
    assert read([part("papers", b"", "") + END]) == ({}, {})


def test_a_simple_form_is_read_too() -> None:
    assert read([b"by=Ann+%C3%A9&ticked=1&ticked=2"], "application/x-www-form-urlencoded") == ({"by": ("Ann é",), "ticked": ("1", "2")}, {})
    assert refused([b"by=%ff"], "application/x-www-form-urlencoded").status == 400
    assert refused([b"a=1&" * 501], "application/x-www-form-urlencoded").status == 413
    assert refused([b"a=" + b"x" * 2**20], "application/x-www-form-urlencoded").status == 413


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/json", "", "text/plain"])
def test_what_is_no_form_is_refused(kind: str) -> None:
    assert refused([b"<svg onload=alert(1)>"], kind).status == 415


@pytest.mark.parametrize(
    "body",
    [
        part("by", b"Ann"),  # no end
        part("papers", b"%PDF", "a.pdf")[:-4],
        b"--edge\r\nContent-Disposition: form-data; na",
        b"no part at all",
        b"",
        b"--edge\r\nContent-Disposition: form-data\r\n\r\nwithout a name\r\n" + END,
        b"--edge\r\n" + b"X-More: 1\r\n" * 1000 + b"\r\n\r\n" + END,
        b"--edge\r\nX: " + b"x" * 100_000 + b"\r\n\r\n" + END,
    ],
    ids=["no end", "cut in a file", "cut in a header", "no part", "nothing", "no name", "many headers", "a long header"],
)
def test_what_is_broken_or_cut_short_is_told_so(body: bytes) -> None:
    refusal = refused([body])
    assert (refusal.status, str(refusal)) == (400, "The form did not arrive whole: send it again.")


def test_without_a_boundary_it_is_broken() -> None:
    assert refused([END], "multipart/form-data").status == 400


def test_whoever_leaves_in_the_middle_is_told_nothing() -> None:
    with pytest.raises(ClientDisconnect):
        read([part("by", b"Ann")], ends=False)


def test_ten_thousand_parts_are_refused_long_before_the_last() -> None:
    for one in (part("x", b""), part("papers", b"a", "a.txt")):
        refusal = refused([one * 10_000 + END])
        assert (refusal.status, "fewer" in str(refusal)) == (413, True)
    fields, files = read([part("papers", b"a", "a.txt") * MOST_FILES + END])
    assert (fields, len(files["papers"])) == ({}, MOST_FILES)


def test_a_field_that_is_too_long_is_refused() -> None:
    assert refused([part("note", b"x" * 100_000) + END]).status == 413


def test_a_file_that_is_too_large_is_refused_while_it_comes_and_never_held_whole() -> None:
    tracemalloc.start()
    head = part("papers", b"", "a.pdf")[:-2]
    refusal = refused([head, *[MEGABYTE] * 25])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (refusal.status, "20 MB" in str(refusal)) == (413, True)
    assert most < LARGEST_FILE / 2


def test_too_much_in_all_is_refused_while_it_comes() -> None:
    def files() -> Iterator[bytes]:
        for number in range(8):
            yield part("papers", b"", f"{number}.pdf")[:-2]
            yield from [MEGABYTE] * 15
            yield b"\r\n"

    refusal = refused(files())
    assert (refusal.status, "100 MB" in str(refusal)) == (413, True)


@pytest.mark.parametrize("length", ["500000000", str(LARGEST_REQUEST + 1), "-1", "many"])
def test_what_is_announced_as_too_much_is_refused_before_a_byte_of_it_is_read(length: str) -> None:
    scope = {
        "type": "http",
        "headers": [(b"content-type", MULTIPART.encode()), (b"content-length", length.encode()), (b"expect", b"100-continue")],
    }
    sender = Sender([MEGABYTE] * 500)

    async def reading() -> None:
        async with read_form(scope, sender.receive):
            pass

    with pytest.raises(Refusal) as raised:
        finished(reading())
    assert (raised.value.status, sender.taken) == (413, 0)
    assert raised.value.headers == {"connection": "close"}


@pytest.mark.parametrize(
    "charset", ["charset=utf-7", "charset=undefined", "charset=utf-16", "charset*=us-ascii''utf-7", "CHARSET*0=unicode_escape"]
)
def test_a_form_that_names_an_encoding_of_its_own_is_refused(charset: str) -> None:
    refusal = refused([part("papers", b"words", "+2AA-.txt") + END], f"{MULTIPART}; {charset}")
    assert refusal.status == 415
    assert "UTF-8" in str(refusal)


def test_who_has_yet_to_sign_in_sends_no_files() -> None:
    sender = Sender([part("access", b"secret") + END])
    scope = {"type": "http", "headers": [(b"content-type", MULTIPART.encode())]}

    async def reading() -> None:
        async with read_form(scope, sender.receive, files=False):
            pass

    with pytest.raises(Refusal) as raised:
        finished(reading())
    assert (raised.value.status, sender.taken) == (415, 0)
