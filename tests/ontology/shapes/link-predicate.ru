DELETE DATA { :l6 rdf:predicate gt:implements }
