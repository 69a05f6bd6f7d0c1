"""Making an update that came in over HTTP: SPARQL 1.1 Protocol (W3C, 2013), 2.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..workers.change import Update
from .changing import admitted
from .http.addresses import address_of
from .http.refusals import Refusal
from .http.replies import ALWAYS, Reply, send_reply
from .http.requests import UPDATE, media_type, parameters, read_body, text_of

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from .service import Service

__all__ = ["answer_update"]

_LONGEST = 16 << 20  # bytes of an update, which may carry data; a whole graph is better sent to /graphs
_DONE = Reply(204, ALWAYS)


async def answer_update(service: Service, scope: Scope, receive: Receive, send: Send, form: bytes | None = None) -> None:
    """Make an update that is the body of a POST, or a parameter of the `form` that was read from it.

    Raises Refusal, or what `Changing.change` raises, with nothing changed.
    """
    async with admitted(service.writing, scope) as by:
        given = parameters(scope, form or b"")
        if given.all("query"):
            raise Refusal(400, "The request holds a query and an update: send one of them.")
        if parameters(scope).all("update"):
            raise Refusal(400, "An update stands in an address, which ends up in logs and histories: send it in the body.")
        text = await _body(scope, receive) if form is None else given.one("update") or ""
        update = Update(
            text=text,
            using_graphs=given.iris("using-graph-uri"),
            using_named_graphs=given.iris("using-named-graph-uri"),
            base=address_of(scope),
        )
        await by.change(update)
    await send_reply(_DONE, scope, send)


async def _body(scope: Scope, receive: Receive) -> str:
    if media_type(scope) != UPDATE:
        raise Refusal(415, f"An update is sent as {UPDATE}, or as the parameter 'update' of a form.")
    return text_of(await read_body(receive, _LONGEST))
