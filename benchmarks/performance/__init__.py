"""One benchmark, whose tables are docs/PERFORMANCE.md: `python benchmarks/performance`.

data         workspaces of made-up councils, made once and kept, and what is asked about
measuring    percentiles, processes of their own, dropped caches
in_process   the catalogue through our store and on the bare engine
engines      the servers, ours and our peers, on the same quads
classes      what they are asked
load         a process that asks over bare sockets, as 1, 8 or 32 clients; `loading`: how it is used
checking     the same rows from every server, before anything is timed
endpoint     the servers, in turn
ordinary     the same as an ordinary client of Python sees it
beside       a short question while somebody else asks for too much
national     a nation's councils: indexing, opening, every question, cold and warm
following    what follows from what is stated, derived anew; the search index
report       tables of Markdown, between their markers
"""
