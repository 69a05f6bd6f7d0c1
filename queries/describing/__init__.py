"""What an endpoint says of itself: service description, VoID, prefixes and example queries, as triples.

    statistics/    how much there is of what (VoID): CONSTRUCTs that the endpoint runs like any other query
    service        SPARQL 1.1 Service Description (W3C, 2013), with the statistics
    examples       the catalogue as example queries (SHACL, as SIB's sparql-examples; and as YASGUI lists them)
    prefixes       the standard prefixes (SHACL declarations)

Nothing here asks a store: whoever serves it runs the queries and hands their answers in.
"""
