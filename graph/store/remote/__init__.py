"""Any SPARQL 1.1 server as a store, through SPARQLWrapper.

addresses     where a server is asked and changed, guessed from its URL where that is safe
servers       how servers differ: the one place where that is told
credentials   user and password, from the environment or the keyring
wire          one request: its time, its retries, its whole answer
failures      what went wrong, in one sentence
store         `RemoteStore`: questions
ledger        what the server holds of a workspace, and what is under way
filling       graphs onto the server: in batches, resumed after a break, swapped in whole
"""
