DELETE DATA { :l6 rdf:subject :action }
