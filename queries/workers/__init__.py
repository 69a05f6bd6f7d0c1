"""Answers for people we do not know: questions run in processes that can be stopped, limited and cut off.

The engine cannot be interrupted from inside and asks other machines when a query says so. So a question of an analyst
is answered in a *worker*: a process that may use so much time, memory and room, has no network, and is killed when its
time is over or nobody waits for it any more. `pool.Pool` is the way in.

    front (asyncio, the endpoint)  -> starts, renews and gives up keepers; hands questions to idle workers
      keeper (holds the quads)     -> forks workers, which share its memory; tells how each one ended
        worker                     -> one question at a time; its quads never change
        successor                  -> tries a change on a copy, and is the next keeper if all of it went well
"""
