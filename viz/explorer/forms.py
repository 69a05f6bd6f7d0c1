"""Reading a form that was posted, within bounds: nothing is held in memory whole, and what is too much is refused early.

    a request   100 MB, 500 fields, 10 files        a file   20 MB        a field   64 kB

What `Content-Length` says is looked at before a byte is read, and what comes is counted all the same. Whoever sends too much
is listened to for a few seconds more, unheard: a browser that is cut off in the middle shows no sentence to its user.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import ClientDisconnect

from ...queries.endpoint.http.decoding import pairs
from ...queries.endpoint.http.refusals import Refusal
from ...queries.endpoint.http.requests import FORM, read_body
from .changing.form import Form, Upload

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterable

    from starlette.types import Receive, Scope

__all__ = ["LARGEST_FILE", "LARGEST_REQUEST", "MOST_FILES", "read_form"]

#: Bytes of one file, and of all that a request holds; and files in it.
LARGEST_FILE, LARGEST_REQUEST, MOST_FILES = 20_000_000, 100_000_000, 10

_FILES = "multipart/form-data"
_MOST_FIELDS, _LONGEST_FIELD = 500, 64 << 10
_LISTENING = 5.0  # seconds
_CLOSE = {"connection": "close"}
_TOO_LARGE = f"This is more than {LARGEST_REQUEST // 10**6} MB: send fewer files at once."
_TOO_LARGE_FILE = f"A file has more than {LARGEST_FILE // 10**6} MB: send it in parts, or as text."
_TOO_MANY = f"This has more than {MOST_FILES} files or {_MOST_FIELDS} fields: send fewer at once."
_BROKEN = "The form did not arrive whole: send it again."


class _TooLargeError(MultiPartException):
    """A bound was passed while the form was read."""


class _Parser(MultiPartParser):
    """Starlette's parser, which bounds fields and their number, with a bound on each file, and an eye on the end."""

    ended = False
    _bytes = 0

    def on_part_begin(self) -> None:
        self._bytes = 0
        super().on_part_begin()

    def on_part_data(self, data: bytes, start: int, end: int) -> None:
        self._bytes += end - start
        if self._bytes > LARGEST_FILE:
            raise _TooLargeError(_TOO_LARGE_FILE)
        super().on_part_data(data, start, end)

    def on_end(self) -> None:
        self.ended = True


@asynccontextmanager
async def read_form(scope: Scope, receive: Receive, *, files: bool = True) -> AsyncIterator[Form]:
    """Read the form of a request; its files last as long as the context. Without `files` none are taken, and little is read.

    Raises Refusal, with a sentence: 413 for too much, 415 for a body that is no form, 400 for one that is broken or cut short;
    ClientDisconnect where nobody is left to be told.
    """
    headers = Headers(scope=scope)
    try:
        items = await _items(headers, receive, with_files=files)
    except Refusal as refusal:
        if refusal.status == 413 and headers.get("expect", "").lower() != "100-continue":
            await _listen(receive)
        raise
    uploaded = [(name, value) for name, value in items if isinstance(value, UploadFile)]
    uploads = ((name, Upload(file.filename or "", file.size or 0, file.file)) for name, file in uploaded)
    try:
        yield Form(
            _gathered((name, value) for name, value in items if isinstance(value, str)),
            _gathered((name, upload) for name, upload in uploads if upload.name or upload.size),  # a field left empty sends neither
        )
    finally:
        for _, file in uploaded:
            file.file.close()


async def _items(headers: Headers, receive: Receive, *, with_files: bool) -> list[tuple[str, str | UploadFile]]:
    kind, _, rest = headers.get("content-type", "").lower().partition(";")
    kind = kind.strip()
    if kind == FORM:
        return [*_decoded(await read_body(receive))]
    if kind != _FILES or not with_files:
        raise Refusal(415, f"A form is sent as {FORM} or {_FILES}, not as '{kind}': send it from its page.", _CLOSE)
    if "charset" in rest:  # no browser says one (RFC 7578, 5.1.2), and by some what is sent could not be written to a disk
        raise Refusal(415, "A form with files is sent in UTF-8 and says no other encoding: send it from its page.", _CLOSE)
    _forbid_announced(headers)
    return await _parsed(_parser(headers, receive))


def _forbid_announced(headers: Headers) -> None:
    announced = headers.get("content-length", "0")
    if not announced.isdecimal() or int(announced) > LARGEST_REQUEST:
        raise Refusal(413, _TOO_LARGE, _CLOSE)


async def _counted(receive: Receive) -> AsyncGenerator[bytes, None]:
    """The body, as far as a request may go."""
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        size += len(message.get("body", b""))
        if size > LARGEST_REQUEST:
            raise _TooLargeError(_TOO_LARGE)
        yield message.get("body", b"")
        more = message.get("more_body", False)


def _parser(headers: Headers, receive: Receive) -> _Parser:
    """Starlette's parser over the body; a body that ends before the form does is broken, and what came of it is closed."""

    async def whole() -> AsyncGenerator[bytes, None]:
        async for chunk in _counted(receive):
            yield chunk
        if not parser.ended:
            raise MultiPartException("cut short")

    parser = _Parser(headers, whole(), max_files=MOST_FILES, max_fields=_MOST_FIELDS, max_part_size=_LONGEST_FIELD)
    return parser


async def _parsed(parser: _Parser) -> list[tuple[str, str | UploadFile]]:
    try:
        return (await parser.parse()).multi_items()
    except _TooLargeError as error:
        raise Refusal(413, error.message, _CLOSE) from error
    except MultiPartException as error:
        if "maximum" in error.message.lower():  # of a field, or of how many there are
            raise Refusal(413, _TOO_MANY if "number" in error.message else "A field is too long: shorten it.", _CLOSE) from error
        raise Refusal(400, _BROKEN, _CLOSE) from error


async def _listen(receive: Receive) -> None:
    """Let a client send on for a while, and keep nothing of it."""
    with suppress(TimeoutError):
        async with asyncio.timeout(_LISTENING):
            while (message := await receive()).get("more_body", False) and message["type"] == "http.request":
                pass


def _decoded(body: bytes) -> list[tuple[str, str]]:
    try:
        found = list(pairs(body))
    except UnicodeDecodeError as error:
        raise Refusal(400, "The form is not UTF-8: send it from its page.") from error
    if len(found) > _MOST_FIELDS:
        raise Refusal(413, _TOO_MANY)
    return found


def _gathered(items: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    found: dict[str, list[Any]] = {}
    for name, value in items:
        found.setdefault(name, []).append(value)
    return {name: tuple(values) for name, values in found.items()}
