"""A change: a fork of the keeper makes it, and takes the keeper's place if all of it went well."""

from __future__ import annotations

import asyncio
import pickle
import secrets
import signal
from typing import TYPE_CHECKING

from ._control import Command
from ._keeping import Keeping
from ._link import Link, LostError
from ._telling import error_of
from .change import Changed, Difference
from .errors import DeadlineError, MemoryBoundError, WorkerLostError

if TYPE_CHECKING:
    from ...ontology.errors import GoldenThreadError
    from .change import Change
    from .frames import Frame

__all__ = ["rehearsed", "succeeded"]


async def succeeded(keeping: Keeping, change: Change) -> tuple[Keeping, Changed]:
    """Give the keeper of the changed quads; the old one stays as it is. Raises the errors of `errors`: nothing was changed."""
    link, process, (head, _) = await _made(keeping, change, rehearse=False)
    heir = Keeping(link, keeping.limits, head["revision"], process)
    heir.relay = keeping.relay  # in whose network it lives on
    return heir, Changed(revision=head["revision"], created=head["created"])


async def rehearsed(keeping: Keeping, change: Change) -> Difference:
    """Tell what a change would do."""
    link, _, (head, body) = await _made(keeping, change, rehearse=True)
    link.close()
    return Difference(added=body[: head["added"]], removed=body[head["added"] :])


async def _made(keeping: Keeping, change: Change, *, rehearse: bool) -> tuple[Link, int, Frame]:
    """Have a process make a change: its link, its number, and what it says when it is done."""
    link, theirs = await Link.make()
    with theirs:
        keeping.command(Command.SUCCEED, files=(theirs.fileno(),))
    process, done = 0, False
    seconds = keeping.limits.seconds
    try:
        async with asyncio.timeout(seconds):
            head, _ = await link.next()
            process = head["pid"]
            keeping.watch(process)
            link.send({"rehearse": rehearse, "revision": secrets.token_hex(8)}, pickle.dumps(change))
            frame = await link.next()
        if "error" in frame[0]:
            raise error_of(frame[0])
        done = True
    except LostError:
        raise _lost(await keeping.ending(process), keeping) from None
    except TimeoutError:
        raise DeadlineError(
            f"The change was stopped after {seconds:g} seconds, and nothing was changed: do less at a time.", seconds
        ) from None
    finally:
        keeping.forget(process)
        if not done:
            keeping.command(Command.KILL, process)
            link.close()
    return link, process, frame


def _lost(ending: int, keeping: Keeping) -> GoldenThreadError:
    if ending == signal.SIGABRT:
        bound = keeping.limits.memory
        return MemoryBoundError(f"The change needs more than the {bound >> 20:,} MiB of memory allowed here: nothing was changed.", bound)
    if ending == signal.SIGXCPU:
        seconds = keeping.limits.seconds
        return DeadlineError(f"The change was stopped after {seconds:g} seconds of work: nothing was changed.", seconds)
    return WorkerLostError("The process that made the change ended, and nothing was changed: send it again.")
