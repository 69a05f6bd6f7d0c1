"""The words of the graph, as people look them up: terms of the ontology, concepts of the lenses, rules.

    terms       each class and property: label, definition, example, what it is not, what it stands under
    concepts    each lens and its concepts, with what they correspond to in other lenses and how that was judged
    counting    how much there is of each in a workspace
    deriving    each rule in words, with one of its derivations

What the words mean comes with Golden Thread and is the same for every workspace; only `counting` and `deriving` ask a store.
"""
