"""Any SPARQL 1.1 server as a store, through SPARQLWrapper.

    connecting    the way to a server, from its URL and workspace.toml
    addresses     where a server is asked and changed, guessed from its URL where that is safe
    credentials   user and password, from the environment or the keyring
    wire          one request: its retries, its whole answer; timing: the end of all waiting
    failures      what went wrong, in one sentence
    answers       from bytes to rows and triples
    servers       how servers differ: the one place where that is told
    wording       a query as every server must be sent it
    virtuoso      a query as Virtuoso must be asked it (paths, tokens: a query as its parts)
    store         `RemoteStore`: questions
    ledger        what the server holds of a workspace, and what is under way
    filling       graphs onto the server: in batches, resumed after a break, put in place whole

`goldenthread.graph.mirroring` puts them together for a workspace; docs/SERVERS.md tells people what there is to know.
"""
