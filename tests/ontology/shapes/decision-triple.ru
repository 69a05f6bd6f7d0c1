DELETE WHERE { :decision rdf:predicate ?predicate }
