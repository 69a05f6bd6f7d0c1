"""The same graph for those who work with rdflib: its terms, its results, a Dataset over any store of ours."""
