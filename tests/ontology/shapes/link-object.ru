DELETE DATA { :l6 rdf:object :strategy }
