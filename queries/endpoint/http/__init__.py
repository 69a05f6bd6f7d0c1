"""What any route of the endpoint needs of HTTP; nothing here knows who answers questions.

requests, decoding, documents   what a request says: parameters, queries, forms, uploads      addresses   where it was sent
negotiating, formats            which format the client takes, and which there are
replies, packing, tags, rdf     what goes back: whole, packed, with an entity tag; triples as a document
refusals                        what is not done: one status and one sentence each
"""
